/** Narrow views of the moddle tree, the same for bpmn-moddle and for a diagram open in the modeler. */

export interface ModdleElement {
  $type: string;
  id?: string;
  name?: string;
  $parent?: ModdleElement;
  $attrs?: Record<string, unknown>;
  [property: string]: unknown;
}

/** A many-valued property; absent is empty. */
export const many = (element: ModdleElement | undefined, property: string): ModdleElement[] => {
  const value = element?.[property];
  return Array.isArray(value) ? (value as ModdleElement[]) : [];
};

/** A single reference or child. */
export const one = (element: ModdleElement | undefined, property: string): ModdleElement | undefined => {
  const value = element?.[property];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as ModdleElement) : undefined;
};

/** A text attribute. */
export const text = (element: ModdleElement | undefined, property: string): string | undefined => {
  const value = element?.[property];
  return typeof value === 'string' ? value : undefined;
};

/** Values inside `bpmn:extensionElements`. */
export const extensionsOf = (element: ModdleElement): ModdleElement[] => many(one(element, 'extensionElements'), 'values');
