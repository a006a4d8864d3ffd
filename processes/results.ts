/** Results a case can end with; the header `result` of a `close-case` task (R15.2). One table for engine, pages and documents. */
export const RESULTS = {
  granted: { name: '准予', nameEn: 'granted' },
  denied: { name: '不予', nameEn: 'denied' },
  declined: { name: '不予受理', nameEn: 'declined' },
  'not-required': { name: '无需许可', nameEn: 'not required' },
  withdrawn: { name: '撤回', nameEn: 'withdrawn' },
  imposed: { name: '已作出并执行', nameEn: 'imposed' },
  spared: { name: '不予处罚、强制或者征收', nameEn: 'spared' },
  concluded: { name: '已作出结论', nameEn: 'concluded' },
  transferred: { name: '已移送', nameEn: 'transferred' },
  dropped: { name: '撤案或者终止', nameEn: 'dropped' },
} as const satisfies Record<string, { name: string; nameEn: string }>;

export type CaseResult = keyof typeof RESULTS;

export const RESULT_CODES = Object.keys(RESULTS) as CaseResult[];

export const isResult = (value: unknown): value is CaseResult => typeof value === 'string' && Object.hasOwn(RESULTS, value);
