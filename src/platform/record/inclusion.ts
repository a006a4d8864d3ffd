/**
 * Proof that rows stand in the record, without the rows of others (R12a; docs/adr/0036-case-file-and-archive.md).
 *
 * The chain alone proves a row only together with every row before it, which are other people's cases. So the hashes of each 1,024 rows
 * are the leaves of a tree: a path of ten hashes leads from a row to the root of its block. Roots say nothing of anybody; `npm run verify
 * -- --anchors FILE` writes them all, to be kept by another office. Blocks are whole or not there: what a whole one holds never changes.
 */
import { createHash } from 'node:crypto';
import type { Reader } from '../database/index.ts';

export const BLOCK_ROWS = 1_024;

/** Sequence numbers of the first and last row of a block, and the root over its rows' hashes. */
export interface Anchor {
  first: number;
  last: number;
  root: string;
}

/** One row's way to its root: at each height the hash beside it, lowest first. */
export interface InclusionProof {
  seq: number;
  path: string[];
}

const blockOf = (seq: number): number => Math.floor((seq - 1) / BLOCK_ROWS);

/** Leaves and knots begin with another byte, so that none can pass for the other. */
const leaf = (hash: string): Buffer => digest(0, Buffer.from(hash, 'hex'));
const knot = (left: Buffer, right: Buffer): Buffer => digest(1, left, right);
const digest = (kind: number, ...parts: Buffer[]): Buffer =>
  createHash('sha256')
    .update(Buffer.concat([Buffer.from([kind]), ...parts]))
    .digest();

/** Each height of the tree, the leaves first. */
function heightsOf(hashes: readonly string[]): Buffer[][] {
  const heights = [hashes.map(leaf)];
  for (let below = heights[0] ?? []; below.length > 1; below = heights.at(-1) ?? [])
    heights.push(Array.from({ length: below.length / 2 }, (_, index) => knot(below[index * 2] as Buffer, below[index * 2 + 1] as Buffer)));
  return heights;
}

const rootOf = (heights: readonly Buffer[][]): string => heights.at(-1)?.[0]?.toString('hex') ?? '';

/** Takes the hashes of all rows in their order; answers an anchor with each that fills a block. */
export function createAnchors(): (row: { seq: number; hash: string }) => Anchor | undefined {
  let hashes: string[] = [];
  return ({ seq, hash }) => {
    hashes.push(hash);
    if (hashes.length < BLOCK_ROWS) return undefined;
    const anchor = { first: seq - BLOCK_ROWS + 1, last: seq, root: rootOf(heightsOf(hashes)) };
    hashes = [];
    return anchor;
  };
}

/** For rows in ascending order: the anchors of their blocks, and a path for each. Those whose block is not full yet have none. */
export async function proveInclusion(reader: Reader, seqs: readonly number[]): Promise<{ anchors: Anchor[]; proofs: InclusionProof[] }> {
  const anchors: Anchor[] = [];
  const proofs: InclusionProof[] = [];
  for (const block of new Set(seqs.map(blockOf))) {
    const first = block * BLOCK_ROWS + 1;
    const last = first + BLOCK_ROWS - 1;
    const rows = await reader.all<{ hash: string }>('SELECT hash FROM record WHERE seq BETWEEN $1 AND $2 ORDER BY seq', [first, last]);
    if (rows.length < BLOCK_ROWS) continue;
    const heights = heightsOf(rows.map(({ hash }) => hash));
    anchors.push({ first, last, root: rootOf(heights) });
    for (const seq of seqs) if (blockOf(seq) === block) proofs.push({ seq, path: pathFrom(heights, seq - first) });
  }
  return { anchors, proofs };
}

const pathFrom = (heights: readonly Buffer[][], index: number): string[] =>
  heights.slice(0, -1).map((height, up) => height[(index >> up) ^ 1]?.toString('hex') ?? '');
