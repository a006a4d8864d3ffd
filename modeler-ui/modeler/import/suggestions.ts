import type { Outcome } from '../../../domain/contract.ts';
import { DOCUMENTS } from '../../../domain/registry/documents.ts';
import type { Position, RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { OUTCOME_CATALOGUE } from '../bpmn/outcome-catalogue.ts';
import { freeCode } from '../bpmn/outcomes.ts';

/** The document that a task is called after: its whole name, or the longest one that it contains. */
export function documentNamed(name: string): string | undefined {
  const words = name.toLowerCase();
  const found = Object.entries(DOCUMENTS).filter(
    ([, { name: zh, nameEn }]) => (zh.length > 2 && name.includes(zh)) || words.includes(nameEn.toLowerCase()),
  );
  return found.sort(([, one], [, other]) => other.name.length - one.name.length)[0]?.[0];
}

/** The registry's position that a lane, a group or a person's role is called after. */
export function positionNamed(name: string, { positions }: Pick<RegistryEntry, 'positions'>): Position | undefined {
  const wanted = bare(name);
  if (wanted === '') return undefined;
  return positions.find(({ code, name: zh, nameEn }) => [code, zh, nameEn].some((known) => bare(known) === wanted));
}

/** `承办岗`, `承办` and `承办岗位` are one; so are `Window` and `window `. */
const bare = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '')
    .replace(/岗位?$/, '');

const NEGATIVE = /^(?:不|未|否|退|驳|拒|撤)|^(?:no|not|fail|reject|deny|denied|return|refuse)\b/i;
const YES: Readonly<Record<string, Outcome>> = {
  是: { code: 'yes', label: '是', labelEn: 'Yes' },
  yes: { code: 'yes', label: '是', labelEn: 'Yes' },
  否: { code: 'no', label: '否', labelEn: 'No', negative: true },
  no: { code: 'no', label: '否', labelEn: 'No', negative: true },
};

/** An outcome for a way that another tool only named: from the catalogue where its words are known. */
export function outcomeNamed(label: string, taken: Outcome[]): Outcome {
  const words = label.trim().toLowerCase();
  const known =
    YES[words] ?? OUTCOME_CATALOGUE.find((outcome) => outcome.label === label.trim() || outcome.labelEn?.toLowerCase() === words);
  if (known) return { ...known, code: freeCode(taken, known.code) };
  return { code: freeCode(taken, 'outcome'), label, ...(NEGATIVE.test(label) ? { negative: true } : {}) };
}
