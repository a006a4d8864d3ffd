/**
 * The lawful ways of serving a document (送达), the day on which each has served it, and what each needs as evidence (CF61, QZ38, XK44, which
 * refer to the civil-procedure law).
 *
 * What is said of the civil-procedure law (2023, articles 87 to 95) is from memory: a city checks it before use, and the term of an
 * announcement is a setting (`SUNLIT_ANNOUNCEMENT_DAYS`).
 */

/** Codes as drawings of any age have them: `signed` is served directly, `refused` is left with whoever refuses. */
export const SERVICE_WAYS = {
  signed: { name: '直接送达', nameEn: 'In person', dayField: 'signedOn', basis: '民事诉讼法第八十八条' },
  refused: { name: '留置送达', nameEn: 'Left after refusal', dayField: 'leftOn', basis: '民事诉讼法第八十九条' },
  electronic: {
    name: '电子送达',
    nameEn: 'Electronically, with consent',
    dayField: 'arrivedOn',
    basis: '行政处罚法第六十一条第二款、民事诉讼法第九十条',
  },
  mail: { name: '邮寄送达', nameEn: 'By mail', dayField: 'postReceivedOn', basis: '民事诉讼法第九十一条' },
  entrusted: { name: '委托送达', nameEn: 'By an entrusted organ', dayField: 'signedOn', basis: '民事诉讼法第九十一条' },
  announcement: { name: '公告送达', nameEn: 'By announcement', dayField: 'announcedOn', basis: '民事诉讼法第九十五条' },
} as const;
export type ServiceWay = keyof typeof SERVICE_WAYS;
export const SERVICE_WAY_CODES = Object.keys(SERVICE_WAYS) as [ServiceWay, ...ServiceWay[]];

export const isServiceWay = (code: unknown): code is ServiceWay => typeof code === 'string' && Object.hasOwn(SERVICE_WAYS, code);

/** From memory: sixty days until 2021. */
export const ANNOUNCEMENT_DAYS = 30;

/** The day of service, which nobody types. */
export const SERVED_ON = 'deliveredOn';
