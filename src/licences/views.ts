/** What pages read of licences and awards, within the reader's scope (R14): the list, one in full with its history, and words for links. */
import { bilingualOf, type Page } from '../../domain/api/basics.ts';
import type { LicenceDetail, LicenceRow as ListedRow } from '../../domain/api/licences.ts';
import { withEnglish, type LabelledValue } from '../../domain/forms/labelled.ts';
import type { FormField } from '../../domain/contract.ts';
import { licenceAct } from '../../domain/licences/acts.ts';
import { registered } from '../../domain/licences/registered.ts';
import { LICENCE_STATES } from '../../domain/licences/states.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import { conditionsOf, readPage, rowsInScope } from '../matters/index.ts';
import type { Directory } from '../organisation/index.ts';
import { may, scopeOf, type Person, type Scope } from '../platform/auth/index.ts';
import { placeholders, type Database } from '../platform/database/index.ts';
import { notFound } from '../platform/errors.ts';
import type { DocumentStanding, LinkTarget } from '../platform/feature.ts';
import type { Time } from '../platform/time/time.ts';
import { licenceFilters, type LicenceFilter } from './filters.ts';
import { licenceModels, type LicenceEventRow, type LicenceRow } from './models.ts';
import { entryOfVersion } from '../registry/index.ts';
import type { Licences } from './register.ts';

const USUAL_PAGE = 50;
const MOST = 300;

export type LicenceViews = ReturnType<typeof createLicenceViews>;

export interface LicenceQuestion extends LicenceFilter {
  after?: string;
  limit?: number;
}

export function createLicenceViews(deps: { database: Database; time: Time; licences: Licences; names: () => Promise<Directory> }) {
  const { database, time, licences, names } = deps;
  const { licence: model } = licenceModels(database);
  const filters = licenceFilters(time);

  async function list(scope: Scope, { after, limit = USUAL_PAGE, ...filter }: LicenceQuestion): Promise<Page<ListedRow>> {
    const { rows, next, total } = await readPage<LicenceRow>(
      database.aside,
      { model, newest: 'issued_at', parts: [rowsInScope<LicenceRow>(scope)], where: conditionsOf(filters, filter) },
      { after, limit: Math.min(Math.max(limit, 1), MOST) },
    );
    return { items: await shown(rows), next, total };
  }

  async function shown(rows: readonly LicenceRow[]): Promise<ListedRow[]> {
    const [known, powers] = [await names(), await powersOf(rows.map((row) => row.power_id))];
    return rows.map((row) => {
      const power = powers.get(row.power_id);
      return {
        id: row.id,
        number: row.number,
        category: row.category,
        power: { id: row.power_id, code: row.power_code, name: power?.name ?? row.power_code, nameEn: power?.name_en ?? row.power_code },
        organ: { id: row.organ_id, name: known.organ(row.organ_id) },
        holder: row.holder,
        validFrom: row.valid_from,
        validTo: row.valid_to,
        state: row.state,
        act: row.act,
        issuedAt: isoInChina(row.issued_at),
      };
    });
  }

  async function powersOf(ids: readonly string[]): Promise<Map<string, { name: string; name_en: string }>> {
    const wanted = [...new Set(ids)];
    if (!wanted.length) return new Map();
    const rows = await database.all<{ id: string; name: string; name_en: string }>(
      `SELECT id, name, name_en FROM power WHERE id IN (${placeholders(wanted.length)})`,
      wanted,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Those of these that the person may see. */
  async function seen(person: Person, ids: readonly string[]): Promise<LicenceRow[]> {
    if (!ids.length) return [];
    const rows = await database.all<LicenceRow>(`SELECT * FROM licence WHERE id IN (${placeholders(ids.length)})`, [...ids]);
    return rows.filter((row) => may(person, 'licence.read', { organId: row.organ_id, districtId: row.district_id }));
  }

  async function detail(person: Person, id: string): Promise<LicenceDetail> {
    const [row] = await seen(person, [id]);
    if (!row) throw notFound('该证照', 'licence or award');
    const [brief] = await shown([row]);
    if (!brief) throw notFound('该证照', 'licence or award');
    const events = await licences.eventsOf(id);
    const numbers = await caseNumbers([row.matter_id, ...events.flatMap(({ matter_id }) => matter_id ?? [])]);
    const others = new Map(
      (
        await seen(
          person,
          [row.replaces, row.replaced_by].filter((one) => one !== null),
        )
      ).map((one) => [one.id, one.number]),
    );
    const other = (which: string | null) => (which !== null && others.has(which) ? { id: which, number: others.get(which) ?? '' } : null);
    const caseOf = (matterId: string) => ({ id: matterId, number: numbers.get(matterId) ?? '' });
    return {
      ...brief,
      holderNumber: masked(row.holder_number),
      content: withEnglish(await fieldsOf(row), JSON.parse(row.content) as LabelledValue[]),
      documentId: row.document_id,
      case: caseOf(row.matter_id),
      replaces: other(row.replaces),
      replacedBy: other(row.replaced_by),
      says: said(row, other(row.replaced_by)?.number),
      history: events.map((event) => ({
        kind: event.kind,
        act: event.act,
        at: isoInChina(event.at),
        ...lineOf(event, row),
        case: event.matter_id === null ? null : caseOf(event.matter_id),
      })),
    };
  }

  /** Fields that a certificate's words come from: those of the version that issued it, then what a change took over from the first one. */
  async function fieldsOf({ matter_id, power_id }: LicenceRow): Promise<FormField[]> {
    const rows = await database.all<{ basics: string }>(
      `SELECT v.basics FROM power_version v LEFT JOIN matter m ON m.procedure_id = v.id AND m.id = $1
       WHERE m.id IS NOT NULL OR (v.power_id = $2 AND v.published_at IS NOT NULL) ORDER BY m.id IS NULL, v.number DESC`,
      [matter_id, power_id],
    );
    return rows.flatMap((version) => {
      const { caseForm, forms } = entryOfVersion(version);
      return [...caseForm, ...Object.values(forms).flatMap(({ fields }) => fields)];
    });
  }

  async function caseNumbers(ids: readonly string[]): Promise<Map<string, string>> {
    const wanted = [...new Set(ids)];
    const rows = await database.all<{ id: string; number: string }>(
      `SELECT id, number FROM matter WHERE id IN (${placeholders(wanted.length)})`,
      wanted,
    );
    return new Map(rows.map(({ id, number }) => [id, number]));
  }

  const target: LinkTarget = {
    kind: 'licence',
    async find(person, ids) {
      return new Map(
        (await seen(person, ids)).map((row) => {
          const [state, kind] = [LICENCE_STATES[row.state], registered(row.category)];
          return [
            row.id,
            {
              text: `${kind.name} ${row.number}（${state.name}）`,
              textEn: `${kind.nameEn} ${row.number} (${state.nameEn})`,
              page: `/licences/${row.id}`,
            },
          ];
        }),
      );
    },
  };

  /** Of a certificate, for whoever checks the paper: it may have been replaced, revoked or have expired since. */
  const standing: DocumentStanding = {
    name: 'licence',
    async of(documentId) {
      const row = await database.get<LicenceRow>('SELECT * FROM licence WHERE document_id = $1', [documentId]);
      if (!row) return undefined;
      const by = row.replaced_by && (await database.get<{ number: string }>('SELECT number FROM licence WHERE id = $1', [row.replaced_by]));
      return { good: row.state === 'valid', ...said(row, by ? by.number : undefined), validFrom: row.valid_from, validTo: row.valid_to };
    },
  };

  return { list, detail, target, standing, scopeOf: (person: Person): Scope => scopeOf(person, 'licence.read') };
}

/** A number is told by its last four; codes of organisations are public, but nobody here has to tell them apart. */
const masked = (number: string): string => (number.length > 8 ? '*'.repeat(number.length - 4) + number.slice(-4) : '****');

/** What somebody is told who asks whether a certificate is good. */
function said(row: LicenceRow, replacedBy: string | undefined): { text: string; textEn: string } {
  const state = bilingualOf(LICENCE_STATES[row.state]);
  if (row.replaced_by === null) return state;
  return {
    text: `${state.text}：本证已由${replacedBy ?? '新证'}替换，不再有效`,
    textEn: `${state.textEn}: replaced by ${replacedBy ?? 'another certificate'} and no longer valid`,
  };
}

function lineOf({ kind, act }: LicenceEventRow, row: LicenceRow): { text: string; textEn: string } {
  const words = act && licenceAct(act);
  switch (kind) {
    case 'issued':
      return words
        ? { text: `${words.name}后颁发`, textEn: `Issued upon: ${words.nameEn.toLowerCase()}` }
        : { text: '颁发', textEn: 'Issued' };
    case 'begun':
      return { text: `登记${words?.name ?? ''}办件`, textEn: `Case registered: ${words?.nameEn ?? ''}` };
    case 'ended':
      return words ? { text: LICENCE_STATES[words.becomes].name, textEn: LICENCE_STATES[words.becomes].nameEn } : { text: '', textEn: '' };
    case 'expired':
      return { text: `有效期至 ${row.valid_to ?? ''}，届满`, textEn: `Expired: valid until ${row.valid_to ?? ''}` };
  }
}
