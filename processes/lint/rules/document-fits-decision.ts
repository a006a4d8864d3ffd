import type { Effect } from '../../../domain/registry/effects.ts';
import { requiredDocuments } from '../../../domain/registry/documents.ts';
import type { Mark } from '../marks.ts';
import { atDocument, orderRule } from '../order-rule.ts';

/** An approval of case filing is drafted before it is given, a letter of transfer may concern a part of the case. */
const FREE: ReadonlySet<Effect> = new Set<Effect>(['transfer']);
const DRAFTED: ReadonlySet<string> = new Set(['case-filing-approval', 'case-filing-refusal']);

/** R16.5, R11.5: no document says what was not decided: each comes, on every path, only after the outcome that it states. */
export const documentFitsDecision = orderRule({
  name: 'document-fits-decision',
  applies: () => true,
  demands: (entry) => {
    const stated = new Map<string, Mark[]>();
    for (const { after, template } of requiredDocuments(entry)) {
      if (!FREE.has(after) && !DRAFTED.has(template)) stated.set(template, [...(stated.get(template) ?? []), `effect:${after}`]);
    }
    return [...stated].map(([template, needs]) => ({ at: atDocument(template), needs, basis: 'R11.5' }));
  },
});
