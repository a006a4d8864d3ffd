/** The same keys, other words: what the English dictionary must have for every Chinese one. */
export type Texts<T> = { [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };
