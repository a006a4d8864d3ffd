/** What lists of matters show of registry changes: the power, and what is to happen to it. */
import type { MatterExtra } from '../../../domain/api/matters.ts';
import { CHANGE_KIND_NAMES, type ChangeKind } from '../../../domain/registry/change-life.ts';
import { placeholders, type Database } from '../../platform/database/index.ts';

interface Row {
  id: string;
  kind: ChangeKind;
  power_id: string;
  name: string;
  name_en: string;
}

export const createDescribeChanges =
  ({ database }: { database: Database }) =>
  async (ids: readonly string[]): Promise<Map<string, MatterExtra>> => {
    const rows = await database.all<Row>(
      `SELECT c.id, c.kind, p.id AS power_id, p.name, p.name_en FROM registry_change c JOIN power p ON p.id = c.power_id
       WHERE c.id IN (${placeholders(ids.length)})`,
      [...ids],
    );
    return new Map(
      rows.map((row) => [
        row.id,
        {
          power: { id: row.power_id, name: row.name, nameEn: row.name_en },
          facts: [{ label: '变更类型', labelEn: 'Kind of change', value: CHANGE_KIND_NAMES[row.kind].name }],
        },
      ]),
    );
  };
