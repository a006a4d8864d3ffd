/** The address of a rule's page: a point in an address would name a file. */
export const pageOfRule = (id: string): string => `/supervision/rules/${encodeURIComponent(id.replace('.', '-'))}`;

export const ruleOfAddress = (part: string): string => part.replace('-', '.');
