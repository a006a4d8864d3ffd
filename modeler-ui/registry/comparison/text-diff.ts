import { diffArrays } from 'diff';

export interface Piece {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Above this many changes a text is shown as replaced between what both begin and end with; nothing on the page waits for it. */
const MOST_CHANGES = 1_500;

/** Chinese by the sign, other scripts by the word: what changed within a text, for the eye. */
export function diffText(before: string, after: string): Piece[] {
  const [old, now] = [tokens(before), tokens(after)];
  const changes = diffArrays(old, now, { maxEditLength: MOST_CHANGES });
  return joined(
    changes ? changes.map(({ value, added, removed }) => piece(value, added ? 'added' : removed ? 'removed' : 'same')) : replaced(old, now),
  );
}

const tokens = (text: string): string[] => text.match(/[^\P{L}\p{Script=Han}]+|\p{N}+|\s+|[\s\S]/gu) ?? [];
const piece = (texts: readonly string[], kind: Piece['kind']): Piece => ({ kind, text: texts.join('') });

function replaced(old: readonly string[], now: readonly string[]): Piece[] {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  return [
    piece(old.slice(0, start), 'same'),
    piece(old.slice(start, old.length - end), 'removed'),
    piece(now.slice(start, now.length - end), 'added'),
    piece(old.slice(old.length - end), 'same'),
  ];
}

/** Neighbours of one kind become one piece; within a change the removed comes before the added. */
function joined(pieces: Piece[]): Piece[] {
  const result: Piece[] = [];
  let [removed, added] = ['', ''];
  const flush = (): void => {
    if (removed) result.push({ kind: 'removed', text: removed });
    if (added) result.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const { kind, text } of pieces) {
    if (!text) continue;
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      flush();
      const last = result.at(-1);
      if (last?.kind === 'same') last.text += text;
      else result.push({ kind, text });
    }
  }
  flush();
  return result;
}
