import { halfWidth } from '../text/half-width.ts';

const CLOCK = /^(上午|下午|晚上)?\s*(\d{1,2})(?:[:：](\d{2})|[时点](?:(\d{1,2})分?|半|整)?)$/;

/** `HH:mm` of a time as people write it: `9:30`, `14：20`, `14时20分`, `下午2点半`; undefined of anything else. */
export function readTimeOfDay(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const found = CLOCK.exec(halfWidth(value).trim());
  if (!found) return undefined;
  const [text, part, hours = '', colon, spoken] = found;
  const hour = Number(hours) + (part && part !== '上午' && Number(hours) < 12 ? 12 : 0);
  const minute = text.endsWith('半') ? 30 : Number(colon ?? spoken ?? 0);
  if (hour >= 24 || minute >= 60) return undefined;
  return [hour, minute].map((number) => String(number).padStart(2, '0')).join(':');
}
