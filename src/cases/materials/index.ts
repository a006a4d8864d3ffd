export { createMaterials, type CaseMaterial, type KeptMaterial, type Materials } from './materials.ts';
export { createHinderGrant, type HinderGrant } from './hinder-grant.ts';
export { createPromises, type Promises } from './promises.ts';
export { materialRoutes } from './routes.ts';
export { verifyMaterials } from './verify.ts';
