/** The facts of a numbered document as they are kept with it, whichever shape it has: what is printed is read from there. */
import type { DocumentData } from './document-data.ts';
import type { Letter } from './letter.ts';
import type { RegistryAnswer } from './registry-answer.ts';
import type { VolumePart } from './volume-part.ts';

/** Everything that the printer can lay out. */
export type Printable = DocumentData | RegistryAnswer | Letter | VolumePart;

/** Dates come back from the stored JSON as text; only papers of a case carry instants. */
export function readStoredFacts(json: string): Printable {
  const data = JSON.parse(json) as Printable;
  return 'case' in data ? revive(data) : data;
}

function revive(data: DocumentData): DocumentData {
  const date = (value: unknown): Date => new Date(value as string);
  return {
    ...data,
    case: { ...data.case, receivedAt: date(data.case.receivedAt), acceptedAt: data.case.acceptedAt && date(data.case.acceptedAt) },
    decision: data.decision && { ...data.decision, at: date(data.decision.at) },
    opinions: data.opinions.map((opinion) => ({
      ...opinion,
      at: date(opinion.at),
      ...(opinion.proposedAt ? { proposedAt: date(opinion.proposedAt) } : {}),
    })),
  };
}
