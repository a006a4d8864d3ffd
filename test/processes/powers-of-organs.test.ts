import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { CATEGORIES, intakeOf, type RegistryEntry } from '../../processes/lint/index.ts';
import { loadDemonstrationCity } from '../../src/organisation/index.ts';
import { eachDatabase } from '../support/databases.ts';

const folder = new URL('../../processes/powers/', import.meta.url);
const entries = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as RegistryEntry);

/** 实施编码: the organ's 18 characters, its level, then country and region, category, department, item (docs/law.md, "Power codes"). */
const partsOf = (code: string) => ({ organ: code.slice(0, 18), category: CATEGORIES[Number(code.slice(21, 23)) - 1] });

eachDatabase('the powers of the demonstration city', (database) => {
  before(async () => {
    await loadDemonstrationCity(database());
  });

  it('belong to organs of the city, under their codes and names', async () => {
    const organs = new Map(
      (await database().all<{ id: string; code: string; name: string }>('SELECT id, code, name FROM organ')).map((organ) => [
        organ.id,
        organ,
      ]),
    );
    for (const { powerCode, organ } of entries)
      assert.deepEqual([partsOf(powerCode).organ, organ.name], [organs.get(organ.id)?.code, organs.get(organ.id)?.name], powerCode);
  });

  it('bear a code of their own that names their category', () => {
    assert.equal(new Set(entries.map(({ powerCode }) => powerCode)).size, entries.length);
    for (const { powerCode, category } of entries) assert.equal(partsOf(powerCode).category, category, powerCode);
  });

  it('are taken up at a position that takes part in them', () => {
    for (const entry of entries)
      assert.ok(
        entry.positions.some(({ code }) => code === intakeOf(entry).position),
        entry.powerCode,
      );
  });
});
