/** One pair of threads for all platforms of a test run: each pair takes seconds to load the rules. */
import { createParsers } from '../../src/platform/parsers/index.ts';

export const sharedParsers = createParsers();
