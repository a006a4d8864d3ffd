/**
 * What lists, inbox, search and pages show of a kind of matter that runs on a procedure of the rules (docs/adr/0018): names and states from
 * its entry, what was answered when the matter was opened as the lines of its head.
 */
import type { MatterExtra } from '../../domain/api/matters.ts';
import type { FormValues } from '../../domain/forms/form-values.ts';
import { keptFor } from '../../domain/matters/kept-kinds.ts';
import { labelled, withEnglish } from '../../domain/forms/labelled.ts';
import { statesOf } from '../../domain/procedures/procedure-entry.ts';
import { placeholders, type Database } from '../platform/database/index.ts';
import type { MatterPage } from '../platform/feature.ts';
import { readPlatformEntry, type PlatformProcedures } from './platform-procedures.ts';

export function createPlatformPage(kind: string, deps: { database: Database; procedures: PlatformProcedures }): MatterPage {
  const { database, procedures } = deps;
  const entry = readPlatformEntry(kind);
  const handling = new Set(entry.positions.flatMap(({ code, organ }) => (organ === 'handling' ? [code] : [])));
  return {
    name: entry.id,
    page: entry.page,
    ...(keptFor(kind) ? { read: keptFor(kind) } : {}),
    text: entry.name,
    textEn: entry.nameEn,
    states: Object.fromEntries(statesOf(entry).map(({ code, name, nameEn }) => [code, { name, nameEn }])),
    opening: (number) => ({ text: `${entry.name} ${number} 立项`, textEn: `${entry.nameEn} ${number} opened` }),
    mayAct: ({ positions }, { organId }) => positions.some((one) => one.organId === organId && handling.has(one.code)),
    async describe(matterIds) {
      const rows = matterIds.length
        ? await database.all<{ id: string; procedure_id: string; answers: string }>(
            `SELECT m.id, m.procedure_id, i.answers FROM matter m JOIN matter_intake i ON i.matter_id = m.id WHERE m.id IN (${placeholders(matterIds.length)})`,
            [...matterIds],
          )
        : [];
      return new Map(
        await Promise.all(
          rows.map(async ({ id, procedure_id, answers }): Promise<[string, MatterExtra]> => {
            const { fields } = (await procedures.version(procedure_id)).entry.intake;
            const facts = withEnglish(fields, labelled(fields, JSON.parse(answers) as FormValues)).map(({ key: _key, ...fact }) => fact);
            return [id, { facts }];
          }),
        ),
      );
    },
  };
}
