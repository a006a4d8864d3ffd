import { many, one, type ModdleElement } from '../../../domain/flowchart/moddle.ts';
import { elementsOf } from './find-positions.ts';
import type { Notes } from './notes.ts';
import { plainName } from './plain-text.ts';

const KNOWN = /^(?:zeebe|modeler|bioc|color|xsi|xmlns|bpmn|bpmndi|dc|di):/;
const COLOURS = ['stroke', 'fill', 'background-color', 'border-color'] as const;
/** A process may say these itself; a power's flowchart has its own. */
const CARRIERS = ['documentation', 'conditionExpression', 'loopCharacteristics'] as const;

/** Settings of the other tool: counted by its prefix; what its forms asked for is named, so that it can be asked again (R11.3). */
export function tellForeign(definitions: ModdleElement, process: ModdleElement, notes: Notes): void {
  const counts = new Map<string, number>();
  const count = (name: string): void => {
    if (!name.includes(':') || KNOWN.test(name)) return;
    const prefix = name.slice(0, name.indexOf(':'));
    counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  };
  for (const element of [definitions, process, ...elementsOf(process)]) {
    for (const key of Object.keys(element.$attrs ?? {})) if (key !== 'xmlns' && !key.startsWith('xmlns:')) count(key);
    for (const extension of [element, ...CARRIERS.map((property) => one(element, property))].flatMap((owner) =>
      many(one(owner, 'extensionElements'), 'values'),
    )) {
      count(extension.$type);
      for (const label of fieldsIn(extension))
        notes.add(
          'dropped',
          '其他工具的表单没有导入；需要时请在登记的环节表单中设置这些字段：{names}。',
          "Forms of the other tool were left out; where needed, set these fields in the entry's step forms: {names}.",
          label,
        );
    }
  }
  const groups = many(process, 'artifacts').filter(({ $type }) => $type === 'bpmn:Group').length;
  if (groups > 0) notes.add('dropped', `${groups} 个分组框没有导入。`, `${groups} group frames were left out.`);
  const coloured = many(definitions, 'diagrams')
    .flatMap((diagram) => many(one(diagram, 'plane'), 'planeElement'))
    .some((shape) => COLOURS.some((key) => shape[key] !== undefined));
  if (coloured)
    notes.add(
      'dropped',
      '元素的颜色没有导入：本平台的颜色只表示信号和期限。',
      'Colours were left out: here colours tell of signals and due times only.',
    );
  for (const [prefix, number] of [...counts].sort()) {
    notes.add(
      'dropped',
      `${number} 项“${prefix}”扩展设置没有导入（监听器、表单、办理人、配色等）。`,
      `${number} settings of "${prefix}" were left out (listeners, forms, assignments, colours and the like).`,
    );
  }
}

/** Labels of the fields in a form of Camunda, Activiti or Flowable. */
function fieldsIn(extension: ModdleElement): string[] {
  const all = [extension, ...many(extension, '$children')];
  return all
    .filter(({ $type }) => /:(?:formField|formProperty)$/.test($type))
    .map((field) => plainName(String(field['label'] ?? field.name ?? field.id ?? '')))
    .filter((label) => label !== '');
}
