/**
 * What an import changed, told to the person before the drawing is taken over (nothing is dropped silently).
 *
 * `dropped` is gone, `converted` became something else with the same meaning, `check` needs the person's judgement.
 */
export type NoteKind = 'dropped' | 'converted' | 'check';

export interface ImportNote {
  kind: NoteKind;
  message: string;
  messageEn: string;
}

/** Collects notes; the same thing said of many elements becomes one line that names them. */
export class Notes {
  private readonly groups = new Map<string, { kind: NoteKind; zh: string; en: string; names: string[] }>();

  /** `{names}` in the words is replaced by the names of all elements that it was said of. */
  add(kind: NoteKind, zh: string, en: string, name?: string): void {
    const key = `${kind}|${zh}`;
    const group = this.groups.get(key) ?? { kind, zh, en, names: [] };
    if (name !== undefined) group.names.push(name);
    this.groups.set(key, group);
  }

  list(): ImportNote[] {
    return [...this.groups.values()]
      .map(({ kind, zh, en, names }) => ({
        kind,
        message: zh.replace('{names}', () => chineseNames(names)),
        messageEn: en.replace('{names}', () => englishNames(names)),
      }))
      .sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
  }
}

const ORDER: NoteKind[] = ['check', 'converted', 'dropped'];
const SHOWN = 6;

const chineseNames = (names: readonly string[]): string =>
  `${names
    .slice(0, SHOWN)
    .map((name) => `“${name}”`)
    .join('、')}${names.length > SHOWN ? `等 ${names.length} 处` : ''}`;

const englishNames = (names: readonly string[]): string =>
  `${names
    .slice(0, SHOWN)
    .map((name) => `"${name}"`)
    .join(', ')}${names.length > SHOWN ? ` and ${names.length - SHOWN} more` : ''}`;
