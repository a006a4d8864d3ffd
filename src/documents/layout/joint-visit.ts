/** How a paper names a shared visit: the day, and who inspects what beside the organ itself (综合查一次). */
import type { DocumentData } from '../document-data.ts';

export function jointVisitText({ jointVisit }: DocumentData): string | undefined {
  if (!jointVisit?.others.length) return undefined;
  return `与${jointVisit.others.map(({ organ, power }) => `${organ}（${power}）`).join('、')}合并于 ${jointVisit.day} 一次检查`;
}
