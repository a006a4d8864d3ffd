/**
 * Results with which a flowchart ends a case; the header `result` of a `close-case` task (R15.2). One table for engine, pages and
 * documents.
 */
export const RESULTS = {
  granted: { name: '准予', nameEn: 'granted' },
  denied: { name: '不予', nameEn: 'denied' },
  declined: { name: '不予受理', nameEn: 'declined' },
  'not-required': { name: '无需许可', nameEn: 'not required' },
  withdrawn: { name: '撤回', nameEn: 'withdrawn' },
  imposed: { name: '已作出并执行', nameEn: 'imposed' },
  spared: { name: '不予处罚、强制或者征收', nameEn: 'spared' },
  concluded: { name: '已作出结论', nameEn: 'concluded' },
  settled: { name: '调解达成协议', nameEn: 'settled' },
  transferred: { name: '已移送', nameEn: 'transferred' },
  /** Imposed, and afterwards revoked, changed or found unlawful by whoever reviewed it. */
  revoked: { name: '决定被撤销、变更或者确认违法', nameEn: 'revoked' },
  dropped: { name: '撤案或者终止', nameEn: 'dropped' },
} as const satisfies Record<string, { name: string; nameEn: string }>;

export type CaseResult = keyof typeof RESULTS;

/**
 * How a case can be over: by its flowchart, or closed with reasons by two people because no way goes on (R12a). No drawing ends with the
 * latter.
 */
export const ENDINGS = { ...RESULTS, terminated: { name: '终止办理', nameEn: 'terminated' } } as const;

export type CaseEnding = keyof typeof ENDINGS;

export const ENDING_CODES = Object.keys(ENDINGS) as CaseEnding[];

export const RESULT_CODES = Object.keys(RESULTS) as CaseResult[];

export const isResult = (value: unknown): value is CaseResult => typeof value === 'string' && Object.hasOwn(RESULTS, value);
