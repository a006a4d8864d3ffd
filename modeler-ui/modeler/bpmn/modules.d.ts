declare module 'diagram-js-minimap' {
  const module: Record<string, unknown>;
  export default module;
}

declare module 'bpmn-auto-layout' {
  /** Arranges the first process of the text from left to right and answers the text with new drawing information. */
  export function layoutProcess(xml: string): Promise<string>;
}

declare module 'bpmn-js-token-simulation/lib/simulator' {
  const module: Record<string, unknown>;
  export default module;
}

declare module 'bpmn-js-token-simulation/lib/animation' {
  const module: Record<string, unknown>;
  export default module;
}
