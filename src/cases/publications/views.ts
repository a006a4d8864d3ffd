/** What is published of decisions, and what was withdrawn, within the reader's scope (R14, CF48). */
import type { Page } from '../../../domain/api/basics.ts';
import type { PublicationRow as Shown } from '../../../domain/api/publications.ts';
import type { LabelledValue } from '../../../domain/forms/labelled.ts';
import type { WithdrawalGround } from '../../../domain/penalties/published.ts';
import { typedText } from '../../../domain/text/clean-text.ts';
import { civilDateInChina, isoInChina } from '../../../domain/time/civil-time.ts';
import type { Clocks } from '../../clocks/index.ts';
import { conditionsOf, readPage, rowsInScope, type Filters } from '../../matters/index.ts';
import type { Directory } from '../../organisation/index.ts';
import { may, type Person, type Scope } from '../../platform/auth/index.ts';
import { placeholders, type Database } from '../../platform/database/index.ts';
import { notFound } from '../../platform/errors.ts';
import { publicationModels, type PublicationRow } from './models.ts';

export interface PublicationFilter {
  /** `now`: published; `withdrawn`: not any more. */
  state?: 'now' | 'withdrawn';
  /** What number or party hold. */
  q?: string;
  case?: string;
}

const GONE = 'EXISTS (SELECT 1 FROM publication_withdrawal w WHERE w.publication_id = publication.id)';

const filters: Filters<PublicationFilter, PublicationRow> = {
  state: (state) => () => (state === 'now' ? `NOT ${GONE}` : GONE),
  q(typed) {
    const text = typedText(typed);
    if (!text) return undefined;
    const like = `%${text.replace(/[!%_]/g, '!$&')}%`;
    return (bind) => `(publication.number LIKE ${bind(like)} ESCAPE '!' OR publication.party_name LIKE ${bind(like)} ESCAPE '!')`;
  },
  case: (id) => ({ matter_id: id }),
};

const USUAL_PAGE = 50;

export type PublicationViews = ReturnType<typeof createPublicationViews>;

export function createPublicationViews(deps: {
  database: Database;
  clocks: Pick<Clocks, 'ofMatter'>;
  names: () => Promise<Directory>;
  holdersOf: (organId: string, position: string) => Promise<{ id: string }[]>;
}) {
  const { database, clocks, names } = deps;
  const { publication: model } = publicationModels(database);

  /** Who publishes withdraws: the holders of the position of the step. */
  async function mayWithdraw(person: Person, row: PublicationRow): Promise<boolean> {
    const step = await database.get<{ position_code: string }>('SELECT position_code FROM step WHERE id = $1', [row.step_id]);
    const holders = step ? await deps.holdersOf(row.organ_id, step.position_code) : [];
    return holders.some(({ id }) => id === person.id);
  }

  async function shown(person: Person, rows: readonly PublicationRow[]): Promise<Shown[]> {
    if (!rows.length) return [];
    const ids = rows.map(({ id }) => id);
    const [known, gone, powers] = await Promise.all([
      names(),
      database.all<{ publication_id: string; ground: WithdrawalGround; reason: string; person_id: string | null; at: number }>(
        `SELECT * FROM publication_withdrawal WHERE publication_id IN (${placeholders(ids.length)})`,
        ids,
      ),
      database.all<{ id: string; name: string; name_en: string }>(
        `SELECT id, name, name_en FROM power WHERE id IN (${placeholders(rows.length)})`,
        rows.map(({ power_id }) => power_id),
      ),
    ]);
    return Promise.all(
      rows.map(async (row) => {
        const power = powers.find(({ id }) => id === row.power_id);
        const withdrawal = gone.find((one) => one.publication_id === row.id);
        return {
          id: row.id,
          caseId: row.matter_id,
          number: row.number,
          organ: { id: row.organ_id, name: known.organ(row.organ_id) },
          power: { id: row.power_id, name: power?.name ?? row.power_id, nameEn: power?.name_en ?? row.power_id },
          partyName: row.party_name,
          content: JSON.parse(row.content) as LabelledValue[],
          place: row.place,
          publishedOn: row.published_on,
          until: withdrawal ? null : await untilOf(row.matter_id),
          withdrawn: withdrawal
            ? {
                ground: withdrawal.ground,
                reason: withdrawal.reason,
                by: withdrawal.person_id === null ? null : known.person(withdrawal.person_id),
                at: isoInChina(withdrawal.at),
              }
            : null,
          mayWithdraw: !withdrawal && (await mayWithdraw(person, row)),
        };
      }),
    );
  }

  async function untilOf(matterId: string): Promise<string | null> {
    const clock = (await clocks.ofMatter(matterId)).findLast(({ row }) => row.purpose === 'publication');
    const due = clock && clock.reading.state !== 'stopped' ? clock.reading.limits[0]?.dueAt : null;
    return due ? civilDateInChina(due) : null;
  }

  return {
    shown,
    mayWithdraw,

    async list(
      person: Person,
      scope: Scope,
      { after, limit = USUAL_PAGE, ...filter }: PublicationFilter & { after?: string; limit?: number },
    ): Promise<Page<Shown>> {
      const { rows, next, total } = await readPage<PublicationRow>(
        database.aside,
        { model, newest: 'at', parts: [rowsInScope<PublicationRow>(scope)], where: conditionsOf(filters, filter) },
        { after, limit },
      );
      return { items: await shown(person, rows), next, total };
    },

    async ofReader(person: Person, id: string): Promise<PublicationRow> {
      const row = await database.get<PublicationRow>('SELECT * FROM publication WHERE id = $1', [id]);
      if (!row || !may(person, 'case.read', { organId: row.organ_id, districtId: row.district_id }))
        throw notFound('该公开信息', 'publication');
      return row;
    },
  };
}
