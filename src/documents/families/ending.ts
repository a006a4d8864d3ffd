/** What every paper says that ends a licence or an award: what was established, and what the holder said against it. */
import type { DocumentData } from '../document-data.ts';
import { section, type Section } from './letter.ts';
import { answer, items, told } from '../layout/answers.ts';
import type { Content } from '../layout/content.ts';
import { paragraph, writtenText } from '../layout/parts.ts';

/** Facts, evidence and ground as the investigation left them. */
export const established = (data: DocumentData, word: string): Section[] => [
  section('查明的事实', told(data, 'facts')),
  section(
    '证据',
    items(answer(data, 'evidence')).map((line) => paragraph(line)),
  ),
  section(`${word}的事由`, writtenText(answer(data, 'lifeGround') ?? '')),
];

/** Nothing where nothing was said. */
export function heard(data: DocumentData): Content[] {
  const statement = answer(data, 'statement');
  return statement ? [...writtenText(statement), ...told(data, 'statementReply')] : [];
}
