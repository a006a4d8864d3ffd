/** What XML ids may look like; the parser drops whatever has another. */
const LEGAL = /^[A-Za-z_][\w.-]*$/;
const ID = /(\sid\s*=\s*)(["'])([^"'<>]*)\2/g;
/** Attributes of BPMN and its drawing that name an element by its id, and elements whose text does. */
const NAMING =
  /(\s(?:id|sourceRef|targetRef|bpmnElement|attachedToRef|default|processRef|dataObjectRef|dataStoreRef|messageRef|signalRef|errorRef|itemSubjectRef|choreographyActivityShape)\s*=\s*)(["'])([^"'<>]*)\2/g;
const NAMED_IN_TEXT = /(<(?:[\w-]+:)?(?:incoming|outgoing|flowNodeRef|sourceRef|targetRef)>\s*)([^<\s]+)(\s*<)/g;

/**
 * Ids that begin with a digit (some tools number their elements, or use GUIDs) or hold Chinese become legal ones, wherever they are named;
 * without that the parser would leave those elements out. Files whose ids are all legal come back as they are.
 */
export function giveLegalIds(xml: string): string {
  const legal = new Map<string, string>();
  for (const [, , , id = ''] of xml.matchAll(ID)) if (id !== '' && !LEGAL.test(id) && !legal.has(id)) legal.set(id, `id_${legal.size + 1}`);
  if (legal.size === 0) return xml;
  const named = (id: string): string => legal.get(id) ?? id;
  return xml
    .replace(NAMING, (_, before: string, quote: string, id: string) => `${before}${quote}${named(id)}${quote}`)
    .replace(NAMED_IN_TEXT, (_, before: string, id: string, after: string) => `${before}${named(id)}${after}`);
}
