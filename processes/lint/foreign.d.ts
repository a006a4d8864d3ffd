/** The little that the lint package uses of libraries that bring no types. */

declare module 'bpmn-moddle' {
  export interface ParseWarning {
    message: string;
    element?: { id?: string };
    property?: string;
    value?: unknown;
  }
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    fromXML(xml: string, typeName?: string): Promise<{ rootElement: unknown; warnings: ParseWarning[] }>;
    toXML(element: unknown, options?: { format?: boolean }): Promise<{ xml: string }>;
    create(type: string, attributes?: Record<string, unknown>): import('../../domain/flowchart/moddle.ts').ModdleElement;
  }
}

declare module 'bpmnlint' {
  export type Report = { id: string | null; message: string; category: string } & Record<string, unknown>;
  export class Linter {
    constructor(options: { config: unknown; resolver: unknown });
    lint(root: unknown): Promise<Record<string, Report[]>>;
  }
}

declare module 'bpmnlint/rules/*' {
  const factory: (options?: unknown) => import('./rule.ts').BpmnlintRule;
  export default factory;
}

declare module 'bpmnlint-plugin-camunda-compat' {
  const plugin: { configs: Record<string, { rules: Record<string, unknown> }>; rules: Record<string, string> };
  export default plugin;
}

declare module 'bpmnlint-plugin-camunda-compat/rules/*' {
  const factory: (options?: unknown) => import('./rule.ts').BpmnlintRule;
  export default factory;
}
