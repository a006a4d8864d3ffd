/** Values of one SQL statement, bound and never written in. */
export type Bind = (value: string | number) => string;

export interface Query {
  values: (string | number)[];
  bind: Bind;
}

export function createQuery(): Query {
  const values: (string | number)[] = [];
  return { values, bind: (value) => `$${values.push(value)}` };
}

/** Where the next page begins: the instant and the id of the last row, newest first. SQL over these columns. */
export function olderThan(after: string, bind: Bind, columns: { at: string; id: string }): string {
  const [at = '0', id = ''] = after.split('_');
  const mark = bind(Number(at));
  return `(${columns.at} < ${mark} OR (${columns.at} = ${mark} AND ${columns.id} < ${bind(id)}))`;
}
