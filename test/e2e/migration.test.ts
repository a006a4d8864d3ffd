/** Running cases move to the published version where the engine's line can (8.5 and later), and are told why not where it cannot. */
import assert from 'node:assert/strict';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { openStep, registerCase, untilCompleted, walk, type ErrorBody, type People } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { platformForSuite } from '../support/platform.ts';
import { newerJdk, startTestEngine, type TestEngine } from '../support/test-engine.ts';

const POWER = 'power-road-excavation';
interface Version {
  id: string;
  number: number;
  state: string;
  lockVersion: number;
  bpmnXml: string;
}
interface Options {
  supported: boolean;
  reason: string;
  reasonEn: string;
  fromVersions: { versionId: string; versionNumber: number; running: number }[];
  toVersion: { versionId: string; number: number } | null;
}
interface Check {
  ok: boolean;
  problems: { code: string }[];
  cases: { id: string; ok: boolean; problems: { code: string }[] }[];
}

const get = async <T>(people: People, account: string, path: string): Promise<T> => (await (await people.as(account)).get<T>(path)).body;
const optionsOf = (people: People): Promise<Options> => get<Options>(people, 'fazhi1', `/cases/migrations/options?powerId=${POWER}`);

/** Publishes a version that differs by this change of its drawing. */
async function publish(people: People, change: (xml: string) => string): Promise<Version> {
  const registrar = await people.as('shixiang');
  const { id } = (await registrar.post<Version>(`/registry/powers/${POWER}/versions`)).body;
  const version = (): Promise<Version> => get<Version>(people, 'shixiang', `/registry/versions/${id}`);
  const draft = await version();
  const moves: [account: string, method: 'post' | 'put', path: string, body: (now: Version) => object][] = [
    ['shixiang', 'put', 'flowchart', ({ lockVersion }) => ({ xml: change(draft.bpmnXml), lockVersion })],
    ['shixiang', 'post', 'declare', ({ lockVersion }) => ({ cause: '环节调整', causeDate: '2026-11-20', lockVersion })],
    ['fazhi1', 'post', 'confirm', ({ lockVersion }) => ({ opinion: '同意。', lockVersion })],
    ['shixiang', 'post', 'adjust', ({ lockVersion }) => ({ lockVersion })],
  ];
  for (const [account, method, path, body] of moves) {
    const answer = await (await people.as(account))[method](`/registry/versions/${id}/${path}`, body(await version()));
    assert.equal(answer.status, 200, `${path}: ${JSON.stringify(answer.body)}`);
  }
  await eventually('the new version is published', async () => (await version()).state === 'published');
  return version();
}

const renamed = (xml: string): string => xml.replaceAll('"Step_SectionHead"', '"Step_SectionHeadAnew"');

describe('Migration of running cases on engine line 8.0', function () {
  this.timeout(300_000);
  const suite = platformForSuite();

  it('is not possible, and the platform says why and that cases end under their own version', async () => {
    await registerCase(suite.people);
    const published = await publish(suite.people, renamed);
    const options = await optionsOf(suite.people);
    assert.deepEqual(
      [options.supported, options.fromVersions.map(({ running }) => running), options.toVersion?.number],
      [false, [1], published.number],
    );
    assert.match(options.reason, /8\.0.*不支持迁移/);
    const answer = await (
      await suite.people.as('fazhi1')
    ).post<ErrorBody>('/cases/migrations', {
      powerId: POWER,
      fromVersionId: options.fromVersions[0]?.versionId,
      toVersionId: published.id,
    });
    assert.deepEqual([answer.status, answer.body.error.code], [409, 'migration-unsupported']);
  });

  it('is for the legal office alone', async () => {
    const answer = await (await suite.people.as('kezhang')).get<ErrorBody>(`/cases/migrations/options?powerId=${POWER}`);
    assert.deepEqual([answer.status, answer.body.error.code], [403, 'forbidden']);
  });
});

const jdk = newerJdk();
(jdk ? describe : describe.skip)(`Migration of running cases on engine line 8.8${jdk ? '' : ' (needs a JDK 21 or newer)'}`, function () {
  this.timeout(600_000);
  let engine: TestEngine | undefined;
  // Before the platform: the first time, Maven fetches the engine.
  before(async () => {
    engine = await startTestEngine('8.8', jdk ?? '');
  });
  after(() => engine?.stop());
  const suite = platformForSuite('SQLite', { engine: () => Promise.resolve({ address: engine?.address ?? '' }) });

  it('refuses what is not safe, moves what is, and the case ends under the new version', async () => {
    const caseId = await registerCase(suite.people);
    await walk(suite.people, caseId, ['accept', 'pass']);
    assert.equal((await openStep(suite.people, caseId)).elementId, 'Step_SectionHead');
    const published = await publish(suite.people, renamed);
    const { supported, fromVersions } = await optionsOf(suite.people);
    assert.deepEqual([supported, fromVersions.map(({ running }) => running)], [true, [1]]);
    const officer = await suite.people.as('fazhi1');
    const request = { powerId: POWER, fromVersionId: fromVersions[0]?.versionId, toVersionId: published.id };

    const dry = (await officer.post<Check>('/cases/migrations/check', request)).body;
    assert.deepEqual([dry.ok, dry.cases.map(({ problems }) => problems.map(({ code }) => code))], [false, [['step-unmapped']]]);
    const refused = await officer.post<ErrorBody>('/cases/migrations', request);
    assert.deepEqual([refused.status, refused.body.error.code], [409, 'migration-unsafe']);

    const mapping = { Step_SectionHead: 'Step_SectionHeadAnew' };
    assert.equal((await officer.post<Check>('/cases/migrations/check', { ...request, mapping })).body.ok, true);
    const moved = await officer.post<{ migrating: number }>('/cases/migrations', { ...request, mapping });
    assert.deepEqual([moved.status, moved.body.migrating], [202, 1]);
    await eventually(
      'the case is under the new version',
      async () => (await get<{ versionNumber: number }>(suite.people, 'jiancha', `/cases/${caseId}`)).versionNumber === published.number,
    );
    assert.equal((await openStep(suite.people, caseId)).elementId, 'Step_SectionHeadAnew');

    await walk(suite.people, caseId, ['agree', 'grant', '*', '*', '*']);
    assert.equal((await untilCompleted(suite.people, caseId)).result, 'granted');
    const verification = await verifyRecord(suite.platform.database);
    assert.ok(verification.ok, JSON.stringify(verification));
  });
});
