/** Where an entry rests on which law: its legal basis, the bases of its limits and its discretion benchmarks (R5). */
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { citationsIn, lawId } from './law-name.ts';

export interface Citation {
  law_id: string;
  law: string;
  article: string;
  /** Path in the entry, e.g. `limits.statutory`. */ place: string;
}

export function citationsOf(entry: RegistryEntry): Citation[] {
  const cited = (place: string, text: string | undefined): Citation[] =>
    citationsIn(text ?? '').map(({ law, article }) => ({ law_id: lawId(law), law, article, place }));
  const all = [
    ...entry.legalBasis.map(({ law, article }) => ({ law_id: lawId(law), law: law.replace(/[《》]/g, ''), article, place: 'legalBasis' })),
    ...cited('limits.statutory', entry.limits.statutory.basis),
    ...cited('limits.extension', entry.limits.extension?.basis),
    ...cited('fees', entry.fees.text),
    ...(entry.benchmarks ?? []).flatMap(({ violatedClause, penaltyClause }, index) => [
      ...cited(`benchmarks.${index}`, violatedClause),
      ...cited(`benchmarks.${index}`, penaltyClause),
    ]),
  ];
  const seen = new Set<string>();
  return all.filter(({ law_id, article, place }) => {
    const key = `${law_id} ${article} ${place}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
