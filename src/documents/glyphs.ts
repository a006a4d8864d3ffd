/**
 * Which characters documents can show. An empty box on a legal document would be a fault, so a name is questioned at the
 * window already and a document with such a character is not made.
 */
import { Refusal } from '../platform/errors.ts';
import { cleanText } from '../../domain/text/clean-text.ts';
import { shownCodePoints } from './fonts.ts';

/** Answers the characters of a text that no document could show, each once; invisible ones are dropped in print and do not count. */
export type GlyphCheck = (text: string) => string[];

export function createGlyphCheck(): GlyphCheck {
  const shown = shownCodePoints();
  return (text) => [
    ...[...new Set(cleanText(text))].filter((character) => character !== '\n' && !shown.has(character.codePointAt(0) ?? 0)),
    // SQLite would cut the text here; shown by its picture because it has none of its own.
    ...(text.includes('\u0000') ? ['␀'] : []),
  ];
}

const LONE_SURROGATE = /^[\ud800-\udfff]$/;

/** A document's facts hold characters that the fonts cannot show. */
export class DocumentGlyphMissing extends Refusal {
  constructor(readonly characters: string[]) {
    const shown = characters
      .map((character) => `${LONE_SURROGATE.test(character) ? '�' : character}（${codePoint(character)}）`)
      .join('、');
    super(
      422,
      'document-glyph-missing',
      `字库缺少以下字符，无法制作文书：${shown}。`,
      `The fonts cannot show these characters, so no document was made: ${characters.map(codePoint).join(', ')}.`,
      {
        details: { characters: characters.map(codePoint) },
        hint: '请核对是否录入有误；确为生僻字的，由系统管理员补充字库后重新制作。',
        hintEn: 'Check the input; for a rare character the system administrator must add a font first.',
      },
    );
    this.name = 'DocumentGlyphMissing';
  }
}

const codePoint = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
