import type { Colour } from '../api/basics.ts';

/** How a clock stands, in words. */
export const COLOUR_NAMES: Readonly<Record<Colour, { name: string; nameEn: string }>> = {
  normal: { name: '正常', nameEn: 'on time' },
  warned: { name: '将到期', nameEn: 'due soon' },
  overdue: { name: '已超期', nameEn: 'overdue' },
};
