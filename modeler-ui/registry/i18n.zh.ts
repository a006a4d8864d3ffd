import { zhCatalogue } from './dictionary/zh-catalogue.ts';
import { zhChanges } from './dictionary/zh-changes.ts';
import { zhEntry } from './dictionary/zh-entry.ts';
import { zhReports } from './dictionary/zh-reports.ts';

/** The registry's pages in Chinese. */
export const zh = { ...zhCatalogue, ...zhChanges, ...zhEntry, ...zhReports };
