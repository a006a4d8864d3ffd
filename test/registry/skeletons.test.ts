import assert from 'node:assert/strict';
import { CATEGORIES, lintFlowchart, type RegistryEntry } from '../../processes/lint/index.ts';
import { validateRegistryEntry } from '../../domain/registry/registry-entry-schema.ts';
import { drawingOf, listSkeletons, type Skeleton } from '../../src/registry/skeletons.ts';

/** The least that an author must say. */
const entryFrom = ({
  licenceAct,
  execution,
  category,
  procedure,
  positions,
  forms,
  limits,
  intake,
  specialProcedures,
  checks,
}: Skeleton): RegistryEntry => ({
  ...(execution ? { execution } : {}),
  ...(licenceAct ? { licenceAct, licenceOf: '1132110012345678813320117024001' } : {}),
  powerCode: '1132110012345678813320117024099',
  powerName: '新事项 A&B',
  powerNameEn: 'New power',
  category,
  procedure,
  processId: 'power-new',
  organ: { id: 'organ-a', name: '某机关' },
  legalBasis: [{ law: '某条例', article: '第一条', text: '条文。' }],
  conditions: [],
  materials: [],
  fees: { charged: false },
  caseForm: [],
  positions,
  forms,
  limits,
  intake,
  specialProcedures,
  checks,
});

describe('the skeletons', () => {
  it('are there for every category, and for both procedures of licences and penalties', () => {
    const kinds = listSkeletons().map(({ category, procedure }) => `${category} ${procedure}`);
    for (const category of CATEGORIES) assert.ok(kinds.includes(`${category} ordinary`), category);
    for (const category of ['licence', 'penalty']) assert.ok(kinds.includes(`${category} simple`), category);
    for (const { name, nameEn, description, descriptionEn } of listSkeletons())
      for (const text of [name, nameEn, description, descriptionEn]) assert.ok(text);
  });

  for (const skeleton of listSkeletons()) {
    it(`${skeleton.id} makes an entry that is complete in form, and a drawing without a finding`, async () => {
      const validated = validateRegistryEntry(JSON.parse(JSON.stringify(entryFrom(skeleton))));
      assert.ok(validated.ok, JSON.stringify(validated));
      const xml = drawingOf(skeleton.id, { processId: 'power-new', name: validated.entry.powerName });
      assert.ok(xml);
      assert.doesNotMatch(xml, /skeleton/i);
      for (const engineLine of ['8.0', '8.5', '8.8'])
        assert.deepEqual((await lintFlowchart({ xml, entry: validated.entry, engineLine })).findings, [], engineLine);
    });
  }

  it('that does not exist gives no drawing', () => {
    assert.equal(drawingOf('nothing', { processId: 'power-x', name: 'x' }), undefined);
  });
});
