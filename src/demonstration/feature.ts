/** The demonstration: its city, its past and its adjustable clock; a production platform has no route to it. */
import type { Feature } from '../platform/feature.ts';
import { createDemonstration } from './demonstration.ts';
import type { DemonstrationDependencies } from './dependencies.ts';
import { demonstrationRoutes } from './routes.ts';

export function createDemonstrationFeature(deps: DemonstrationDependencies) {
  const demonstration = createDemonstration(deps);
  const feature: Feature = {
    name: 'demonstration',
    routes: deps.mode === 'demonstration' ? (api) => demonstrationRoutes({ api, demonstration }) : undefined,
  };
  return { feature, demonstration };
}
