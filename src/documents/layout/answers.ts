/** Reads a document's typed facts by their keys (`processes/lint/field-keys.ts`). */
import type { Content } from './content.ts';
import { DOCUMENT_FIELDS, type FieldKey } from '../../../processes/lint/field-keys.ts';
import { isAmount, parseYuan, yuanText } from '../../../domain/money/amount.ts';
import { amountInWords } from '../../../domain/money/in-words.ts';
import { dateInText } from '../../../domain/text/chinese-numerals.ts';
import { timeOfDayInChina } from '../../../domain/time/civil-time.ts';
import type { DocumentData, DocumentField, DocumentOfficer, DocumentOpinion } from '../document-data.ts';
import { dayInText, writtenText } from './parts.ts';

const said = (field: DocumentField | undefined): string | undefined => (field?.value.trim() ? dateInText(field.value.trim()) : undefined);

/** The latest answer of the whole case. */
export const answer = (data: DocumentData, key: FieldKey): string | undefined =>
  said(Object.hasOwn(data.answers, key) ? data.answers[key] : undefined);

/** What the step behind this very document recorded: a second delivery must not show the tracking number of the first. */
export function recorded(data: DocumentData, key: FieldKey): string | undefined {
  const own = DOCUMENT_FIELDS[data.template] ?? [];
  const isRecordedHere = data.fields.some((field) => own.includes(field.key as FieldKey));
  return isRecordedHere ? said(data.fields.find((field) => field.key === key)) : answer(data, key);
}

/** One item per line. */
export const items = (text: string | undefined): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** What was recorded beyond the facts that the document prints at places of their own. */
export function otherFields(data: DocumentData): DocumentField[] {
  const own = DOCUMENT_FIELDS[data.template] ?? [];
  return data.fields.filter(({ key }) => !own.includes(key as FieldKey));
}

/** An answer in paragraphs; without it what the speaking officer wrote. */
export const told = (data: DocumentData, key: FieldKey, otherwise = ''): Content[] => writtenText(answer(data, key) ?? otherwise);

/** 12345.00元（人民币壹万贰仟叁佰肆拾伍元整）: an amount is always written twice. */
export function amount(data: DocumentData, key: FieldKey): string | undefined {
  const text = answer(data, key);
  const fen = text?.endsWith('元') ? parseYuan(text) : undefined;
  return fen !== undefined && isAmount(fen) ? `${yuanText(fen)}元（${amountInWords(fen)}）` : text;
}

/** The opinion of the step that recorded what this document states; without one the last. */
export function recordingOpinion(data: DocumentData): DocumentOpinion | undefined {
  const own = DOCUMENT_FIELDS[data.template] ?? [];
  return data.opinions.findLast(({ fields }) => fields.some(({ key }) => own.includes(key as FieldKey))) ?? data.opinions.at(-1);
}

const officerInText = ({ name, certificate }: DocumentOfficer): string => (certificate ? `${name}（执法证号 ${certificate}）` : name);

/** 王海涛（执法证号 321126003）、李思敏（执法证号 321126004） */
export const officersOf = (opinion: DocumentOpinion | undefined): string => (opinion?.officers ?? []).map(officerInText).join('、');

/** Who signed and when. Of two officers each has a time: the first proposed, the second confirmed (XK34, CF42). */
export function signedBy(opinion: DocumentOpinion | undefined): string {
  if (!opinion) return '';
  const { proposedAt, at } = opinion;
  const [first, second] = opinion.officers;
  if (!proposedAt || !first || !second) return `${officersOf(opinion)}　　${dayInText(at)}`;
  const signed = (officer: DocumentOfficer, when: Date): string => `${officerInText(officer)} ${dayInText(when)} ${timeOfDayInChina(when)}`;
  return `${signed(first, proposedAt)}；${signed(second, at)}`;
}
