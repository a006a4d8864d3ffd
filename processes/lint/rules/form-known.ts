import { HEADERS } from '../../../domain/contract.ts';
import { called, calledEn, type RegistryRule } from '../rule.ts';

/**
 * R11.3, XK34, CF42: a step's form is one of the registry entry's forms and asks only about outcomes of that step;
 * `officers` says 1 or 2.
 */
export const formKnown: RegistryRule = {
  name: 'form-known',
  check({ chart, entry }, report) {
    for (const node of chart.nodes.values()) {
      if (node.kind !== 'step') continue;
      const officers = node.headers[HEADERS.officers];
      if (officers !== undefined && officers !== '1' && officers !== '2') {
        report(node.id, `环节${called(node)}的办理人数应当是 1 或者 2。`, `Step ${calledEn(node)} must be done by 1 or 2 officers.`);
      }
      const key = node.headers[HEADERS.form];
      if (key === undefined || key === '') continue;
      if (!Object.hasOwn(entry.forms, key)) {
        report(
          node.id,
          `环节${called(node)}的表单“${key}”没有登记。`,
          `Step ${calledEn(node)} uses form "${key}", which is not registered.`,
        );
      }
    }
    reportUnaskable({ chart, entry }, report);
  },
};

/** A field asked only for outcomes that no step with this form offers would never be asked. */
function reportUnaskable(
  { chart, entry }: Pick<Parameters<RegistryRule['check']>[0], 'chart' | 'entry'>,
  report: Parameters<RegistryRule['check']>[1],
): void {
  for (const [key, form] of Object.entries(entry.forms)) {
    const steps = [...chart.nodes.values()].filter((node) => node.kind === 'step' && node.headers[HEADERS.form] === key);
    const first = steps[0];
    if (!first) continue;
    const offered = new Set(steps.flatMap(({ outcomes }) => outcomes.map(({ code }) => code)));
    for (const field of form.fields) {
      if (!field.outcomes || field.outcomes.some((code) => offered.has(code))) continue;
      report(
        first.id,
        `表单“${form.title}”的“${field.label}”只在结果 ${field.outcomes.join('、')} 时填写，但没有环节提供这些结果。`,
        `Field "${field.labelEn ?? field.label}" of form "${form.titleEn}" is asked only for ${field.outcomes.join(', ')}, which no step offers.`,
        { severity: 'warning' },
      );
    }
  }
}
