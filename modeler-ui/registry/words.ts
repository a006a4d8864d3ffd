import type { TFunction } from 'i18next';
import type { LimitUnit } from '../../processes/lint/registry-entry.ts';

/** `20 个工作日`: a limit never stands without its unit (domain.md section 2). */
export const limitWords = (limit: { days: number; unit: LimitUnit }, t: TFunction): string =>
  String(t(limit.unit === 'working-day' ? 'registry:limit.workingDays' : 'registry:limit.calendarDays', { count: limit.days }));
