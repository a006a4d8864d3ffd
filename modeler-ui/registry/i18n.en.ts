import { enCatalogue } from './dictionary/en-catalogue.ts';
import { enChanges } from './dictionary/en-changes.ts';
import { enEntry } from './dictionary/en-entry.ts';
import { enReports } from './dictionary/en-reports.ts';

/** The registry's pages in English. */
export const en = { ...enCatalogue, ...enChanges, ...enEntry, ...enReports };
