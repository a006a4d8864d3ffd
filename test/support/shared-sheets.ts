/** One thread that writes sheets for all platforms of a test run. */
import { createSheets } from '../../src/platform/sheets/index.ts';

export const sharedSheets = createSheets();
