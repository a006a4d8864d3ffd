export { plausibleAnswers } from './answers.ts';
export { PARTIES } from './parties.ts';
export { offsetOfFortnight } from './past/fortnight.ts';
