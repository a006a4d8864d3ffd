/** As what a file stands for a material: scanned from the original that was seen, or from a copy. */
export const FILE_FORMS = ['original', 'copy'] as const;
export type FileForm = (typeof FILE_FORMS)[number];
