/**
 * Legal stages of a procedure, the header `stage` of a step (docs/law.md, "Procedures"): what the step is in law, whatever it is called.
 *
 * A step's name is free text; the order that the law demands ("prior notice before the decision") is checked on stages.
 */
export const STAGES = {
  reception: { name: '收件', nameEn: 'Reception' },
  acceptance: { name: '受理', nameEn: 'Acceptance' },
  'case-filing': { name: '立案', nameEn: 'Case filing' },
  planning: { name: '制定计划', nameEn: 'Planning' },
  notification: { name: '通知、告知', nameEn: 'Notification' },
  evidence: { name: '调查取证', nameEn: 'Taking of evidence' },
  'on-site': { name: '现场检查、现场实施', nameEn: 'On-site work' },
  emergency: { name: '紧急当场实施', nameEn: 'Measure in an emergency' },
  'investigation-report': { name: '调查终结', nameEn: 'End of investigation' },
  review: { name: '初审、审查', nameEn: 'Review' },
  'special-procedure': { name: '特别程序', nameEn: 'Special procedure' },
  'interested-parties': { name: '听取利害关系人意见', nameEn: 'Hearing of interested parties' },
  examination: { name: '审核', nameEn: 'Examination' },
  'legal-review': { name: '法制审核', nameEn: 'Legal review' },
  'prior-notice': { name: '事先告知', nameEn: 'Prior notice' },
  statement: { name: '陈述申辩', nameEn: 'Statement and defence' },
  hearing: { name: '听证', nameEn: 'Hearing' },
  'collective-discussion': { name: '集体讨论', nameEn: 'Collective discussion' },
  defence: { name: '答辩', nameEn: 'Defence' },
  mediation: { name: '调解', nameEn: 'Mediation' },
  publicity: { name: '公示', nameEn: 'Publicity' },
  decision: { name: '决定', nameEn: 'Decision' },
  certificate: { name: '制证', nameEn: 'Certificate' },
  service: { name: '送达', nameEn: 'Service' },
  execution: { name: '执行、兑现', nameEn: 'Execution' },
  rectification: { name: '整改复查', nameEn: 'Rectification' },
  closing: { name: '结案、归档', nameEn: 'Closing' },
} as const satisfies Record<string, { name: string; nameEn: string }>;

export type Stage = keyof typeof STAGES;

export const STAGE_CODES = Object.keys(STAGES) as Stage[];

export const isStage = (value: unknown): value is Stage => typeof value === 'string' && Object.hasOwn(STAGES, value);

/**
 * Special procedures whose time does not count (XK45), the header `special` of the step that carries one out.
 * Site inspection, publicity and examinations are not among them (docs/law.md, "Counting time").
 */
export const SPECIAL_PROCEDURES = {
  hearing: { name: '听证', nameEn: 'Hearing' },
  tender: { name: '招标', nameEn: 'Tender' },
  auction: { name: '拍卖', nameEn: 'Auction' },
  inspection: { name: '检验', nameEn: 'Inspection' },
  testing: { name: '检测', nameEn: 'Testing' },
  quarantine: { name: '检疫', nameEn: 'Quarantine' },
  appraisal: { name: '鉴定', nameEn: 'Appraisal' },
  'expert-review': { name: '专家评审', nameEn: 'Expert review' },
} as const satisfies Record<string, { name: string; nameEn: string }>;

export type SpecialProcedure = keyof typeof SPECIAL_PROCEDURES;

export const SPECIAL_PROCEDURE_CODES = Object.keys(SPECIAL_PROCEDURES) as SpecialProcedure[];

export const isSpecialProcedure = (value: unknown): value is SpecialProcedure =>
  typeof value === 'string' && Object.hasOwn(SPECIAL_PROCEDURES, value);
