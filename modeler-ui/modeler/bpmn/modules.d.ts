declare module 'diagram-js-minimap' {
  const module: Record<string, unknown>;
  export default module;
}

declare module 'bpmn-js-token-simulation/lib/simulator' {
  const module: Record<string, unknown>;
  export default module;
}

declare module 'bpmn-js-token-simulation/lib/animation' {
  const module: Record<string, unknown>;
  export default module;
}
