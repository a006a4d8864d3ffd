/** One line of time for a matter: opinions, documents, files, clock and signals together. */
import type { DocumentView, TimelineEvent } from '../../domain/api/matters.ts';
import { VISIT_ANSWERS, type VisitAnswer } from '../../domain/inspections/visits.ts';
import { isServiceWay, SERVICE_WAYS } from '../../domain/service/ways.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import type { Directory } from '../organisation/index.ts';
import type { RecordRow } from '../platform/record/index.ts';
import { outcomesOf, type MatterRow, type OpinionRow, type StepRow } from './store.ts';

export interface TimelineFacts {
  matter: MatterRow;
  /** How the matter came to be, in its kind's words. */
  opening: { text: string; textEn: string };
  steps: StepRow[];
  opinions: OpinionRow[];
  documents: Pick<DocumentView, 'id' | 'title' | 'number' | 'createdAt'>[];
  entries: RecordRow[];
  names: Directory;
  /** The name drawn on an element. */
  nameOf(elementId: string): string;
}

const NOTICES: Record<string, [string, string]> = {
  'step-warning': ['环节即将到期，提前提醒', 'Step nearly due: early warning'],
  'step-overdue': ['环节超过办理限时', 'Step past its own limit'],
  'promised-warning': ['承诺时限即将到期，提前预警', 'Promised limit nearly due: early warning'],
  'promised-overdue': ['超过承诺时限', 'Past the promised limit'],
  'statutory-warning': ['法定时限即将到期，提前预警', 'Statutory limit nearly due: early warning'],
  'statutory-overdue': ['超过法定时限', 'Past the statutory limit'],
  'acceptance-warning': ['受理时限即将届满，提前预警', 'Limit to accept nearly over: early warning'],
  'holding-warning': ['查封、扣押期限即将届满，提前预警', 'Sealing or seizure nearly over: early warning'],
  'holding-overdue': ['查封、扣押期限届满', 'The time of sealing or seizure is over'],
  'acceptance-overdue': ['受理时限届满，未告知是否受理', 'The limit to accept has passed and nothing was told'],
  'suspension-overdue': ['中止已到告知的最后期限，仍未恢复计时', 'The suspension has reached the last day told and still goes on'],
};

const SIGNALS: Record<string, [string, string]> = {
  'signal-raised': ['发出纠错信号', 'Warning signal raised'],
  'signal-aggravated': ['纠错信号加重：超过法定时限', 'Warning signal aggravated: past the statutory limit'],
  'signal-reddened': ['纠错信号转为红色', 'Warning signal turned red'],
  'signal-withdrawn': ['纠错信号撤回', 'Warning signal withdrawn'],
};

export function timelineOf({ matter, opening, steps, opinions, documents, entries, names, nameOf }: TimelineFacts): TimelineEvent[] {
  const person = (id: string | null): string | undefined => names.person(id) || undefined;
  const events: TimelineEvent[] = [{ at: isoInChina(matter.opened_at), kind: 'received', ...opening, person: person(matter.opened_by) }];
  for (const step of steps) {
    const position = names.position(step.organ_id, step.position_code);
    events.push({
      at: isoInChina(step.opened_at),
      kind: 'step-opened',
      text: `转入“${step.name}”（${position}）`,
      textEn: `Step "${step.name}" opened (${position})`,
      refId: step.id,
    });
  }
  for (const opinion of opinions) {
    const step = steps.find(({ id }) => id === opinion.step_id);
    const name = step?.name ?? '';
    const outcomeEn = (step && outcomesOf(step).find(({ code }) => code === opinion.outcome)?.labelEn) ?? opinion.outcome_label;
    if (opinion.person_id === null) events.push(decidedByLaw(name, opinion, outcomeEn));
    else
      events.push({
        at: isoInChina(opinion.at),
        kind: opinion.negative ? 'opinion-negative' : 'opinion',
        text: `${name}：${opinion.outcome_label}${opinion.body ? `。${opinion.body}` : ''}`,
        textEn: `${name}: ${outcomeEn}${opinion.body ? `. ${opinion.body}` : ''}`,
        // Decided with the second officer's confirmation: both have acted.
        person: [opinion.person_id, opinion.co_officer_id].flatMap((id) => person(id) ?? []).join('、') || undefined,
        refId: opinion.id,
      });
  }
  for (const document of documents) {
    events.push({
      at: document.createdAt,
      kind: 'document',
      text: `生成《${document.title}》${document.number}`,
      textEn: `Document "${document.title}" ${document.number} generated`,
      refId: document.id,
    });
  }
  for (const entry of entries) events.push(...eventOf(entry, person, nameOf));
  return events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function decidedByLaw(name: string, { id, at, basis, outcome_label: label, body }: OpinionRow, labelEn: string): TimelineEvent {
  if (body)
    return {
      at: isoInChina(at),
      kind: 'limit-passed',
      text: `${name}：平台${label}。${body}`,
      textEn: `${name}: by the platform: ${labelEn}. ${body}`,
      refId: id,
    };
  const [zh, en] = basis ? [`（${basis}）`, ` (${basis})`] : ['', ''];
  return {
    at: isoInChina(at),
    kind: 'limit-passed',
    text: `${name}：期限届满，依法${label}${zh}`,
    textEn: `${name}: the limit passed, decided by law: ${labelEn}${en}`,
    refId: id,
  };
}

const PERIODS: Record<string, (payload: { reason?: string; by?: string }) => [string, string]> = {
  'waiting-period-started': () => ['等待期开始', 'waiting period begins'],
  'waiting-period-waived': ({ reason = '' }) => [`当事人书面放弃等待期。${reason}`, `the party waives the waiting period. ${reason}`],
  'waiting-period-ended': ({ by }) =>
    by === 'waived' ? ['等待期因放弃而结束', 'waiting period ends by waiver'] : ['等待期满', 'waiting period is over'],
};

const wayIn = (way: string | undefined): { name: string; nameEn: string } =>
  isServiceWay(way) ? SERVICE_WAYS[way] : { name: '', nameEn: '' };

type Words = (payload: Partial<Record<string, string>>, person: (id: string | null) => string | undefined) => [string, string];

/** What several people do at one step before it is decided (docs/adr/0035-shared-work.md). */
const SHARED_WORK: Record<string, Words> = {
  'case-file-sealed': ({ version }) => [`案卷封存，第 ${version} 版`, `Case file sealed, version ${version}`],
  'archive-held': ({ reason }) => [`暂缓封存：${reason}`, `Held back from sealing: ${reason}`],
  'archive-hold-ended': ({ reason }) => [`解除暂缓封存：${reason}`, `Hold ended: ${reason}`],
  'document-served': ({ way, servedOn, happenedOn }) => [
    way === 'announcement' ? `公告送达：${happenedOn} 发布，${servedOn} 视为送达` : `送达：${wayIn(way).name}，${servedOn}`,
    way === 'announcement' ? `Announced on ${happenedOn}, served on ${servedOn}` : `Served: ${wayIn(way).nameEn}, ${servedOn}`,
  ],
  'service-failed': ({ way, happenedOn, reason }) => [
    `未能送达：${wayIn(way).name}，${happenedOn}。${reason}`,
    `Not served: ${wayIn(way).nameEn}, ${happenedOn}. ${reason}`,
  ],
  'service-address-confirmed': ({ confirmedOn }) => [
    `签订送达地址确认书（${confirmedOn}）`,
    `Addresses for service confirmed (${confirmedOn})`,
  ],
  'visit-proposed': ({ organ, serial, visitOn, reason }) => [
    `向${organ}提议合并检查（${serial}），${visitOn} 一次检查。${reason}`,
    `Proposed to ${organ} to inspect together (${serial}) on ${visitOn}. ${reason}`,
  ],
  'visit-asked': ({ organ, serial, visitOn, reason }) => [
    `${organ}提议合并检查（${serial}），${visitOn} 一次检查。${reason}`,
    `${organ} proposes to inspect together (${serial}) on ${visitOn}. ${reason}`,
  ],
  'visit-answered': ({ kind, reason }) => {
    const { name, nameEn } = VISIT_ANSWERS[kind as VisitAnswer];
    return [`合并检查：${name}。${reason}`, `Merged inspection: ${nameEn}. ${reason}`];
  },
  'visit-joined': ({ visitOn }) => [`合并检查，共同日期 ${visitOn}`, `Inspected together on ${visitOn}`],
  'visit-left': ({ ground }) =>
    ground === 'other-day'
      ? ['未在共同日期检查，不再计入合并检查', 'Inspected on another day: no part of the shared visit']
      : ['未实施检查，不再计入合并检查', 'Not carried out: no part of the shared visit'],
  'step-proposed': ({ stepName, label, coOfficerId = null }, person) => [
    `${stepName}：提出“${label}”，待${person(coOfficerId)}确认`,
    `${stepName}: proposed "${label}", ${person(coOfficerId)} is to confirm`,
  ],
  'step-confirmed': () => ['另一名工作人员确认', 'Confirmed by the second officer'],
  'step-proposal-declined': ({ stepName, reason }) => [
    `${stepName}：另一名工作人员退回。${reason}`,
    `${stepName}: sent back by the second officer. ${reason}`,
  ],
  'step-assigned': ({ stepName, from = null, to = null, reason }, person) => [
    `${stepName}：${from ? `由${person(from)}转给` : '指派给'}${person(to)}。${reason}`,
    `${stepName}: ${from ? `from ${person(from)} to` : 'assigned to'} ${person(to)}. ${reason}`,
  ],
  'person-recused': ({ personId = null, reason }, person) => [
    `${person(personId)}回避。${reason}`,
    `${person(personId)} steps aside. ${reason}`,
  ],
  'recusal-lifted': ({ personId = null, reason }, person) => [
    `${person(personId)}不再回避。${reason}`,
    `${person(personId)} acts again. ${reason}`,
  ],
  'step-proposal-withdrawn': ({ stepName }) => [`${stepName}：撤回待确认的意见`, `${stepName}: proposal taken back`],
};

/** What the record alone knows of. */
function eventOf(
  entry: RecordRow,
  person: (id: string | null) => string | undefined,
  nameOf: (elementId: string) => string,
): TimelineEvent[] {
  const at = isoInChina(entry.at);
  const payload = JSON.parse(entry.payload) as Partial<
    Record<
      | 'notice'
      | 'rule'
      | 'colour'
      | 'name'
      | 'reason'
      | 'fileId'
      | 'message'
      | 'messageEn'
      | 'elementId'
      | 'by'
      | 'basis'
      | 'nameEn'
      | 'state'
      | 'followBy'
      | 'note'
      | 'lateReason',
      string
    >
  >;
  const words = entry.kind === 'clock-notice' ? NOTICES[payload.notice ?? ''] : SIGNALS[entry.kind];
  if (words) {
    return [
      {
        at,
        kind: entry.kind === 'clock-notice' ? (payload.notice ?? '') : `${entry.kind}-${payload.colour}`,
        text: payload.rule ? `${words[0]}（${payload.rule}）` : words[0],
        textEn: payload.rule ? `${words[1]} (${payload.rule})` : words[1],
      },
    ];
  }
  const by = person(entry.actor_id);
  const period = PERIODS[entry.kind]?.(payload);
  if (period) {
    const name = nameOf(payload.elementId ?? '');
    return [{ at, kind: entry.kind, text: `${name}：${period[0]}`, textEn: `${name}: ${period[1]}`, person: by }];
  }
  if (entry.kind === 'step-claimed') return [{ at, kind: 'claimed', text: '签收', textEn: 'Claimed', person: by }];
  if (entry.kind === 'material-ticked') return [{ at, kind: entry.kind, ...materialWords(payload), person: by }];
  if (entry.kind === 'step-returned') {
    const said = JSON.parse(entry.payload) as { kind: string; stepName: string; fromStepName: string | null; reason: string };
    const [text, textEn] =
      said.kind === 'return'
        ? [`${said.fromStepName} 退回到 ${said.stepName}`, `${said.fromStepName}: returned to ${said.stepName}`]
        : [`撤回 ${said.stepName} 的意见`, `${said.stepName}: decision taken back`];
    return [{ at, kind: entry.kind, text: `${text}：${said.reason}`, textEn: `${textEn}: ${said.reason}`, person: by }];
  }
  if (entry.kind === 'promise-checked') {
    const { kept } = JSON.parse(entry.payload) as { kept: number };
    return [
      {
        at,
        kind: entry.kind,
        text: `核查承诺（${payload.name}）：${kept ? '属实' : '不实'}。${payload.note}`,
        textEn: `Promise checked (${payload.nameEn}): ${kept ? 'true' : 'false'}. ${payload.note}`,
        person: by,
      },
    ];
  }
  const shared = SHARED_WORK[entry.kind]?.(payload, person);
  if (shared) return [{ at, kind: entry.kind, text: shared[0], textEn: shared[1], person: by }];
  if (entry.kind === 'file-added')
    return [
      {
        ...{ at, kind: 'file', person: by, refId: payload.fileId },
        text: payload.lateReason === undefined ? `添加附件：${payload.name}` : `结案后补充：${payload.name}。${payload.lateReason}`,
        textEn:
          payload.lateReason === undefined ? `File added: ${payload.name}` : `Added after the end: ${payload.name}. ${payload.lateReason}`,
      },
    ];
  if (entry.kind === 'file-withdrawn')
    return [
      {
        at,
        kind: 'file-withdrawn',
        text: `撤回附件：${payload.name}。${payload.reason}`,
        textEn: `File withdrawn: ${payload.name}. ${payload.reason}`,
        person: by,
        refId: payload.fileId,
      },
    ];
  if (entry.kind === 'case-deemed-accepted')
    return [{ at, kind: 'deemed-accepted', text: `依法视为受理（${payload.basis}）`, textEn: `Accepted by law (${payload.basis})` }];
  if (entry.kind === 'matter-frozen')
    return [{ at, kind: 'frozen', text: `暂停办理：${payload.message}`, textEn: `Suspended: ${payload.messageEn}` }];
  if (entry.kind === 'matter-resumed') return [{ at, kind: 'resumed', text: '恢复一致，继续办理', textEn: 'Brought home; work goes on' }];
  if (entry.kind.endsWith('-terminated'))
    return [{ at, kind: 'terminated', text: `终止办理：${payload.reason}`, textEn: `Terminated: ${payload.reason}`, person: by }];
  if (entry.kind.endsWith('-completed')) return [{ at, kind: 'completed', text: '办结', textEn: 'Completed' }];
  return [];
}

const MATERIALS: Readonly<Record<string, [string, string]>> = {
  received: ['收到材料', 'Material received'],
  promised: ['以书面承诺代替', 'Replaced by a promise'],
  tolerated: ['容缺', 'May follow'],
  missing: ['未交', 'Missing'],
};

function materialWords({ state = '', name, nameEn, followBy }: Partial<Record<'state' | 'name' | 'nameEn' | 'followBy', string>>): {
  text: string;
  textEn: string;
} {
  const [text, textEn] = MATERIALS[state] ?? ['', ''];
  return {
    text: `${text}：${name}${followBy ? `（${followBy} 前补交）` : ''}`,
    textEn: `${textEn}: ${nameEn}${followBy ? ` (by ${followBy})` : ''}`,
  };
}
