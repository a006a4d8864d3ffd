/**
 * Drawn periods without an engine, on a time that the test moves (docs/adr/0014): one end, whoever comes first, however often anything
 * comes.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { LedgerEntry } from '../../domain/clocks/ledger.ts';
import { LIMIT_PASSED, VARIABLES } from '../../domain/contract.ts';
import { createCalendars, createClocks } from '../../src/clocks/index.ts';
import { createMatterStore, type OpinionRow, type StepRow } from '../../src/matters/index.ts';
import { Refusal } from '../../src/platform/errors.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { CommandWaits, createOutbox } from '../../src/platform/outbox/index.ts';
import { createRecord } from '../../src/platform/record/index.ts';
import { createAdjustableTime } from '../../src/platform/time/time.ts';
import {
  createConformance,
  createDecideStep,
  createJudging,
  createOpenSteps,
  guideThrough,
  type EngineJob,
  type MatterKind,
} from '../../src/procedures/index.ts';
import {
  createCountedFrom,
  createEndWaitingPeriod,
  createPassPeriod,
  createPeriodStore,
  createRunPeriods,
  createStartWaitingPeriods,
  createWaivePeriod,
  onPeriodPassed,
} from '../../src/procedures/periods/index.ts';
import { createJudgeDecision } from '../../src/procedures/judge-decision.ts';
import { createStepDesk } from '../../src/procedures/step-desk.ts';
import { createStoreDecision } from '../../src/procedures/store-decision.ts';
import { NO_SERVICES } from '../support/no-services.ts';
import { buildPerson } from '../support/build-person.ts';
import { eachDatabase } from '../support/databases.ts';
import { periodDrawing } from '../support/period-drawing.ts';

const MONDAY = Date.parse('2026-11-23T10:00:00+08:00');
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const refusedWith =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Refusal && error.code === code;

eachDatabase('Drawn periods', (database) => {
  let jobs = 0;

  async function house({ waivable = true } = {}) {
    const time = createAdjustableTime(MONDAY - Date.now());
    const record = createRecord(database(), time);
    const outbox = createOutbox(database(), time);
    const calendars = await createCalendars({ database: database(), record, time });
    const clocks = createClocks({ database: database(), outbox, record, time, calendar: calendars.current });
    const xml = waivable ? periodDrawing() : periodDrawing().replace('<zeebe:header key="waivable" value="yes" />', '');
    const description = await guideThrough(xml);
    const effects: [string, string | null][] = [];
    const kind: MatterKind = {
      name: 'case',
      clock: 'handling',
      procedure: (id) =>
        Promise.resolve({ id, xml, hash: '', description, chart: description.chart, forms: {}, positions: [], processDefinitionKey: null }),
      decided: ({ outcome, person }) => {
        effects.push([outcome.effect ?? '', person?.id ?? null]);
        return Promise.resolve([]);
      },
      document: () => Promise.reject(new Error('This drawing asks for no document')),
      closed: () => Promise.resolve('completed'),
      terminated: () => Promise.resolve('completed'),
    };
    const deps = {
      database: database(),
      record,
      outbox,
      time,
      clocks,
      kinds: () => kind,
      bind: () => Promise.resolve(true),
      logger: silentLogger,
    };
    const { guard, freeze } = createConformance(deps);
    const runPeriods = createRunPeriods(deps);
    const storeDecision = createStoreDecision({ ...deps, runPeriods, services: NO_SERVICES });
    const endWaitingPeriod = createEndWaitingPeriod({ outbox, record, runPeriods });
    const eligibility = {
      assertEligible: (personId: string) =>
        personId === 'outsider'
          ? Promise.reject(new Refusal(403, 'position-not-held', '没有岗位', 'no position'))
          : Promise.resolve({ substituteFor: null }),
      nameOf: (id: string) => Promise.resolve(id),
      person: () => Promise.resolve(undefined),
    };
    const desk = createStepDesk({ ...deps, eligibility, mayRead: () => Promise.resolve(true) });
    clocks.onDue(onPeriodPassed({ database: database(), outbox }));
    const countedFrom = createCountedFrom(deps);
    const opened = createOpenSteps({ ...deps, guard, runPeriods, countedFrom });
    const started = createStartWaitingPeriods({ ...deps, guard, runPeriods, countedFrom });
    const steps = createDecideStep({
      ...deps,
      guard,
      freeze,
      storeDecision,
      desk,
      judge: createJudgeDecision({
        desk,
        kinds: deps.kinds,
        judgingOf: createJudging({ ...deps, fileNames: () => Promise.resolve([]), recordingsOf: () => Promise.resolve([]) }),
        missingGlyphs: () => [],
        services: NO_SERVICES,
      }),
      person: eligibility.person,
    });
    const waive = createWaivePeriod({ ...deps, guard, eligibility, endWaitingPeriod });
    const passPeriod = createPassPeriod({ ...deps, guard, runPeriods, storeDecision, endWaitingPeriod });
    const store = createMatterStore(database());
    const periods = createPeriodStore(database());

    const matterId = randomUUID();
    await database().write(async () => {
      await store.insert({
        id: matterId,
        kind: 'case',
        number: matterId,
        title: '测试',
        organ_id: 'organ',
        answering_organ_id: null,
        district_id: null,
        state: 'received',
        opened_at: MONDAY,
        opened_by: null,
        closed_at: null,
        procedure_id: 'version',
        process_instance_key: '1',
        process_definition_key: null,
        frozen_at: null,
        rebuilding: null,
      });
      await clocks.open({ matterId, purpose: 'handling', limits: [], entries: [{ kind: 'start', at: time.now() }] });
    });

    const jobAt = (elementId: string, key = String((jobs += 1))): EngineJob => ({
      key,
      processInstanceKey: '1',
      processDefinitionKey: '1',
      elementId,
      headers: {},
      variables: { [VARIABLES.matterId]: matterId },
    });
    const own = {
      time,
      record,
      clocks,
      calendars,
      effects,
      steps,
      waive,
      periods,
      started,
      matterId,
      jobAt,
      moveTo: (instant: string): void => time.setOffset(at(instant) - Date.now()),
      async open(elementId: string, job = jobAt(elementId)): Promise<StepRow> {
        await opened([job]);
        const step = (await store.stepsOf(matterId)).find(({ job_key }) => job_key === job.key);
        assert.ok(step, `${elementId} opens`);
        return step;
      },
      decide: (step: StepRow, outcome: string, text = '同意。') =>
        steps.decide(buildPerson({ id: 'clerk' }), step.id, { outcome, text, fields: {} }),
      /** Both alarms, one after the other. */
      async ring(): Promise<void> {
        const ids = (await database().all<{ id: string }>('SELECT id FROM clock WHERE matter_id = $1', [matterId])).map(({ id }) => id);
        await clocks.evaluate(ids, 'sweep');
        await clocks.evaluate(ids, 'engine');
      },
      async passCommands() {
        const ids = (await periods.ofMatter(matterId)).map(({ id }) => `pass:${id}`);
        const rows = await database().all<{ id: string; kind: string; stream: string; payload: string }>(
          "SELECT id, kind, stream, payload FROM outbox WHERE kind = 'pass-period' ORDER BY position",
        );
        return rows.filter(({ id }) => ids.includes(id));
      },
      /** Carries out what the alarms stored, twice: the second time nobody had told us that it was done. */
      async pass(): Promise<void> {
        for (const { payload, ...row } of [...(await own.passCommands()), ...(await own.passCommands())])
          await passPeriod(
            { ...row, payload: JSON.parse(payload) as Record<string, unknown>, position: 1, attempts: 0 },
            { inDoubt: false },
          );
      },
      /** The last one at the border timer or waiting period. */
      period: async (elementId: string) => (await periods.ofMatter(matterId)).filter(({ element_id }) => element_id === elementId).at(-1),
      dueOf: async (purpose: 'step-limit' | 'waiting-period', round = 1) =>
        (await clocks.read({ matterId, purpose, round }))?.reading.limits[0]?.dueAt?.getTime() ?? null,
      opinions: (): Promise<OpinionRow[]> => store.opinionsOf(matterId),
      kinds: async (): Promise<string[]> => (await record.ofMatter(matterId)).map((entry) => entry.kind),
      freeze: (frozenAt: number | null) => database().write(() => store.update(matterId, { frozen_at: frozenAt })),
      /** As the printer of the acceptance notice would. */
      numberNotice: () =>
        database().write(() => {
          record.append({ kind: 'document-numbered', matterId, payload: { elementId: 'AcceptanceNotice', template: 'acceptance-notice' } });
          return Promise.resolve();
        }),
      /** The way to the waiting period: accepted, the notice printed, the statement heard. Answers the waiting period's job. */
      async comeToWait(): Promise<EngineJob> {
        await own.decide(await own.open('Accept'), 'accept');
        await own.numberNotice();
        await own.decide(await own.open('Statement'), 'heard');
        return jobAt('HearingRequest');
      },
      handling: (entry: LedgerEntry) => database().write(() => clocks.append({ matterId, purpose: 'handling' }, [entry])),
    };
    return own;
  }

  it('let the law decide the step when nobody did: once, in nobody’s name, with article and effect; the clerk who comes second is told', async () => {
    const own = await house();
    const step = await own.open('Accept');
    assert.equal(await own.dueOf('step-limit'), at('2026-11-25 17:30'));
    own.moveTo('2026-11-25 17:29');
    await own.ring();
    assert.deepEqual(await own.passCommands(), []);
    own.moveTo('2026-11-25 17:30');
    await own.ring();
    assert.equal((await own.passCommands()).length, 1);
    await own.pass();
    const [opinion, ...others] = await own.opinions();
    assert.deepEqual(others, []);
    assert.deepEqual(
      [opinion?.outcome, opinion?.outcome_label, opinion?.person_id, opinion?.basis, opinion?.effect],
      [LIMIT_PASSED, '视为受理', null, 'XK32', 'accept'],
    );
    assert.deepEqual(own.effects, [['accept', null]]);
    assert.deepEqual((await own.period('Deemed'))?.ended_by, 'passed');
    assert.equal((await own.clocks.read({ matterId: own.matterId, purpose: 'step-limit' }))?.reading.state, 'stopped');
    await assert.rejects(
      own.decide(step, 'accept'),
      (error: unknown) => refusedWith('step-already-decided')(error) && /依法视为受理（XK32）/.test((error as Refusal).message),
    );
    // The record leads on from the timer, and only there.
    await own.numberNotice();
    assert.equal((await own.open('Statement')).element_id, 'Statement');
  });

  it('leave the step to the clerk who was first, also when the alarm had already rung', async () => {
    const own = await house();
    const step = await own.open('Accept');
    own.moveTo('2026-11-25 17:31');
    await own.ring();
    await own.decide(step, 'accept');
    await own.pass();
    assert.deepEqual(
      (await own.opinions()).map(({ outcome, person_id }) => [outcome, person_id]),
      [['accept', 'clerk']],
    );
    assert.equal((await own.period('Deemed'))?.ended_by, 'decided');
  });

  it('give one decision when clerk and law come together', async () => {
    const own = await house();
    const step = await own.open('Accept');
    own.moveTo('2026-11-25 17:31');
    await own.ring();
    const answers = await Promise.allSettled([own.decide(step, 'accept'), own.pass()]);
    assert.equal((await own.opinions()).length, 1);
    assert.equal((await own.kinds()).filter((kind) => kind === 'step-decided').length, 1);
    const [clerk, law] = answers;
    assert.equal(law.status, 'fulfilled');
    if (clerk.status === 'rejected') assert.ok(refusedWith('step-already-decided')(clerk.reason));
  });

  const suspend = (when: Date): LedgerEntry => ({ kind: 'suspend', at: when, reason: '专家评审', documentId: 'd' });
  const resume = (when: Date): LedgerEntry => ({ kind: 'resume', at: when });

  it('without a period of their own stand still with the handling clock and go on with it', async () => {
    const own = await house();
    await own.open('Accept');
    own.moveTo('2026-11-24 09:00');
    await own.handling(suspend(own.time.now()));
    assert.equal(await own.dueOf('step-limit'), null);
    own.moveTo('2026-11-30 18:00');
    await own.ring();
    assert.deepEqual(await own.passCommands(), [], 'nothing passes while it stands still');
    own.moveTo('2026-12-01 09:00');
    await own.handling(resume(own.time.now()));
    assert.equal(await own.dueOf('step-limit'), at('2026-12-02 17:30'));
  });

  it('that begin while the handling clock stands still wait with it; a period that is the party’s own runs on', async () => {
    const own = await house();
    await own.handling(suspend(own.time.now()));
    const step = await own.open('Accept');
    assert.equal(await own.dueOf('step-limit'), null);
    own.moveTo('2026-11-25 09:00');
    await own.handling(resume(own.time.now()));
    assert.equal(await own.dueOf('step-limit'), at('2026-11-26 17:30'));
    await own.decide(step, 'accept');
    await own.numberNotice();
    await own.open('Statement');
    await own.handling(suspend(own.time.now()));
    assert.equal(await own.dueOf('step-limit', 2), at('2026-11-27 17:30'), 'two calendar days of the party are nobody else’s');
  });

  it('move with the calendar like every other clock', async () => {
    const own = await house();
    await own.open('Accept');
    const year = (await own.calendars.years()).find((one) => one.year === 2026);
    assert.ok(year);
    const { loadedAt: _, ...before } = year;
    await own.calendars.save({ ...before, holidays: [...before.holidays, '2026-11-25'] }, 'qiantou');
    assert.ok((await own.clocks.redateAll('qiantou', '测试')) >= 1);
    assert.equal(await own.dueOf('step-limit'), at('2026-11-26 17:30'));
    await own.calendars.save(before, 'qiantou');
    await own.clocks.redateAll('qiantou', '测试');
  });

  it('hold the matter up and let it go on when they are over, once, however often job and alarm come', async () => {
    const own = await house();
    const job = await own.comeToWait();
    assert.deepEqual(await own.started([job, job]), ['keep', 'keep']);
    assert.deepEqual(await own.started([job]), ['keep']);
    assert.equal(await own.dueOf('waiting-period'), at('2026-11-25 17:30'));
    assert.equal((await own.periods.ofMatter(own.matterId)).filter(({ purpose }) => purpose === 'waiting-period').length, 1);
    own.moveTo('2026-11-25 17:30');
    await own.ring();
    await own.pass();
    assert.equal((await own.period('HearingRequest'))?.ended_by, 'passed');
    const told = await database().all<{ payload: string }>(
      "SELECT payload FROM outbox WHERE kind = 'complete-waiting-period' AND stream = $1",
      [`case:${own.matterId}`],
    );
    assert.deepEqual(
      told.map(({ payload }) => (JSON.parse(payload) as { jobKey: string }).jobKey),
      [job.key],
    );
    const kinds = (await own.kinds()).filter((kind) => kind.startsWith('waiting-period'));
    assert.deepEqual(kinds, ['waiting-period-started', 'waiting-period-ended']);
    assert.equal((await own.open('Decide')).element_id, 'Decide');
  });

  it('freeze the matter for a job to which the record does not lead, before they begin', async () => {
    const own = await house();
    await own.open('Accept');
    assert.deepEqual(await own.started([own.jobAt('HearingRequest')]), ['keep']);
    assert.ok((await own.kinds()).includes('matter-frozen'));
    assert.deepEqual(
      (await own.periods.ofMatter(own.matterId)).map(({ purpose }) => purpose),
      ['step-limit'],
    );
  });

  it('pass in a frozen matter only when it has been brought home', async () => {
    const own = await house();
    await own.open('Accept');
    own.moveTo('2026-11-25 17:31');
    await own.ring();
    await own.freeze(1);
    await assert.rejects(own.pass(), CommandWaits);
    assert.deepEqual(await own.opinions(), []);
    await own.freeze(null);
    await own.pass();
    assert.equal((await own.opinions()).length, 1);
  });

  it('end at once by the party’s written waiver where the drawing lets it, in words, once, entered by who may decide', async () => {
    const own = await house();
    await own.started([await own.comeToWait()]);
    const waive = (person: string, reason: string, elementId = 'HearingRequest') =>
      own.waive(buildPerson({ id: person }), { kind: 'city' }, { matterId: own.matterId, elementId, reason });
    await assert.rejects(waive('outsider', '书面放弃'), refusedWith('position-not-held'));
    await assert.rejects(waive('clerk', ' 。'), refusedWith('invalid-input'));
    await assert.rejects(waive('clerk', '书面放弃', 'Deemed'), refusedWith('not-found'));
    await assert.rejects(
      own.waive(buildPerson(), { kind: 'none' }, { matterId: own.matterId, elementId: 'HearingRequest', reason: '书面放弃' }),
      refusedWith('not-found'),
    );
    const answers = await Promise.allSettled([waive('clerk', '申请人书面放弃听证。'), waive('other', '申请人书面放弃听证。')]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    for (const answer of answers)
      if (answer.status === 'rejected') assert.ok(refusedWith('period-over')(answer.reason), String(answer.reason));
    assert.equal((await own.period('HearingRequest'))?.ended_by, 'waived');
    assert.deepEqual(
      (await own.periods.waiversOf(own.matterId)).map(({ reason }) => reason),
      ['申请人书面放弃听证。'],
    );
    own.moveTo('2026-11-27 10:00');
    await own.ring();
    assert.deepEqual((await own.passCommands()).length, 0, 'what was waived does not pass');
    assert.deepEqual(
      (await own.kinds()).filter((kind) => kind.startsWith('waiting-period')),
      ['waiting-period-started', 'waiting-period-waived', 'waiting-period-ended'],
    );
  });

  it('that the law does not let the party waive are waited for', async () => {
    const own = await house({ waivable: false });
    await own.started([await own.comeToWait()]);
    await assert.rejects(
      own.waive(
        buildPerson({ id: 'clerk' }),
        { kind: 'city' },
        { matterId: own.matterId, elementId: 'HearingRequest', reason: '书面放弃' },
      ),
      refusedWith('period-not-waivable'),
    );
    assert.equal((await own.period('HearingRequest'))?.ended_at, null);
  });
});
