import type { Outcome } from '../../../domain/contract.ts';
import { requiredDocuments } from '../../../domain/registry/documents.ts';
import type { PowerCategory, RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { isStage, type Stage } from '../../../domain/registry/stages.ts';
import { outcomesOffered } from './outcome-catalogue.ts';

/**
 * Steps that usually follow one another, per category (docs/law.md, "Procedures"): what stands next in the
 * law's order is offered ready made, with stage, position and outcomes. A start to change, not a limit.
 */
export interface StepTemplate {
  stage: Stage;
  name: string;
  nameEn: string;
  /** Codes of positions that usually do it; the first that the entry has is taken. */
  positions: readonly string[];
  /** Codes of outcomes of the category's catalogue. */
  outcomes: readonly string[];
  officers?: 2;
}

const step = (stage: Stage, name: string, nameEn: string, positions: string, outcomes: string, officers?: 2): StepTemplate => ({
  stage,
  name,
  nameEn,
  positions: positions.split(' '),
  outcomes: outcomes.split(' '),
  ...(officers ? { officers } : {}),
});

const ACCEPTANCE = step('acceptance', '受理审查', 'Acceptance', 'acceptance window', 'accept supplement decline');
const SUPPLEMENT = step('reception', '补正材料接收', 'Receipt of supplements', 'window', 'supplemented withdrawn');
const REVIEW = step('review', '初审', 'Review', 'first-review examiner', 'pass fail');
const EXAMINATION = step('examination', '审核', 'Examination', 'section-head', 'agree disagree return');
const DECISION = step('decision', '决定', 'Decision', 'deciding-leader organ-head', 'grant deny');
const PUBLICITY = step('publicity', '公示', 'Publicity', 'first-review', 'no-objection objection');
const CERTIFICATE = step('certificate', '制证', 'Certificate', 'certificate', 'made');
const SERVICE = step('service', '送达', 'Service', 'window investigator inspector', 'delivered');
const PAYMENT = step('execution', '发放', 'Payment', 'payment', 'paid done');
const ARCHIVE = step('closing', '归档', 'Archiving', 'archive', 'archived');
const HEARING = step('hearing', '举行听证', 'Hearing', 'hearing-host', 'held resume');
const SPECIAL = step('special-procedure', '特别程序', 'Special procedure', 'expert-panel first-review', 'resume');
const EXECUTION = step('execution', '执行', 'Execution', 'executor assessor investigator', 'performed overdue');
const by = (given: StepTemplate, positions: string, officers?: 2): StepTemplate => ({
  ...given,
  positions: positions.split(' '),
  ...(officers ? { officers } : {}),
});

const SEQUENCES: Readonly<Record<PowerCategory, readonly StepTemplate[]>> = {
  licence: [ACCEPTANCE, SUPPLEMENT, REVIEW, SPECIAL, EXAMINATION, DECISION, CERTIFICATE, SERVICE, ARCHIVE],
  confirmation: [ACCEPTANCE, SUPPLEMENT, REVIEW, EXAMINATION, DECISION, CERTIFICATE, SERVICE, ARCHIVE],
  grant: [ACCEPTANCE, SUPPLEMENT, REVIEW, EXAMINATION, PUBLICITY, DECISION, SERVICE, PAYMENT, ARCHIVE],
  reward: [ACCEPTANCE, SUPPLEMENT, REVIEW, EXAMINATION, PUBLICITY, DECISION, SERVICE, PAYMENT, ARCHIVE],
  other: [ACCEPTANCE, SUPPLEMENT, REVIEW, EXAMINATION, DECISION, SERVICE, ARCHIVE],
  penalty: [
    step('reception', '案源登记', 'Registration of the source', 'investigator', 'done', 2),
    step('case-filing', '立案审批', 'Case filing', 'organ-head', 'file not-filed'),
    step('evidence', '调查取证', 'Taking of evidence', 'investigator', 'complete', 2),
    step('investigation-report', '调查终结', 'End of investigation', 'investigator', 'reported', 2),
    step('legal-review', '法制审核', 'Legal review', 'legal-reviewer', 'agree return'),
    step('prior-notice', '送达事先告知书', 'Prior notice', 'investigator', 'delivered', 2),
    step('statement', '听取陈述申辩', 'Statement and defence', 'investigator', 'waived rejected adopted', 2),
    HEARING,
    step('collective-discussion', '集体讨论', 'Collective discussion', 'organ-head', 'discussed'),
    step('decision', '处罚决定', 'Penalty decision', 'organ-head investigator', 'impose spare transfer'),
    by(SERVICE, 'investigator', 2),
    EXECUTION,
    step('closing', '结案审批', 'Closing', 'section-head organ-head', 'agree'),
    ARCHIVE,
  ],
  compulsion: [
    step('evidence', '提出强制措施', 'Proposal', 'investigator', 'propose unfounded', 2),
    step('decision', '批准强制措施', 'Approval', 'organ-head', 'impose spare'),
    step('notification', '通知到场、告知权利', 'Notification', 'investigator', 'done', 2),
    step('on-site', '现场实施', 'On-site work', 'investigator', 'carried-out', 2),
    by(SERVICE, 'investigator', 2),
    step('execution', '查清事实、作出处理', 'Handling', 'investigator', 'done', 2),
    ARCHIVE,
  ],
  levy: [
    step('review', '核定', 'Assessment', 'assessor', 'assessed not-due'),
    EXAMINATION,
    step('decision', '决定', 'Decision', 'organ-head deciding-leader', 'impose spare'),
    SERVICE,
    step('execution', '缴款入库', 'Payment', 'assessor', 'performed overdue'),
    ARCHIVE,
  ],
  inspection: [
    step('planning', '确定检查任务', 'Planning', 'section-head', 'assigned cancelled'),
    step('notification', '告知检查事项', 'Notification', 'inspector', 'done', 2),
    step('on-site', '现场检查', 'On-site inspection', 'inspector', 'inspected', 2),
    step('decision', '作出检查结论', 'Conclusion', 'section-head', 'passed rectify transfer'),
    by(SERVICE, 'inspector', 2),
    step('rectification', '整改复查', 'Rectification', 'inspector', 'done', 2),
    ARCHIVE,
  ],
  ruling: [
    ACCEPTANCE,
    SUPPLEMENT,
    step('defence', '送达并接收答辩', 'Defence', 'examiner', 'answered'),
    step('mediation', '调解', 'Mediation', 'examiner', 'agreed failed'),
    step('review', '口头审理', 'Oral hearing', 'examiner', 'done', 2),
    EXAMINATION,
    step('decision', '裁决', 'Ruling', 'organ-head', 'rule'),
    SERVICE,
    ARCHIVE,
  ],
};

const OFFERED = 4;

/**
 * The templates that come next after a step, found by its stage and, of two of one stage, by its name; the first ones where there is no
 * step yet.
 */
export function nextTemplates(
  { category }: Pick<RegistryEntry, 'category'>,
  stage: string | undefined,
  name?: string,
): readonly StepTemplate[] {
  const sequence = SEQUENCES[category];
  const called = sequence.findIndex((template) => template.stage === stage && template.name === name);
  const at = called >= 0 ? called : isStage(stage) ? sequence.findIndex((template) => template.stage === stage) : -1;
  return sequence.slice(at + 1, at + 1 + OFFERED);
}

/** Documents that the law wants after one of these outcomes. */
export const nextDocuments = (entry: Pick<RegistryEntry, 'category' | 'procedure'>, outcomes: readonly Outcome[]): readonly string[] => [
  ...new Set(
    requiredDocuments(entry)
      .filter(({ after }) => outcomes.some(({ effect }) => effect === after))
      .map(({ template }) => template),
  ),
];

/** A template's outcomes as the category calls them. */
export function outcomesOfTemplate({ outcomes }: StepTemplate, category: PowerCategory): Outcome[] {
  const offered = outcomesOffered(category);
  const known = outcomes.map((code) => offered.find((outcome) => outcome.code === code)).filter((outcome) => outcome !== undefined);
  return known.length > 0 ? known : offered.filter(({ code }) => code === 'done');
}

/** The first of the template's positions that the entry has. */
export const positionOfTemplate = ({ positions }: StepTemplate, entry: Pick<RegistryEntry, 'positions'>): string | undefined =>
  positions.find((code) => entry.positions.some((position) => position.code === code));
