import { HEADERS } from '../../../domain/contract.ts';
import type { FlowNode } from '../../../domain/flowchart/flowchart.ts';
import { explore } from '../../../domain/flowchart/paths.ts';
import { nameOfDocument } from '../../../domain/registry/documents.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import type { Stage } from '../../../domain/registry/stages.ts';
import { RUNS_FROM_SERVICE } from '../../../domain/service/runs-from-service.ts';
import { fieldsMissing, isServiceForm } from '../../../domain/service/service-form.ts';
import { called, calledEn, tooComplex, type RegistryRule } from '../rule.ts';

/** Stages in which the party uses the time that a service began. */
const USES_TIME: readonly Stage[] = ['statement', 'defence', 'hearing'];

/**
 * CF44, CF61, CF64, QZ35, QZ54, XK44: a document whose service lets a time run reaches a step that serves it before that time is used and
 * before the case closes, on every path; and a step that serves records the way and the day, from which the time is counted.
 */
export const serviceRecorded: RegistryRule = {
  name: 'service-recorded',
  check({ chart, entry }, report) {
    // What is decided on the spot is handed over there (CF52).
    if (entry.procedure === 'simple') return;
    const isService = (node: FlowNode): boolean => node.headers[HEADERS.stage] === 'service' || hasServiceForm(node, entry);
    for (const node of chart.nodes.values()) {
      if (node.kind !== 'step' || node.headers[HEADERS.stage] !== 'service' || hasServiceForm(node, entry)) continue;
      const missing = fieldsMissing(formOf(node, entry));
      const form = serviceFormsOf(entry)[0];
      report(
        node.id,
        `送达环节${called(node)}的表单没有${missing.map(({ label }) => `“${label}”`).join('、')}，送达之日无从记录，期限无法起算。请为该环节选择送达表单。`,
        `The form of service ${calledEn(node)} lacks ${missing.map(({ labelEn }) => `"${labelEn}"`).join(' and ')}: the day of service is not recorded and no time can be counted from it. Choose a form of service.`,
        form !== undefined && node.headers[HEADERS.form] === undefined
          ? { repair: { kind: 'set-header', elementId: node.id, key: HEADERS.form, value: form } }
          : undefined,
      );
    }
    const found = new Map<FlowNode, FlowNode>();
    const documents = [...chart.nodes.values()].filter((node) => running(node) !== undefined);
    if (!documents.length) return;
    const { finished } = explore<readonly FlowNode[]>(
      chart,
      [],
      (waiting) => waiting.map(({ id }) => id).join(' '),
      (event, waiting) => {
        const { node } = event;
        if (event.kind === 'step' && isService(node)) return [];
        const used = event.kind === 'step' && USES_TIME.some((stage) => stage === node.headers[HEADERS.stage]);
        const ends = event.kind === 'pass' && (node.kind === 'close' || node.kind === 'waiting-period');
        if (used || ends) for (const document of waiting) if (!found.has(document)) found.set(document, node);
        if (event.kind !== 'pass' || !documents.includes(node)) return waiting;
        return [...new Set([...waiting, node])].sort((a, b) => a.id.localeCompare(b.id));
      },
    );
    if (!finished) tooComplex(report);
    for (const [document, before] of found) {
      const { what, whatEn, basis } = running(document) ?? { what: '', whatEn: '', basis: '' };
      const { name, nameEn } = nameOfDocument(document.headers[HEADERS.template] ?? '');
      report(
        document.id,
        `《${name}》送达后才起算${what}（${basis}），但有路径没有送达就到了${called(before)}。请在其后加一个送达环节，用送达表单记录方式和日期。`,
        `"${nameEn}" begins ${whatEn} with its service (${basis}), but a path reaches ${calledEn(before)} without one. Put a step that serves it behind it, with a form of service.`,
      );
    }
  },
};

/** What begins with the service of the document that the element makes. */
function running(node: FlowNode) {
  const template = node.kind === 'document' ? node.headers[HEADERS.template] : undefined;
  return template !== undefined && Object.hasOwn(RUNS_FROM_SERVICE, template) ? RUNS_FROM_SERVICE[template] : undefined;
}

const formOf = (node: FlowNode, { forms }: RegistryEntry) => {
  const key = node.headers[HEADERS.form];
  return key !== undefined && Object.hasOwn(forms, key) ? (forms[key]?.fields ?? []) : [];
};
const hasServiceForm = (node: FlowNode, entry: RegistryEntry): boolean => node.kind === 'step' && isServiceForm(formOf(node, entry));
const serviceFormsOf = ({ forms }: RegistryEntry): string[] =>
  Object.entries(forms).flatMap(([key, { fields }]) => (isServiceForm(fields) ? [key] : []));
