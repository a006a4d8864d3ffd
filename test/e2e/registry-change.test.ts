/** The change procedure of the registry, through the public API on the real engine (R6a, R7a, R7b, R8, R16.1). */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { hasPdftotext, pdfText, solid } from '../documents/pdf-text.ts';
import { changesOf, POWER, type ChangeView } from '../support/changes.ts';
import { applicationFor, openStep, registerCase, untilCompleted, walk, GRANTED, type Answer, type ErrorBody } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { listen } from '../support/event-source.ts';
import { jumpTo } from '../support/jump.ts';
import { platformForSuite, type SuitePlatform } from '../support/platform.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Deadlines may reach into the next year, whose calendar is not shipped. */
async function loadNextYear(suite: SuitePlatform): Promise<void> {
  const year = Number(civilDateInChina(suite.platform.time.now()).slice(0, 4)) + 1;
  const holidays = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((day) => `${year}-${day}`);
  const answer = await (await suite.people.as('qiantou')).put(`/calendar/${year}`, { holidays, makeUpWorkdays: [], source: '测试用历' });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

const todayOf = (suite: SuitePlatform) => (): string => civilDateInChina(suite.platform.time.now());

function assertRefused(answer: Answer<ErrorBody>, status: number, code: string): void {
  assert.deepEqual([answer.status, answer.body.error?.code], [status, code], JSON.stringify(answer.body).slice(0, 500));
  assert.match(answer.body.error.message, /\p{Script=Han}/u);
  assert.match(answer.body.error.messageEn, /[a-z]{3}/i);
}

const kindsOf = ({ history }: ChangeView): string[] => history.map(({ kind }) => kind);

describe('A change of the registry', function () {
  this.timeout(300_000);
  const suite = platformForSuite();
  const city = changesOf(suite.people, todayOf(suite));
  const stage = (id: string, wanted: string): Promise<void> =>
    eventually(`the process to reach ${wanted}`, async () => (await city.change(id)).process.stage === wanted);
  let versionId = '';
  let changeId = '';

  before(() => loadNextYear(suite));

  it("is what published the city's first power: declared, reviewed, entered, done", async () => {
    const listed = (): Promise<{ items: ChangeView[] }> => city.get('chuang', `/registry/changes?power=${POWER}`);
    await stage((await listed()).items[0]?.id ?? '', 'done');
    const { items } = await listed();
    assert.deepEqual(
      items.map(({ kind, state, deadline }) => [kind, state, deadline]),
      [['add', 'done', null]],
    );
    assert.deepEqual(await city.signals(items[0]?.id ?? ''), []);
  });

  it("begins with the organ's declaration and gives the legal office ten days (R7a, R7b)", async () => {
    versionId = await city.draft();
    changeId = await city.declare(versionId);
    const declared = await city.change(changeId);
    assert.deepEqual(
      [declared.kind, declared.state, declared.deadline?.kind, declared.deadline?.colour],
      ['modify', 'declared', 'review', 'normal'],
    );
    assert.ok(
      (declared.deadline?.daysLeft ?? 0) >= 10 && (declared.deadline?.daysLeft ?? 99) <= 20,
      'ten calendar days, later only for a day off',
    );
    assert.deepEqual([declared.mayTakeUp, declared.mayReview, declared.mayAdjust, declared.mayWithdraw], [true, true, false, false]);
    const forOrgan = await city.change(changeId, 'shixiang');
    assert.deepEqual([forOrgan.mayTakeUp, forOrgan.mayReview, forOrgan.mayAdjust, forOrgan.mayWithdraw], [false, false, false, true]);
    await stage(changeId, 'review');
  });

  it('is taken up, returned in writing with reasons, declared again, and withdrawn by the organ only', async () => {
    assertRefused(await city.move('shixiang', changeId, 'take-up'), 403, 'forbidden');
    assert.equal((await city.moved('fazhi1', changeId, 'take-up')).state, 'under-review');
    assertRefused(await city.move('fazhi2', changeId, 'take-up'), 409, 'state-forbids');
    assertRefused(await city.move('fazhi1', changeId, 'return', { opinion: ' ' }), 422, 'invalid-input');
    const returned = await city.moved('fazhi1', changeId, 'return', { opinion: '请补充修订条款的依据。' });
    assert.deepEqual([returned.state, returned.deadline], ['returned', null]);
    await stage(changeId, 'resubmission');
    assert.equal((await city.change(changeId)).documents.length, 1);
    assert.equal(await city.declare(versionId), changeId);
    await stage(changeId, 'review');
    assertRefused(await city.move('fazhi1', changeId, 'withdraw'), 403, 'forbidden');
    assert.equal((await city.moved('shixiang', changeId, 'withdraw')).state, 'withdrawn');
    await stage(changeId, 'withdrawn');
    assert.deepEqual(kindsOf(await city.change(changeId)), ['open', 'declare', 'take-up', 'return', 'declare', 'withdraw']);
    const version = await city.get<{ state: string }>('shixiang', `/registry/versions/${versionId}`);
    assert.equal(version.state, 'draft');
  });

  it('is not confirmed by whoever drew any part of it, nor with a lock that is stale (R6a)', async () => {
    const officer = await suite.people.as('fazhi1');
    const { bpmnXml, lockVersion } = await city.get<{ bpmnXml: string; lockVersion: number }>('fazhi1', `/registry/versions/${versionId}`);
    assert.equal((await officer.put(`/registry/versions/${versionId}/flowchart`, { xml: bpmnXml, lockVersion })).status, 200);
    changeId = await city.declare(versionId);
    for (const [move, body] of [
      ['take-up', {}],
      ['confirm', { opinion: '同意' }],
      ['return', { opinion: '不同意' }],
    ] as const)
      assertRefused(await city.move('fazhi1', changeId, move, body), 403, 'own-declaration');
    assert.deepEqual([(await city.change(changeId)).mayReview, (await city.change(changeId, 'fazhi2')).mayReview], [false, true]);
    assertRefused(await city.move('fazhi2', changeId, 'confirm', { opinion: '同意', lockVersion: 1 }), 409, 'stale-change');
    assert.equal((await city.change(changeId)).state, 'declared');
  });

  it('is confirmed with a numbered, printed answer that is kept with its hash (R7b)', async () => {
    const confirmed = await city.moved('fazhi2', changeId, 'confirm', { opinion: '依据充分，流程完整，予以确认。' });
    assert.deepEqual([confirmed.state, confirmed.deadline?.kind], ['confirmed', 'adjust']);
    assert.deepEqual(kindsOf(confirmed), ['open', 'declare', 'take-up', 'confirm'], 'who confirms at once takes it up by that');
    await stage(changeId, 'adjustment');
    const [document] = (await city.change(changeId)).documents;
    assert.match(document?.number ?? '', /^阳司权审〔\d{4}〕\d+号$/);
    const response = await fetch(`${suite.url}/api/registry/change-documents/${document?.id}/content`, {
      headers: { cookie: (await suite.people.as('shixiang')).cookieHeader },
    });
    assert.deepEqual([response.status, response.headers.get('content-type')], [200, 'application/pdf']);
    const bytes = Buffer.from(await response.arrayBuffer());
    assert.equal(response.headers.get('etag'), `"${createHash('sha256').update(bytes).digest('hex')}"`);
    if (!hasPdftotext) return;
    const text = solid(pdfText(bytes));
    for (const words of [document?.number ?? '', '阳光市城市管理局', '予以确认', '依据充分，流程完整', '审查人：许文博', confirmed.serial])
      assert.ok(text.includes(words), `${words} in ${text}`);
  });

  it('is entered by the organ exactly as it was confirmed; a difference is refused and named (R8)', async () => {
    assertRefused(await city.move('fazhi2', changeId, 'adjust'), 403, 'forbidden');
    const { basics } = await city.get<{ basics: { conditions: string[] } }>('shixiang', `/registry/versions/${versionId}`);
    const differing = await city.move('shixiang', changeId, 'adjust', {
      basics: { ...basics, conditions: [...basics.conditions, '未经确认的条件'] },
    });
    assertRefused(differing, 409, 'differs-from-confirmed');
    assert.deepEqual(differing.body.error.details?.differences, ['conditions']);
    assert.ok(differing.body.error.message.includes('conditions'));
    assertRefused(await city.move('shixiang', changeId, 'adjust', { lockVersion: 1 }), 409, 'stale-change');
    const entered = await city.moved('shixiang', changeId, 'adjust');
    assert.deepEqual([entered.deadline, entered.mayAdjust], [null, false]);
    await eventually('publication', async () => (await city.change(changeId)).state === 'done');
    await stage(changeId, 'done');
    assert.deepEqual(kindsOf(await city.change(changeId)), ['open', 'declare', 'take-up', 'confirm', 'adjust', 'finish']);
    assertRefused(await city.move('shixiang', changeId, 'adjust'), 409, 'state-forbids');
  });

  it('suspends a power: new cases are refused and told why, running ones are counted and finished under their version', async () => {
    const running = await registerCase(suite.people, '暂停前受理的挖掘道路');
    await openStep(suite.people, running);
    const { body: declared } = await city.declarePower('suspend');
    assert.deepEqual(
      [declared.kind, declared.state, declared.running],
      ['suspend', 'declared', [{ versionId, versionNumber: 2, running: 1 }]],
    );
    assertRefused(await city.declarePower('abolish'), 409, 'change-open');
    await city.moved('fazhi1', declared.id, 'confirm', { opinion: '同意暂停。' });
    assert.equal((await city.moved('shixiang', declared.id, 'adjust')).state, 'done');
    await stage(declared.id, 'done');
    const refused = await (await suite.people.as('chuang')).post('/cases', await applicationFor(suite.people, '暂停后的申请'));
    assertRefused(refused, 409, 'power-suspended');
    assert.deepEqual(
      [refused.body.error.details?.versionNumber, String(refused.body.error.details?.since).slice(0, 10)],
      [2, todayOf(suite)()],
    );
    const { items } = await city.get<{ items: { id: string }[] }>('jiancha', `/cases?power=${POWER}&state=running`);
    assert.deepEqual(
      items.map(({ id }) => id),
      [running],
    );
    await walk(suite.people, running, GRANTED);
    assert.equal((await untilCompleted(suite.people, running)).versionNumber, 2);
    assert.deepEqual((await city.change(declared.id)).running, []);
  });

  it('resumes it, and abolishes it for good', async () => {
    const settle = async (kind: string): Promise<void> => {
      const { body } = await city.declarePower(kind);
      await city.moved('fazhi2', body.id, 'confirm', { opinion: '同意。' });
      assert.equal((await city.moved('shixiang', body.id, 'adjust')).state, 'done');
    };
    assertRefused(await city.declarePower('suspend'), 409, 'state-forbids');
    await settle('resume');
    const running = await registerCase(suite.people, '恢复后的申请');
    await settle('abolish');
    assertRefused(
      await (await suite.people.as('chuang')).post('/cases', await applicationFor(suite.people, '取消后的申请')),
      409,
      'power-abolished',
    );
    await walk(suite.people, running, ['accept']);
    assertRefused(await (await suite.people.as('shixiang')).post(`/registry/powers/${POWER}/versions`), 409, 'power-abolished');
  });

  it('is in the ledger of changes, by state, kind and lateness, page by page, and in a whole record', async () => {
    const { total } = await city.get<{ total: number }>('fazhi1', '/registry/changes');
    const first = await city.get<{ items: ChangeView[]; next: string }>('fazhi1', '/registry/changes?limit=2');
    const second = await city.get<{ items: ChangeView[] }>('fazhi1', `/registry/changes?limit=300&after=${first.next}`);
    assert.equal(new Set([...first.items, ...second.items].map(({ id }) => id)).size, total);
    assert.ok(
      (await city.get<{ items: ChangeView[] }>('fazhi1', '/registry/changes?kind=suspend')).items.every(({ kind }) => kind === 'suspend'),
    );
    assert.equal((await city.get<{ total: number }>('fazhi1', '/registry/changes?late=true')).total, 0);
    assert.equal((await city.get<{ total: number }>('fazhi1', '/registry/changes?state=withdrawn')).total, 1);
    assert.ok((await verifyRecord(suite.platform.database)).ok);
    assertRefused(await (await suite.people.as('fazhi1')).get('/registry/changes/none'), 404, 'not-found');
    assertRefused(await (await suite.people.as('xitong')).get('/registry/changes'), 403, 'forbidden');
  });
});

describe('The deadlines of a change', function () {
  this.timeout(600_000);
  const suite = platformForSuite();
  const city = changesOf(suite.people, todayOf(suite));
  let changeId = '';
  let versionId = '';
  const colour = async (): Promise<string | undefined> => (await city.change(changeId)).deadline?.colour;
  const due = async (): Promise<string> => (await city.change(changeId)).deadline?.dueAt ?? '';
  const signals = async (): Promise<[string, string][]> => (await city.signals(changeId)).map(({ rule, organ }) => [rule, organ.id]);
  const advanceTo = async (instant: number): Promise<void> =>
    suite.platform.demonstration.advanceBy(instant - suite.platform.time.now().getTime());

  /** Early warning before, nothing late until the moment itself, then one signal and never a second. */
  async function passDeadline(expected: [string, string][]): Promise<void> {
    const at = Date.parse(await due());
    await advanceTo(at - MINUTE_MS);
    await eventually('the early warning', async () => (await colour()) === 'warned');
    assert.deepEqual(await signals(), expected.slice(0, -1));
    await advanceTo(at + 1);
    await eventually('the signal', async () => (await signals()).length === expected.length);
    await advanceTo(at + 3 * DAY_MS);
    assert.deepEqual(await signals(), expected);
    assert.equal(await colour(), 'overdue');
  }

  before(async () => {
    await loadNextYear(suite);
    versionId = await city.draft();
    changeId = (
      await suite.platform.registry.expectChange({
        powerId: POWER,
        kind: 'modify',
        cause: '《城市道路管理条例》第三十三条修订',
        causeDate: todayOf(suite)(),
        markId: 'mark-e2e',
      })
    ).id;
  });

  it('warn of and signal a change that is not declared within 20 days, live on every wall in scope (R7a, R14)', async () => {
    const stream = await listen(`${suite.url}/api/supervision/events`, (await suite.people.as('jiancha-cg')).cookieHeader);
    const elsewhere = await listen(`${suite.url}/api/supervision/events`, (await suite.people.as('jiancha-dh')).cookieHeader);
    await passDeadline([['R7a', 'organ-urban-management']]);
    const live = (): Record<string, unknown> | undefined =>
      stream.events.find(({ event, data }) => event === 'signal' && data.changeId === changeId)?.data;
    await eventually('the live signal', () => live() !== undefined);
    assert.deepEqual([live()?.rule, live()?.caseId, live()?.text], ['R7a', null, '超过二十日未申报权力库变更']);
    assert.ok(stream.events.some(({ event, data }) => event === 'notice' && data.changeId === changeId));
    assert.deepEqual([(await city.signals(changeId, 'jiancha-cg')).length, (await city.signals(changeId, 'jiancha-dh')).length], [1, 0]);
    assert.ok(!elsewhere.events.some(({ data }) => data.changeId === changeId));
    const wall = await city.get<{ totals: { yellow: number; red: number }; signals: { changeId: string }[] }>(
      'jiancha',
      '/supervision/wall',
    );
    assert.deepEqual([wall.totals.yellow, wall.totals.red, wall.signals.map((signal) => signal.changeId)], [1, 0, [changeId]]);
    const [signal] = await city.signals(changeId);
    const detail = await city.get<{ history: { kind: string }[]; serial: string }>('jiancha', `/supervision/signals/${signal?.id}`);
    assert.deepEqual([detail.history.map(({ kind }) => kind), detail.serial], [['raised'], (await city.change(changeId)).serial]);
    stream.close();
    elsewhere.close();
  });

  it('warn of and signal a review that is not finished within 10 days, in each round, for the legal office (R7b)', async () => {
    assert.equal(await city.declare(versionId), changeId, 'the declaration answers the expected change');
    await passDeadline([
      ['R7a', 'organ-urban-management'],
      ['R7b', 'organ-justice'],
    ]);
    await city.moved('fazhi1', changeId, 'return', { opinion: '请补充依据。' });
    assert.equal(await city.declare(versionId), changeId);
    await passDeadline([
      ['R7a', 'organ-urban-management'],
      ['R7b', 'organ-justice'],
      ['R7b', 'organ-justice'],
    ]);
  });

  it('warn of and signal a confirmed change that is not entered within 10 days (R8)', async () => {
    await city.moved('fazhi1', changeId, 'confirm', { opinion: '同意。' });
    await passDeadline([
      ['R7a', 'organ-urban-management'],
      ['R7b', 'organ-justice'],
      ['R7b', 'organ-justice'],
      ['R8', 'organ-urban-management'],
    ]);
    await city.moved('shixiang', changeId, 'adjust');
    await eventually('publication', async () => (await city.change(changeId)).state === 'done');
    assert.equal((await city.get<{ total: number }>('fazhi1', '/registry/changes?late=true')).total, 1);
    assert.ok((await verifyRecord(suite.platform.database)).ok);
  });
});

for (const [alone, alarms] of [
  ['sweep', { engine: false }],
  ['engine', { sweep: false }],
] as const) {
  describe(`The ${alone === 'sweep' ? 'sweep' : "engine's timer"} alone`, function () {
    this.timeout(600_000);
    const suite = platformForSuite('SQLite', { alarms });

    it("warns of a change's deadline and signals it once", async () => {
      await loadNextYear(suite);
      const city = changesOf(suite.people, todayOf(suite));
      const { id } = await suite.platform.registry.expectChange({
        powerId: POWER,
        kind: 'modify',
        cause: '条例修订',
        causeDate: todayOf(suite)(),
      });
      const due = (await city.change(id)).deadline?.dueAt ?? '';
      const notices = (): Promise<{ kind: string; source: string }[]> =>
        suite.platform.database.all(
          'SELECT n.kind, n.source FROM clock_notice n JOIN clock k ON k.id = n.clock_id WHERE k.matter_id = $1 ORDER BY n.noticed_at, n.kind DESC',
          [id],
        );
      await jumpTo(suite.platform, due, -MINUTE_MS);
      await eventually('the early warning', async () => (await notices()).length === 1, 90_000);
      await jumpTo(suite.platform, due, 1);
      await eventually('the signal', async () => (await city.signals(id)).length > 0, 90_000);
      assert.deepEqual(await notices(), [
        { kind: 'statutory-warning', source: alone },
        { kind: 'statutory-overdue', source: alone },
      ]);
      assert.deepEqual(
        (await city.signals(id)).map(({ rule, source }) => [rule, source]),
        [['R7a', alone]],
      );
    });
  });
}
