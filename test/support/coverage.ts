/** Which outcomes of a drawing were given yet, limits that pass among them, and the way from any step to one that was not. */
import { LIMIT_PASSED } from '../../domain/contract.ts';
import type { FlowchartDescription } from '../../domain/flowchart/describe.ts';

const keyOf = (elementId: string, outcome: string): string => `${elementId}:${outcome}`;

export class Coverage {
  /** `elementId:outcome` of what was not given yet. */
  readonly open: Set<string>;
  /** Of two ways that are as long, the other one: a case may need what the first leaves out. */
  backwards = false;

  constructor(private readonly chart: FlowchartDescription) {
    this.open = new Set(chart.steps.flatMap(({ elementId }) => this.codesAt(elementId).map((code) => keyOf(elementId, code))));
  }

  given(elementId: string, outcome: string): void {
    this.open.delete(keyOf(elementId, outcome));
  }

  /** The outcome that leads nearest to one that was not given yet; where there is none ahead, or not any more, nearest to an end. */
  choose(
    elementId: string,
    { toEnd = false, refused, postponed }: { toEnd?: boolean; refused: ReadonlySet<string>; postponed: ReadonlySet<string> },
  ): string {
    const left = new Set([...refused, ...postponed]);
    const outcome =
      (toEnd ? undefined : this.first(elementId, left, (from, code) => this.open.has(keyOf(from, code)))) ??
      this.first(elementId, left, (from, code) => this.after(from, code) === null) ??
      this.first(elementId, refused, (from, code) => this.after(from, code) === null);
    if (!outcome) throw new Error(`No end after ${elementId}`);
    return outcome;
  }

  /** Breadth first; `refused` are outcomes that cannot be given in this case. */
  private first(start: string, refused: ReadonlySet<string>, fits: (elementId: string, outcome: string) => boolean): string | undefined {
    const seen = new Set([start]);
    const queue: { at: string; by?: string }[] = [{ at: start }];
    for (let found = queue.shift(); found; found = queue.shift()) {
      for (const outcome of this.codesAt(found.at)) {
        if (refused.has(keyOf(found.at, outcome))) continue;
        const by = found.by ?? outcome;
        if (fits(found.at, outcome)) return by;
        const next = this.after(found.at, outcome);
        if (next === null || seen.has(next)) continue;
        seen.add(next);
        queue.push({ at: next, by });
      }
    }
    return undefined;
  }

  private codesAt(elementId: string): string[] {
    const step = this.chart.step(elementId);
    const codes = [...(step?.outcomes ?? []).map(({ code }) => code), ...(step?.limitPassed ? [LIMIT_PASSED] : [])];
    return this.backwards ? codes.reverse() : codes;
  }

  /** The step that follows, by way of documents and waiting periods; null at an end. */
  private after = (elementId: string, outcome: string): string | null =>
    this.chart.nextAfter(elementId, outcome).find(({ kind }) => kind === 'step')?.elementId ?? null;
}
