import { HEADERS } from '../../../domain/contract.ts';
import type { Effect } from '../../../domain/registry/effects.ts';
import { nameOfDocument, requiredDocuments as requiredDocumentsOf, type RequiredDocument } from '../../../domain/registry/documents.ts';
import type { FlowNode } from '../../../domain/flowchart/flowchart.ts';
import { effectOf, explore } from '../../../domain/flowchart/paths.ts';
import { called, calledEn, tooComplex, type RegistryRule } from '../rule.ts';

/** A document that the run owes, by template, with the step that decided. */
type Owed = ReadonlyMap<string, FlowNode>;

/**
 * R15.5, R15.7, R15.8 turned into prevention: after an outcome that the law wants in writing, the document comes on
 * every path, before the next step and before the case closes. Which documents: a table per category.
 */
export const requiredDocuments: RegistryRule = {
  name: 'required-documents',
  check({ chart, entry }, report) {
    const table = requiredDocumentsOf(entry);
    if (!table.length) return;
    const reported = new Set<string>();
    const demand = (owed: Owed, before: FlowNode): void => {
      for (const [template, step] of owed) {
        const key = `${template} ${step.id}`;
        if (reported.has(key)) continue;
        reported.add(key);
        const { name, nameEn } = nameOfDocument(template);
        const required = table.find((row) => row.template === template);
        report(
          step.id,
          `环节${called(step)}之后没有先生成《${name}》就到了${called(before)}（依据 ${required?.basis ?? ''}）。`,
          `After step ${calledEn(step)} the document "${nameEn}" must be generated before ${calledEn(before)} (${required?.basis ?? ''}).`,
        );
      }
    };
    const { finished } = explore<Owed>(chart, new Map(), keyOf, (event, owed) => {
      const { node } = event;
      if (event.kind === 'step') {
        demand(owed, node);
        return withOwed(new Map(), node, effectOf(node, event.decision), table);
      }
      if (event.kind === 'complete' || node.kind === 'close') {
        demand(owed, node);
        return new Map();
      }
      return node.kind === 'document' ? without(owed, paidBy(node.headers[HEADERS.template] ?? '', table)) : owed;
    });
    if (!finished) tooComplex(report);
  },
};

function withOwed(owed: Map<string, FlowNode>, step: FlowNode, effect: Effect | undefined, table: readonly RequiredDocument[]): Owed {
  for (const { after, template } of table) if (after === effect) owed.set(template, step);
  return owed;
}

/** What a document settles: itself, and what it may stand in place of. */
const paidBy = (template: string, table: readonly RequiredDocument[]): string[] => [
  template,
  ...table.filter(({ or = [] }) => or.includes(template)).map((row) => row.template),
];

function without(owed: Owed, templates: readonly string[]): Owed {
  if (!templates.some((template) => owed.has(template))) return owed;
  const rest = new Map(owed);
  for (const template of templates) rest.delete(template);
  return rest;
}

const keyOf = (owed: Owed): string =>
  [...owed]
    .map(([template, step]) => `${template}=${step.id}`)
    .sort()
    .join(';');
