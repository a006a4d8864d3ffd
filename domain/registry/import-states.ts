/** How a batch import stands, and what it does with each row of its file (R5). */
export const IMPORT_STATES = ['checking', 'checked', 'applying', 'done', 'failed'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const IMPORT_ACTIONS = ['create', 'change', 'unchanged', 'error'] as const;
export type ImportAction = (typeof IMPORT_ACTIONS)[number];
