import { daysBetween, dayOfInstant, toDay, weekdayOf, type CivilDate } from '../../domain/time/civil-date.ts';
import { civilDateInChina, timeOfDayInChina } from '../../domain/time/civil-time.ts';
import { partsOf } from '../../domain/time/duration.ts';
import type { Language } from './language.ts';

/** Times in the words of the pages; what they are is the domain's: always the city's, whatever the browser's zone. */
type Instant = string | number;
const dateOf = (instant: Instant): Date => new Date(instant);

/** `2026-11-24` */
export const civilDate = (instant: Instant): CivilDate => civilDateInChina(dateOf(instant));
/** `17:30` */
export const civilTime = (instant: Instant): string => timeOfDayInChina(dateOf(instant));
/** `2026-11-24 17:30` */
export const dateAndTime = (instant: Instant): string => `${civilDate(instant)} ${civilTime(instant)}`;

const WEEKDAYS: Record<Language, string[]> = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
const weekdayWord = (day: number, language: Language): string => WEEKDAYS[language][weekdayOf(day)] ?? '';
export const weekday = (instant: Instant, language: Language): string => weekdayWord(dayOfInstant(dateOf(instant)), language);
export const weekdayOfDate = (date: CivilDate, language: Language): string => weekdayWord(toDay(date), language);

const NEAR: Record<Language, Record<number, string>> = {
  zh: { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' },
  en: { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' },
};

/** `今天 17:30`, `明天 17:30`, `11-26 17:30`, `2027-01-04 17:30`: short, and never ambiguous. */
export function nearMoment(instant: Instant, now: number, language: Language): string {
  const [date, today] = [civilDate(instant), civilDate(now)];
  const day = NEAR[language][daysBetween(today, date)] ?? (date.slice(0, 4) === today.slice(0, 4) ? date.slice(5) : date);
  return `${day} ${civilTime(instant)}`;
}

/** `3 天 04:12:09`, counting down or, past the moment, up. */
export function countdown(milliseconds: number, language: Language): string {
  const { days, hours, minutes, seconds } = partsOf(milliseconds);
  const clock = [hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':');
  if (days === 0) return clock;
  return language === 'zh' ? `${days} 天 ${clock}` : `${days} d ${clock}`;
}

const UNITS: Record<Language, [days: string, hours: string, minutes: string, seconds: string]> = {
  zh: ['天', '小时', '分钟', '秒'],
  en: ['d', 'h', 'min', 's'],
};

/** `2 天 3 小时`, `40 分钟`, `12 秒`: the two greatest units that are there. */
export function duration(milliseconds: number, language: Language): string {
  const { days, hours, minutes, seconds } = partsOf(Math.max(0, Math.round(milliseconds / 1_000) * 1_000));
  const parts = [days, hours, minutes, seconds].flatMap((count, unit) => (count > 0 ? [`${count} ${UNITS[language][unit]}`] : []));
  return parts.slice(0, 2).join(' ') || (language === 'zh' ? '不足 1 秒' : 'under 1 s');
}
