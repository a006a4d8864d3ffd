import { unprintable, type GlyphCheck } from '../../documents/index.ts';
import { badInput } from '../../platform/errors.ts';

export type RefuseUnprintable = (path: string, text: string) => void;

/** A text that the written answer will carry must be printable before anything is decided by it (`character-not-printable`). */
export const createRefuseUnprintable =
  (missingGlyphs: GlyphCheck): RefuseUnprintable =>
  (path, text) => {
    const problems = unprintable(missingGlyphs, path, text, { zh: '请改用规范字。', en: 'Use the standard character.' });
    if (problems.length) throw badInput(problems);
  };
