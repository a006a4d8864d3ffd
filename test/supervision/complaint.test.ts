/**
 * A complaint (R18) without an engine, on both databases: accepted in its time, transferred with a demanded result, told with proof; and
 * the organ complained of can neither see nor infer who complained.
 */
import assert from 'node:assert/strict';
import type {
  ComplaintIdentity,
  ComplaintsImported,
  ComplaintStatistics,
  ComplaintTimesView,
  ComplaintView,
} from '../../domain/api/complaints.ts';
import { createApi } from '../../src/platform/http/index.ts';
import { verifyMatters } from '../../src/procedures/index.ts';
import { verifyComplaints } from '../../src/supervision/index.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { ORGAN } from '../support/small-city.ts';
import type { ErrorBody } from '../support/test-server.ts';

const SECRET = {
  name: '欧阳慕容',
  phone: '13812345678',
  idNumber: '32110019800101123X',
  address: '梧桐巷七号二单元',
};
const TEXT = '我于十月二十八日去窗口递交挖掘申请，姓钱的工作人员当面说不交赞助费就不收材料。';
const FILE_NAME = '欧阳录音整理稿';
const SHEET = {
  sheetTitle: '窗口收件服务问题',
  sheet: '有反映称窗口收取未公示的费用。',
  demand: '核查收费情况，逐项说明。',
  transferDays: 5,
};

eachDatabase('A complaint', (database) => {
  let cases: CasesOn;
  let caseId = '';
  before(async () => {
    cases = await casesOn(database(), { startedAt: '2026-11-16T10:00:00+08:00' });
    caseId = await cases.register();
  });
  after(() => cases.close());

  const codeOf = ({ body }: { body: unknown }): string => (body as ErrorBody).error.code;
  const fieldsOf = ({ body }: { body: unknown }): string[] => ((body as ErrorBody).error.fields ?? []).map(({ code }) => code);
  const given = (changes: object = {}) => ({
    title: '窗口收费问题',
    answers: { source: 'telephone', receivedOn: '2026-11-16' },
    text: TEXT,
    identity: SECRET,
    organId: ORGAN,
    ...changes,
  });
  const register = async (changes: object = {}): Promise<string> =>
    (await cases.ask<{ id: string }>('supervisor', 'POST', '/complaints', given(changes))).id;
  const view = (id: string) => cases.ask<ComplaintView>('supervisor', 'GET', `/complaints/${id}`);
  const state = async (id: string): Promise<string> => (await cases.matter(id)).state;
  async function decide(by: string, id: string, outcome: string, fields: object = {}) {
    const step = await cases.openStep(id);
    return cases.call(by, 'POST', `/steps/${step.id}/decide`, { outcome, text: '情况属实，理由充分。', fields });
  }
  async function decided(by: string, id: string, outcome: string, fields: object = {}): Promise<void> {
    const { status, text } = await decide(by, id, outcome, fields);
    assert.equal(status, 200, `${by} ${outcome}: ${text}`);
  }

  it('is registered with who complained apart, and told each time it is read', async () => {
    for (const [by, changes, code, fields] of [
      ['supervisor', { text: ' ' }, 'invalid-input', ['required']],
      ['supervisor', { identity: { ...SECRET, phone: '', address: '' } }, 'invalid-input', ['contact-required']],
      ['supervisor', { title: `${SECRET.name}的投诉` }, 'invalid-input', ['tells-complainant']],
      ['supervisor', { organId: 'organ-supervision' }, 'own-organ', []],
      ['supervisor-west', {}, 'organ-out-of-scope', []],
      ['officer', {}, 'forbidden', []],
      ['lead', {}, 'forbidden', []],
    ] as const) {
      const answer = await cases.call(by, 'POST', '/complaints', given(changes));
      assert.deepEqual([codeOf(answer), fieldsOf(answer)], [code, [...fields]]);
    }
    const id = await register();
    const shown = await view(id);
    assert.deepEqual([shown.text, shown.organ?.id, shown.named, shown.mayHandle], [TEXT, ORGAN, true, true]);
    assert.ok(!JSON.stringify(shown).includes(SECRET.phone), 'the page alone does not tell who');
    assert.deepEqual(await cases.ask<ComplaintIdentity>('supervisor', 'POST', `/complaints/${id}/identity`, {}), SECRET);
    assert.equal((await cases.recorded(id)).filter((kind) => kind === 'complaint-identity-read').length, 1);
    const payloads = await database().all<{ payload: string }>('SELECT payload FROM record');
    for (const secret of [...Object.values(SECRET), TEXT]) assert.ok(!payloads.some(({ payload }) => payload.includes(secret)), secret);
  });

  it('is accepted within five working days of its receipt, shown late afterwards, and only to a name is it written', async () => {
    const named = await register({ answers: { source: 'letter', receivedOn: '2026-11-10' } });
    const anonymous = await register({ identity: null });
    const { clocks } = await cases.ask<{ clocks: { purpose: string; limits: { dueAt: string | null }[] }[] }>(
      'supervisor',
      'GET',
      `/matters/${named}`,
    );
    assert.equal(clocks.find(({ purpose }) => purpose === 'complaint-acceptance')?.limits[0]?.dueAt, '2026-11-17T17:30:00.000+08:00');
    assert.equal(codeOf(await decide('supervisor', anonymous, 'accept', { tellWay: 'post' })), 'unknown-outcome');
    await decided('supervisor', anonymous, 'accept-file');
    await decided('supervisor', anonymous, 'handle', { findings: '调取录像，未见收费。' });
    await decided('supervisor', anonymous, 'file', { verdict: 'unfounded', result: '不属实。' });
    assert.equal(await state(anonymous), 'filed');
    await cases.moveTo('2026-11-18T09:00:00+08:00');
    assert.equal(Number((await cases.matter(named)).colour), 2);
    assert.equal((await cases.ask<ComplaintStatistics>('supervisor', 'GET', '/complaints/statistics')).overdue, 1);
    assert.equal(
      (await database().all('SELECT id FROM warning_signal WHERE matter_id = $1', [named])).length,
      0,
      'no article gives a signal',
    );
    await decided('supervisor', named, 'refuse', { refusal: '不属于行政权力运行的事项。', tellWay: 'post' });
    const papers = await database().all<{ template: string; data: string }>('SELECT template, data FROM document WHERE matter_id = $1', [
      named,
    ]);
    assert.deepEqual([await state(named), papers.map(({ template }) => template)], ['refused', ['refused']]);
    assert.match(papers[0]?.data ?? '', /投诉人（登记编号 监投〔2026〕\d+号）/);
    assert.ok(!papers[0]?.data.includes(SECRET.name), 'papers name the number alone');
  });

  it('is linked to the one that was registered before', async () => {
    const [first, again] = [await register({ caseId }), await register({ caseId })];
    const { number } = await cases.matter(first);
    assert.ok((await view(again)).similar.some(({ id }) => id === first));
    assert.deepEqual(fieldsOf(await decide('supervisor', again, 'duplicate', { duplicateOf: '监投〔2026〕999号' })), ['complaint-unknown']);
    await decided('supervisor', again, 'duplicate', { duplicateOf: number });
    assert.equal(await state(again), 'duplicate');
    const { items } = await cases.ask<{ items: { id: string }[] }>('supervisor', 'GET', `/complaints/of-case/${caseId}`);
    assert.deepEqual(items.map(({ id }) => id).sort(), [first, again].sort());
  });

  it('comes from a carried file once, however often it is sent', async () => {
    const content = Buffer.from(
      [
        '工单编号,收到日期,事由,投诉内容,被投诉单位,投诉人,联系电话',
        `GD-1,2026-11-17,办理拖延,${TEXT},小城市建设局,${SECRET.name},${SECRET.phone}`,
        'GD-2,2026-11-17,态度问题,说话难听,没有这个单位,,',
      ].join('\n'),
    ).toString('base64');
    const read = (register: boolean) => cases.ask<ComplaintsImported>('supervisor', 'POST', '/complaints/import', { content, register });
    const { ready } = await read(false);
    assert.deepEqual(
      ready.map(({ reference }) => reference),
      ['GD-1'],
    );
    const { registered, refused } = await read(true);
    assert.deepEqual(
      [registered.map(({ already }) => already), refused.map(({ problems }) => problems[0]?.code)],
      [[false], ['unknown-organ']],
    );
    assert.deepEqual(
      (await read(true)).registered.map(({ already }) => already),
      [true],
    );
  });

  it('is transferred as a sheet that tells nothing, answered, sent back, accepted, and its result told with proof', async () => {
    const id = await register({ caseId });
    const { id: fileId } = await cases.ask<{ id: string }>('supervisor', 'POST', `/matters/${id}/files`, {
      name: `${FILE_NAME}.txt`,
      content: Buffer.from('整理稿').toString('base64'),
    });
    await decided('supervisor', id, 'accept', { tellWay: 'electronic' });
    for (const sheet of [`${SECRET.name}反映收费。`, `来电 138-1234-5678 反映。`, '反映人称姓钱的工作人员当面说不交赞助费就不收材料。'])
      assert.deepEqual(fieldsOf(await decide('supervisor', id, 'transfer', { ...SHEET, sheet })), ['tells-complainant'], sheet);
    await decided('supervisor', id, 'transfer', SHEET);
    const [transfer] = (await view(id)).transfers;
    assert.ok(transfer);
    const release = (name: string) => cases.call('supervisor', 'POST', `/complaints/${id}/releases`, { fileId, name });
    assert.deepEqual(fieldsOf(await release(FILE_NAME)), ['tells-complainant']);
    assert.equal((await release('附件1')).status, 201);
    assert.equal(codeOf(await decide('supervisor', id, 'received')), 'transfer-open');

    await decided('contact', transfer.id, 'answer', { facts: '没有收费。', outcome: '已重申收费规定。' });
    await decided('supervisor', transfer.id, 'again', { evaluation: '没有附收费台账。', againDays: 2 });
    await cases.moveTo('2026-11-23T09:00:00+08:00');
    assert.equal((await view(id)).transfers[0]?.overdue, true);
    await decided('contact', transfer.id, 'answer', { facts: '查实一笔收费。', outcome: '已经退还。' });
    await decided('supervisor', transfer.id, 'accept', { evaluation: '查实。' });
    assert.equal(await state(id), 'concluding');
    await decided('supervisor', id, 'tell', { verdict: 'upheld', result: '查实一笔未公示收费，已经退还。' });
    await decided('supervisor', id, 'told', { toldOn: '2026-11-23', toldBy: 'post', proof: '挂号信 XA123456789CN' });
    assert.equal(await state(id), 'told');
  });

  it('may go into an investigation, of which not even the organ’s papers tell', async () => {
    const id = await register();
    const body = {
      ...{ organId: ORGAN, title: '收费问题调查', complaintIds: [id], investigators: ['person-supervisor', 'person-supervisor2'] },
      answers: { grounds: `${SECRET.name}反映收费。` },
    };
    assert.deepEqual(fieldsOf(await cases.call('supervisor', 'POST', '/investigations', body)), ['tells-complainant']);
    const opened = await cases.ask<{ id: string }>('supervisor', 'POST', '/investigations', {
      ...body,
      answers: { grounds: '窗口收取未公示的费用。' },
    });
    assert.equal((await cases.matter(opened.id)).answering_organ_id, null);
    assert.deepEqual(
      (await view(id)).investigations.map((one) => one.id),
      [opened.id],
    );
  });

  it('has its times from a table of the office', async () => {
    const { times, version } = await cases.ask<ComplaintTimesView>('supervisor', 'GET', '/complaints/times');
    assert.deepEqual([version, times.acceptDays], [0, 5]);
    await cases.ask('supervisor', 'POST', '/complaints/times', { times: { ...times, acceptDays: 3 }, reason: '加快受理', base: 0 });
    const id = await register({ answers: { source: 'window', receivedOn: '2026-11-23' } });
    assert.equal(new Date(Number((await cases.matter(id)).due_at)).toISOString(), '2026-11-26T09:30:00.000Z');
  });

  it('is found by nobody of the organ in any answer of the platform, nor does any tell who complained or how', async function () {
    // Some six hundred questions.
    this.timeout(600_000);
    const complaints = await database().all<{ id: string; number: string }>("SELECT id, number FROM matter WHERE kind = 'complaint'");
    const idsOf = async (sql: string): Promise<string[]> => (await database().all<{ id: string }>(sql)).map(({ id }) => id);
    const transferred = 'SELECT complaint_id FROM complaint_transfer';
    const matters = await idsOf(
      `SELECT id FROM matter WHERE id IN (${transferred}) OR kind IN ('complaint-transfer', 'case', 'investigation')`,
    );
    const others = [
      ...(await idsOf(`SELECT id FROM matter_file WHERE matter_id IN (${transferred})`)),
      ...(await idsOf(`SELECT id FROM document WHERE matter_id IN (${transferred})`)),
      ...(await idsOf(`SELECT id FROM step WHERE matter_id IN (${transferred})`)).slice(0, 2),
    ];
    const secrets = [...Object.values(SECRET), TEXT.slice(0, 14), FILE_NAME, ...complaints.flatMap(({ id, number }) => [id, number])];
    const api = createApi({ database: database(), personOf: () => Promise.resolve(undefined) });
    cases.folded.routes(api);
    const gets = api.routes.filter(({ method, path }) => method === 'get' && path !== '/supervision/events').map(({ path }) => path);
    assert.ok(gets.length > 60, String(gets.length));
    let asked = 0;
    for (const account of ['contact', 'registrar'])
      for (const path of gets) {
        const ofMatter = /^\/(matters|cases|complaints|investigations)\//.test(path);
        // The registrar asks for lists; what each holds the contact asks as well.
        if (account === 'registrar' && path.includes(':')) continue;
        const ids = path.includes(':') ? (ofMatter ? matters : others) : [''];
        const query = ['/search', '/matters', '/cases', '/inbox'].includes(path) ? ['', SECRET.name, complaints[0]?.number ?? ''] : [''];
        for (const id of ids)
          for (const q of query) {
            const at = path.replace(/:\w+/g, encodeURIComponent(id)) + (q ? `?q=${encodeURIComponent(q)}` : '');
            const { text } = await cases.call(account, 'GET', at);
            asked += 1;
            // What was asked for may be repeated by a refusal.
            for (const secret of secrets)
              if (secret !== id && secret !== q) assert.ok(!text.includes(secret), `${account} ${at} tells ${secret}`);
          }
      }
    assert.ok(asked > 200, String(asked));
    const { items } = await cases.ask<{ items: { kind: string }[] }>('contact', 'GET', '/matters?limit=100');
    assert.ok(
      items.some(({ kind }) => kind === 'complaint-transfer'),
      'the sheet is theirs to see',
    );
    assert.ok(!items.some(({ kind }) => kind === 'complaint'));
  });

  it('is what the record says, who complained by a hash that tells nothing', async () => {
    const { n } = (await database().get<{ n: number }>('SELECT COUNT(*) AS n FROM complaint')) ?? { n: 0 };
    assert.deepEqual(await verifyComplaints(database()), { ok: true, complaints: Number(n) });
    assert.ok((await verifyMatters({ database: database(), kinds: cases.kinds })).ok);
    await database().write(() =>
      database().insert('complaint_verdict', { opinion_id: 'forged', complaint_id: 'forged', verdict: 'upheld', at: 1 }),
    );
    assert.equal((await verifyComplaints(database())).ok, false);
  });
});
