import type { Language } from './language.ts';

/** Times as the city writes them: always +08:00, whatever the browser's zone (design.md section 4). */
const ZONE_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

type Instant = string | number;
const inChina = (instant: Instant): Date => new Date((typeof instant === 'number' ? instant : Date.parse(instant)) + ZONE_MS);

/** `2026-11-24` */
export const civilDate = (instant: Instant): string => inChina(instant).toISOString().slice(0, 10);
/** `17:30` */
export const civilTime = (instant: Instant): string => inChina(instant).toISOString().slice(11, 16);
/** `2026-11-24 17:30` */
export const dateAndTime = (instant: Instant): string => `${civilDate(instant)} ${civilTime(instant)}`;

const WEEKDAYS: Record<Language, string[]> = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
export const weekday = (instant: Instant, language: Language): string => WEEKDAYS[language][inChina(instant).getUTCDay()] ?? '';

/** `今天 17:30`, `明天 17:30`, `11-26 17:30`, `2027-01-04 17:30`: short, and never ambiguous. */
export function nearMoment(instant: Instant, now: number, language: Language): string {
  const days = Math.round((Date.parse(civilDate(instant)) - Date.parse(civilDate(now))) / DAY_MS);
  const words: Record<Language, Record<number, string>> = {
    zh: { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' },
    en: { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' },
  };
  const date = civilDate(instant);
  const day = words[language][days] ?? (date.slice(0, 4) === civilDate(now).slice(0, 4) ? date.slice(5) : date);
  return `${day} ${civilTime(instant)}`;
}

/** `3 天 04:12:09`, counting down or, past the moment, up. */
export function countdown(milliseconds: number, language: Language): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1_000);
  const days = Math.floor(seconds / 86_400);
  const clock = [Math.floor(seconds / 3_600) % 24, Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
  if (days === 0) return clock;
  return language === 'zh' ? `${days} 天 ${clock}` : `${days} d ${clock}`;
}

/** `2 天 3 小时`, `40 分钟`, `12 秒`. */
export function duration(milliseconds: number, language: Language): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1_000));
  const units: [number, string, string][] = [[86_400, '天', 'd'], [3_600, '小时', 'h'], [60, '分钟', 'min'], [1, '秒', 's']];
  const parts: string[] = [];
  let rest = seconds;
  for (const [size, chinese, english] of units) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${count} ${language === 'zh' ? chinese : english}`);
    rest -= count * size;
    if (parts.length === 2) break;
  }
  return parts.join(' ') || (language === 'zh' ? '不足 1 秒' : 'under 1 s');
}
