/**
 * What a run has behind it: stages done, documents generated, outcomes given, closings.
 *
 * Most of the law's "not without … before" is one sentence over these marks. {@link followMarks} plays every run
 * (`paths.ts`) and tells at each step, document, waiting period and closing which of the watched marks the run has already left.
 */
import { HEADERS, type Period } from '../../domain/contract.ts';
import { EFFECTS, type Effect } from '../../domain/registry/effects.ts';
import { isStage, SPECIAL_PROCEDURES, STAGES, type SpecialProcedure, type Stage } from '../../domain/registry/stages.ts';
import { nameOfDocument } from '../../domain/registry/documents.ts';
import type { FlowNode, Flowchart } from '../../domain/flowchart/flowchart.ts';
import type { TextPair } from '../../domain/flowchart/outcomes.ts';
import { effectOf, explore, isLimitPassed } from '../../domain/flowchart/paths.ts';

export type Mark =
  `stage:${Stage}` | `special:${SpecialProcedure}` | `effect:${Effect}` | `document:${string}` | 'waited' | 'waited-for-remedies';

/** Stages that consist in giving somebody time: they are done when the time is over. Of any other, a passed limit leaves no mark. */
export const GIVEN_TIME: ReadonlySet<Stage> = new Set<Stage>(['statement', 'defence', 'interested-parties', 'publicity']);

export interface MarkEvent {
  kind: 'step' | 'document' | 'waiting-period' | 'close';
  node: FlowNode;
  /** The step ended because its limit passed: nobody did what it is for. */
  limitPassed?: boolean;
  stage?: Stage;
  special?: string;
  /** Of the outcome given in a step. */
  effect?: Effect;
  template?: string;
  /** Whether the run left this watched mark before now. */
  has(mark: Mark): boolean;
}

export interface Watch {
  marks: readonly Mark[];
  /** A mark on the left makes those on the right count afresh: after a hearing only a legal review that follows it counts. */
  resets?: Partial<Record<Mark, readonly Mark[]>>;
}

/** Calls `onEvent` for every way in which a step, document or closing can be reached; false when there are too many. */
export function followMarks(chart: Flowchart, { marks, resets = {} }: Watch, onEvent: (event: MarkEvent) => void): boolean {
  const bits = new Map(marks.map((mark, index) => [mark, 1 << index]));
  const clears = new Map(
    Object.entries(resets).map(([by, cleared]): [string, number] => [
      by,
      (cleared ?? []).reduce((mask, mark) => mask | (bits.get(mark) ?? 0), 0),
    ]),
  );
  const { finished } = explore<number>(chart, 0, String, (event, left) => {
    const { node } = event;
    const kind = event.kind === 'step' || event.kind === 'pass' ? eventKind(node) : undefined;
    if (!kind) return left;
    const happened: MarkEvent = {
      kind,
      node,
      ...factsOf(node),
      ...(event.kind === 'step' ? { effect: effectOf(node, event.decision), limitPassed: isLimitPassed(event.decision) } : {}),
      has: (mark) => (left & (bits.get(mark) ?? 0)) !== 0,
    };
    onEvent(happened);
    const set = marksOf(happened);
    const kept = set.reduce((mask, mark) => mask & ~(clears.get(mark) ?? 0), left);
    return set.reduce((mask, mark) => mask | (bits.get(mark) ?? 0), kept);
  });
  return finished;
}

const eventKind = ({ kind }: FlowNode): MarkEvent['kind'] | undefined =>
  kind === 'step' || kind === 'document' || kind === 'waiting-period' || kind === 'close' ? kind : undefined;

/** What the element is in law, as far as it says so. */
export function factsOf(node: FlowNode): Pick<MarkEvent, 'stage' | 'special' | 'template'> {
  if (node.kind === 'document') return { template: node.headers[HEADERS.template] };
  if (node.kind !== 'step') return {};
  const stage = node.headers[HEADERS.stage];
  return { stage: isStage(stage) ? stage : undefined, special: node.headers[HEADERS.special] };
}

function marksOf({ kind, node, stage, special, effect, template, limitPassed }: MarkEvent): Mark[] {
  const marks: Mark[] = [];
  if (kind === 'waiting-period' || (limitPassed && stage === 'execution')) marks.push('waited');
  if (outlastsRemedies(kind === 'waiting-period' ? node.period : limitPassed ? node.borderTimer?.period : undefined))
    marks.push('waited-for-remedies');
  if (stage && (!limitPassed || GIVEN_TIME.has(stage))) marks.push(`stage:${stage}`);
  if (special && !limitPassed) marks.push(`special:${special as SpecialProcedure}`);
  if (effect) marks.push(`effect:${effect}`);
  if (template) marks.push(`document:${template}`);
  return marks;
}

/** As long as a suit may be brought: six months from the service (行政诉讼法 art. 46). */
const outlastsRemedies = (period: Period | undefined): boolean => period?.unit === 'month' && period.count >= 6;

/** A mark in words: 经过“听证”环节, 生成《听证笔录》, 作出“准予”的办理结果. */
export function markText(mark: Mark): TextPair {
  if (mark === 'waited') return { message: '等待期届满', messageEn: 'a waiting period' };
  if (mark === 'waited-for-remedies')
    return { message: '等待六个月的起诉期限届满', messageEn: 'the six months in which a suit may be brought' };
  const [kind, code] = [mark.slice(0, mark.indexOf(':')), mark.slice(mark.indexOf(':') + 1)];
  switch (kind) {
    case 'stage':
      return { message: `经过“${STAGES[code as Stage].name}”环节`, messageEn: `a step of stage "${STAGES[code as Stage].nameEn}"` };
    case 'special':
      return {
        message: `进行特别程序“${SPECIAL_PROCEDURES[code as SpecialProcedure].name}”`,
        messageEn: `special procedure "${SPECIAL_PROCEDURES[code as SpecialProcedure].nameEn}"`,
      };
    case 'effect':
      return {
        message: `作出“${EFFECTS[code as Effect].name}”的办理结果`,
        messageEn: `an outcome with the effect "${EFFECTS[code as Effect].nameEn}"`,
      };
    default:
      return { message: `生成《${nameOfDocument(code).name}》`, messageEn: `the document "${nameOfDocument(code).nameEn}"` };
  }
}
