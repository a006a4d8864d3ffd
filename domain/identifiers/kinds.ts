/** The numbers that the platform knows, with what people call them and what helps while one is typed (R11.1). */
export interface IdentifierDescription {
  /** What carries the number: a code of its own, a card, a passport. */
  name: string;
  nameEn: string;
  /** What the number is called on pages and documents. */
  label: string;
  labelEn: string;
  help: string;
  helpEn: string;
}

export const IDENTIFIERS = {
  uscc: {
    name: '统一社会信用代码',
    nameEn: 'Unified social credit code',
    label: '统一社会信用代码',
    labelEn: 'Unified social credit code',
    help: '18 位，录入时校验',
    helpEn: '18 signs, checked while typing',
  },
  'organisation-code': {
    name: '组织机构代码',
    nameEn: 'Organisation code',
    label: '组织机构代码',
    labelEn: 'Organisation code',
    help: '9 位，可带连字符，录入时校验',
    helpEn: '9 signs, hyphen allowed, checked while typing',
  },
  'identity-card': {
    name: '居民身份证',
    nameEn: 'Identity card',
    label: '居民身份证号码',
    labelEn: 'Identity number',
    help: '18 位，录入时校验',
    helpEn: '18 signs, checked while typing',
  },
  'officer-card': {
    name: '军官证',
    nameEn: 'Officer card',
    label: '军官证号码',
    labelEn: 'Number of the officer card',
    help: '如 南字第01234567号',
    helpEn: 'e.g. 南字第01234567号',
  },
  passport: {
    name: '护照',
    nameEn: 'Passport',
    label: '护照号码',
    labelEn: 'Passport number',
    help: '字母和数字',
    helpEn: 'Letters and digits',
  },
  phone: {
    name: '电话',
    nameEn: 'Telephone',
    label: '联系电话',
    labelEn: 'Telephone',
    help: '手机号码，或者带区号的固定电话',
    helpEn: 'Mobile number, or landline with its area code',
  },
} as const satisfies Record<string, IdentifierDescription>;

export type IdentifierKind = keyof typeof IDENTIFIERS;
