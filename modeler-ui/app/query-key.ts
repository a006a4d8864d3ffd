/**
 * The key under which the answer of an address is kept, `/cases/12/files?x=1` as `['cases', '12', 'files', '?x=1']`: the beginning of an
 * address is the beginning of the keys of all addresses below it.
 */
export function keyOf(path: string): string[] {
  const [address = '', ...asked] = path.split('?');
  return [...address.split('/').filter(Boolean), ...(asked.length > 0 ? [`?${asked.join('?')}`] : [])];
}
