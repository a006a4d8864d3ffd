/** What penalty documents say of evidence, discretion and the penalty itself (CF34, CF59; docs/law.md, "Documents"). */
import type { Content } from './content.ts';
import type { DocumentData } from '../document-data.ts';
import { columnsOf } from '../families/list.ts';
import { dateInText } from '../../../domain/text/chinese-numerals.ts';
import { amount, answer, items, told } from './answers.ts';
import { citations, paragraph, writtenText } from './parts.ts';

export const evidenceList = (data: DocumentData): Content[] =>
  items(answer(data, 'evidence')).map((item, index) =>
    paragraph(`证据${index + 1}：${columnsOf(item, 4).filter(Boolean).join('，')}。`.replace(/。。$/, '。')),
  );

/** The facts with their evidence, the version and tier of the benchmark, the reasons, and why it lies beside the benchmark. */
export function punishable(data: DocumentData): Content[] {
  const { benchmark } = data;
  const tier = benchmark?.tier;
  const level = tier?.level ?? answer(data, 'tier');
  const facts = benchmark?.facts ?? [];
  const conditions = facts.length ? '' : tier?.conditions.length ? `：${tier.conditions.join('；')}` : '';
  const deviation = answer(data, 'deviation');
  return [
    ...facts.map(({ condition, evidence }, index) =>
      paragraph(`${index + 1}．${condition}${evidence.length ? `（证据：${evidence.join('、')}）` : ''}`),
    ),
    ...(facts.length ? [] : told(data, 'tierFacts')),
    ...versionApplied(benchmark?.version),
    ...(benchmark && level ? [paragraph(`对照裁量基准“${benchmark.violation}”，本案属于“${level}”${conditions}。`)] : []),
    ...writtenText(answer(data, 'discretion') ?? ''),
    ...(deviation ? [paragraph(`偏离裁量基准的理由：${deviation}`)] : []),
  ];
}

/** CF37: the rules of the day of the act, or the milder ones that came after it. */
function versionApplied(version: NonNullable<DocumentData['benchmark']>['version']): Content[] {
  if (!version) return [];
  const { actDate, from, later, ground } = version;
  const since = from ? `自${dateInText(from)}起施行的` : '';
  const act = actDate ? `（${dateInText(actDate)}）` : '';
  if (!later) return [paragraph(`适用违法行为发生时${act}${since}裁量基准。`)];
  return [
    paragraph(
      `违法行为发生${act}之后，${since}裁量基准处罚较轻，依照《中华人民共和国行政处罚法》第三十七条适用新的规定${ground ? `：${ground}` : '。'}`,
    ),
  ];
}

/** Kind and content of the penalty, the fine in figures and in words. */
export function intended(data: DocumentData): Content[] {
  const fine = amount(data, 'fineAmount');
  const lines = [
    answer(data, 'penaltyKind') && !(fine && answer(data, 'penaltyKind') === '罚款')
      ? `处罚种类：${answer(data, 'penaltyKind') ?? ''}`
      : undefined,
    fine && `罚款：${fine}`,
    answer(data, 'confiscated') && `没收：${answer(data, 'confiscated') ?? ''}`,
    answer(data, 'penaltyContent'),
  ].filter((line): line is string => Boolean(line));
  return lines.map((line, index) => paragraph(lines.length > 1 ? `${index + 1}．${line}` : line));
}

/** What was violated and what is applied; the power's own basis where no benchmark is named. */
export const violated = (data: DocumentData): string => data.benchmark?.violatedClause ?? citations(data);
export const applied = (data: DocumentData): string => data.benchmark?.penaltyClause ?? citations(data);
