import type { Bilingual, Colour } from '../api/basics.ts';

/** How a clock stands, in words. */
export const COLOUR_NAMES: Readonly<Record<Colour, Bilingual>> = {
  normal: { text: '正常', textEn: 'In time' },
  warned: { text: '即将到期', textEn: 'Nearly due' },
  overdue: { text: '超期', textEn: 'Overdue' },
};
