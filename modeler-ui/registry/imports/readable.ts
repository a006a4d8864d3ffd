/** What the import reads, by the ending of the name. */
export const isReadable = (fileName: string): boolean => /\.(xlsx|json)$/i.test(fileName);
