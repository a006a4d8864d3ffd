/** Real-time supervision: the wall, signals and live events, each body seeing its own and nothing else (R13, R14, R16.9). */
import assert from 'node:assert/strict';
import { platformForSuite } from '../support/platform.ts';
import { openStep, registerCase, walk, type ErrorBody } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { listen, type EventSource } from '../support/event-source.ts';

interface Signal {
  id: string;
  caseId: string;
  rule: string;
  colour: string;
  limit: string;
  grave: boolean;
  latenessMs: number;
  organ: { id: string };
  history?: { kind: string; limit: string }[];
}
interface Wall {
  totals: Record<string, number>;
  cases: { caseId: string; colour: string; organId: string }[];
  signals: Signal[];
  byOrgan: { organId: string; normal: number; warned: number; overdue: number }[];
}
interface Detail {
  clock: { colour: string; limits: { id: string; dueAt: string }[] };
  documents: { id: string }[];
  steps: { id: string }[];
  signals: Signal[];
  timeline: { kind: string }[];
}

const CITY = 'organ-urban-management';
const DISTRICT = 'organ-urban-management-donghu';

describe('Supervision', function () {
  this.timeout(300_000);
  const suite = platformForSuite();
  const { people } = suite;
  /** Two late cases of two organs, one of the city and one of a district, and one that waits for the applicant's supplement. */
  let ofCity = '';
  let ofDistrict = '';
  let waiting = '';
  const streams: Record<string, EventSource> = {};

  const get = async <T>(account: string, path: string): Promise<T> => {
    const answer = await (await people.as(account)).get<T>(path);
    assert.equal(answer.status, 200, `${account} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const wallOf = (account: string): Promise<Wall> => get(account, '/supervision/wall');
  const listenAs = async (account: string, after?: string): Promise<EventSource> =>
    listen(`${suite.url}/api/supervision/events`, (await people.as(account)).cookieHeader, after);
  const advanceTo = async (instant: number): Promise<void> =>
    suite.platform.demonstration.advanceBy(instant - suite.platform.time.now().getTime());
  const dueOf = async (caseId: string, id: string): Promise<number> =>
    Date.parse((await get<Detail>('jiancha', `/cases/${caseId}`)).clock.limits.find((limit) => limit.id === id)?.dueAt ?? '');
  const colours = ({ totals }: Wall): number[] => [
    totals.running ?? -1,
    // Of those that are near their limit, some stand at a step that is past its own.
    (totals.warned ?? -1) + (totals.stepLate ?? 0),
    totals.overdue ?? -1,
    totals.red ?? -1,
    totals.yellow ?? -1,
  ];

  before(async () => {
    [ofCity, ofDistrict, waiting] = [
      await registerCase(people, '市级道路挖掘'),
      await registerCase(people, '区级道路挖掘'),
      await registerCase(people, '待补正的道路挖掘'),
    ];
    const { database } = suite.platform;
    await Promise.all([ofCity, ofDistrict].map((id) => walk(people, id, ['accept'])));
    await walk(people, waiting, ['supplement']);
    await Promise.all([ofCity, ofDistrict, waiting].map((id) => openStep(people, id)));
    // The demonstration's district has no power of its own yet.
    await database.write(() =>
      database.run('UPDATE matter SET organ_id = $1, district_id = $2 WHERE id = $3', [DISTRICT, 'district-donghu', ofDistrict]),
    );
    for (const account of ['jiancha', 'jiancha-dh', 'jiancha-cg', 'qiantou']) streams[account] = await listenAs(account);
  });
  after(() => Object.values(streams).forEach((stream) => stream.close()));

  it("counts running cases within the supervisor's own city, district or organ (R14)", async () => {
    assert.deepEqual(colours(await wallOf('jiancha')), [3, 0, 0, 0, 0]);
    assert.deepEqual(colours(await wallOf('qiantou')), [3, 0, 0, 0, 0]);
    assert.deepEqual(
      (await wallOf('jiancha-dh')).cases.map(({ caseId, organId }) => [caseId, organId]),
      [[ofDistrict, DISTRICT]],
    );
    assert.deepEqual((await wallOf('jiancha-cg')).cases.map(({ caseId }) => caseId).sort(), [ofCity, waiting].sort());
    assert.deepEqual(
      (await wallOf('jiancha-dh')).byOrgan.map(({ organId }) => organId),
      [DISTRICT],
    );
  });

  it('warns early, on the working day before and the day of the promised limit, without a signal', async () => {
    const due = await dueOf(ofCity, 'promised');
    assert.equal(await dueOf(ofDistrict, 'promised'), due);
    await advanceTo(due - 10 * 60_000);
    await eventually('the early warning', async () => colours(await wallOf('jiancha'))[1] === 2);
    const wall = await wallOf('jiancha');
    // No time runs in the third while the applicant has it.
    assert.deepEqual(colours(wall), [3, 2, 0, 0, 0]);
    assert.equal(wall.totals.dueToday, 2);
    assert.deepEqual(wall.signals, []);
    assert.ok((await get<Detail>('jiancha', `/cases/${ofCity}`)).timeline.some(({ kind }) => kind === 'promised-warning'));
  });

  it('raises one red signal per case when the promised limit passes, and shows it on every wall in scope (R16.9)', async () => {
    await advanceTo((await dueOf(ofCity, 'promised')) + 1_000);
    await eventually('both signals', async () => (await wallOf('jiancha')).totals.red === 2);
    const wall = await wallOf('jiancha');
    assert.deepEqual(colours(wall), [3, 0, 2, 2, 0]);
    assert.deepEqual(
      wall.signals.map(({ rule, colour, limit, grave }) => [rule, colour, limit, grave]),
      [
        ['R16.9', 'red', 'promised', false],
        ['R16.9', 'red', 'promised', false],
      ],
    );
    assert.ok(
      wall.signals.every(({ latenessMs }) => latenessMs >= 0 && latenessMs < 15_000),
      JSON.stringify(wall.signals.map(({ latenessMs }) => latenessMs)),
    );
    assert.deepEqual(wall.byOrgan.map(({ organId, normal, warned, overdue }) => [organId, normal, warned, overdue]).sort(), [
      [CITY, 1, 0, 1],
      [DISTRICT, 0, 0, 1],
    ]);
    for (const [account, caseId] of [
      ['jiancha-dh', ofDistrict],
      ['jiancha-cg', ofCity],
    ] as const) {
      const own = await wallOf(account);
      assert.deepEqual([own.signals.map((signal) => signal.caseId), own.totals.red, own.totals.overdue], [[caseId], 1, 1]);
    }
  });

  it('delivers each signal live to everyone in scope, and nothing of it to anyone else (R14)', async () => {
    const signalsIn = (account: string): string[] =>
      (streams[account]?.events ?? [])
        .filter(({ event }) => event === 'signal')
        .map(({ data }) => String(data.caseId))
        .sort();
    await eventually(
      'the signals live',
      () =>
        signalsIn('jiancha').length === 2 &&
        signalsIn('jiancha-dh').length === 1 &&
        signalsIn('jiancha-cg').length === 1 &&
        signalsIn('qiantou').length === 2,
    );
    assert.deepEqual(signalsIn('jiancha'), [ofCity, ofDistrict].sort());
    const casesIn = (account: string): unknown[] => [...new Set((streams[account]?.events ?? []).flatMap(({ data }) => data.caseId ?? []))];
    assert.deepEqual(casesIn('jiancha-dh'), [ofDistrict]);
    assert.ok(!casesIn('jiancha-cg').includes(ofDistrict));
    const ids = (streams.jiancha?.events ?? []).flatMap(({ id }) => (id ? [Number(id)] : []));
    assert.deepEqual(
      ids,
      [...new Set(ids)].sort((a, b) => a - b),
      'in order, none twice',
    );
  });

  it('makes the same signal grave when the statutory limit passes too, and keeps its history (R16.9)', async () => {
    await advanceTo((await dueOf(ofCity, 'statutory')) + 1_000);
    const [first] = (await get<{ items: Signal[] }>('jiancha-cg', '/supervision/signals')).items;
    await eventually('the aggravation', async () => (await get<Signal>('jiancha', `/supervision/signals/${first?.id}`)).grave);
    const signal = await get<Signal>('jiancha', `/supervision/signals/${first?.id}`);
    assert.deepEqual(
      signal.history?.map(({ kind, limit }) => [kind, limit]),
      [
        ['raised', 'promised'],
        ['aggravated', 'statutory'],
      ],
    );
    assert.equal((await wallOf('jiancha')).totals.red, 2);
    assert.deepEqual(
      (await get<Detail>('jiancha', `/cases/${ofCity}`)).signals.map(({ grave }) => grave),
      [true],
    );
  });

  it('lets a wall that was away catch up by the last event it saw, however much was recorded meanwhile', async () => {
    const { database, record } = suite.platform;
    const seen = streams.jiancha?.events.filter(({ id }) => id) ?? [];
    const from = seen[0]?.id ?? '';
    await database.write(() => {
      for (let i = 0; i < 1_100; i += 1) record.append({ kind: 'test-noise', payload: { i } });
      return Promise.resolve();
    });
    const latest = await registerCase(people, '最后登记的道路挖掘');
    const again = await listenAs('jiancha', from);
    const district = await listenAs('jiancha-dh', from);
    try {
      await eventually('the latest case', () => again.events.some(({ data }) => data.caseId === latest));
      const ids = again.events.flatMap(({ id }) => id ?? []);
      assert.deepEqual(
        ids.slice(0, seen.length - 1),
        seen.slice(1).map(({ id }) => id),
      );
      assert.equal(new Set(ids).size, ids.length);
      await eventually("the district's own", () => district.events.filter(({ event }) => event === 'signal').length >= 1);
      assert.deepEqual([...new Set(district.events.flatMap(({ data }) => data.caseId ?? []))], [ofDistrict]);
    } finally {
      again.close();
      district.close();
    }
  });

  it('leaks nothing by any other door: cases, steps, documents, signals (R14)', async () => {
    const detail = await get<Detail>('jiancha', `/cases/${ofCity}`);
    const signals = (await get<{ items: Signal[] }>('jiancha', '/supervision/signals')).items;
    const foreign = signals.find(({ caseId }) => caseId === ofCity);
    for (const account of ['jiancha-dh', 'chuang-dh']) {
      const client = await people.as(account);
      for (const path of [`/cases/${ofCity}`, `/steps/${detail.steps[0]?.id}`, `/documents/${detail.documents[0]?.id}/content`]) {
        const answer = await client.get(path);
        assert.deepEqual([answer.status, (answer.body as ErrorBody).error.code], [404, 'not-found'], `${account} ${path}`);
      }
      const list = await client.get<{ items: { id: string }[]; total: number }>('/cases?q=道路挖掘');
      assert.deepEqual([list.body.items.map(({ id }) => id), list.body.total], [[ofDistrict], 1]);
    }
    const district = await people.as('jiancha-dh');
    assert.equal((await district.get(`/supervision/signals/${foreign?.id}`)).status, 404);
    const own = (await district.get<{ items: Signal[]; total: number }>('/supervision/signals')).body;
    assert.deepEqual([own.items.map(({ caseId }) => caseId), own.total], [[ofDistrict], 1]);
    assert.deepEqual((await district.get<{ items: unknown[] }>(`/cases?organ=${CITY}`)).body.items, []);
  });

  it('is not for clerks, registrars and legal officers', async () => {
    for (const account of ['chuang', 'juzhang', 'shixiang', 'fazhi1']) {
      for (const path of ['/supervision/wall', '/supervision/signals', '/supervision/events']) {
        const answer = await (await people.as(account)).get(path);
        assert.deepEqual([answer.status, answer.body.error.code], [403, 'forbidden'], `${account} ${path}`);
      }
    }
  });

  it('pages through signals without losing or doubling one, and filters by colour', async () => {
    const first = await get<{ items: Signal[]; next: string | null; total: number }>('jiancha', '/supervision/signals?limit=1');
    assert.deepEqual([first.items.length, first.total], [1, 2]);
    const second = await get<{ items: Signal[]; next: string | null }>('jiancha', `/supervision/signals?limit=1&after=${first.next}`);
    assert.equal(second.next, null);
    assert.deepEqual([first.items[0]?.caseId, second.items[0]?.caseId].sort(), [ofCity, ofDistrict].sort());
    assert.equal((await get<{ total: number }>('jiancha', '/supervision/signals?colour=yellow')).total, 0);
    assert.equal((await (await people.as('jiancha')).get('/supervision/signals?colour=blue')).status, 422);
  });

  it('counts a case no more once it is complete, and keeps its signal', async () => {
    await walk(people, ofCity, ['pass', 'agree', 'grant', '*', '*', '*']);
    await eventually('one case less', async () => (await wallOf('jiancha')).totals.running === 3);
    const wall = await wallOf('jiancha');
    assert.equal(wall.totals.red, 2);
    assert.equal(wall.totals.overdue, 1);
  });
});
