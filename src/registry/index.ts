export { loadPowers } from './load-powers.ts';
export { createComments } from './comments.ts';
export { createCreatePower } from './create-power.ts';
export { createImports } from './exchange/imports.ts';
export type { Laws } from './laws/service.ts';
export type { ExpectedChange } from './changes/declaration.ts';
export type { ChangeService } from './changes/service.ts';
export { createRegistryService, hashOfFlowchart, type PublishedDeployment, type RegistryService } from './service.ts';
export { entryOfVersion, type PowerRow, type VersionRow } from './store.ts';
