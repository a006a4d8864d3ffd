/** What was confirmed, part by part, so that an adjustment can be shown to equal it (R8). */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../platform/record/index.ts';

/** Hash of each field of the entry, and of the flowchart's bytes. */
export type ContentParts = Record<string, string>;

export const FLOWCHART_PART = 'flowchart';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export function contentParts(basics: object, xml: string): ContentParts {
  return {
    ...Object.fromEntries(Object.entries(basics).map(([field, value]) => [field, sha256(canonicalJson(value ?? null))])),
    [FLOWCHART_PART]: sha256(xml),
  };
}

/** Names of the parts that are not as they were confirmed: changed, added or gone. */
export function differences(confirmed: ContentParts, found: ContentParts): string[] {
  return [...new Set([...Object.keys(confirmed), ...Object.keys(found)])].filter((part) => confirmed[part] !== found[part]).sort();
}
