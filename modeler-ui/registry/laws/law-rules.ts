import type { LawDetail, LawMark, LawPower } from '../../../domain/api/laws.ts';

/** A mark that was made in error no longer counts. */
export const standingMarks = (marks: LawMark[]): LawMark[] => marks.filter(({ withdrawnAt }) => withdrawnAt === null);

/** What the latest standing mark says of the law. */
export const stateOfLaw = ({ marks }: Pick<LawDetail, 'marks'>): 'in-force' | LawMark['kind'] =>
  standingMarks(marks).toSorted((one, other) => other.at.localeCompare(one.at))[0]?.kind ?? 'in-force';

/** Powers that a mark of these articles would concern as far as a page can tell; none named means all. */
export const concerned = (powers: LawPower[], articles: string[]): LawPower[] =>
  articles.length === 0
    ? powers
    : powers.filter(({ citations }) => citations.some(({ article }) => articles.some((one) => article.startsWith(one))));
