/** What a drawing of the rules' own and the entry beside it must agree on before a matter runs on them (R9, R10). */
import { HEADERS } from '../contract.ts';
import type { Flowchart, FlowNode } from '../flowchart/flowchart.ts';
import type { ProcedureEntry, ProcedureLimit } from './procedure-entry.ts';

/** One English sentence for each disagreement; none = they fit. Nobody but a developer ever reads one. */
export function checkProcedure(chart: Flowchart, entry: ProcedureEntry): string[] {
  const nodes = [...chart.nodes.values()];
  const steps = nodes.filter(({ kind }) => kind === 'step');
  const asks = (key: string, known: object) => (node: FlowNode) => {
    const value = node.headers[key];
    return value !== undefined && !Object.hasOwn(known, value) ? [`${node.id} names the ${key} "${value}", which the entry lacks`] : [];
  };
  const positions = Object.fromEntries(entry.positions.map(({ code }) => [code, true]));
  const keys = new Set([entry.intake, ...Object.values(entry.forms)].flatMap(({ fields }) => fields.map(({ key }) => key)));
  const used = (key: string): Set<string | undefined> => new Set(nodes.map(({ headers }) => headers[key]));
  const idle = (key: string, known: object): string[] =>
    Object.keys(known)
      .filter((one) => !used(key).has(one))
      .map((one) => `the entry's ${key} "${one}" is nowhere in the drawing`);
  return [
    ...(chart.process.id === entry.id ? [] : [`the process is called "${chart.process.id}", not "${entry.id}"`]),
    ...nodes.flatMap(asks(HEADERS.form, entry.forms)),
    ...nodes.flatMap(asks(HEADERS.template, entry.documents)),
    ...nodes.flatMap(asks(HEADERS.result, entry.results)),
    ...steps.flatMap(asks(HEADERS.position, positions)),
    ...steps.flatMap(({ id, outcomes }) =>
      outcomes.flatMap(({ position }) =>
        position !== undefined && !Object.hasOwn(positions, position)
          ? [`an outcome of ${id} names the position "${position}", which the entry lacks`]
          : [],
      ),
    ),
    ...(entry.limits ?? []).flatMap((limit) => checkLimit(limit, chart, entry)),
    ...steps.filter(({ headers }) => !headers[HEADERS.position]).map(({ id }) => `${id} names no position`),
    ...steps.filter(({ id }) => !Object.hasOwn(entry.states, id)).map(({ id }) => `the entry says of no state at ${id}`),
    ...Object.keys(entry.states)
      .filter((id) => chart.nodes.get(id)?.kind !== 'step')
      .map((id) => `the entry's state at "${id}" is of no step`),
    ...idle(HEADERS.form, entry.forms),
    ...idle(HEADERS.template, entry.documents),
    ...idle(HEADERS.result, entry.results),
    ...Object.entries(entry.documents).flatMap(([template, { sections }]) =>
      sections
        .flatMap(({ fields }) => fields)
        .filter((key) => !keys.has(key))
        .map((key) => `document "${template}" prints "${key}", which no form asks`),
    ),
  ];
}

/** A limit counts from papers, numbers and outcomes that are there. */
function checkLimit(
  { purpose, starts, extends: extended, stops, onlyBefore }: ProcedureLimit,
  chart: Flowchart,
  entry: ProcedureEntry,
): string[] {
  const numbers = new Set(
    [entry.intake, ...Object.values(entry.forms)].flatMap(({ fields }) =>
      fields.filter(({ type }) => type === 'number').map(({ key }) => key),
    ),
  );
  const given = (stepId: string, code: string): boolean =>
    chart.nodes.get(stepId)?.outcomes.some((outcome) => outcome.code === code) ?? false;
  return [
    ...[...Object.entries(starts), ...Object.entries(extended)].flatMap(([template, { days }]) => [
      ...(Object.hasOwn(entry.documents, template) ? [] : [`the limit "${purpose}" counts from "${template}", which is no document`]),
      ...(numbers.has(days) ? [] : [`the limit "${purpose}" takes its days from "${days}", which no form asks as a number`]),
    ]),
    ...[...Object.entries(stops), ...Object.entries(onlyBefore)].flatMap(([stepId, codes]) =>
      codes
        .filter((code) => !given(stepId, code))
        .map((code) => `the limit "${purpose}" names "${code}" at ${stepId}, which is no outcome of it`),
    ),
  ];
}
