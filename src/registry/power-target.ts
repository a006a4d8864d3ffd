/** A power as something that a matter may be linked to; whoever may read the registry may see it. */
import { may } from '../platform/auth/index.ts';
import { placeholders, type Database } from '../platform/database/index.ts';
import type { LinkTarget } from '../platform/feature.ts';

export function createPowerTarget({ database }: { database: Database }): LinkTarget {
  return {
    kind: 'power',
    async find(person, ids) {
      if (!may(person, 'registry.read')) return new Map();
      const rows = await database.all<{ id: string; code: string; name: string; name_en: string }>(
        `SELECT id, code, name, name_en FROM power WHERE id IN (${placeholders(ids.length)})`,
        [...ids],
      );
      return new Map(
        rows.map(({ id, code, name, name_en: nameEn }) => [
          id,
          { text: `${code} ${name}`, textEn: `${code} ${nameEn}`, page: `/registry/${encodeURIComponent(id)}` },
        ]),
      );
    },
  };
}
