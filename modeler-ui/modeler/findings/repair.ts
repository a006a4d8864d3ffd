import type { Finding } from '../../../processes/lint/finding.ts';
import { repairedElement, repairText, type Repair } from '../../../processes/lint/repair.ts';
import { HEADERS } from '../../../domain/contract.ts';
import { formatCondition } from '../bpmn/condition.ts';
import type { Diagram } from '../bpmn/create-modeler.ts';
import type { Naming } from '../bpmn/naming.ts';
import type { ElementRegistry } from '../bpmn/services.ts';
import type { Settings } from '../bpmn/settings.ts';

/** The certain repairs among the findings; of two that would set the same thing only the first. */
export function certainRepairs(findings: readonly Finding[]): Repair[] {
  const chosen = new Map<string, Repair>();
  for (const { repair } of findings) if (repair && !chosen.has(targetOf(repair))) chosen.set(targetOf(repair), repair);
  // An element that gets another id is not found by its old one afterwards.
  return [...chosen.values()].sort((one, other) => Number(changesId(one)) - Number(changesId(other)));
}

/** Applies repairs as one step of undo (R6b); answers how many elements were still there to repair. */
export function applyRepairs(diagram: Diagram, repairs: readonly Repair[]): number {
  const settings = diagram.get<Settings>('settings');
  let applied = 0;
  settings.together(() => {
    for (const repair of repairs) if (applyOne(diagram.get<ElementRegistry>('elementRegistry'), settings, repair)) applied += 1;
  });
  return applied;
}

function applyOne(registry: ElementRegistry, settings: Settings, repair: Repair): boolean {
  const element = registry.get(repairedElement(repair));
  if (!element) return false;
  switch (repair.kind) {
    case 'set-header':
      settings.setHeaders(element, { [repair.key]: repair.value ?? undefined });
      return true;
    case 'set-property':
      if (repair.property === 'name' && typeof repair.value === 'string' && element.type !== 'bpmn:Process')
        settings.rename(element, repair.value);
      else settings.setProperty(element, repair.property, repair.value);
      return true;
    case 'set-duration':
      settings.setDuration(element, repair.duration);
      return true;
    case 'remove-condition':
      settings.setExpression(element, undefined);
      return true;
    case 'set-condition':
      settings.setExpression(element, formatCondition(repair.outcomes));
      return true;
    case 'set-default': {
      const flow = repair.flowId === null ? undefined : registry.get(repair.flowId);
      if (repair.flowId !== null && !flow) return false;
      settings.setDefaultOf(element, flow ?? null);
      return true;
    }
  }
}

/** Words for the button; a position is called by its name. */
export function repairWords(repair: Repair, naming: Naming, english: boolean): string {
  const { message, messageEn } = repairText(repair);
  const words = english ? messageEn : message;
  if (repair.kind !== 'set-header' || repair.value === null) return words;
  const known =
    repair.key === HEADERS.position
      ? naming.position(repair.value)
      : repair.key === HEADERS.result
        ? naming.result(repair.value)
        : undefined;
  return known === undefined ? words : words.replace(repair.value, () => known);
}

const changesId = (repair: Repair): boolean => repair.kind === 'set-property' && repair.property === 'id';

const targetOf = (repair: Repair): string => {
  switch (repair.kind) {
    case 'set-header':
      return `header ${repair.elementId} ${repair.key}`;
    case 'set-property':
      return `property ${repair.elementId} ${repair.property}`;
    case 'set-duration':
      return `duration ${repair.elementId}`;
    case 'set-default':
      return `default ${repair.gatewayId}`;
    case 'remove-condition':
    case 'set-condition':
      return `condition ${repair.flowId}`;
  }
};
