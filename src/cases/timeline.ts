/** One line of time for a case: opinions, documents, clock and signals together (ui.md, case page). */
import type { LedgerEntry } from '../platform/clock/index.ts';
import type { RecordRow } from '../platform/record/index.ts';
import { isoInChina } from '../platform/time/time.ts';
import type { CaseRow, OpinionRow, StepRow } from './store.ts';
import type { Names } from './views.ts';

export interface TimelineEvent { at: string; kind: string; text: string; textEn: string; person?: string; refId?: string }

interface Facts {
  row: CaseRow; steps: StepRow[]; opinions: OpinionRow[]; documents: { id: string; title: string; number: string; createdAt: string }[];
  ledger: LedgerEntry[]; entries: RecordRow[]; names: Names;
}

const NOTICES: Record<string, [string, string]> = {
  'step-warning': ['环节即将到期，提前提醒', 'Step nearly due: early warning'],
  'step-overdue': ['环节超过办理限时', 'Step past its own limit'],
  'promised-warning': ['承诺时限即将到期，提前预警', 'Promised limit nearly due: early warning'],
  'promised-overdue': ['超过承诺时限', 'Past the promised limit'],
  'statutory-warning': ['法定时限即将到期，提前预警', 'Statutory limit nearly due: early warning'],
  'statutory-overdue': ['超过法定时限', 'Past the statutory limit'],
};

const SIGNALS: Record<string, [string, string]> = {
  'signal-raised': ['发出纠错信号', 'Warning signal raised'],
  'signal-aggravated': ['纠错信号加重：超过法定时限', 'Warning signal aggravated: past the statutory limit'],
};

export function timelineOf({ row, steps, opinions, documents, entries, names }: Facts): TimelineEvent[] {
  const events: TimelineEvent[] = [{
    at: isoInChina(row.received_at), kind: 'received', text: `收件登记，流水号 ${row.serial}`, textEn: `Application registered, serial ${row.serial}`, person: names.person(row.received_by),
  }];
  for (const step of steps) {
    events.push({ at: isoInChina(step.opened_at), kind: 'step-opened', text: `转入“${step.name}”（${names.position(step.organ_id, step.position_code)}）`, textEn: `Step "${step.name}" opened (${names.position(step.organ_id, step.position_code)})`, refId: step.id });
  }
  for (const opinion of opinions) {
    const step = steps.find(({ id }) => id === opinion.step_id);
    events.push({ at: isoInChina(opinion.at), kind: opinion.negative ? 'opinion-negative' : 'opinion', text: `${step?.name ?? ''}：${opinion.outcome_label}${opinion.body ? `。${opinion.body}` : ''}`, textEn: `${step?.name ?? ''}: ${opinion.outcome_label}${opinion.body ? `. ${opinion.body}` : ''}`, person: names.person(opinion.person_id), refId: opinion.id });
  }
  for (const document of documents) {
    events.push({ at: document.createdAt, kind: 'document', text: `生成《${document.title}》${document.number}`, textEn: `Document "${document.title}" ${document.number} generated`, refId: document.id });
  }
  for (const entry of entries) {
    const at = isoInChina(entry.at);
    const payload = JSON.parse(entry.payload) as { notice?: string; rule?: string; colour?: string; limit?: string };
    const words = entry.kind === 'clock-notice' ? NOTICES[payload.notice ?? ''] : SIGNALS[entry.kind];
    if (words) events.push({ at, kind: entry.kind === 'clock-notice' ? payload.notice ?? '' : `${entry.kind}-${payload.colour}`, text: payload.rule ? `${words[0]}（${payload.rule}）` : words[0], textEn: payload.rule ? `${words[1]} (${payload.rule})` : words[1] });
    if (entry.kind === 'step-claimed') events.push({ at, kind: 'claimed', text: '签收', textEn: 'Claimed', person: names.person(entry.actor_id) });
    if (entry.kind === 'case-completed') events.push({ at, kind: 'completed', text: '办结', textEn: 'Completed' });
  }
  return events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
