/** What every matter has, of a kind that brought nothing but its name: lists, scope, search, figures, inbox, its page (R10, R14). */
import assert from 'node:assert/strict';
import type { MatterDetail, MatterRowView, MatterStatistics, SearchHits } from '../../domain/api/matters.ts';
import type { InboxPage } from '../../domain/api/steps.ts';
import { buildPerson } from '../support/build-person.ts';
import { eachDatabase } from '../support/databases.ts';
import { mattersOn, NOW, type MattersAlone } from '../support/matters.ts';

interface List {
  items: MatterRowView[];
  next: string | null;
  total: number;
}

const DAY = 86_400_000;
const organ = (id: string) => ({ id, name: id, districtId: null });
const PEOPLE = [
  buildPerson({ account: 'clerk-a' }),
  buildPerson({ account: 'clerk-b', organ: organ('organ-b'), grants: [{ role: 'clerk', scope: 'organ', scopeId: 'organ-b' }] }),
  buildPerson({ account: 'clerk-c', organ: organ('organ-c'), grants: [{ role: 'clerk', scope: 'organ', scopeId: 'organ-c' }] }),
  buildPerson({
    account: 'registrar-a',
    positions: [],
    grants: [{ role: 'organ-registrar', scope: 'organ', scopeId: 'organ-a' }],
  }),
  buildPerson({ account: 'district', positions: [], grants: [{ role: 'supervisor', scope: 'district', scopeId: 'district-1' }] }),
  buildPerson({ account: 'city', positions: [], grants: [{ role: 'lead-office', scope: 'city', scopeId: 'city' }] }),
  buildPerson({
    account: 'admin',
    grants: [
      { role: 'system-administrator', scope: 'city', scopeId: 'city' },
      { role: 'lead-office', scope: 'city', scopeId: 'city' },
    ],
  }),
];

eachDatabase('Matters of any kind', (database) => {
  let matters: MattersAlone;

  async function get<T>(as: string, path: string, status = 200): Promise<T> {
    const answer = await matters.server.call<T>('GET', `/api${path}`, { as });
    assert.equal(answer.status, status, `${as} ${path}: ${answer.text}`);
    return answer.body;
  }
  const idsOf = async (as: string, query = ''): Promise<string[]> => (await get<List>(as, `/matters${query}`)).items.map(({ id }) => id);

  before(async () => {
    matters = await mattersOn(database(), PEOPLE);
    // Handled by A, answered by B, in district 1, and so on; newest first: o4, o3, o2, o1.
    await matters.putMatter({
      id: 'o1',
      number: '督〔2026〕1 号',
      title: '限期整改 100%',
      opened_at: NOW - 4 * DAY,
      answering_organ_id: 'organ-b',
    });
    await matters.putMatter({
      id: 'o2',
      number: '督〔2026〕12 号',
      district_id: 'district-1',
      organ_id: 'organ-c',
      opened_at: NOW - 3 * DAY,
    });
    await matters.putMatter({
      id: 'o3',
      number: '督〔2026〕3 号',
      title: '关于督〔2026〕12 号的复核',
      opened_at: NOW - 2 * DAY,
      state: 'done',
      closed_at: NOW - DAY,
    });
    await matters.putMatter({ id: 'f1', kind: 'filing', number: 'BA-1', opened_at: NOW - DAY });
    await matters.putStep({ id: 's1', matter_id: 'o1', organ_id: 'organ-b', due_at: NOW - 1 });
    await matters.putStep({ id: 's2', matter_id: 'f1', form_key: null, due_at: NOW + 3_600_000 });
    await database().write(async () => {
      for (const [matterId, days] of [
        ['o1', -30],
        ['o2', 0],
      ] as const)
        await matters.clocks.open({
          matterId,
          purpose: 'handling',
          limits: [{ id: 'statutory', days: 10, unit: 'working-day' }],
          entries: [{ kind: 'start', at: new Date(NOW + days * DAY) }],
        });
    });
  });
  after(() => matters.close());

  it('are listed where their handling organ, their answering organ or their district is in scope, newest first', async () => {
    assert.deepEqual(await idsOf('clerk-a'), ['f1', 'o3', 'o1']);
    assert.deepEqual(await idsOf('clerk-b'), ['o1'], 'the organ that has to answer');
    assert.deepEqual(await idsOf('clerk-c'), ['o2']);
    assert.deepEqual(await idsOf('district'), ['o2']);
    assert.deepEqual(await idsOf('city'), ['f1', 'o3', 'o2', 'o1']);
  });

  it("ask for the kind's own read action: a registrar sees orders and no filings", async () => {
    assert.deepEqual(await idsOf('registrar-a'), ['o3', 'o1']);
    await get('registrar-a', '/matters/f1', 404);
  });

  it('are no business of administrators, whatever else they were granted (R2a)', async () => {
    for (const path of [
      '/matters',
      '/matters/o1',
      '/matters/statistics',
      '/matters/export',
      '/search?q=1',
      '/matters/o1/files',
      '/steps/s1',
    ])
      await get('admin', path, 403);
  });

  it('are found by kind, state, organs, colour and text, alone and together', async () => {
    assert.deepEqual(await idsOf('city', '?kind=filing'), ['f1']);
    assert.deepEqual(await idsOf('city', '?state=open'), ['f1', 'o2', 'o1']);
    assert.deepEqual(await idsOf('city', '?state=closed'), ['o3']);
    assert.deepEqual(await idsOf('city', '?state=done'), ['o3']);
    assert.deepEqual(await idsOf('city', '?organ=organ-c'), ['o2']);
    assert.deepEqual(await idsOf('city', '?answering=organ-b'), ['o1']);
    assert.deepEqual(await idsOf('city', '?clock=overdue'), ['o1']);
    assert.deepEqual(await idsOf('city', '?clock=normal'), ['f1', 'o3', 'o2']);
    assert.deepEqual(await idsOf('city', `?q=${encodeURIComponent('限期')}`), ['o1']);
    assert.deepEqual(await idsOf('city', `?q=${encodeURIComponent('100%')}`), ['o1']);
    assert.deepEqual(await idsOf('city', `?q=${encodeURIComponent('二%整')}`), [], 'a sign of the database stands for nothing');
    assert.deepEqual(await idsOf('city', `?q=${encodeURIComponent('"*+-( 限期')}`), ['o1'], 'nor does one of a full-text index');
    assert.deepEqual(await idsOf('city', `?kind=order&state=open&organ=organ-a`), ['o1']);
    await get('city', '/matters?clock=blue', 422);
  });

  it('come page by page, each once, with the whole count', async () => {
    const first = await get<List>('city', '/matters?limit=3');
    assert.deepEqual([first.items.length, first.total], [3, 4]);
    const second = await get<List>('city', `/matters?limit=3&after=${first.next}`);
    assert.deepEqual([second.items.map(({ id }) => id), second.next, second.total], [['o1'], null, 4]);
  });

  it('say in a list what counts now: words, step, colour, due time and what their kind adds', async () => {
    const { items } = await get<List>('city', '/matters');
    const [filing, , , order] = items;
    assert.ok(filing && order);
    assert.deepEqual([filing.page, filing.stateName.text, filing.extra.partyName], ['/filings/f1', '待审', '报备人 f1']);
    assert.deepEqual([order.page, order.stateName.text, order.colour], ['/matters/o1', 'open', 'overdue']);
    assert.deepEqual([order.due?.limit, order.currentSteps[0]?.name, order.answeringOrgan?.name], ['statutory', '答复', '机关 organ-b']);
  });

  it('are searched together, the exact number before what merely holds it', async () => {
    const hits = async (as: string, q: string) =>
      (await get<SearchHits>(as, `/search?q=${encodeURIComponent(q)}`)).items.map(({ id }) => id);
    assert.deepEqual(await hits('city', '督〔2026〕12 号'), ['o2', 'o3'], 'o3 is newer and holds it in its title');
    assert.deepEqual(await hits('city', '督〔２０２６〕１２ 号'), ['o2', 'o3'], 'digits in full width are digits');
    assert.deepEqual(await hits('clerk-b', '督'), ['o1']);
    assert.deepEqual(await hits('city', '   '), []);
  });

  it('are counted by kind: open, overdue and closed in the period', async () => {
    const of = async (as: string, query = '') =>
      (await get<MatterStatistics>(as, `/matters/statistics${query}`)).kinds.map(({ kind, open, warned, overdue, closedInPeriod }) => [
        kind,
        open,
        warned,
        overdue,
        closedInPeriod,
      ]);
    assert.deepEqual(await of('city'), [
      ['order', 2, 0, 1, 1],
      ['filing', 1, 0, 0, 0],
    ]);
    assert.deepEqual(
      await of('city', '?from=2026-11-22&to=2026-11-22'),
      [
        ['order', 2, 0, 1, 1],
        ['filing', 1, 0, 0, 0],
      ],
      'both days count',
    );
    assert.deepEqual((await of('city', '?from=2026-11-23&to=2026-11-23'))[0], ['order', 2, 0, 1, 0]);
    assert.deepEqual(await of('clerk-b'), [
      ['order', 1, 0, 1, 0],
      ['filing', 0, 0, 0, 0],
    ]);
  });

  it('are exported as a filter finds them, and no title is run as a formula', async () => {
    await matters.putMatter({ id: 'x1', organ_id: 'organ-x', title: '=HYPERLINK("http://example.com")' });
    const { text, headers } = await matters.server.call('GET', '/api/matters/export?organ=organ-x', { as: 'city' });
    assert.match(headers.get('content-disposition') ?? '', /^attachment; filename\*=UTF-8''/);
    // fetch takes the byte order mark away; the bytes have it.
    const bytes = new Uint8Array(
      await (await fetch(`${matters.server.url}/api/matters/export?organ=organ-x`, { headers: { 'X-Test-Person': 'city' } })).arrayBuffer(),
    );
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    const lines = text.trim().split('\r\n');
    assert.equal(lines.length, 2);
    assert.match(lines[1] ?? '', /"'=HYPERLINK/);
    const sheet = await fetch(`${matters.server.url}/api/matters/export?format=xlsx`, { headers: { 'X-Test-Person': 'city' } });
    assert.deepEqual([...new Uint8Array(await sheet.arrayBuffer()).subarray(0, 2)], [0x50, 0x4b]);
  });

  it("are exported in the reader's language, whole, and never more than anybody reads", async function () {
    this.timeout(180_000);
    const put = (organId: string, count: number): Promise<void> =>
      database().write(() =>
        database().insertAll(
          'matter',
          Array.from({ length: count }, (_, row) => ({
            ...{ id: `${organId}-${row}`, kind: 'order', number: `${organId}-${row}`, title: `事由 ${row}`, organ_id: organId },
            ...{ state: 'open', opened_at: NOW - 30 * DAY - (row % 7) },
          })),
        ),
      );
    await put('organ-many', 650);
    const { text } = await matters.server.call('GET', '/api/matters/export?organ=organ-many&language=en', { as: 'city' });
    const [head, ...lines] = text.trim().split('\r\n');
    assert.match(head ?? '', /^Kind,Number,Title,Power,Party,Handling organ/);
    assert.equal(new Set(lines.map((line) => line.split(',')[1])).size, 650);
    assert.match(lines[0] ?? '', /^Order,organ-many-/);
    await put('organ-too-many', 10_001);
    const refused = await matters.server.call<{ error: { code: string; message: string } }>(
      'GET',
      '/api/matters/export?organ=organ-too-many',
      { as: 'city' },
    );
    assert.deepEqual([refused.status, refused.body.error.code], [422, 'export-too-large']);
    assert.match(refused.body.error.message, /10001/);
    await database().write(() => database().run("DELETE FROM matter WHERE organ_id IN ('organ-many', 'organ-too-many')"));
  });

  it('stand in the inbox of whoever holds the position, whatever their kind', async () => {
    const inbox = await get<InboxPage>('clerk-b', '/inbox');
    assert.deepEqual(
      inbox.items.map(({ id, kind, kindName, serial, page, caseId, colour, partyName }) => [
        id,
        kind,
        kindName.text,
        serial,
        page,
        caseId,
        colour,
        partyName,
      ]),
      [['s1', 'order', '督办', '督〔2026〕1 号', '/matters/o1', null, 'overdue', undefined]],
    );
    assert.deepEqual(inbox.counts, { open: 1, mine: 0, overdue: 1, dueToday: 0, toConfirm: 0, watched: 0, notices: 0, done: 0 });
    const other = await get<InboxPage>('clerk-a', `/inbox?q=${encodeURIComponent('BA')}`);
    assert.deepEqual([other.items.map(({ id }) => id), other.items[0]?.partyName, other.counts?.dueToday], [['s2'], '报备人 f1', 1]);
    assert.deepEqual((await get<InboxPage>('clerk-a', '/inbox?q=nothing')).items, []);
    const byNumber = (as: string) => get<InboxPage>(as, `/inbox?q=${encodeURIComponent(inbox.items[0]?.serial ?? '')}`);
    assert.deepEqual(
      (await byNumber('clerk-b')).items.map(({ id }) => id),
      ['s1'],
    );
    assert.deepEqual((await byNumber('clerk-a')).items, []);
  });

  it('stand there alone where one of them is asked for, without counts; a step at another position stays unseen', async () => {
    const own = await get<InboxPage>('clerk-b', '/inbox?matter=o1');
    assert.deepEqual([own.items.map(({ id }) => id), own.total, own.counts], [['s1'], 1, undefined]);
    assert.deepEqual((await get<InboxPage>('clerk-b', '/inbox?matter=f1')).items, []);
    assert.deepEqual((await get<InboxPage>('clerk-a', '/inbox?matter=o1')).items, []);
    assert.deepEqual((await get<InboxPage>('clerk-b', '/inbox?matter=unknown')).items, []);
  });

  it('have a page with everything: steps, clocks with their ledgers, timeline, record', async () => {
    const found = await get<MatterDetail>('clerk-b', '/matters/o1');
    assert.deepEqual([found.steps.length, found.clocks.length, found.openedBy], [1, 1, null]);
    assert.equal(found.clocks[0]?.ledger[0]?.kind, 'start');
    assert.ok((found.clocks[0]?.limits[0]?.overdueWorkingDays ?? 0) > 0);
    assert.deepEqual(found.timeline.map(({ kind }) => kind).slice(0, 2), ['received', 'step-opened']);
    assert.match((await get<MatterDetail>('city', '/matters/f1')).timeline[0]?.text ?? '', /^收到备案 BA-1$/);
    await get('clerk-c', '/matters/o1', 404);
    await get('city', '/matters/nothing', 404);
  });

  it('open a step with its matter for whoever may see it, and for whoever holds its position elsewhere', async () => {
    await matters.putMatter({ id: 'o9', organ_id: 'organ-z', opened_at: NOW - 9 * DAY });
    await get('clerk-c', '/matters/o9', 404);
    await matters.putStep({ id: 's9', matter_id: 'o9', organ_id: 'organ-c' });
    const found = await get<{ step: { id: string }; case: unknown; matter: { id: string } | null; phrases: Record<string, string[]> }>(
      'clerk-c',
      '/steps/s9',
    );
    assert.deepEqual([found.step.id, found.case, found.matter?.id], ['s9', null, 'o9']);
    assert.deepEqual(Object.values(found.phrases).flat(), [], 'the words of a case are no other kind’s');
    await get('clerk-b', '/steps/s9', 404);
    assert.equal((await idsOf('clerk-c')).includes('o9'), false, 'a list goes by scope alone');
  });
});
