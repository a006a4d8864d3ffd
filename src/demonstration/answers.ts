/** Plausible answers to a form's fields, for the demonstration city, the tests and the bench. */
import type { FormField } from '../../domain/contract.ts';
import { daysAfter } from '../../domain/time/civil-date.ts';

const TEXTS: Record<string, string> = {
  projectName: '正阳路供水管道改造工程',
  location: '正阳路（中心路至清风路段）北侧车行道',
  contractor: '阳光市政工程有限公司',
  place: '正阳路与中心路交叉口东 60 米',
  findings: '现场与申请材料一致：车行道沥青路面完好，开挖范围未涉及主干管线交叉，交通疏导方案可行。',
  missingMaterials: '缺少加盖公章的交通组织方案一份。',
  declineBasis: '《中华人民共和国行政许可法》第三十二条第一款第二项',
  recipient: '张伟',
  volumeNumber: 'XK-2026-0018',
  receivedMaterials: '交通组织方案一份（加盖公章）。',
};

const NUMBERS: Record<string, number> = {
  length: 86.5,
  width: 1.8,
  depth: 1.6,
  area: 155.7,
  measuredArea: 155.7,
  approvedArea: 155.7,
  repairFee: 4_671_000,
  pages: 46,
  inServiceYears: 6,
};
const CHOICES: Record<string, string> = {
  roadClass: 'secondary',
  surface: 'asphalt',
  purpose: 'water',
  trafficEffect: 'one-lane',
  pavement: 'asphalt',
  method: 'signed',
  retention: 'permanent',
};

/** `today` answers every date; `to` and `validTo` are 30 days later. `given` goes before, by the field's key. */
export function plausibleAnswers(
  fields: FormField[],
  today: string,
  outcome?: string,
  given: Readonly<Record<string, string | number>> = {},
): Record<string, string | number | boolean> {
  const answers: Record<string, string | number | boolean> = {};
  for (const field of fields) {
    if (!field.required || (field.outcomes && (outcome === undefined || !field.outcomes.includes(outcome)))) continue;
    answers[field.key] = given[field.key] ?? answer(field, today, outcome);
  }
  return answers;
}

function answer(field: FormField, today: string, outcome: string | undefined): string | number | boolean {
  switch (field.type) {
    case 'yes-no':
      return outcome !== 'supplement' || field.key === 'withinPowers';
    case 'date':
      return /^(to|validTo)$/.test(field.key) ? daysAfter(today, 30) : today;
    case 'choice':
      return field.options?.some(({ value }) => value === CHOICES[field.key])
        ? (CHOICES[field.key] ?? '')
        : (field.options?.[0]?.value ?? '');
    case 'number':
    case 'money':
      return NUMBERS[field.key] ?? field.min ?? 1;
    default:
      return TEXTS[field.key] ?? '按规定填写。';
  }
}
