/** What pages read of cases and steps: read models over the rows, restricted by the reader's scope (R14). */
import type { Outcome } from '../../processes/contract.ts';
import { CalendarYearMissing, civilDateInChina, type ClockReading, type ClockRow, type Clocks, type LedgerEntry, type WorkingCalendar } from '../platform/clock/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Person, Scope } from '../platform/auth/index.ts';
import { notFound } from '../platform/errors.ts';
import type { RecordBook } from '../platform/record/index.ts';
import { isoInChina, type Time } from '../platform/time/time.ts';
import { labelled, type FormValues } from './form-values.ts';
import type { Flowcharts } from './flowcharts.ts';
import { describeParty, maskParty, type Party } from './party.ts';
import type { MaterialInput } from './register-case.ts';
import { caseScope } from './scope.ts';
import { createCaseStore, outcomesOf, placeholders, type CaseRow, type LabelledValue, type OpinionRow, type StepRow } from './store.ts';
import { timelineOf } from './timeline.ts';

export interface Names { person(id: string | null): string; organ(id: string): string; position(organId: string, code: string): string }

export interface ViewDependencies {
  database: Database; clocks: Clocks; record: RecordBook; time: Time; flowcharts: Flowcharts;
  names: () => Promise<Names>;
  calendar: () => WorkingCalendar;
  /** Case ids on which signals stand, with what a page shows of them; supervision fills it in at the composition root. */
  signalsOf: (caseId: string) => Promise<unknown[]>;
}

export interface CaseFilter { q?: string; state?: string; clock?: string; power?: string; organ?: string; signal?: string; due?: string; after?: string; limit?: number }

type StepWithCase = StepRow & { serial: string; subject: string; party_name: string; version_id: string };
type ListedCase = CaseRow & { clock_state: ClockRow['state'] | null; colour: ClockRow['colour'] | null; promised_due: number | null; statutory_due: number | null; next_at: number | null; undetermined_year: number | null; power_name: string; power_name_en: string };

export type CaseViews = ReturnType<typeof createCaseViews>;

export function createCaseViews(deps: ViewDependencies) {
  const { database, clocks, record, time, flowcharts } = deps;
  const store = createCaseStore(database);

  async function list(scope: Scope, filter: CaseFilter): Promise<{ items: unknown[]; next: string | null; total: number }> {
    const values: (string | number)[] = [];
    const bind = (value: string | number): string => `$${values.push(value)}`;
    const where = [caseScope(scope, bind)];
    if (filter.q) {
      const like = bind(`%${filter.q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
      const escape = database.dialect === 'mysql' ? "ESCAPE '\\\\'" : "ESCAPE '\\'";
      where.push(`(c.serial LIKE ${like} ${escape} OR c.subject LIKE ${like} ${escape} OR c.party_name LIKE ${like} ${escape})`);
    }
    if (filter.state === 'running') where.push("c.state <> 'completed'");
    else if (filter.state) where.push(`c.state = ${bind(filter.state)}`);
    if (filter.power) where.push(`c.power_id = ${bind(filter.power)}`);
    if (filter.organ) where.push(`c.organ_id = ${bind(filter.organ)}`);
    if (filter.clock) where.push(`k.colour = ${bind(filter.clock)}`);
    if (filter.due === 'today') {
      const today = civilDateInChina(time.now());
      where.push(`k.state = 'running' AND k.promised_due >= ${bind(Date.parse(`${today}T00:00:00+08:00`))} AND k.promised_due < ${bind(Date.parse(`${today}T00:00:00+08:00`) + 86_400_000)}`);
    }
    if (filter.signal) where.push(`EXISTS (SELECT 1 FROM warning_signal s WHERE s.owner_id = c.id AND s.colour = ${bind(filter.signal)})`);
    const from = 'FROM case_file c LEFT JOIN clock k ON k.id = c.id JOIN power p ON p.id = c.power_id';
    const total = await database.get<{ n: number }>(`SELECT COUNT(*) AS n ${from} WHERE ${where.join(' AND ')}`, values);
    if (filter.after) {
      const [at = '0', id = ''] = filter.after.split('_');
      const atMark = bind(Number(at));
      where.push(`(c.received_at < ${atMark} OR (c.received_at = ${atMark} AND c.id < ${bind(id)}))`);
    }
    const limit = Math.min(Math.max(filter.limit ?? 50, 1), 300);
    const rows = await database.all<ListedCase>(
      `SELECT c.*, k.state AS clock_state, k.colour, k.promised_due, k.statutory_due, k.next_at, k.undetermined_year, p.name AS power_name, p.name_en AS power_name_en
       ${from} WHERE ${where.join(' AND ')} ORDER BY c.received_at DESC, c.id DESC LIMIT ${limit + 1}`, values);
    const page = rows.slice(0, limit);
    const ids = page.map(({ id }) => id);
    const steps = ids.length ? await database.all<StepRow>(
      `SELECT * FROM step WHERE state IN ('open','claimed') AND case_id IN (${placeholders(ids.length)}) ORDER BY opened_at`, ids) : [];
    const names = await deps.names();
    const lastRow = page.at(-1);
    return {
      items: page.map((row) => ({
        id: row.id, serial: row.serial, subject: row.subject, power: { id: row.power_id, name: row.power_name, nameEn: row.power_name_en }, organ: { id: row.organ_id, name: names.organ(row.organ_id) },
        partyName: row.party_name, state: row.state, result: row.result,
        receivedAt: isoInChina(row.received_at), acceptedAt: isoInChina(row.accepted_at), completedAt: isoInChina(row.completed_at),
        currentSteps: steps.filter((step) => step.case_id === row.id).map((step) => ({ name: step.name, positionName: names.position(step.organ_id, step.position_code), since: isoInChina(step.opened_at) })),
        clock: row.clock_state && {
          id: row.id, state: row.clock_state, colour: row.colour, nextDueAt: isoInChina(row.next_at),
          limits: [briefLimit('promised', row.promised_due, row), briefLimit('statutory', row.statutory_due, row)],
        },
      })),
      next: rows.length > limit && lastRow ? `${lastRow.received_at}_${lastRow.id}` : null,
      total: Number(total?.n ?? 0),
    };
  }

  const briefLimit = (id: 'promised' | 'statutory', due: number | null, row: ListedCase): object => ({
    id, dueAt: isoInChina(due), undeterminedYear: row.undetermined_year ?? undefined, ...(row.clock_state === 'running' ? left(due) : { workingDaysLeft: null, overdueWorkingDays: 0 }),
  });

  /** Whole working days until (or since) a moment, for rows that show the derived columns only. */
  function left(due: number | null): { workingDaysLeft: number | null; overdueWorkingDays: number } {
    if (due === null) return { workingDaysLeft: null, overdueWorkingDays: 0 };
    const now = time.now().getTime();
    try {
      const days = deps.calendar().workingDaysAfter(civilDateInChina(now), civilDateInChina(due));
      return due >= now ? { workingDaysLeft: days, overdueWorkingDays: 0 } : { workingDaysLeft: 0, overdueWorkingDays: Math.max(1, -days) };
    } catch (error) {
      if (!(error instanceof CalendarYearMissing)) throw error;
      return { workingDaysLeft: null, overdueWorkingDays: 0 };
    }
  }

  async function detail(person: Person, scope: Scope, caseId: string): Promise<Record<string, unknown>> {
    const values: (string | number)[] = [];
    const bind = (value: string | number): string => `$${values.push(value)}`;
    const row = await database.get<CaseRow>(`SELECT c.* FROM case_file c WHERE c.id = ${bind(caseId)} AND ${caseScope(scope, bind)}`, values);
    if (!row) throw notFound('该办件', 'case');
    const [flowchart, steps, opinions, documents, clock, signals, entries, names] = await Promise.all([
      flowcharts(row.version_id), store.stepsOf(caseId), store.opinionsOf(caseId), documentsOf(caseId), clocks.read(caseId), deps.signalsOf(caseId), record.ofCase(caseId), deps.names(),
    ]);
    const { entry, description } = flowchart;
    const party = JSON.parse(row.party) as Party;
    const shown = isHandler(person, steps) ? party : maskParty(party);
    const given = JSON.parse(row.materials) as MaterialInput[];
    const visited = description.visited(steps.map((step) => ({ elementId: step.element_id, outcome: opinions.find((opinion) => opinion.step_id === step.id)?.outcome ?? null })));
    return {
      id: row.id, serial: row.serial, subject: row.subject, power: { id: row.power_id, name: entry.powerName, nameEn: entry.powerNameEn, code: entry.powerCode },
      organ: { id: row.organ_id, name: names.organ(row.organ_id) }, state: row.state, result: row.result,
      receivedAt: isoInChina(row.received_at), receivedBy: names.person(row.received_by), acceptedAt: isoInChina(row.accepted_at), acceptedBy: row.accepted_by && names.person(row.accepted_by),
      decidedAt: isoInChina(row.decided_at), completedAt: isoInChina(row.completed_at), partyName: row.party_name,
      party: { ...shown, ...describeParty(shown) },
      form: labelled(entry.caseForm, JSON.parse(row.form) as FormValues),
      materials: entry.materials.map((material) => ({ ...material, ...(given.find(({ code }) => code === material.code) ?? { originals: 0, copies: 0, provided: false }) })),
      versionId: row.version_id, versionNumber: flowchart.number, bpmnXml: flowchart.xml, processInstanceKey: row.process_instance_key,
      path: {
        visited, current: steps.filter(isRunning).map((step) => step.element_id),
        durations: steps.reduce<Record<string, number>>((sum, step) => ({ ...sum, [step.element_id]: (sum[step.element_id] ?? 0) + (step.decided_at ?? time.now().getTime()) - step.opened_at }), {}),
      },
      steps: await Promise.all(steps.map((step) => stepView({ ...step, serial: row.serial, subject: row.subject, party_name: row.party_name, version_id: row.version_id }, names, opinions.find((opinion) => opinion.step_id === step.id)))),
      documents,
      clock: clock && { ...clockView(caseId, clock.row, clock.reading), ledger: clock.ledger.map((one) => ledgerLine(one, steps)) },
      signals,
      timeline: timelineOf({ row, steps, opinions, documents, ledger: clock?.ledger ?? [], entries, names }),
      record: entries.map(({ seq, case_seq, kind, at, hash, previous_hash, actor_id }) => ({ seq, caseSeq: case_seq, kind, at: isoInChina(at), hash, previousHash: previous_hash, person: actor_id && names.person(actor_id) })),
    };
  }

  function documentsOf(caseId: string) {
    return database.all<{ id: string; template: string; title: string; number: string; created_at: number; size: number | null; sha256: string | null; pages: number | null }>(
      `SELECT d.id, d.template, d.title, d.number, d.created_at, k.size, k.sha256, k.pages FROM document d LEFT JOIN document_content k ON k.document_id = d.id
       WHERE d.case_id = $1 ORDER BY d.created_at, d.id`, [caseId])
      .then((rows) => rows.map(({ created_at, ...document }) => ({ ...document, createdAt: isoInChina(created_at) })));
  }

  async function stepView(step: StepWithCase, names: Names, opinion?: OpinionRow, from?: { name: string; personName: string }): Promise<Record<string, unknown>> {
    const { entry } = await flowcharts(step.version_id);
    const form = step.form_key ? entry.forms[step.form_key] : undefined;
    return {
      id: step.id, caseId: step.case_id, serial: step.serial, subject: step.subject, powerName: entry.powerName, powerNameEn: entry.powerNameEn, partyName: step.party_name,
      elementId: step.element_id, name: step.name, positionCode: step.position_code, positionName: names.position(step.organ_id, step.position_code), state: step.state,
      openedAt: isoInChina(step.opened_at), dueAt: isoInChina(step.due_at), colour: stepColour(step), limitDays: step.limit_days ?? undefined,
      claimedBy: step.claimed_by ? { id: step.claimed_by, name: names.person(step.claimed_by) } : undefined,
      outcomes: outcomesOf(step), form: form && { title: form.title, titleEn: form.titleEn, fields: form.fields }, officers: step.officers,
      decidedAt: isoInChina(step.decided_at), opinion: opinion && opinionView(opinion, step, names), from,
    };
  }

  function stepColour(step: StepRow): 'normal' | 'warned' | 'overdue' {
    if (step.due_at === null) return 'normal';
    const end = step.decided_at ?? time.now().getTime();
    if (end > step.due_at) return 'overdue';
    return isRunning(step) && civilDateInChina(end) === civilDateInChina(step.due_at) ? 'warned' : 'normal';
  }

  function opinionView(opinion: OpinionRow, step: StepRow, names: Names): object {
    return {
      id: opinion.id, stepName: step.name, positionName: names.position(step.organ_id, step.position_code), personName: names.person(opinion.person_id),
      coOfficerName: opinion.co_officer_id ? names.person(opinion.co_officer_id) : undefined, outcome: opinion.outcome, outcomeLabel: opinion.outcome_label,
      negative: opinion.negative === 1, text: opinion.body, fields: (JSON.parse(opinion.fields) as LabelledValue[]).map(({ label, value }) => ({ label, value })), at: isoInChina(opinion.at),
    };
  }

  /** Steps at the person's positions, or those they hold or have decided. */
  async function inbox(person: Person, tab: 'open' | 'mine' | 'done', q?: string): Promise<{ items: unknown[]; next: null; total: number; counts: object }> {
    const values: (string | number)[] = [];
    const bind = (value: string | number): string => `$${values.push(value)}`;
    const atMyPositions = (): string => person.positions.length
      ? `(${person.positions.map(({ organId, code }) => `(s.organ_id = ${bind(organId)} AND s.position_code = ${bind(code)})`).join(' OR ')})` : '1 = 0';
    const conditions: Record<typeof tab, () => string> = {
      open: () => `s.state IN ('open','claimed') AND ${atMyPositions()}`,
      mine: () => `s.state = 'claimed' AND s.claimed_by = ${bind(person.id)}`,
      done: () => `s.state IN ('decided','done') AND s.decided_by = ${bind(person.id)}`,
    };
    let where = conditions[tab]();
    if (q) {
      const like = bind(`%${q}%`);
      where += ` AND (c.serial LIKE ${like} OR c.subject LIKE ${like} OR c.party_name LIKE ${like})`;
    }
    const rows = await database.all<StepWithCase>(
      `SELECT s.*, c.serial, c.subject, c.party_name, c.version_id FROM step s JOIN case_file c ON c.id = s.case_id WHERE ${where}
       ORDER BY ${tab === 'done' ? 's.decided_at DESC' : '(s.due_at IS NULL), s.due_at, s.opened_at'} LIMIT 300`, values);
    const names = await deps.names();
    const previous = await previousSteps(rows.map(({ case_id }) => case_id), names);
    const opinions = tab === 'done' && rows.length
      ? await database.all<OpinionRow>(`SELECT * FROM opinion WHERE step_id IN (${placeholders(rows.length)})`, rows.map(({ id }) => id)) : [];
    return {
      items: await Promise.all(rows.map((row) => stepView(row, names, opinions.find(({ step_id }) => step_id === row.id), tab === 'done' ? undefined : previous.get(row.case_id)))),
      next: null, total: rows.length, counts: await counts(person),
    };
  }

  async function counts(person: Person): Promise<object> {
    const values: (string | number)[] = [];
    const bind = (value: string | number): string => `$${values.push(value)}`;
    if (!person.positions.length) return { open: 0, mine: 0, overdue: 0, dueToday: 0 };
    const now = time.now().getTime();
    const endOfDay = Date.parse(`${civilDateInChina(now)}T23:59:59.999+08:00`);
    const positions = person.positions.map(({ organId, code }) => `(organ_id = ${bind(organId)} AND position_code = ${bind(code)})`).join(' OR ');
    const row = await database.get<Record<string, number | null>>(
      `SELECT COUNT(*) AS open_count, SUM(CASE WHEN claimed_by = ${bind(person.id)} THEN 1 ELSE 0 END) AS mine,
        SUM(CASE WHEN due_at < ${bind(now)} THEN 1 ELSE 0 END) AS overdue, SUM(CASE WHEN due_at >= ${bind(now)} AND due_at <= ${bind(endOfDay)} THEN 1 ELSE 0 END) AS due_today
       FROM step WHERE state IN ('open','claimed') AND (${positions})`, values);
    return { open: Number(row?.open_count ?? 0), mine: Number(row?.mine ?? 0), overdue: Number(row?.overdue ?? 0), dueToday: Number(row?.due_today ?? 0) };
  }

  /** Who handed each case on: the latest decided step. */
  async function previousSteps(caseIds: string[], names: Names): Promise<Map<string, { name: string; personName: string }>> {
    if (!caseIds.length) return new Map();
    const rows = await database.all<StepRow>(
      `SELECT * FROM step WHERE state IN ('decided','done') AND case_id IN (${placeholders(caseIds.length)}) ORDER BY decided_at`, caseIds);
    return new Map(rows.map((row) => [row.case_id, { name: row.name, personName: names.person(row.decided_by) }]));
  }

  async function step(person: Person, scope: Scope, stepId: string): Promise<Record<string, unknown>> {
    const row = await store.step(stepId);
    if (!row) throw notFound('该环节', 'step');
    const found = await detail(person, scope, row.case_id);
    const flowchart = await flowcharts(found.versionId as string);
    const view = (found.steps as { id: string }[]).find(({ id }) => id === stepId);
    const next = Object.fromEntries(outcomesOf(row).map((outcome: Outcome) => [outcome.code, flowchart.description.nextText(row.element_id, outcome.code, flowchart.entry)]));
    return { step: view, case: found, next, phrases: phrasesFor(outcomesOf(row)) };
  }

  return { list, detail, inbox, step, stepOf: store.step };
}

const isRunning = (step: StepRow): boolean => step.state === 'open' || step.state === 'claimed';

/** Sensitive numbers are shown to whoever has the case in hand now (R11.1). */
function isHandler(person: Person, steps: StepRow[]): boolean {
  return steps.some((step) => isRunning(step) && (step.claimed_by ? step.claimed_by === person.id
    : person.positions.some(({ organId, code }) => organId === step.organ_id && code === step.position_code)));
}

export function clockView(id: string, row: ClockRow, reading: ClockReading): Record<string, unknown> {
  return {
    id, state: reading.state, colour: row.colour, nextDueAt: isoInChina(row.next_at),
    limits: reading.limits.map((limit) => ({
      id: limit.id, dueAt: isoInChina(limit.dueAt), warnAt: isoInChina(limit.warnAt), undeterminedYear: limit.undeterminedYear,
      workingDaysLeft: limit.workingDaysLeft, overdueWorkingDays: limit.overdueWorkingDays, exceeded: limit.exceeded,
    })),
  };
}

function ledgerLine(entry: LedgerEntry, steps: StepRow[]): { kind: string; at: string; text: string; textEn: string } {
  const nameOf = (stepId: string): string => steps.find(({ id }) => id === stepId)?.name ?? '';
  const line = (text: string, textEn: string) => ({ kind: entry.kind, at: isoInChina(entry.at), text, textEn });
  switch (entry.kind) {
    case 'start': return line('受理，时限自次日起算', 'Accepted; the limits count from the next day');
    case 'suspend': return line(`中止计时：${entry.reason}`, `Clock suspended: ${entry.reason}`);
    case 'resume': return line('恢复计时', 'Clock resumed');
    case 'extend': return line(`延长 ${entry.days} 个工作日`, `Extended by ${entry.days} working days`);
    case 'stop': return entry.reason === 'completed' ? line('办结，计时终止', 'Completed; the clock ends') : line('作出决定，时限计算终止', 'Decision made; the limits stop');
    case 'step-opened': return line(`环节开始：${nameOf(entry.stepId)}，限 ${entry.limitDays} 个工作日`, `Step opened: ${nameOf(entry.stepId)}, limit ${entry.limitDays} working days`);
    case 'step-closed': return line(`环节办理完毕：${nameOf(entry.stepId)}`, `Step decided: ${nameOf(entry.stepId)}`);
  }
}

/** Short texts a clerk may start from; never for a negative outcome, whose reason must be their own. */
function phrasesFor(outcomes: Outcome[]): string[] {
  const positive = outcomes.filter(({ negative }) => !negative).map(({ label }) => label);
  return [...positive.map((label) => `经审查，符合法定条件，${label}。`), '材料齐全，符合法定形式。', '情况属实，同意按程序办理。'];
}
