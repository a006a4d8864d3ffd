export { loadPowers } from './load-powers.ts';
export { createDeployFlowchart } from './deploy-flowchart.ts';
export { registryRoutes } from './routes.ts';
export { createRegistryService, DEPLOY_FLOWCHART, hashOfFlowchart, type RegistryService } from './service.ts';
export { basicsOf, type PowerRow, type VersionRow } from './store.ts';
