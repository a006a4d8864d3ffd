/**
 * How somebody is held to account, by the gravity of the fault (R17): a table that the supervision office keeps in versions. What the
 * office may not do itself is a proposal to the body that may.
 */
import type { FormField } from '../contract.ts';

export const GRAVITIES = ['minor', 'ordinary', 'serious', 'grave'] as const;
export type Gravity = (typeof GRAVITIES)[number];

export const GRAVITY_NAMES: Readonly<Record<Gravity, { name: string; nameEn: string }>> = {
  minor: { name: '轻微', nameEn: 'Minor' },
  ordinary: { name: '一般', nameEn: 'Ordinary' },
  serious: { name: '较重', nameEn: 'Serious' },
  grave: { name: '严重', nameEn: 'Grave' },
};

export interface Measure {
  /** Unique in the table; findings name it. */
  code: string;
  name: string;
  nameEn: string;
  /** Of which gravity it may be taken. */
  gravity: readonly Gravity[];
  /** Who decides on it, where the supervision office may only propose it; null = the office itself. */
  competent: string | null;
}

/** Until the office has set a table of its own. */
export const STANDARD_MEASURES: readonly Measure[] = [
  { code: 'criticise', name: '批评教育', nameEn: 'Criticism', gravity: ['minor'], competent: null },
  { code: 'self-criticism', name: '责令书面检查', nameEn: 'Written self-criticism', gravity: ['minor', 'ordinary'], competent: null },
  { code: 'circulate', name: '通报批评', nameEn: 'Circulated criticism', gravity: ['ordinary', 'serious'], competent: null },
  { code: 'no-award', name: '取消评优资格', nameEn: 'No award', gravity: ['ordinary', 'serious'], competent: '考核机关' },
  { code: 'transfer', name: '调离岗位', nameEn: 'Transfer from the position', gravity: ['serious', 'grave'], competent: '任免机关' },
  {
    code: 'discipline',
    name: '移送处分',
    nameEn: 'Referral for discipline',
    gravity: ['serious', 'grave'],
    competent: '任免机关或者监察机关',
  },
  { code: 'crime', name: '移送司法', nameEn: 'Referral for prosecution', gravity: ['grave'], competent: '司法机关' },
];

/** As a finding and its paper say it. */
export const measureInWords = ({ name, competent }: Measure): string => (competent === null ? name : `建议${name}，由${competent}决定`);

/** The table as the options of a choice. */
export const measureOptions = (measures: readonly Measure[]): NonNullable<FormField['options']> =>
  measures.map((measure) => ({
    value: measure.code,
    label: measureInWords(measure),
    labelEn: measure.competent === null ? measure.nameEn : `Proposal: ${measure.nameEn} (${measure.competent})`,
  }));
