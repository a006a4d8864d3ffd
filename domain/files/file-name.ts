/** A file's name as it is kept and offered for saving: no path, nothing invisible, nothing that a system reads as more than a name. */
import { typedText } from '../text/clean-text.ts';
import { FILE_LIMITS } from './limits.ts';

const FORBIDDEN = /[<>:"|?*\n]/g;

/** Empty where nothing of a name is left. A name that is too long loses its middle, never its ending. */
export function cleanFileName(name: string): string {
  const last = typedText(name).split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(FORBIDDEN, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  const characters = [...plain];
  if (characters.length <= FILE_LIMITS.nameCharacters) return plain;
  const ending = [...endingOf(plain)];
  return [...characters.slice(0, FILE_LIMITS.nameCharacters - ending.length - 1), '.', ...ending].join('');
}

/** What follows the last dot, in small letters; empty without one. */
export const endingOf = (name: string): string => /\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';
