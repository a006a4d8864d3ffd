/** Figures of the registry on both databases (R19.5). */
import assert from 'node:assert/strict';
import { createRegistryStatistics } from '../../src/registry/statistics.ts';
import { eachDatabase } from '../support/databases.ts';
import { dummyRow } from '../support/rows.ts';

eachDatabase('the figures of the registry', (database) => {
  let next = 0;
  const insert = async (table: string, row: Record<string, string | number>): Promise<void> => {
    const dummy = await dummyRow(database(), table);
    const id = 'id' in dummy ? { id: `id-${++next}` } : {};
    await database().write(() => database().insert(table, { ...dummy, ...id, ...row }));
  };
  const power = (code: string, category: string, organ: string, state: string) =>
    insert('power_index', { power_id: code, code, category, organ_id: organ, state });
  const happened = (kind: string, at: string) =>
    insert('registry_change_event', { kind, at: Date.parse(at), change_id: `change-${++next}`, position: 1 });

  it('are none where there is nothing', async () => {
    assert.deepEqual(await createRegistryStatistics(database())(), { byCategory: [], byState: [], byOrgan: [], changes: [] });
  });

  it('count powers by category, state and organ, changes and their signals by organ and by month of the city', async () => {
    await power('1', 'penalty', 'organ-a', 'published');
    await power('2', 'licence', 'organ-b', 'draft');
    await power('3', 'licence', 'organ-b', 'published');
    await power('4', 'fee', 'organ-a', 'published');
    await power('5', 'fee', 'organ-b', 'suspended');
    await insert('matter', { kind: 'registry-change', organ_id: 'organ-a', number: 'a' });
    await insert('matter', { kind: 'case', organ_id: 'organ-a', number: 'b' });
    await insert('warning_signal', { rule: 'R8', organ_id: 'organ-c', raised_at: Date.parse('2026-10-31T23:59:59+08:00') });
    await insert('warning_signal', { rule: 'R16.9', organ_id: 'organ-a', raised_at: Date.parse('2026-10-01T10:00:00+08:00') });
    // The last is of October in Greenwich, of November in the city.
    await happened('declare', '2026-10-05T10:00:00+08:00');
    await happened('return', '2026-10-06T10:00:00+08:00');
    await happened('declare', '2026-11-01T00:00:00+08:00');
    await happened('enter', '2026-09-01T00:00:00+08:00');
    assert.deepEqual(await createRegistryStatistics(database())(), {
      byCategory: [
        { id: 'fee', count: 2 },
        { id: 'licence', count: 2 },
        { id: 'penalty', count: 1 },
      ],
      byState: [
        { id: 'published', count: 3 },
        { id: 'draft', count: 1 },
        { id: 'suspended', count: 1 },
      ],
      byOrgan: [
        { organId: 'organ-b', powers: 3, published: 1, changes: 0, late: 0 },
        { organId: 'organ-a', powers: 2, published: 2, changes: 1, late: 0 },
        { organId: 'organ-c', powers: 0, published: 0, changes: 0, late: 1 },
      ],
      changes: [
        { month: '2026-11', declared: 1, confirmed: 0, returned: 0, late: 0 },
        { month: '2026-10', declared: 1, confirmed: 0, returned: 1, late: 1 },
      ],
    });
  });
});
