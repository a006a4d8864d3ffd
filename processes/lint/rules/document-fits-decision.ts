import type { Effect } from '../../../domain/registry/effects.ts';
import { requiredDocuments } from '../../../domain/registry/documents.ts';
import type { Mark } from '../marks.ts';
import { atDocument, orderRule } from '../order-rule.ts';

/**
 * An approval of case filing is drafted before it is given, a letter of transfer may concern a part of the case, a measure is lifted for
 * other reasons too.
 */
const FREE: ReadonlySet<Effect> = new Set<Effect>(['transfer']);
const DRAFTED: ReadonlySet<string> = new Set(['case-filing-approval', 'case-filing-refusal', 'compulsion-lift']);

/** Sealing and seizing is decided by the approval, and put in writing when it was done (QZ24); other measures at once. */
const ALSO: Readonly<Record<string, readonly Mark[]>> = {
  'compulsion-decision': ['effect:impose'],
  'seized-list': ['effect:impose'],
};

/** R16.5, R11.5: no document says what was not decided: each comes, on every path, only after the outcome that it states. */
export const documentFitsDecision = orderRule({
  name: 'document-fits-decision',
  applies: () => true,
  demands: (entry) => {
    const stated = new Map<string, Mark[]>();
    for (const { after, template, or = [] } of requiredDocuments(entry))
      for (const one of [template, ...or])
        if (!FREE.has(after) && !DRAFTED.has(one)) stated.set(one, [...(stated.get(one) ?? ALSO[one] ?? []), `effect:${after}`]);
    return [...stated].map(([template, needs]) => ({ at: atDocument(template), needs, basis: 'R11.5' }));
  },
});
