/** By what finished cases are counted (R13). */
export const STATISTICS_BY = ['organ', 'power', 'category', 'step', 'position', 'month', 'quarter', 'year'] as const;

export type StatisticsBy = (typeof STATISTICS_BY)[number];
