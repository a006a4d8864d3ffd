/** The pages of the registry's area in the order of the navigation; `/registry` first, so that the longest path is found last. */
export const REGISTRY_PAGES = [
  { key: 'catalogue', path: '/registry', action: 'registry.read' },
  { key: 'changes', path: '/registry/changes', action: 'registry.read' },
  { key: 'laws', path: '/registry/laws', action: 'registry.read' },
  { key: 'templates', path: '/registry/templates', action: 'template.edit' },
  { key: 'lint', path: '/registry/lint-report', action: 'registry.read' },
  { key: 'imports', path: '/registry/imports', action: 'registry.import' },
  { key: 'migrations', path: '/registry/migrations', action: 'case.migrate' },
  { key: 'statistics', path: '/registry/statistics', action: 'registry.read' },
] as const;
