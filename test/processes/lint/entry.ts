import { existsSync, readFileSync } from 'node:fs';
import type { RegistryEntry } from '../../../processes/lint/index.ts';

/** The form at which the fixtures serve. */
const DELIVERY: RegistryEntry['forms'] = {
  delivery: {
    title: '送达登记',
    titleEn: 'Delivery',
    fields: [
      {
        key: 'method',
        label: '送达方式',
        labelEn: 'Way',
        type: 'choice',
        options: [{ value: 'signed', label: '直接送达', labelEn: 'In person' }],
      },
      { key: 'deliveredOn', label: '送达日期', labelEn: 'Served on', type: 'date' },
    ],
  },
};

/** A small licence that the fixtures are checked against; change what a test is about. */
export const buildEntry = (changes: Partial<RegistryEntry> = {}): RegistryEntry => ({
  powerCode: '1132110012345678813320117099001',
  powerName: '测试事项',
  powerNameEn: 'Fixture',
  category: 'licence',
  processId: 'power-fixture',
  organ: { id: 'organ-fixture', name: '测试机关' },
  legalBasis: [{ law: '中华人民共和国行政许可法', article: '第四十二条', text: '测试。' }],
  conditions: [],
  materials: [],
  limits: {
    statutory: { days: 20, unit: 'working-day', basis: '《中华人民共和国行政许可法》第四十二条' },
    promised: { days: 7, unit: 'working-day' },
    acceptance: { days: 5, unit: 'working-day' },
  },
  fees: { charged: false },
  positions: [
    { code: 'acceptance', name: '受理岗', nameEn: 'Acceptance' },
    { code: 'first-review', name: '承办岗', nameEn: 'Case handler' },
    { code: 'deciding-leader', name: '审批岗', nameEn: 'Deciding leader' },
  ],
  caseForm: [],
  forms: {
    checklist: {
      title: '受理审查表',
      titleEn: 'Checklist',
      fields: [{ key: 'reason', label: '不予受理理由', labelEn: 'Reason', type: 'text', outcomes: ['decline'] }],
    },
    ...DELIVERY,
  },
  ...changes,
});

/** The entry that a rule's fixtures are checked against: the small licence, changed by the folder's `entry.json` where there is one. */
export function entryOfFixtures(folder: string): RegistryEntry {
  const file = `${folder}/entry.json`;
  const changes = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<RegistryEntry>) : {};
  return buildEntry({ ...changes, ...(changes.forms ? { forms: { ...DELIVERY, ...changes.forms } } : {}) });
}
