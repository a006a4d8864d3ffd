import { HEADERS } from '../../../domain/contract.ts';
import { many, one, type ModdleElement } from '../../../domain/flowchart/moddle.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import type { Graph } from './graph.ts';
import type { Notes } from './notes.ts';
import { plainName } from './plain-text.ts';
import { positionNamed } from './suggestions.ts';

/** Attributes in which other tools keep who does a task, most telling first. */
const WHO = ['candidateGroups', 'assignee', 'candidateUsers'] as const;

/** Lanes and assignments of the other tool become positions where the registry has one of that name; the others are told (R10). */
export function findPositions(graph: Graph, process: ModdleElement, entry: RegistryEntry, notes: Notes): void {
  const lanes = laneOf(process);
  if (lanes.size > 0)
    notes.add('dropped', '泳道框已去掉，泳道名称用来对应岗位。', 'Lane frames were taken away; their names were matched with positions.');
  for (const element of elementsOf(process)) {
    const node = graph.nodes.get(element.id ?? '');
    if (node?.kind !== 'step' || node.headers.some(({ key }) => key === HEADERS.position)) continue;
    const names = [...assigned(element), lanes.get(element.id ?? '')].filter((name) => name !== undefined);
    const position = names.map((name) => positionNamed(name, entry)).find((found) => found !== undefined);
    if (position) {
      node.headers.push({ key: HEADERS.position, value: position.code });
      notes.add(
        'converted',
        '按泳道或者办理人设置了岗位：{names}。',
        'Positions were set from lanes or assignments: {names}.',
        `${node.name || node.id} → ${position.name}`,
      );
    } else if (names[0] !== undefined) {
      notes.add(
        'check',
        '登记的岗位中没有以下名称，请在登记信息中增加岗位，或者为环节另选岗位：{names}。',
        'The entry has no position of these names; add one to the entry or choose another for the step: {names}.',
        `${names[0]}（${node.name || node.id}）`,
      );
    }
  }
}

/** Names of the innermost lanes by the elements in them. */
function laneOf(process: ModdleElement): Map<string, string> {
  const found = new Map<string, string>();
  const read = (laneSet: ModdleElement): void => {
    for (const lane of many(laneSet, 'lanes')) {
      for (const element of many(lane, 'flowNodeRef')) if (element.id !== undefined) found.set(element.id, plainName(lane.name ?? ''));
      const inner = one(lane, 'childLaneSet');
      if (inner) read(inner);
    }
  };
  many(process, 'laneSets').forEach(read);
  return found;
}

/** Everything in the process, also inside sub-processes. */
export const elementsOf = (scope: ModdleElement): ModdleElement[] =>
  many(scope, 'flowElements').flatMap((element) => [element, ...elementsOf(element)]);

/** `camunda:candidateGroups`, `activiti:assignee`, `flowable:…`: whatever the prefix is. An expression names nobody. */
function assigned(element: ModdleElement): string[] {
  const attributes = Object.entries(element.$attrs ?? {});
  return WHO.flatMap((who) => attributes.filter(([key]) => key.endsWith(`:${who}`)).flatMap(([, value]) => String(value).split(',')))
    .map((name) => plainName(name))
    .filter((name) => name !== '' && !name.includes('${'));
}
