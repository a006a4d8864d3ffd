/** What is asked of models with bound values finds what it says, and R14 says the same in each of its forms. */
import assert from 'node:assert/strict';
import { Op } from 'sequelize';
import { matterModels } from '../../src/matters/models.ts';
import { readPage } from '../../src/matters/page.ts';
import { createQuery } from '../../src/matters/query.ts';
import { caseParts, caseScope, matterScope, scopeParts, whereInScope } from '../../src/matters/scope.ts';
import { countBy, find, has, hasRare, selectSql } from '../../src/matters/select.ts';
import { createMatterStore, type MatterRow } from '../../src/matters/index.ts';
import type { Scope } from '../../src/platform/auth/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { eachDatabase } from '../support/databases.ts';

/** What spells the end of a text, a place for a value or a sign of its own in one of the two databases. */
const HARD = ["O'Brien", '"', '`', '\\', "\\'", "'; DROP TABLE matter; --", '$1', '?', ':id', '%_', '“许可”', '𠮷'];
const ORGANS = ['a', 'b', 'c'];
const DISTRICTS = ['east', 'west', null];
const limited = (districtIds: string[], organIds: string[]): Scope => ({ kind: 'limited', districtIds, organIds });
const MANY = Array.from({ length: 20 }, (_, index) => `many-${index}`);
const SCOPES: Scope[] = [
  { kind: 'city' },
  { kind: 'none' },
  limited([], []),
  limited(['east'], []),
  limited([], ['a']),
  limited(['west'], ['a', 'b']),
  limited(['east', 'west'], ['c']),
  limited(['east'], ['a', ...MANY]),
];

eachDatabase('What is asked of models', (open) => {
  let database: Database;
  let models: ReturnType<typeof matterModels>;

  before(async () => {
    database = open();
    models = matterModels(database);
    const store = createMatterStore(database);
    const rows = ORGANS.flatMap((organ) =>
      [...ORGANS, null].flatMap((answering) => DISTRICTS.map((district) => ({ organ, answering, district }))),
    );
    await database.write(async () => {
      for (const [index, { organ, answering, district }] of rows.entries())
        await store.insert({
          id: `m${index}`,
          kind: index % 5 ? 'case' : 'order',
          number: `n${index}`,
          title: HARD[index % HARD.length] ?? '',
          organ_id: organ,
          answering_organ_id: answering,
          district_id: district,
          state: 'open',
          opened_at: 1_000 + (index % 7),
          closed_at: index % 3 ? null : 2_000,
        } as MatterRow);
      const signal = { issue: 'auto', stands: 1 };
      await database.insert('signal_standing', { ...signal, id: 's1', matter_id: 'm1', colour: 'red' });
      await database.insert('signal_standing', { ...signal, id: 's2', matter_id: 'm2', colour: 'yellow' });
    });
  });

  const idsOf = async (where: Parameters<typeof find<MatterRow>>[2]['where'], model = models.matter): Promise<string[]> =>
    (await find(database, model, { where })).map(({ id }) => id).sort();
  const bySql = async (condition: (bind: ReturnType<typeof createQuery>['bind']) => string): Promise<string[]> => {
    const { values, bind } = createQuery();
    const sql = condition(bind);
    return (await database.all<{ id: string }>(`SELECT m.id FROM matter m WHERE ${sql}`, values)).map(({ id }) => id).sort();
  };

  it('keeps every value out of the text, whatever it spells', async () => {
    for (const title of HARD) {
      const expected = await bySql((bind) => `m.title = ${bind(title)}`);
      assert.ok(expected.length > 0);
      assert.deepEqual(await idsOf([{ title }]), expected, title);
      assert.deepEqual(await idsOf([{ title: [title, 'none'] }]), expected, title);
      assert.deepEqual(await idsOf([{ [Op.or]: [{ title }, { id: 'none' }] }]), expected, title);
      const { values, bind } = createQuery();
      assert.ok(!selectSql(models.matter, { where: [{ title }, { organ_id: { [Op.ne]: title } }] }, bind).includes(`'`));
      assert.deepEqual(values, [title, title]);
    }
  });

  it('compares a column with each value of a group, with nothing, and with a span', async () => {
    assert.deepEqual(
      await idsOf([{ organ_id: { [Op.or]: ['a', 'b'] } }]),
      await bySql((bind) => `m.organ_id IN (${bind('a')},${bind('b')})`),
    );
    assert.deepEqual(await idsOf([{ organ_id: { [Op.ne]: 'a' } }]), await bySql((bind) => `m.organ_id <> ${bind('a')}`));
    assert.deepEqual(await idsOf([{ closed_at: null }]), await bySql(() => 'm.closed_at IS NULL'));
    assert.deepEqual(await idsOf([{ closed_at: { [Op.ne]: null } }]), await bySql(() => 'm.closed_at IS NOT NULL'));
    const span = { [Op.gte]: 1_002, [Op.lt]: 1_004 };
    assert.deepEqual(await idsOf([{ opened_at: span }]), await bySql(() => 'm.opened_at >= 1002 AND m.opened_at < 1004'));
    assert.deepEqual(await idsOf([{ district_id: [] as string[] }]), []);
  });

  it('refuses a value that is missing, instead of leaving its condition out', () => {
    const where = [{ organ_id: undefined as unknown as string }];
    assert.throws(() => selectSql(models.matter, { where }, createQuery().bind), /undefined/);
  });

  it('asks beside the row, or from the few there are', async () => {
    const { signalsOfMatter } = models;
    for (const beside of [has, hasRare]) {
      assert.deepEqual(await idsOf([beside(signalsOfMatter, { colour: 'red' })]), ['m1']);
      assert.deepEqual(await idsOf([beside(signalsOfMatter, {}), { organ_id: 'a' }]), ['m1', 'm2']);
    }
  });

  it('says R14 the same as a condition of SQL, of models, in parts, as a scope', async () => {
    const of = { model: models.matter, newest: 'opened_at' as const, where: [] };
    for (const scope of SCOPES) {
      const said = JSON.stringify(scope);
      const expected = await bySql((bind) => `m.kind = 'case' AND ${matterScope(scope, bind)}`);
      assert.deepEqual(await idsOf([{ kind: 'case' }, whereInScope(scope)]), expected, said);
      const within = models.matter.scope({ method: ['within', [{ kinds: ['case'], scope }]] });
      assert.deepEqual(await idsOf([], within), expected, said);
      assert.deepEqual((await within.findAll({ raw: true })).map((row) => (row as unknown as MatterRow).id).sort(), expected, said);
      const counted = await countBy(database, within, { group: ['organ_id'], where: [] });
      assert.equal(
        counted.reduce((sum, { n }) => sum + Number(n), 0),
        expected.length,
        said,
      );
      const page = await readPage<MatterRow>(database, { ...of, parts: scopeParts('case', scope) }, { limit: 100 });
      assert.deepEqual(page.rows.map(({ id }) => id).sort(), expected, said);
      assert.equal(page.total, expected.length, said);
      const cases = await readPage<MatterRow>(database, { ...of, parts: caseParts(scope) }, { limit: 100 });
      assert.deepEqual(cases.rows.map(({ id }) => id).sort(), await bySql((bind) => `m.kind = 'case' AND ${caseScope(scope, bind)}`), said);
    }
  });

  it('shows nobody anything where no kind is seen', async () => {
    assert.deepEqual(await idsOf([], models.matter.scope({ method: ['within', []] })), []);
  });
});
