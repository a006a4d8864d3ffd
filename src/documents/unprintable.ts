import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import type { GlyphCheck } from './glyphs.ts';

/** What to do about it, where a form has more to say than to use the standard character. */
export interface Advice {
  zh: string;
  en: string;
}

/** A text that papers carry must be printable before anything rests on it: a problem of its field (`character-not-printable`), or none. */
export function unprintable(
  missingGlyphs: GlyphCheck,
  path: string,
  text: string,
  advice: Advice = { zh: '请改用规范字。', en: '' },
): FieldProblem[] {
  const missing = missingGlyphs(text);
  if (!missing.length) return [];
  return [
    {
      path,
      code: 'character-not-printable',
      message: `文书字库中没有“${missing.join('、')}”字，${advice.zh}`,
      messageEn: `The documents' font lacks ${missing.join(', ')}.${advice.en && ` ${advice.en}`}`,
    },
  ];
}
