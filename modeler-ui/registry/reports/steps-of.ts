export interface Step {
  id: string;
  name: string;
}

/** The steps of a flowchart where a case can wait, in the order of the file. */
export function stepsOf(xml: string): Step[] {
  if (!xml) return [];
  const found = new DOMParser()
    .parseFromString(xml, 'application/xml')
    .getElementsByTagNameNS('http://www.omg.org/spec/BPMN/20100524/MODEL', 'userTask');
  return [...found].map((element) => ({ id: element.getAttribute('id') ?? '', name: element.getAttribute('name') ?? '' }));
}

/** The same id first, then the same name; what has neither is left to a person. */
export const suggestedMapping = (steps: Step[], targets: Step[]): Record<string, string> =>
  Object.fromEntries(
    steps.map(({ id, name }) => [
      id,
      targets.find((target) => target.id === id)?.id ?? targets.find((target) => name !== '' && target.name === name)?.id ?? '',
    ]),
  );
