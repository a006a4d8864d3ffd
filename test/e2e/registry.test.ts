/** The whole life of a power's version, through the public API to the real engine (R5, R6a, R6b, R8, R10). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { platformForSuite } from '../support/platform.ts';
import {
  applicationFor,
  openStep,
  registerCase,
  untilCompleted,
  walk,
  GRANTED,
  type Answer,
  type Client,
  type ErrorBody,
} from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { hashOfFlowchart } from '../../src/registry/index.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';

interface Version {
  id: string;
  number: number;
  state: string;
  lockVersion: number;
  bpmnHash: string;
  opinion?: string;
  processDefinitionKey?: string;
  processVersion?: number;
  declaredBy?: { name: string };
}
interface VersionDetail extends Version {
  bpmnXml: string;
  basics: RegistryEntry;
  findings: { rule: string; severity: string }[];
  history: { kind: string; person: { name: string } | null; text: string }[];
}
interface Power {
  state: string;
  publishedVersion: number | null;
  versions: Version[];
}

const POWER = 'power-road-excavation';
const DRAWING = readFileSync(new URL('../../processes/powers/road-excavation.bpmn', import.meta.url), 'utf8');
const SECOND = DRAWING.replace('name="初审（现场勘验）"', 'name="初审（第二版）"');

describe('A version of a power', function () {
  this.timeout(180_000);
  const suite = platformForSuite();
  const { people } = suite;
  let registrar: Client;
  let officer: Client;
  let draft: Version;
  let oldCase = '';
  let firstVersion = '';

  const power = async (): Promise<Power> => (await registrar.get<Power>(`/registry/powers/${POWER}`)).body;
  const read = async (id = draft.id): Promise<VersionDetail> => (await registrar.get<VersionDetail>(`/registry/versions/${id}`)).body;
  const lock = async (): Promise<number> => (await read()).lockVersion;
  const move = async (client: Client, name: string, body: object = {}): Promise<Answer<ErrorBody & Version>> =>
    client.post(`/registry/versions/${draft.id}/${name}`, { lockVersion: await lock(), ...body });
  const save = async (xml: string, client = registrar, lockVersion?: number): Promise<Answer<ErrorBody & { lockVersion: number }>> =>
    client.call('PUT', `/registry/versions/${draft.id}/flowchart`, { xml, lockVersion: lockVersion ?? (await lock()) });
  const cause = { cause: '城市道路管理条例修订', causeDate: civilDateInChina(Date.now()) };
  function assertRefused(answer: Answer<ErrorBody>, status: number, code: string): void {
    assert.deepEqual([answer.status, answer.body.error?.code], [status, code], JSON.stringify(answer.body).slice(0, 500));
    assert.match(answer.body.error.message, /\p{Script=Han}/u);
    assert.match(answer.body.error.messageEn, /[a-z]{3}/i);
  }

  before(async () => {
    registrar = await people.as('shixiang');
    officer = await people.as('fazhi2');
    oldCase = await registerCase(people, '第一版下受理的办件挖掘道路');
    await openStep(people, oldCase);
    firstVersion = (await power()).versions[0]?.id ?? '';
  });

  it("begins as a draft copied from the latest one, by the organ's registrar only, one at a time", async () => {
    for (const account of ['chuang', 'jiancha', 'qiantou'])
      assertRefused(await (await people.as(account)).post(`/registry/powers/${POWER}/versions`), 403, 'forbidden');
    const answer = await registrar.post<Version>(`/registry/powers/${POWER}/versions`);
    assert.equal(answer.status, 201);
    draft = answer.body;
    assert.deepEqual([draft.number, draft.state, draft.bpmnHash], [2, 'draft', hashOfFlowchart(DRAWING)]);
    assert.equal((await read()).bpmnXml, DRAWING);
    assertRefused(await registrar.post(`/registry/powers/${POWER}/versions`), 409, 'draft-exists');
    assert.deepEqual([(await power()).state, (await power()).publishedVersion], ['published', 1]);
  });

  it('is saved when it can be read, with its findings, and a stale save changes nothing', async () => {
    const before = await lock();
    const saved = await save(SECOND, registrar, before);
    assert.deepEqual([saved.status, saved.body.lockVersion], [200, before + 1]);
    assertRefused(await save(DRAWING, registrar, before), 409, 'stale-version');
    assert.equal((await read()).bpmnHash, hashOfFlowchart(SECOND));
  });

  it('takes one of two saves that come at once, and tells the other', async () => {
    const before = await lock();
    const answers = await Promise.all([save(SECOND, registrar, before), save(SECOND, registrar, before), save(SECOND, registrar, before)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409]);
    for (const answer of answers.filter(({ status }) => status === 409)) assertRefused(answer, 409, 'stale-version');
  });

  const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "${'&a;'.repeat(10)}">`).join('')}]><x>&a19;</x>`;
  const HOSTILE: [title: string, xml: string, code: string][] = [
    ['a DTD', DRAWING.replace('<bpmn:definitions', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><bpmn:definitions'), 'bpmn-doctype-forbidden'],
    ['entities that expand', laughs, 'bpmn-doctype-forbidden'],
    [
      'a script task',
      DRAWING.replace(
        '<bpmn:userTask id="Step_Decision"',
        '<bpmn:scriptTask id="evil"><bpmn:script>1</bpmn:script></bpmn:scriptTask><bpmn:userTask id="Step_Decision"',
      ),
      'bpmn-script-forbidden',
    ],
    ['HTML in a name', DRAWING.replace('name="受理审查"', 'name="&lt;img src=x onerror=alert(1)&gt;"'), 'bpmn-html-forbidden'],
    [
      'a foreign extension',
      DRAWING.replace('<bpmn:definitions', '<bpmn:definitions xmlns:evil="http://evil.example/"'),
      'bpmn-namespace-unknown',
    ],
    ['no XML at all', '{"process": true}', 'bpmn-not-xml'],
    ['half a file', DRAWING.slice(0, 9_000), 'bpmn-malformed'],
    ['nothing but blanks', ' \n ', 'bpmn-empty'],
    ['far too much', DRAWING.replace('</bpmn:definitions>', `<!--${'x'.repeat(1_300_000)}--></bpmn:definitions>`), 'bpmn-too-large'],
  ];
  for (const [title, xml, code] of HOSTILE) {
    it(`refuses a flowchart with ${title}, quickly, and keeps the stored one`, async () => {
      const before = await read();
      const started = performance.now();
      assertRefused(await save(xml, registrar, before.lockVersion), 422, code);
      assert.ok(performance.now() - started < 5_000);
      const after = await read();
      assert.deepEqual(
        [after.bpmnHash, after.lockVersion, after.history.length],
        [before.bpmnHash, before.lockVersion, before.history.length],
      );
    });
  }

  it('refuses two megabytes before reading them', async () => {
    assertRefused(await save(`<!--${'x'.repeat(2_200_000)}-->`), 413, 'request-too-large');
  });

  it('refuses basic information that is not complete, or that would make it another power (R6b)', async () => {
    const { basics, lockVersion } = await read();
    const put = (changed: unknown): Promise<Answer<ErrorBody>> =>
      registrar.call('PUT', `/registry/versions/${draft.id}/basics`, { basics: changed, lockVersion });
    const wrong = await put({ ...basics, powerName: '', legalBasis: 'none', positions: [] });
    assertRefused(wrong, 422, 'invalid-input');
    assert.ok(wrong.body.error.fields?.every(({ path }) => path.startsWith('basics.')));
    for (const identity of [
      { powerCode: '1132110012345678813320117024999' },
      { organ: { id: 'organ-transport', name: '市交通运输局' } },
      { processId: 'power-other' },
    ]) {
      const answer = await put({ ...basics, ...identity });
      assert.deepEqual(
        answer.body.error.fields?.map(({ code }) => code),
        ['identity-fixed'],
        JSON.stringify(answer.body),
      );
    }
    assert.equal((await put({ ...basics, conditions: [...basics.conditions, '新增条件。'] })).status, 200);
  });

  it('cannot be declared while its check finds errors, and says which (R6b)', async () => {
    await save(SECOND.replace('key="position" value="archive"', 'key="position" value="gardener"'));
    assert.ok((await read()).findings.some(({ rule, severity }) => rule === 'position-in-organ' && severity === 'error'));
    const answer = await move(registrar, 'declare', cause);
    assertRefused(answer, 422, 'flowchart-fails-check');
    assert.ok((answer.body.error.details?.findings as { rule: string }[]).some(({ rule }) => rule === 'position-in-organ'));
    assert.equal((await read()).state, 'draft');
    await save(SECOND);
  });

  it('is declared with cause and date by the organ, confirmed by nobody of the organ, and not edited meanwhile (R7a)', async () => {
    assertRefused(await move(officer, 'confirm', { opinion: '同意' }), 409, 'state-forbids');
    assertRefused(await move(registrar, 'declare', { cause: '修订', causeDate: '2026-02-30' }), 422, 'invalid-input');
    assertRefused(await move(officer, 'declare', cause), 403, 'forbidden');
    assertRefused(await move(registrar, 'declare', { ...cause, lockVersion: 1 }), 409, 'stale-version');
    const declared = await move(registrar, 'declare', cause);
    assert.deepEqual([declared.body.state, declared.body.declaredBy?.name], ['declared', '何志强']);
    assertRefused(await save(DRAWING), 409, 'state-forbids');
    assertRefused(await move(registrar, 'confirm', { opinion: '同意' }), 403, 'forbidden');
    assertRefused(await move(await people.as('chuang'), 'confirm', { opinion: '同意' }), 403, 'forbidden');
  });

  it('is withdrawn by the organ, or returned with reasons by the legal office, and declared again', async () => {
    assert.equal((await move(registrar, 'withdraw')).body.state, 'draft');
    assert.equal((await move(registrar, 'declare', cause)).body.state, 'declared');
    assertRefused(await move(officer, 'return', { opinion: '  ' }), 422, 'invalid-input');
    const returned = await move(officer, 'return', { opinion: '请补充法律依据。' });
    assert.deepEqual([returned.body.state, returned.body.opinion], ['returned', '请补充法律依据。']);
    assertRefused(await move(officer, 'confirm', { opinion: '同意' }), 409, 'state-forbids');
  });

  it('is not reviewed by a legal officer who drew any part of it (R6a: no self-approval)', async () => {
    assert.equal((await save(SECOND, await people.as('fazhi1'))).status, 200);
    assert.equal((await move(registrar, 'declare', cause)).body.state, 'declared');
    for (const name of ['confirm', 'return'])
      assertRefused(await move(await people.as('fazhi1'), name, { opinion: '同意' }), 403, 'own-declaration');
    assert.equal((await read()).state, 'declared');
  });

  it('is confirmed by another officer, entered by the organ, deployed to the engine as it is, and published; the one before is superseded (R8)', async () => {
    const confirmed = await move(officer, 'confirm', { opinion: '经审核，予以确认。' });
    assert.deepEqual([confirmed.status, confirmed.body.state], [200, 'confirmed']);
    assertRefused(await move(officer, 'adjust'), 403, 'forbidden');
    assertRefused(await move(registrar, 'adjust', { lockVersion: 1 }), 409, 'stale-version');
    assert.equal((await power()).publishedVersion, 1, 'a confirmation alone publishes nothing');
    assert.equal((await move(registrar, 'adjust')).body.state, 'confirmed');
    await eventually('publication', async () => (await power()).publishedVersion === 2);
    const { versions } = await power();
    assert.deepEqual(
      versions.map(({ number, state }) => [number, state]),
      [
        [2, 'published'],
        [1, 'superseded'],
      ],
    );
    assert.match(versions[0]?.processDefinitionKey ?? '', /^\d+$/);
    assert.notEqual(versions[0]?.processDefinitionKey, versions[1]?.processDefinitionKey);
    assert.equal(versions[0]?.processVersion, 2);
    const record = await suite.platform.database.get<{ payload: string }>(
      "SELECT payload FROM record WHERE kind = 'registry-publish' ORDER BY seq DESC LIMIT 1",
    );
    assert.equal((JSON.parse(record?.payload ?? '{}') as { flowchart: string }).flowchart, hashOfFlowchart(SECOND));
    assertRefused(await move(registrar, 'withdraw'), 409, 'state-forbids');
    assertRefused(await save(DRAWING), 409, 'state-forbids');
  });

  it('governs new cases only: one that began under the old version ends under it (R5)', async () => {
    const newCase = await registerCase(people, '第二版下受理的办件挖掘道路');
    await Promise.all([walk(people, oldCase, GRANTED), walk(people, newCase, GRANTED)]);
    const [before, after] = await Promise.all([untilCompleted(people, oldCase), untilCompleted(people, newCase)]);
    const review = (found: Record<string, unknown>): string | undefined =>
      (found.steps as { elementId: string; name: string }[]).find(({ elementId }) => elementId === 'Step_FirstReview')?.name;
    assert.deepEqual([before.versionNumber, review(before), before.bpmnXml], [1, '初审（现场勘验）', DRAWING]);
    assert.deepEqual([after.versionNumber, review(after), after.bpmnXml], [2, '初审（第二版）', SECOND]);
    const keys = await suite.platform.database.all<{ process_definition_key: string }>(
      "SELECT DISTINCT process_definition_key FROM matter WHERE kind = 'case'",
    );
    assert.equal(keys.length, 2);
  });

  it('stays readable for good, with everything that was done to it and by whom (R5)', async () => {
    const first = await read(firstVersion);
    assert.deepEqual([first.state, first.bpmnXml], ['superseded', DRAWING]);
    assert.deepEqual(
      (await read()).history.map(({ kind }) => kind).filter((kind) => kind !== 'edit'),
      ['create', 'declare', 'withdraw', 'declare', 'return', 'declare', 'confirm', 'adjust', 'publish'],
    );
    assert.ok((await read()).history.filter(({ kind }) => kind !== 'publish').every(({ person }) => person?.name));
  });

  it('whose bytes are not the confirmed ones never reaches the engine: the command is set aside', async () => {
    const { database, outbox } = suite.platform;
    const before = (await power()).versions;
    await database.write(() =>
      outbox.put({
        id: 'deploy:forged',
        kind: 'deploy-flowchart',
        stream: `power:${POWER}`,
        payload: { versionId: draft.id, hash: hashOfFlowchart(DRAWING) },
      }),
    );
    const row = (): Promise<{ state: string; problem: string } | undefined> =>
      database.get("SELECT state, problem FROM outbox WHERE id = 'deploy:forged'");
    await eventually('the command set aside', async () => (await row())?.state === 'attention');
    assert.match((await row())?.problem ?? '', /hash differs/);
    assert.deepEqual((await power()).versions, before);
  });

  it('must be published for a case to be handled under it (R6a, R16.1)', async () => {
    const { database } = suite.platform;
    const cases = async (): Promise<number> => Number((await database.get<{ n: number }>('SELECT COUNT(*) AS n FROM case_file'))?.n);
    const before = await cases();
    for (const [state, code] of [
      ['suspended', 'power-suspended'],
      ['abolished', 'power-abolished'],
      ['confirmed', 'power-not-published'],
    ] as const) {
      await database.write(() => database.run('UPDATE power_version SET state = $1 WHERE id = $2', [state, draft.id]));
      assertRefused(await (await people.as('chuang')).post('/cases', await applicationFor(people, '暂停期间的申请')), 409, code);
    }
    await database.write(() => database.run("UPDATE power_version SET state = 'published' WHERE id = $1", [draft.id]));
    assert.equal(await cases(), before);
  });

  it('is checked while it is drawn, for anybody who may read the registry', async () => {
    const { basics } = await read();
    const lint = (body: unknown): Promise<Answer<ErrorBody & { findings: { rule: string }[] }>> => officer.post('/registry/lint', body);
    assert.deepEqual((await lint({ xml: SECOND, basics })).body.findings, []);
    assert.deepEqual(
      (await lint({ xml: laughs, basics })).body.findings.map(({ rule }) => rule),
      ['bpmn-doctype-forbidden'],
    );
    assertRefused(await lint({ xml: SECOND, basics: { ...basics, category: 'gift' } }), 422, 'invalid-input');
  });
});
