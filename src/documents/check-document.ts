/**
 * Whether a paper is genuine, and what has become of it since (R11.5): asked by whoever holds it, with what is printed on it.
 *
 * The check code is computed anew from the kept facts, so that nothing but those is believed; an unknown number and a wrong code are
 * told alike. Only what the paper itself says is answered.
 */
import { timingSafeEqual } from 'node:crypto';
import type { DocumentCheck } from '../../domain/api/document-check.ts';
import { maskName } from '../../domain/party/mask-name.ts';
import type { Database } from '../platform/database/index.ts';
import { Refusal } from '../platform/errors.ts';
import type { DocumentStanding } from '../platform/feature.ts';
import { checkText } from './layout/check-text.ts';
import { readStoredFacts } from './stored-facts.ts';

export interface PrintedMarks {
  number: string;
  code: string;
}

export const NOT_GENUINE = 'document-not-genuine';

export function createDocumentCheck({ database, standings }: { database: Database; standings: () => readonly DocumentStanding[] }) {
  async function standingOf(documentId: string): Promise<DocumentCheck['standing']> {
    for (const standing of standings()) {
      const found = await standing.of(documentId);
      if (found) return found;
    }
    return undefined;
  }

  /** @throws Refusal 404 `document-not-genuine` */
  return async ({ number, code }: PrintedMarks): Promise<DocumentCheck> => {
    const row = await database.get<{ id: string; data: string }>('SELECT id, data FROM document WHERE number = $1', [number]);
    const facts = row && readStoredFacts(row.data);
    if (!row || !facts || !('case' in facts) || !isSame(code, checkText(facts))) throw notGenuine();
    return {
      number: facts.number,
      title: facts.title,
      serial: facts.case.serial,
      issuedOn: facts.issuedOn,
      organ: facts.organ.name,
      power: facts.power.name,
      party: facts.party.kind === 'organisation' ? facts.party.name : maskName(facts.party.name),
      standing: await standingOf(row.id),
    };
  };
}

/** As people copy it: small letters and missing hyphens are the same code. */
const plain = (code: string): Buffer => Buffer.from(code.toUpperCase().replaceAll(/[^0-9A-F]/g, ''));
const isSame = (given: string, right: string): boolean => {
  const [one, other] = [plain(given), plain(right)];
  return one.length === other.length && timingSafeEqual(one, other);
};

const notGenuine = (): Refusal =>
  new Refusal(404, NOT_GENUINE, '没有文号和校验码与此相符的文书。', 'No document has this number and check code.', {
    hint: '请核对纸面后重新录入；仍不相符的，该文书不是本系统出具，请向落款机关核实。',
    hintEn: 'Compare with the paper and type again; if it still differs, the paper was not made here: ask the organ named on it.',
  });
