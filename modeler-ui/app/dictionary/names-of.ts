type Named<K extends string> = Readonly<Record<K, { name: string; nameEn: string }>>;

/** The words of one of the domain's tables in Chinese: pages and server read the same table. */
export const chineseNames = <K extends string>(table: Named<K>): Record<K, string> => mapped(table, ({ name }) => name);

/** In English, as a word that stands alone. */
export const englishNames = <K extends string>(table: Named<K>): Record<K, string> =>
  mapped(table, ({ nameEn }) => nameEn.charAt(0).toUpperCase() + nameEn.slice(1));

const mapped = <K extends string>(table: Named<K>, word: (entry: Named<K>[K]) => string): Record<K, string> =>
  Object.fromEntries((Object.keys(table) as K[]).map((key) => [key, word(table[key])])) as Record<K, string>;
