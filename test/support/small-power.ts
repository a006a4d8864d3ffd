/** The smallest power that can be handled: two steps, a notice after the first, a decision after the second. */
import { randomUUID } from 'node:crypto';
import { HEADERS, type FormField, type Outcome } from '../../domain/contract.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { hashOfFlowchart, type RegistryService, type VersionRow } from '../../src/registry/index.ts';
import { drawWith, type Drawn } from './draw-bpmn.ts';
import { ORGAN } from './small-city.ts';

export interface Power {
  entry: RegistryEntry;
  xml: string;
}

/** A step of a drawing: who does it, how it can end, within how many working days. */
export const stepOf = (name: string, position: string, outcomes: Outcome[], more: Record<string, string> = {}): Drawn => ({
  name,
  headers: { [HEADERS.position]: position, [HEADERS.outcomes]: JSON.stringify(outcomes), ...more },
});
export const documentOf = (template: string): Drawn => ({ headers: { [HEADERS.template]: template } });
export const endOf = (result: string): Drawn => ({ headers: { [HEADERS.result]: result } });

export const ACCEPT: Outcome = { code: 'accept', label: '受理', effect: 'accept' };
export const DECLINE: Outcome = { code: 'decline', label: '不予受理', negative: true, effect: 'decline' };
export const GRANT: Outcome = { code: 'grant', label: '准予', effect: 'grant' };
export const DENY: Outcome = { code: 'deny', label: '不予', negative: true, effect: 'deny' };

/** The organ's 18 characters, its level, and a number. */
const powerCode = (number: number): string => `11321100999990001A3${String(number).padStart(12, '0')}`;
let made = 0;

/** An entry of {@link ORGAN}; each has a code and a process id of its own. */
export function buildEntry(changes: Partial<RegistryEntry> = {}): RegistryEntry {
  made += 1;
  return {
    powerCode: powerCode(made),
    powerName: `测试事项${made}`,
    powerNameEn: `Test power ${made}`,
    category: 'licence',
    processId: `power-test-${made}`,
    organ: { id: ORGAN, name: '小城市建设局' },
    legalBasis: [{ law: '测试条例', article: '第一条', text: '测试。' }],
    conditions: ['条件齐备。'],
    materials: [
      { code: 'application', name: '申请书', nameEn: 'Application', original: 1, copies: 0, required: true },
      { code: 'drawing', name: '图纸', nameEn: 'Drawing', original: 0, copies: 2, required: false },
    ],
    limits: {
      statutory: { days: 20, unit: 'working-day', basis: '测试条例第二条' },
      promised: { days: 7, unit: 'working-day' },
      acceptance: { days: 5, unit: 'working-day' },
    },
    fees: { charged: false },
    positions: [
      { code: 'window', name: '窗口岗', nameEn: 'Window' },
      { code: 'first-review', name: '承办岗', nameEn: 'Case handler' },
      { code: 'deciding-leader', name: '审批岗', nameEn: 'Deciding leader' },
    ],
    caseForm: [{ key: 'area', label: '面积', labelEn: 'Area', type: 'number', required: true, min: 1, max: 1000, unit: '平方米' }],
    forms: {
      review: { title: '审查表', titleEn: 'Review', fields: [{ key: 'findings', label: '审查情况', type: 'text', required: true }] },
    },
    externalFlowchart: '受理、决定。',
    ...changes,
  };
}

/** Accept or decline, then grant or deny; `more` changes elements of the drawing by their ids. */
export function buildPower(changes: Partial<RegistryEntry> = {}, more: Readonly<Record<string, Drawn>> = {}): Power {
  const entry = buildEntry(changes);
  const drawn: Record<string, Drawn> = {
    tAccept: stepOf('受理审查', 'first-review', [ACCEPT, DECLINE], { [HEADERS.limit]: '2', [HEADERS.form]: 'review' }),
    tDecide: stepOf('决定', 'deciding-leader', [GRANT, DENY], { [HEADERS.limit]: '3' }),
    dAccepted: documentOf('acceptance-notice'),
    dDeclined: documentOf('non-acceptance-notice'),
    dGranted: documentOf('licence-decision'),
    dDenied: documentOf('licence-refusal'),
    cDeclined: endOf('declined'),
    cGranted: endOf('granted'),
    cDenied: endOf('denied'),
    ...more,
  };
  const flows = [
    ...['s>tAccept', 'tAccept>x1', 'x1>dAccepted:accept', 'x1>dDeclined*', 'dDeclined>cDeclined', 'cDeclined>e1', 'dAccepted>tDecide'],
    ...['tDecide>x2', 'x2>dGranted:grant', 'x2>dDenied*', 'dGranted>cGranted', 'cGranted>e2', 'dDenied>cDenied', 'cDenied>e3'],
  ];
  return { entry, xml: drawWith(entry.processId, drawn, ...flows) };
}

/** Stores the next version of the entry's power, and the power with its first. */
export async function storeVersion(
  { store }: RegistryService,
  database: Database,
  now: Date,
  { entry, xml }: Power,
  state: VersionRow['state'],
): Promise<VersionRow> {
  const at = now.getTime();
  const latest = await store.latestVersion(entry.processId);
  const version: VersionRow = {
    ...{ id: randomUUID(), power_id: entry.processId, number: (latest?.number ?? 0) + 1, state },
    ...{ basics: JSON.stringify(entry), bpmn_xml: xml, bpmn_hash: hashOfFlowchart(xml), lock_version: 1 },
    ...{ created_by: 'person-registrar', created_at: at, cause: null, cause_date: null, declared_by: null, declared_at: null },
    ...{ reviewed_by: null, reviewed_at: null, opinion: null, process_definition_key: null, process_version: null, published_at: null },
  };
  await database.write(async () => {
    if (!latest) await store.insertPower(powerRow(entry, at));
    await store.insertVersion(version);
  });
  return version;
}

const powerRow = ({ processId, powerCode: code, powerName: name, powerNameEn: name_en, category, organ }: RegistryEntry, at: number) => ({
  ...{ id: processId, process_id: processId, code, name, name_en, category, organ_id: organ.id, created_at: at },
});

/** A drawing in which each effect can be given to the same case: supplements at the window, then suspension, extension, or the decision. */
export function buildWindingPower(changes: Partial<RegistryEntry> = {}): Power {
  const limits = { ...buildEntry().limits, extension: { days: 10, basis: '测试条例第三条' } };
  const days: FormField = { key: 'extensionDays', label: '延长天数', type: 'number', required: true, outcomes: ['extend'] };
  const entry = buildEntry({ limits, forms: { decide: { title: '决定', titleEn: 'Decide', fields: [days] } }, ...changes });
  const on = (code: string, label: string, effect: Outcome['effect'], negative?: true): Outcome => ({ code, label, effect, negative });
  const decisions = [GRANT, DENY, on('suspend', '转检验', 'suspend'), on('extend', '延期', 'extend'), on('drop', '终止', 'drop')];
  const drawn: Record<string, Drawn> = {
    tAccept: stepOf('受理审查', 'first-review', [ACCEPT, DECLINE, on('supplement', '补正', 'supplement')]),
    tSupplement: stepOf('补正接收', 'window', [{ code: 'supplemented', label: '已补正' }]),
    tDecide: stepOf('决定', 'deciding-leader', decisions, { [HEADERS.form]: 'decide', [HEADERS.limit]: '3' }),
    tInspect: stepOf('检验', 'first-review', [on('resume', '检验结束', 'resume')]),
    dSuspended: documentOf('special-procedure-notice'),
    dExtended: documentOf('extension-notice'),
    cDeclined: endOf('declined'),
    cDenied: endOf('denied'),
    cDropped: endOf('dropped'),
    cGranted: endOf('granted'),
  };
  const flows = [
    ...['s>x0', 'x0>tAccept', 'tAccept>x1', 'x1>x2:accept', 'x1>tSupplement:supplement', 'x1>cDeclined*', 'tSupplement>x0'],
    ...['x2>tDecide', 'tDecide>x3', 'x3>cGranted:grant', 'x3>cDenied:deny', 'x3>dSuspended:suspend', 'x3>dExtended:extend', 'x3>cDropped*'],
    ...['dSuspended>tInspect', 'tInspect>x2', 'dExtended>x2', 'cDeclined>e1', 'cDenied>e2', 'cDropped>e3', 'cGranted>e4'],
  ];
  return { entry, xml: drawWith(entry.processId, drawn, ...flows) };
}

/** The smallest power with its first step done by two officers together (XK34, CF42). */
export const powerOfTwoOfficers = (): Power =>
  buildPower({}, { tAccept: stepOf('受理审查', 'first-review', [ACCEPT, DECLINE], { [HEADERS.officers]: '2', [HEADERS.form]: 'review' }) });
