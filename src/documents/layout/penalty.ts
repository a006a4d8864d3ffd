/** What penalty documents say of evidence, discretion and the penalty itself (CF34, CF59; docs/law.md, "Documents"). */
import type { Content } from './content.ts';
import type { DocumentData } from '../document-data.ts';
import { columnsOf } from '../families/list.ts';
import { amount, answer, items } from './answers.ts';
import { citations, paragraph, writtenText } from './parts.ts';

export const evidenceList = (data: DocumentData): Content[] =>
  items(answer(data, 'evidence')).map((item, index) =>
    paragraph(`证据${index + 1}：${columnsOf(item, 4).filter(Boolean).join('，')}。`.replace(/。。$/, '。')),
  );

/** The tier of the benchmark with its conditions, and the reasons. */
export function punishable(data: DocumentData): Content[] {
  const { benchmark } = data;
  const tier = benchmark?.tier;
  const level = tier?.level ?? answer(data, 'tier');
  const applied =
    benchmark && level
      ? [
          paragraph(
            `对照裁量基准“${benchmark.violation}”，本案属于“${level}”${tier?.conditions.length ? `：${tier.conditions.join('；')}` : ''}。`,
          ),
        ]
      : [];
  return [...applied, ...writtenText(answer(data, 'discretion') ?? '')];
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
