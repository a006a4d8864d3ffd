/**
 * What the compiler knows of the dictionaries. Chinese says which keys there are and what each leaves open; a Chinese key that ends in
 * `_other` is counted, and English then has `_one` beside it (the plural categories of i18next).
 */

/** What the dictionary of another language must have: the same keys, no others. */
export type Texts<T> = { [K in keyof T]: T[K] extends string ? string : Texts<T[K]> } & {
  [K in keyof T as K extends `${infer Base}_other` ? `${Base}_one` : never]: string;
};

/** The names between braces: `'name' | 'at'` of `{{name}}于 {{at}} 退回`. */
type Places<Text> = Text extends `${string}{{${infer Place}}}${infer Rest}` ? Place | Places<Rest> : never;

/** Every key with what its text leaves open: `['shell.help', never] | ['keys.goTo', 'home']`. */
type Entries<T, Before extends string = ''> = {
  [K in keyof T & string]: T[K] extends string
    ? [key: `${Before}${K extends `${infer Base}_other` ? Base : K}`, places: Places<T[K]>]
    : Entries<T[K], `${Before}${K}.`>;
}[keyof T & string];

/** The same as a table, so that one key is found without a look at the others. */
export type Keys<T, Before extends string = ''> = {
  [E in Entries<T, Before> as E extends [infer Key extends string, unknown] ? Key : never]: E extends [string, infer Open] ? Open : never;
};

/** The groups of a dictionary: `'role'`, `'error.hint'`. */
export type Groups<T, Before extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? never : `${Before}${K}` | Groups<T[K], `${Before}${K}.`>;
}[keyof T & string];
