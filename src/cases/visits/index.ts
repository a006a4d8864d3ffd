export { createJointVisitOf, type JointVisitOf } from './joint-visit.ts';
export { createKeepVisits, type KeepVisits } from './keep-visits.ts';
export { createMerging } from './merging.ts';
export { visitRoutes } from './routes.ts';
export { verifyVisits } from './verify.ts';
export { createVisitViews } from './views.ts';
