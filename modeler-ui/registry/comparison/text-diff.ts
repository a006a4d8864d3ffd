export interface Piece { kind: 'same' | 'removed' | 'added'; text: string }

/** Above this many comparisons a text is shown as replaced as a whole; nothing on the page waits for it. */
const MOST_CELLS = 1_500_000;

/** Chinese by the sign, other scripts by the word: what changed within a text, for the eye. */
export function diffText(before: string, after: string): Piece[] {
  const [old, now] = [tokens(before), tokens(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  const middle = between(old.slice(start, old.length - end), now.slice(start, now.length - end));
  return joined([...old.slice(0, start).map(same), ...middle, ...old.slice(old.length - end).map(same)]);
}

const tokens = (text: string): string[] => text.match(/[^\P{L}\p{Script=Han}]+|\p{N}+|\s+|[\s\S]/gu) ?? [];
const same = (text: string): Piece => ({ kind: 'same', text });

/** Longest common subsequence, walked from the front. */
function between(old: string[], now: string[]): Piece[] {
  const replaced = (): Piece[] => [{ kind: 'removed', text: old.join('') }, { kind: 'added', text: now.join('') }];
  if (old.length === 0 || now.length === 0 || old.length * now.length > MOST_CELLS) return replaced();
  const width = now.length + 1;
  const longest = new Uint16Array((old.length + 1) * width);
  const at = (row: number, column: number): number => longest[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      longest[row * width + column] = old[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pieces: Piece[] = [];
  let [row, column] = [0, 0];
  while (row < old.length && column < now.length) {
    if (old[row] === now[column]) { pieces.push(same(old[row] ?? '')); row += 1; column += 1; }
    else if (at(row + 1, column) >= at(row, column + 1)) { pieces.push({ kind: 'removed', text: old[row] ?? '' }); row += 1; }
    else { pieces.push({ kind: 'added', text: now[column] ?? '' }); column += 1; }
  }
  return [...pieces, { kind: 'removed', text: old.slice(row).join('') }, { kind: 'added', text: now.slice(column).join('') }];
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
