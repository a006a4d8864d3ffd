/** Which move of a change is open in which state, how its deadlines are named, and what counts as different (R6a, R7a, R7b, R8). */
import assert from 'node:assert/strict';
import { seedCalendarYears } from '../../domain/calendar/seed-calendar-years.ts';
import { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import { readClock } from '../../domain/clocks/ledger.ts';
import { CHANGE_STATE_NAMES, CHANGE_STATES, REGISTRY_CHANGE, type ChangeState } from '../../domain/registry/change-life.ts';
import { OPENED, statesOf } from '../../domain/procedures/procedure-entry.ts';
import { guideThrough, readPlatformProcedures, stateAfter, type PlatformProcedure } from '../../src/procedures/index.ts';
import { movesIn } from '../../src/registry/changes/life.ts';
import { contentParts, differences } from '../../src/registry/changes/content.ts';
import { limitsOfDeadline, type DeadlineKind } from '../../domain/registry/change-deadlines.ts';

const OPEN: Record<ChangeState, string> = {
  expected: 'declare dismiss',
  declared: 'take-up confirm return withdraw recall',
  'under-review': 'confirm return withdraw recall',
  returned: 'declare withdraw recall',
  confirmed: 'adjust',
  done: '',
  withdrawn: '',
};
/** Where each outcome leads: the state of the next step, or the end. */
const LEADS: Record<string, string> = {
  'Declaration declare': 'declared',
  'Declaration dismiss': 'withdrawn',
  'Review confirm': 'confirmed',
  'Review return': 'returned',
  'Review withdraw': 'withdrawn',
  'Review recall': 'expected',
  'Resubmission declare': 'declared',
  'Resubmission withdraw': 'withdrawn',
  'Resubmission recall': 'expected',
  'Adjustment adjust': 'done',
};
/** Where a change begins; the last three are from before the drawing. */
const BEGINS: Record<string, string> = {
  expected: 'expected',
  declared: 'declared',
  returned: 'returned',
  confirmed: 'confirmed',
  adjusted: 'done',
};

describe('The life of a registry change', () => {
  let procedure: PlatformProcedure;
  before(async () => {
    const files = (await readPlatformProcedures()).find(({ entry }) => entry.id === REGISTRY_CHANGE);
    assert.ok(files);
    const description = await guideThrough(files.xml);
    const { entry } = files;
    procedure = {
      ...{ ...files, description, chart: description.chart, forms: entry.forms, positions: entry.positions },
      ...{ id: 'version', hash: '', number: 1, processDefinitionKey: null },
    };
  });

  it('allows in each state the moves that the rules name, and no other', () => {
    for (const state of CHANGE_STATES) assert.deepEqual(movesIn(procedure, state).join(' '), OPEN[state], state);
  });

  it('leads by each move to the state that the rules name', () => {
    const steps = [...procedure.chart.nodes.values()].filter(({ kind }) => kind === 'step');
    const found = steps.flatMap(({ id, outcomes }) => outcomes.map(({ code }) => [`${id} ${code}`, stateAfter(procedure, id, code)]));
    assert.deepEqual(Object.fromEntries(found), LEADS);
  });

  it('begins expected or declared, and goes on at its place where it began before the drawing', () => {
    for (const [outcome, state] of Object.entries(BEGINS)) assert.equal(stateAfter(procedure, 'Start', outcome), state, outcome);
  });

  it('is called in the entry as on the pages, in both languages', () => {
    for (const { code, name, nameEn } of statesOf(procedure.entry).filter((state) => state !== OPENED))
      assert.deepEqual({ name, nameEn }, CHANGE_STATE_NAMES[code as ChangeState], code);
  });

  it('lets the organ withdraw what the legal office has before it, and the office find that an expected change is not needed', () => {
    const given = [...procedure.chart.nodes.values()].flatMap(({ id, outcomes }) =>
      outcomes.flatMap(({ code, position }) => (position === undefined ? [] : [`${id} ${code}: ${position}`])),
    );
    assert.deepEqual(given, ['Declaration dismiss: legal-officer', 'Review withdraw: organ-registrar', 'Review recall: organ-registrar']);
  });
});

describe('The deadlines of a registry change', () => {
  const calendar = new WorkingCalendar(seedCalendarYears());
  const due = (kind: DeadlineKind, from: string): { due: string; warn: string } => {
    const [limit] = readClock(limitsOfDeadline(kind), [{ kind: 'start', at: new Date(from) }], calendar, new Date(from)).limits;
    return { due: limit?.dueAt?.toISOString() ?? '', warn: limit?.warnAt?.toISOString() ?? '' };
  };

  it('are 20 days from the cause and 10 from receipt and confirmation: calendar days, rolled to a working day', () => {
    // 2026-02-15 to 23 are off: the twentieth day falls into them.
    assert.deepEqual(due('declare', '2026-01-30T00:00:00+08:00'), { due: '2026-02-24T09:30:00.000Z', warn: '2026-02-12T01:00:00.000Z' });
    assert.deepEqual(due('declare', '2026-03-02T00:00:00+08:00').due, '2026-03-23T09:30:00.000Z', 'a Sunday rolls to Monday');
    assert.deepEqual(due('review', '2026-03-03T16:00:00+08:00'), { due: '2026-03-13T09:30:00.000Z', warn: '2026-03-11T01:00:00.000Z' });
    assert.deepEqual(due('adjust', '2026-03-04T23:59:00+08:00').due, '2026-03-16T09:30:00.000Z');
  });
});

describe('What is entered', () => {
  const basics = { powerName: '挖掘城市道路审批', fees: [{ name: '修复费' }], conditions: ['一'] };

  it('equals what was confirmed whatever the order of its fields', () => {
    assert.deepEqual(
      differences(
        contentParts(basics, '<x/>'),
        contentParts({ conditions: ['一'], fees: [{ name: '修复费' }], powerName: '挖掘城市道路审批' }, '<x/>'),
      ),
      [],
    );
  });

  it('is compared part by part: what changed, came or went is named', () => {
    const { fees: _, ...without } = basics;
    assert.deepEqual(differences(contentParts(basics, '<x/>'), contentParts({ ...without, conditions: ['二'], note: 'x' }, '<y/>')), [
      'conditions',
      'fees',
      'flowchart',
      'note',
    ]);
  });
});
