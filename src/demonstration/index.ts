export { plausibleAnswers } from './answers.ts';
export { createDemonstration, waitFor, type Demonstration } from './demonstration.ts';
export { PARTIES } from './parties.ts';
export { FORTNIGHT_WORKING_DAYS } from './past-fortnight.ts';
export { demonstrationRoutes } from './routes.ts';
