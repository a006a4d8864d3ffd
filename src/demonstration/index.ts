export { plausibleAnswers } from './answers.ts';
export { createDemonstration, waitFor, type Demonstration } from './demonstration.ts';
export { PARTIES } from './parties.ts';
export { offsetOfFortnight } from './past/fortnight.ts';
export { demonstrationRoutes } from './routes.ts';
