/**
 * Whether a text tells who complained (R18): their name, telephone, number, address, the name of a file they brought, or their own words.
 * Asked of everything that goes to the organ complained of.
 */
export interface KeptOfComplaint {
  /** Name, telephone, number, address; empty where nobody said. */
  identity: readonly string[];
  /** As it was said or written. */
  text: string;
  fileNames: readonly string[];
}

/** Shorter runs of the same characters are what everybody writes. */
const OWN_WORDS = 12;
const SHORTEST = 2;
const SHORTEST_FILE_NAME = 4;

const solid = (text: string): string => text.replace(/[\s，。、；：！？,.;:!?"“”'()（）-]+/g, '').toLowerCase();

export function tellsOf({ identity, text, fileNames }: KeptOfComplaint, texts: readonly string[]): boolean {
  const written = texts.map(solid).join('\n');
  const holds = (what: string, shortest: number): boolean => {
    const sought = solid(what);
    return sought.length >= shortest && written.includes(sought);
  };
  if (identity.some((one) => holds(one, SHORTEST))) return true;
  if (fileNames.some((name) => holds(name.replace(/\.[^.]+$/, ''), SHORTEST_FILE_NAME))) return true;
  const own = solid(text);
  for (let start = 0; start + OWN_WORDS <= own.length; start += 1) if (written.includes(own.slice(start, start + OWN_WORDS))) return true;
  return false;
}
