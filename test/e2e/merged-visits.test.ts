/** Two organs inspect the same enterprise in one visit, through the API on the real engine (国办发〔2024〕54号). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { VisitsOfCase } from '../../domain/api/visits.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { daysAfter } from '../../domain/time/civil-date.ts';
import { jointVisitText } from '../../src/documents/layout/joint-visit.ts';
import { readStoredFacts } from '../../src/documents/stored-facts.ts';
import type { DocumentData } from '../../src/documents/document-data.ts';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { DEPLOY_FLOWCHART } from '../../src/registry/deploy-command.ts';
import { eventually } from '../support/eventually.ts';
import { ON_SERVER, platformForSuite } from '../support/platform.ts';
import { casesOfPower } from '../support/power-case.ts';
import { storeVersion, type Power } from '../support/small-power.ts';

const MARKET = 'organ-market';
const URBAN = 'organ-urban-management';
const HEAD = { [MARKET]: 'shi-kezhang', [URBAN]: 'kezhang' };

/** The food inspection's drawing as an inspection by the urban management bureau, whose officers are called otherwise. */
function inspectionOfTheCity(): Power {
  const read = (ending: string): string =>
    readFileSync(new URL(`../../processes/powers/food-inspection.${ending}`, import.meta.url), 'utf8');
  const [entry, xml] = [JSON.parse(read('json')) as RegistryEntry, read('bpmn')];
  const processId = 'power-shopfront-inspection';
  const positions = entry.positions.map((position) => (position.code === 'inspector' ? { ...position, code: 'investigator' } : position));
  return {
    entry: {
      ...entry,
      ...{ powerCode: '11321100123456788L3000631041999', processId, powerName: '门前秩序检查', powerNameEn: 'Inspection of shopfronts' },
      ...{ organ: { id: URBAN, name: '阳光市城市管理局' }, positions },
    },
    xml: xml.replaceAll('power-food-inspection', processId).replaceAll('value="inspector"', 'value="investigator"'),
  };
}

for (const name of ON_SERVER) {
  describe(`Inspections of two organs (${name})`, function () {
    this.timeout(600_000);
    const suite = platformForSuite(name, { powers: ['food-inspection'] });
    const food = casesOfPower(suite, 'food-inspection', MARKET, 'section-head');
    const shopfronts = casesOfPower(suite, 'shopfront-inspection', URBAN, 'section-head');

    const visits = async (organ: typeof MARKET | typeof URBAN, caseId: string): Promise<VisitsOfCase> =>
      (await (await suite.people.as(HEAD[organ])).get<VisitsOfCase>(`/cases/${caseId}/visits`)).body;

    it('of the same enterprise become one visit on one day, and their papers name each other', async () => {
      const { database, registry, outbox, time } = suite.platform;
      const {
        id,
        bpmn_hash: hash,
        power_id: powerId,
      } = await storeVersion(registry, database, time.now(), inspectionOfTheCity(), 'confirmed');
      await database.write(() =>
        outbox.put({ id: `deploy:${id}`, kind: DEPLOY_FLOWCHART, stream: `power:${powerId}`, payload: { versionId: id, hash } }),
      );
      await eventually('the second power in force', async () => (await registry.store.publishedVersion(powerId)) !== undefined);
      const today = civilDateInChina(suite.platform.time.now());
      const [mine, other] = [
        await food.register({ inspectionKind: 'complaint' }),
        await shopfronts.register({ inspectionKind: 'complaint' }),
      ];
      await food.walk(mine, ['propose', { inspectionDate: daysAfter(today, 2) }]);
      await shopfronts.walk(other, ['propose', { inspectionDate: daysAfter(today, 5) }]);
      const [near] = (await visits(MARKET, mine)).near;
      assert.deepEqual([near?.caseId, near?.organ.id, near?.readable], [other, URBAN, false]);

      const asked = await (
        await suite.people.as(HEAD[MARKET])
      ).post<VisitsOfCase>(`/cases/${mine}/visits`, { otherId: other, day: today, reason: '' });
      assert.equal(asked.status, 201, JSON.stringify(asked.body));
      const [proposal] = (await visits(URBAN, other)).proposals;
      const accepted = await (await suite.people.as(HEAD[URBAN])).post<VisitsOfCase>(`/visits/${proposal?.id}/accept`, {});
      assert.equal(accepted.body.joint?.day, today, JSON.stringify(accepted.body));

      await food.walk(mine, 'unannounced', ['inspected', { recordDate: today }]);
      await shopfronts.walk(other, 'unannounced', ['inspected', { recordDate: today }]);
      for (const [caseId, organ, cases] of [
        [mine, '阳光市城市管理局', food],
        [other, '阳光市市场监督管理局', shopfronts],
      ] as const) {
        await cases.until(caseId, 'its record', ({ documents }) => documents.some(({ template }) => template === 'site-record'));
        for (const template of ['inspection-notice', 'site-record']) {
          const row = await suite.platform.database.get<{ data: string }>(
            'SELECT data FROM document WHERE matter_id = $1 AND template = $2',
            [caseId, template],
          );
          assert.match(jointVisitText(readStoredFacts(row?.data ?? '') as DocumentData) ?? '', new RegExp(`${organ}.*${today}`), template);
        }
        await cases.walk(caseId, 'passed', 'delivered', 'archived');
      }
      assert.ok((await verifyRecord(suite.platform.database)).ok);
    });
  });
}
