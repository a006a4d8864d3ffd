/** Inspections of one enterprise by two organs in one visit, through the API (国办发〔2024〕54号, R14). */
import assert from 'node:assert/strict';
import type { Page } from '../../domain/api/basics.ts';
import type { VisitRow, VisitsOfCase } from '../../domain/api/visits.ts';
import type { DocumentData } from '../../src/documents/document-data.ts';
import { jointVisitText } from '../../src/documents/layout/joint-visit.ts';
import { readStoredFacts } from '../../src/documents/stored-facts.ts';
import { usccCheckCharacter } from '../../domain/identifiers/index.ts';
import { verifyVisits } from '../../src/cases/index.ts';
import { verifyMatters } from '../../src/procedures/index.ts';
import { PARTIES } from '../../src/demonstration/index.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { buildLaxInspection } from '../support/lax-powers.ts';
import { ORGAN, OTHER_ORGAN } from '../support/small-city.ts';
import type { Answer, ErrorBody } from '../support/test-server.ts';

/** Of the other organ; it holds all its positions. */
const OTHER = 'stranger';

eachDatabase('Inspections of one enterprise', (database) => {
  const works = buildLaxInspection(
    { id: ORGAN, name: '小城市建设局' },
    { frequency: { perYear: 2, field: 'inspectionKind', counted: ['routine'], basis: '公布的上限' } },
  );
  const parks = buildLaxInspection({ id: OTHER_ORGAN, name: '小城市园林局' });
  let city: CasesOn;
  let party = 0;
  before(async () => {
    city = await casesOn(database(), { power: works });
    await city.publish(parks);
  });
  after(() => city?.close());

  const application = (power: typeof works, which: object, kind: string) => ({
    powerId: power.entry.processId,
    subject: '检查内容不外传',
    party: which,
    form: { inspectionKind: kind },
    materials: [],
  });
  /** Each test has an enterprise of its own. */
  const enterprise = (): object => {
    party += 1;
    const code = `9132110014270${String(party).padStart(2, '0')}A1`;
    return { ...(PARTIES[0] as object), code: code + usccCheckCharacter(code) };
  };
  const register = async (by: 'window' | typeof OTHER, which: object, kind = 'complaint'): Promise<string> =>
    (await city.ask<{ id: string }>(by, 'POST', '/cases', application(by === OTHER ? parks : works, which, kind))).id;

  async function decide(caseId: string, outcome: string, fields: Record<string, unknown> = {}): Promise<void> {
    const step = await city.openStep(caseId);
    const by = step.organ_id === OTHER_ORGAN ? OTHER : undefined;
    const { status, text } = await city.decideStep(step, outcome, { ...(by ? { by } : {}), fields });
    assert.equal(status, 200, text);
  }
  const plan = async (caseId: string, day: string): Promise<void> => decide(caseId, 'accept', { inspectionDate: day });
  async function planned(by: 'window' | typeof OTHER, which: object, day: string, kind?: string): Promise<string> {
    const id = await register(by, which, kind);
    await plan(id, day);
    return id;
  }
  const visits = (by: string, caseId: string): Promise<VisitsOfCase> => city.ask(by, 'GET', `/cases/${caseId}/visits`);
  const propose = (by: string, caseId: string, otherId: string, day = '2026-03-12'): Promise<Answer<ErrorBody & VisitsOfCase>> =>
    city.call(by, 'POST', `/cases/${caseId}/visits`, { otherId, day, reason: '同一企业' });
  const codeOf = ({ status, body }: Answer<ErrorBody>): [number, string] => [
    status,
    body.error.code === 'invalid-input' ? (body.error.fields?.[0]?.code ?? '') : body.error.code,
  ];
  async function merged(mine: string, other: string, day?: string): Promise<void> {
    const answer = await propose('window', mine, other, day);
    assert.equal(answer.status, 201, answer.text);
    const [proposal] = (await visits(OTHER, other)).proposals.filter(({ mayAnswer }) => mayAnswer);
    await city.ask(OTHER, 'POST', `/visits/${proposal?.id}/accept`, {});
  }
  const papersOf = async (caseId: string): Promise<Record<string, DocumentData>> =>
    Object.fromEntries(
      (await database().all<{ template: string; data: string }>('SELECT template, data FROM document WHERE matter_id = $1', [caseId])).map(
        ({ template, data }) => [template, readStoredFacts(data) as DocumentData],
      ),
    );

  it('are told to those who inspect it once both are planned near each other: whose, which power, number and day, and no more', async () => {
    const which = enterprise();
    const [mine, other] = [await planned('window', which, '2026-03-10'), await register(OTHER, which)];
    assert.deepEqual((await visits('window', mine)).near, [], 'not planned yet');
    await plan(other, '2026-03-14');
    const found = await visits('window', mine);
    assert.deepEqual(
      found.near.map(({ caseId, organ, day, readable }) => [caseId, organ.name, day, readable]),
      [[other, '小城市园林局', '2026-03-14', false]],
    );
    assert.ok(!JSON.stringify(found).includes('不外传'));
    assert.deepEqual(Object.keys(found.near[0] ?? {}).sort(), ['caseId', 'day', 'organ', 'power', 'readable', 'serial']);
    assert.deepEqual([found.plannedOn, found.isOpen, found.mayMerge], ['2026-03-10', true, true]);
    assert.equal((await visits('supervisor', mine)).mayMerge, false);
    assert.equal((await city.call(OTHER, 'GET', `/cases/${mine}/visits`)).status, 404);
    assert.deepEqual((await visits('window', await planned('window', enterprise(), '2026-03-10'))).near, []);
  });

  it('become one visit on one day when the other organ accepts; both papers name it', async () => {
    const which = enterprise();
    const [mine, other] = [await planned('window', which, '2026-03-10'), await planned(OTHER, which, '2026-03-14')];
    const unread = async (): Promise<string[]> =>
      (await city.ask<{ items: { text: string; matterId: string }[] }>(OTHER, 'GET', '/notices')).items
        .filter(({ matterId }) => matterId === other)
        .map(({ text }) => text);
    assert.equal((await propose('window', mine, other)).status, 201);
    assert.match((await unread()).join(), /小城市建设局提议于 2026-03-12 合并检查/);
    const asked = await visits(OTHER, other);
    assert.deepEqual(
      asked.proposals.map(({ direction, day, reason, mayAnswer, mayWithdraw }) => [direction, day, reason, mayAnswer, mayWithdraw]),
      [['received', '2026-03-12', '同一企业', true, false]],
    );
    const done = await city.ask<VisitsOfCase>(OTHER, 'POST', `/visits/${asked.proposals[0]?.id}/accept`, {});
    assert.deepEqual([done.joint?.day, done.joint?.others[0]?.caseId], ['2026-03-12', mine]);
    assert.deepEqual(
      (await visits('window', mine)).joint?.others.map(({ caseId }) => caseId),
      [other],
    );
    const links = await city.ask<{ items: { relation: string; target: object | null }[] }>('window', 'GET', `/matters/${mine}/links`);
    assert.deepEqual(
      links.items.map(({ relation, target }) => [relation, target]),
      [['joins', null]],
      'the other end stays unnamed (R14)',
    );

    for (const id of [mine, other]) await decide(id, 'approve');
    const notice = (await papersOf(mine))['inspection-notice'];
    assert.deepEqual(notice?.jointVisit, { day: '2026-03-12', others: [{ organ: '小城市园林局', power: parks.entry.powerName }] });
    assert.match(jointVisitText(notice as DocumentData) ?? '', /小城市园林局.*2026-03-12/);
    await city.moveTo('2026-03-12T10:00:00+08:00');
    await decide(mine, 'inspected', { recordDate: '2026-03-12', findings: '正常' });
    assert.equal((await papersOf(mine))['site-record']?.jointVisit?.others[0]?.organ, '小城市园林局');
    assert.deepEqual([(await visits('window', mine)).isOpen, (await visits('window', mine)).joint?.day], [false, '2026-03-12']);
    const kinds = await city.recorded(other);
    for (const kind of ['visit-asked', 'visit-answered', 'visit-joined']) assert.ok(kinds.includes(kind), kind);
    const lines = (await city.page<{ timeline: { kind: string; text: string }[] }>(mine)).timeline;
    assert.match(lines.find(({ kind }) => kind === 'visit-joined')?.text ?? '', /2026-03-12/);
    await city.moveTo('2026-03-02T10:00:00+08:00');
  });

  it('stay apart where the other organ declines, with its reason, or the proposal is withdrawn', async () => {
    const which = enterprise();
    const [mine, other] = [await planned('window', which, '2026-03-10'), await planned(OTHER, which, '2026-03-14')];
    const first = (await propose('window', mine, other)).body.proposals[0]?.id;
    assert.deepEqual(codeOf(await city.call(OTHER, 'POST', `/visits/${first}/decline`, { reason: '  ' })), [422, 'reason-required']);
    await city.ask(OTHER, 'POST', `/visits/${first}/decline`, { reason: '需要单独抽样' });
    const [told] = (await visits('window', mine)).proposals;
    assert.deepEqual([told?.answer?.kind, told?.answer?.reason], ['declined', '需要单独抽样']);
    assert.equal((await visits('window', mine)).joint, null);
    for (const what of ['accept', 'decline', 'withdraw'])
      assert.deepEqual(
        codeOf(
          await city.call(
            what === 'withdraw' ? 'window' : OTHER,
            'POST',
            `/visits/${first}/${what}`,
            what === 'accept' ? {} : { reason: '再想' },
          ),
        ),
        [409, 'visit-answered-already'],
      );
    const second = (await propose('window', mine, other)).body.proposals.at(-1)?.id;
    assert.deepEqual(codeOf(await city.call(OTHER, 'POST', `/visits/${second}/withdraw`, { reason: '不是本机关' })), [404, 'not-found']);
    assert.equal((await city.call('officer', 'POST', `/visits/${second}/withdraw`, { reason: '计划已变' })).status, 200);
    assert.equal((await visits('window', mine)).proposals.at(-1)?.answer?.kind, 'withdrawn');
  });

  it('are refused with what stands against it', async () => {
    const which = enterprise();
    const [mine, other] = [await planned('window', which, '2026-03-10'), await planned(OTHER, which, '2026-03-14')];
    assert.deepEqual(codeOf(await propose('window', mine, mine)), [409, 'visit-own-case']);
    const elsewhere = enterprise();
    assert.deepEqual(codeOf(await propose('window', mine, await planned('window', elsewhere, '2026-03-10'))), [409, 'visit-other-party']);
    assert.deepEqual(codeOf(await propose('window', mine, await planned(OTHER, elsewhere, '2026-03-10'))), [404, 'not-found'], 'R14');
    assert.deepEqual(codeOf(await propose('window', mine, await register(OTHER, which))), [409, 'visit-not-planned']);
    assert.deepEqual(codeOf(await propose('window', mine, await planned(OTHER, which, '2026-04-20'))), [409, 'visit-too-far']);
    assert.deepEqual(codeOf(await propose('window', mine, other, '2026-03-01')), [422, 'visit-day-past']);
    assert.deepEqual(codeOf(await propose('window', mine, other, '2026-04-01')), [422, 'visit-day-far']);
    assert.deepEqual(codeOf(await propose('leader', mine, other)), [403, 'forbidden'], 'does not inspect');
    assert.deepEqual(codeOf(await propose('supervisor', mine, other)), [403, 'forbidden']);
    assert.deepEqual(codeOf(await propose(OTHER, mine, other)), [404, 'not-found'], 'of another organ');
    assert.equal((await propose('window', mine, other)).status, 201);
    assert.deepEqual(codeOf(await propose('window', mine, other)), [409, 'visit-proposed-already']);
    assert.deepEqual(codeOf(await propose(OTHER, other, mine)), [409, 'visit-proposed-already'], 'from either end');
    const [proposal] = (await visits(OTHER, other)).proposals;
    assert.deepEqual(
      codeOf(await city.call('window', 'POST', `/visits/${proposal?.id}/accept`, {})),
      [404, 'not-found'],
      'nobody answers themselves',
    );
    await city.ask(OTHER, 'POST', `/visits/${proposal?.id}/accept`, {});
    assert.deepEqual(codeOf(await propose('window', mine, other)), [409, 'visit-merged-already']);
    const third = await planned(OTHER, which, '2026-03-15');
    assert.deepEqual(codeOf(await propose('window', mine, third, '2026-03-13')), [422, 'visit-day-fixed']);
    const carriedOut = await planned(OTHER, which, '2026-03-11');
    await decide(carriedOut, 'approve');
    await decide(carriedOut, 'inspected', { recordDate: '2026-03-02' });
    assert.deepEqual(codeOf(await propose('window', mine, carriedOut)), [409, 'visit-carried-out']);
  });

  it('are three in one visit where a third one joins on its day', async () => {
    const which = enterprise();
    const [mine, other] = [await planned('window', which, '2026-03-10'), await planned(OTHER, which, '2026-03-14')];
    await merged(mine, other);
    const third = await planned(OTHER, which, '2026-03-15');
    await merged(mine, third);
    assert.deepEqual((await visits(OTHER, third)).joint?.others.map(({ caseId }) => caseId).sort(), [mine, other].sort());
  });

  it('count as one visit for the cap of the year, and as two once one of them is inspected on another day', async () => {
    const which = enterprise();
    const [first, second] = [
      await planned('window', which, '2026-03-10', 'routine'),
      await planned('window', which, '2026-03-11', 'routine'),
    ];
    const again = (): Promise<Answer<ErrorBody>> => city.call('window', 'POST', '/cases', application(works, which, 'routine'));
    const refused = await again();
    assert.deepEqual(codeOf(refused), [409, 'inspection-frequency']);
    assert.match(refused.body.error.message, /合并实施的检查只计一次（国办发〔2024〕54号/);
    assert.match((await visits('window', first)).counted?.text ?? '', /只计一次/);
    const proposal = (await propose('window', first, second, '2026-03-10')).body.proposals[0]?.id;
    await city.ask('officer', 'POST', `/visits/${proposal}/accept`, {});
    assert.equal((await again()).status, 201, 'two in one visit');
    await decide(second, 'approve');
    await decide(second, 'inspected', { recordDate: '2026-03-02' });
    assert.equal((await visits('window', second)).joint, null);
    assert.equal((await papersOf(second))['site-record']?.jointVisit, undefined);
    assert.ok((await city.recorded(second)).includes('visit-left'));
    assert.deepEqual(codeOf(await again()), [409, 'inspection-frequency']);
  });

  it('leave the shared visit when they are not carried out, and may be merged again after going back', async () => {
    const which = enterprise();
    const [mine, other] = [await planned('window', which, '2026-03-10'), await planned(OTHER, which, '2026-03-14')];
    await merged(mine, other);
    await decide(other, 'back');
    assert.equal((await visits(OTHER, other)).joint?.day, '2026-03-12', 'planned anew');
    await decide(other, 'decline');
    assert.deepEqual((await visits('window', mine)).joint?.others, []);
    assert.deepEqual([(await visits(OTHER, other)).joint, (await visits(OTHER, other)).isOpen], [null, false]);
  });

  it('stand in one list with filters and a file, within the reader’s scope', async () => {
    const which = { ...enterprise(), name: '名单上的企业' };
    const [mine, other] = [await planned('window', which, '2026-03-10'), await planned(OTHER, which, '2026-03-14')];
    const list = (by: string, query = ''): Promise<Page<VisitRow>> =>
      city.ask(by, 'GET', `/visits?q=${encodeURIComponent('名单上')}${query}`);
    assert.deepEqual(
      (await list('window')).items.map(({ id, near }) => [id, near.map(({ caseId }) => caseId)]),
      [[mine, [other]]],
    );
    assert.deepEqual(
      (await list(OTHER)).items.map(({ id }) => id),
      [other],
    );
    assert.equal((await list('supervisor')).total, 2);
    assert.equal((await list('supervisor-west')).total, 1);
    for (const [state, total] of [
      ['near', 1],
      ['asked', 0],
      ['sent', 0],
      ['joint', 0],
      ['past', 0],
    ] as const)
      assert.equal((await list('window', `&state=${state}`)).total, total, state);
    assert.deepEqual([(await list('window', '&within=8')).total, (await list('window', '&within=7')).total], [1, 0]);
    await propose('window', mine, other);
    assert.deepEqual([(await list('window', '&state=sent')).total, (await list(OTHER, '&state=asked')).items[0]?.asked], [1, 1]);
    const file = await city.call('window', 'GET', `/visits/export?q=${encodeURIComponent('名单上')}`);
    assert.equal(file.status, 200);
    assert.match(file.text, /名单上的企业/);
    assert.ok(!file.text.includes('不外传'));
    assert.equal((await city.call('administrator', 'GET', '/visits')).status, 403);
  });

  it('are merged as the record says, to the last row', async () => {
    const verified = await verifyVisits(database());
    assert.ok(verified.ok, JSON.stringify(verified));
    assert.ok((await verifyMatters({ database: database(), kinds: city.kinds })).ok);
    const row = await database().get<{ id: string }>('SELECT id FROM inspection_visit WHERE visit_id IS NOT NULL');
    await database().write(() => database().run("UPDATE inspection_visit SET visit_id = 'forged' WHERE id = $1", [row?.id ?? '']));
    assert.equal((await verifyVisits(database())).ok, false);
  });
});
