/** The supervisory order on the real engine (R20, R16.10): from the first draft to its closing, and its limit by either alarm alone. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { verifyComplaints } from '../../src/supervision/index.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { pdfText, solid } from '../documents/pdf-text.ts';
import { eventually } from '../support/eventually.ts';
import { jumpTo } from '../support/jump.ts';
import { ordersOn } from '../support/orders.ts';
import { ON_FILE, platformForSuite, type SuitePlatform } from '../support/platform.ts';

const ORGAN = 'organ-urban-management';
const WITHIN_MS = 60_000;

const ordersOf = (suite: SuitePlatform) =>
  ordersOn(
    () => suite.platform.database,
    async (account, method, path, body) => (await suite.people.as(account)).call<unknown>(method, path, body),
    WITHIN_MS,
  );

const dueOf = async ({ platform }: SuitePlatform, id: string): Promise<string> => {
  const row = await platform.database.get<{ due_at: number }>(
    "SELECT d.due_at FROM clock_due d JOIN clock k ON k.id = d.clock_id WHERE k.matter_id = $1 AND k.purpose = 'reply' ORDER BY k.round DESC LIMIT 1",
    [id],
  );
  return new Date(Number(row?.due_at)).toISOString();
};

for (const database of ON_FILE) {
  describe(`A supervisory order on the engine (${database})`, function () {
    this.timeout(600_000);
    const suite = platformForSuite(database, { powers: [] });

    it('has beside it a complaint that is transferred to an organ, and whose result is told (R18)', async () => {
      const orders = ordersOf(suite);
      const person = await suite.people.as('jiancha');
      const today = civilDateInChina(suite.platform.time.now());
      const registered = await person.call<{ id: string }>('POST', '/complaints', {
        ...{ title: '窗口收费问题', text: '办证时被要求另交资料费，没有收据。', organId: ORGAN },
        answers: { source: 'telephone', receivedOn: today },
        identity: { name: '欧阳慕容', phone: '13812345678' },
      });
      assert.equal(registered.status, 201, JSON.stringify(registered.body));
      const { id } = registered.body;
      await orders.decided('jiancha', id, 'Step_Accept', 'accept', { fields: { tellWay: 'post' } });
      const sheet = { sheetTitle: '收费问题', sheet: '有反映称窗口另行收费。', demand: '核查并报送结果。' };
      await orders.decided('jiancha', id, 'Step_Handle', 'transfer', { fields: sheet });
      const row = await suite.platform.database.get<{ transfer_id: string }>(
        'SELECT transfer_id FROM complaint_transfer WHERE complaint_id = $1',
        [id],
      );
      const transferId = row?.transfer_id ?? '';
      await orders.decided('lianluo', transferId, 'Step_Answer', 'answer', { fields: { facts: '查实。', outcome: '已退还。' } });
      await orders.decided('jiancha', transferId, 'Step_Evaluate', 'accept', { fields: { evaluation: '属实。' } });
      await orders.decided('jiancha', id, 'Step_Conclude', 'tell', { fields: { verdict: 'upheld', result: '查实并退还。' } });
      const told = { toldOn: today, toldBy: 'post', proof: '挂号信 XA123456789CN' };
      await orders.decided('jiancha', id, 'Step_Feedback', 'told', { fields: told });
      assert.equal(await orders.closedAs(id), 'told');
      assert.deepEqual(
        (await orders.documents(id)).map(({ template }) => template),
        ['accepted', 'result'],
      );
      assert.ok((await verifyComplaints(suite.platform.database)).ok);
    });

    it('is issued, extended, answered, corrected once more and closed, each paper numbered and printed', async () => {
      const orders = ordersOf(suite);
      const id = await orders.issued('fazhi1', ORGAN);
      await orders.decided('lianluo', id, 'Step_Answer', 'request-extension');
      const before = await dueOf(suite, id);
      await orders.decided('fazhi2', id, 'Step_Extension', 'grant');
      await orders.step(id, 'Step_Answer');
      assert.ok((await dueOf(suite, id)) > before, 'the extension moves the limit');
      await orders.decided('lianluo', id, 'Step_Answer', 'answer');
      await orders.decided('fazhi1', id, 'Step_Evaluate', 'again');
      await orders.decided('lianluo', id, 'Step_Answer', 'answer');
      await orders.decided('fazhi1', id, 'Step_Evaluate', 'fulfilled');
      assert.equal(await orders.closedAs(id), 'fulfilled');

      const papers = await orders.documents(id);
      assert.deepEqual(
        papers.map(({ template }) => template),
        ['order', 'extension', 'again', 'fulfilled'],
      );
      const { database: db } = suite.platform;
      const [printed] = await db.all<{ bytes: Buffer }>(
        'SELECT c.bytes FROM document_content c JOIN document d ON d.id = c.document_id WHERE d.matter_id = $1 ORDER BY d.created_at LIMIT 1',
        [id],
      );
      assert.ok(printed);
      const text = solid(pdfText(printed.bytes));
      for (const part of ['行政执法监督通知书', '阳光市城市管理局', papers[0]?.number ?? '?']) assert.ok(text.includes(part), part);
      const clocks = await db.all<{ round: number; state: string }>(
        "SELECT round, state FROM clock WHERE matter_id = $1 AND purpose = 'reply' ORDER BY round",
        [id],
      );
      assert.deepEqual(
        clocks.map(({ round, state }) => [Number(round), state]),
        [
          [1, 'stopped'],
          [2, 'stopped'],
        ],
      );
      assert.deepEqual(await orders.signals(id), []);
      const recorded = await orders.recorded(id);
      assert.deepEqual([recorded[0], recorded.at(-1)], ['supervisory-order-opened', 'supervisory-order-completed']);
      assert.ok((await verifyRecord(db)).ok);
    });
  });
}

for (const [alone, alarms] of [
  ['sweep', { engine: false }],
  ['engine', { sweep: false }],
] as const) {
  describe(`R16.10 by the ${alone === 'sweep' ? 'sweep' : "engine's timer"} alone`, function () {
    this.timeout(600_000);
    const suite = platformForSuite('SQLite', { powers: [], alarms });

    it('is raised once when the limit passes without a reply', async () => {
      const orders = ordersOf(suite);
      const id = await orders.issued('jiancha', ORGAN);
      const due = await dueOf(suite, id);
      const warned = (): Promise<unknown[]> =>
        suite.platform.database.all(
          "SELECT n.id FROM clock_notice n JOIN clock k ON k.id = n.clock_id WHERE k.matter_id = $1 AND k.purpose = 'reply' AND n.kind = 'statutory-warning'",
          [id],
        );
      await jumpTo(suite.platform, due, -60_000);
      await eventually('the early warning', async () => (await warned()).length === 1, WITHIN_MS);
      assert.deepEqual(await orders.signals(id), []);
      await jumpTo(suite.platform, due, 1);
      await eventually('the signal', async () => (await orders.signals(id)).length > 0, WITHIN_MS);
      await sleep(3_000);
      assert.deepEqual(
        (await orders.signals(id)).map(({ rule, colour, organ_id, source }) => [rule, colour, organ_id, source]),
        [['R16.10', 'red', ORGAN, alone]],
      );
    });
  });
}
