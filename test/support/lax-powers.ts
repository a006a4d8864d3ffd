/** Powers whose drawings and forms refuse nothing, so that everything can go wrong that the warning rules look for (R15, R16). */
import { HEADERS, type FormField, type Outcome } from '../../domain/contract.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { drawWith, type Drawn } from './draw-bpmn.ts';
import { ACCEPT, buildEntry, DECLINE, DENY, documentOf, endOf, GRANT, stepOf, type Power } from './small-power.ts';

const field = (key: string, type: FormField['type'], more: Partial<FormField> = {}): FormField => ({ key, label: key, type, ...more });
const form = (...fields: FormField[]) => ({ title: '表单', titleEn: 'Form', fields });
const on = (code: string, more: Partial<Outcome> = {}): Outcome => ({ code, label: code, ...more });
const step = (stage: string, position: string, formKey: string | null, ...outcomes: Outcome[]): Drawn =>
  stepOf(stage, position, outcomes, { [HEADERS.stage]: stage, ...(formKey ? { [HEADERS.form]: formKey } : {}) });

const DELIVERY = form(field('deliveredOn', 'date'));

/** Accepted or not, supplemented, reviewed, examined, decided, served. `asked`: fields of the decision's form. */
export function buildLaxLicence(asked: FormField[] = [], changes: Partial<RegistryEntry> = {}): Power {
  const entry = buildEntry({
    category: 'licence',
    forms: {
      checklist: form(
        ...['withinPowers', 'materialsComplete', 'statutoryForm'].map((key) => field(key, 'yes-no')),
        ...['missingMaterials', 'declineBasis', 'competentOrgan'].map((key) => field(key, 'text')),
      ),
      supplied: form(field('receivedOn', 'date')),
      review: form(field('inspectedOn', 'date'), field('roadAge', 'number')),
      decide: form(field('note', 'text'), ...asked),
      delivery: DELIVERY,
    },
    ...changes,
  });
  const drawn: Record<string, Drawn> = {
    tAccept: step('acceptance', 'window', 'checklist', ACCEPT, on('supplement', { effect: 'supplement' }), DECLINE),
    tSupplied: step('reception', 'window', 'supplied', on('supplied')),
    tReview: step('review', 'first-review', 'review', on('pass'), on('fail', { negative: true })),
    tExamine: step('examination', 'first-review', null, on('agree'), on('disagree', { negative: true }), on('back')),
    tDecide: step('decision', 'deciding-leader', 'decide', GRANT, DENY),
    tServe: step('service', 'window', 'delivery', on('served')),
    dAccepted: documentOf('acceptance-notice'),
    dSupplement: documentOf('supplement-notice'),
    dDeclined: documentOf('non-acceptance-notice'),
    dGranted: documentOf('licence-decision'),
    dDenied: documentOf('licence-refusal'),
    cDeclined: endOf('declined'),
    cGranted: endOf('granted'),
    cDenied: endOf('denied'),
  };
  const flows = [
    ...['s>x0', 'x0>tAccept', 'tAccept>x1', 'x1>dAccepted:accept', 'x1>dSupplement:supplement', 'x1>dDeclined*'],
    ...['dSupplement>tSupplied', 'tSupplied>x0', 'dDeclined>cDeclined', 'cDeclined>e1', 'dAccepted>x4', 'x4>tReview', 'tReview>tExamine'],
    ...['tExamine>x2', 'x2>x4:back', 'x2>tDecide*', 'tDecide>x3', 'x3>dGranted:grant', 'x3>dDenied*', 'dGranted>tServe', 'tServe>cGranted'],
    ...['cGranted>e2', 'dDenied>cDenied', 'cDenied>e3'],
  ];
  return { entry, xml: drawWith(entry.processId, drawn, ...flows) };
}

/** An ordinary penalty: filed, investigated, reported, told and served or not, heard or not, imposed with a document or without. */
export function buildLaxPenalty(changes: Partial<RegistryEntry> = {}): Power {
  const entry = buildEntry({
    category: 'penalty',
    procedure: 'ordinary',
    intake: { kind: 'own-motion', position: 'window' },
    forms: {
      evidence: form(field('recordDate', 'date'), field('evidence', 'text')),
      report: form(field('penaltyKind', 'text'), field('fineAmount', 'money'), field('hearingDate', 'date')),
      hearing: form(field('supports', 'yes-no', { meaning: 'hearing-finding' })),
      decide: form(field('penaltyKind', 'text'), field('fineAmount', 'money')),
      delivery: DELIVERY,
    },
    ...changes,
  });
  const impose: Outcome = { code: 'impose', label: '处罚', effect: 'impose' };
  const drawn: Record<string, Drawn> = {
    tFile: step('case-filing', 'deciding-leader', null, ACCEPT, on('decline', { negative: true, effect: 'decline' }), on('early')),
    tEarly: step('evidence', 'first-review', 'evidence', on('taken')),
    tEvidence: step('evidence', 'first-review', 'evidence', on('taken')),
    tReport: step('investigation-report', 'first-review', 'report', on('told'), on('untold'), on('called'), on('uncalled')),
    tServe: step('service', 'window', 'delivery', on('served')),
    tHear: step('hearing', 'window', 'hearing', on('heard')),
    tDecide: step('decision', 'deciding-leader', 'decide', impose, { ...impose, code: 'impose-without-paper' }),
    tServeDecision: step('service', 'window', 'delivery', on('served')),
    dFiled: documentOf('case-filing-approval'),
    dTold: documentOf('hearing-right-notice'),
    dCalled: documentOf('hearing-notice'),
    dUnheard: documentOf('hearing-notice'),
    dDecided: documentOf('penalty-decision'),
    cDeclined: endOf('declined'),
    cImposed: endOf('imposed'),
    cUnpapered: endOf('imposed'),
  };
  const flows = [
    ...['s>x0', 'x0>tFile', 'tFile>x1', 'x1>dFiled:accept', 'x1>tEarly:early', 'x1>cDeclined*', 'tEarly>x0', 'cDeclined>e1'],
    ...['dFiled>tEvidence', 'tEvidence>tReport', 'tReport>x2', 'x2>dTold:told', 'x2>dCalled:called', 'x2>dUnheard:uncalled', 'x2>x4*'],
    ...['dTold>tServe', 'tServe>x4', 'dCalled>tHear', 'tHear>x4', 'dUnheard>x4', 'x4>tDecide', 'tDecide>x3'],
    ...['x3>dDecided:impose', 'x3>cUnpapered*', 'dDecided>tServeDecision', 'tServeDecision>cImposed', 'cImposed>e2', 'cUnpapered>e3'],
  ];
  return { entry, xml: drawWith(entry.processId, drawn, ...flows) };
}

/** An inspection: planned with its day, announced, carried out by two kinds of people, told. `organ` holds it. */
export function buildLaxInspection(organ: RegistryEntry['organ'], changes: Partial<RegistryEntry> = {}): Power {
  const entry = buildEntry({
    category: 'inspection',
    organ,
    intake: { kind: 'own-motion', position: 'window' },
    caseForm: [
      field('inspectionKind', 'choice', {
        options: [
          { value: 'routine', label: '日常检查' },
          { value: 'complaint', label: '个案检查' },
        ],
      }),
    ],
    forms: { plan: form(field('inspectionDate', 'date')), onSite: form(field('recordDate', 'date'), field('findings', 'text')) },
    ...changes,
  });
  const drawn: Record<string, Drawn> = {
    tPlan: step('planning', 'window', 'plan', ACCEPT, DECLINE),
    tApprove: step('examination', 'deciding-leader', null, on('approve'), on('back')),
    tOnSite: step('on-site', 'first-review', 'onSite', on('inspected'), on('impossible', { negative: true, effect: 'drop' })),
    tTell: step('decision', 'first-review', null, on('told', { effect: 'conclude' })),
    dNotice: documentOf('inspection-notice'),
    dRecord: documentOf('site-record'),
    cDeclined: endOf('declined'),
    cDropped: endOf('dropped'),
    cConcluded: endOf('concluded'),
  };
  const flows = [
    ...['s>x0', 'x0>tPlan', 'tPlan>x1', 'x1>tApprove:accept', 'x1>cDeclined*', 'cDeclined>e1', 'tApprove>x2', 'x2>x0:back', 'x2>dNotice*'],
    ...['dNotice>tOnSite', 'tOnSite>x3', 'x3>dRecord:inspected', 'x3>cDropped*', 'cDropped>e2', 'dRecord>tTell', 'tTell>cConcluded'],
    ...['cConcluded>e3'],
  ];
  return { entry, xml: drawWith(entry.processId, drawn, ...flows) };
}
