/**
 * What a clock measures. One table for the ledger, the rules and the pages. A matter has at most one running clock of each but the last
 * two: there each time that it comes to a timer symbol of its drawing is a round of its own (docs/adr/0014).
 */
export const CLOCK_PURPOSES = {
  /** A case from acceptance to decision: the promised and the statutory limit, and the steps' own (R11.2, R16.9). */
  handling: { name: '办理时限', nameEn: 'handling' },
  /** An application from its receipt until something is told; a supplement begins a round of its own (XK32). */
  acceptance: { name: '受理时限', nameEn: 'acceptance' },
  /** What the organ holds: from the measure until it is dealt with or released; extended and interrupted by itself (QZ25, QZ27). */
  holding: { name: '查封、扣押期限', nameEn: 'sealing and seizure' },
  /** CF48: a published decision is shown to the public; each publication, and each annulment, is a round of its own. */
  publication: { name: '公开期限', nameEn: 'publication' },
  /** R7a: the organ declares a registry change. */
  declare: { name: '申报期限', nameEn: 'declaration' },
  /** R7b: the legal office answers in writing. */
  review: { name: '审查期限', nameEn: 'review' },
  /** R8: the organ enters what was confirmed. */
  adjust: { name: '入库期限', nameEn: 'adjustment' },
  /** R20: the organ answers an order; each round from its own paper (R16.10). */
  reply: { name: '反馈期限', nameEn: 'reply' },
  /** R15: the addressee of a warning signal explains or corrects; each round from its own paper. */
  explanation: { name: '说明期限', nameEn: 'explanation' },
  /** R17: a finding of an investigation is appealed against, from its paper. */
  appeal: { name: '申诉期限', nameEn: 'appeal' },
  /** R18: a complaint is accepted or refused, from the day on which it was received. */
  'complaint-acceptance': { name: '投诉受理期限', nameEn: 'acceptance of the complaint' },
  /** R18: its result is concluded, from the acceptance. */
  'complaint-handling': { name: '投诉办理期限', nameEn: 'handling of the complaint' },
  /** R18: the organ to which it was transferred reports its result; each round from its own paper. */
  result: { name: '结果报送期限', nameEn: 'result' },
  /** A timer on a step's border: when it passes, the law decides the step (XK32, QZ28). */
  'step-limit': { name: '环节到期', nameEn: 'limit of a step' },
  /** A timer in the flow: not before its end (CF64, QZ54). */
  'waiting-period': { name: '等待期', nameEn: 'waiting period' },
} as const satisfies Record<string, { name: string; nameEn: string }>;

export type ClockPurpose = keyof typeof CLOCK_PURPOSES;
