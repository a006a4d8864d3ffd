/** Most characters of what people write, where a form names no bound of its own (R11.3). */
export const LONGEST = { text: 200, 'long-text': 4_000, subject: 200, opinion: 4_000 } as const;

/** Characters as people count them: one that needs two places in the machine is one. */
export const charactersOf = (text: string): number => [...text].length;
