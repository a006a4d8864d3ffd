/** Rules that are asked in the transaction that does something: of what lies at hand, with at most one question for the step's form. */
import type { Effect } from '../../../domain/registry/effects.ts';
import type { RecordEntry } from '../../platform/record/index.ts';
import type { ReadDecision } from '../facts/read-case-facts.ts';
import type { Candidate, EventLook, LookRule, SettingValues } from '../rules/index.ts';
import { candidateOf } from './candidate-of.ts';

export function lookAtHand(
  rule: LookRule,
  readDecision: ReadDecision,
  settingsOf: (rule: LookRule) => Promise<SettingValues>,
): EventLook[] {
  const { id, colour, atHand } = rule;
  if (!atHand) return [];
  const { kinds, effects, find } = atHand;
  const isAsked = ({ payload }: RecordEntry): boolean => !effects || effects.includes(payload.effect as Effect);
  return [
    {
      ...{ id, colour, trigger: 'event', kinds },
      async fromEntries(entries, { database, now }) {
        const found: Candidate[] = [];
        for (const entry of entries.filter(isAsked)) {
          const at = now.getTime();
          const matterId = entry.matterId ?? '';
          const matter = effects
            ? await database.get<{ kind: string; procedure_id: string | null }>('SELECT kind, procedure_id FROM matter WHERE id = $1', [
                matterId,
              ])
            : undefined;
          if (effects && (matter?.kind !== 'case' || matter.procedure_id === null)) continue;
          const decision = matter?.procedure_id ? await readDecision(matter.procedure_id, entry.payload, at) : null;
          const findings = find({ entry, at, decision });
          if (!findings.length) continue;
          const settings = await settingsOf(rule);
          found.push(...findings.map((one) => candidateOf(matterId, one, settings)));
        }
        return found;
      },
    },
  ];
}
