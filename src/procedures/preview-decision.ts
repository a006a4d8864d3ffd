/**
 * Shows what a decision would put on paper before it is made (R11.5): the step is decided in a transaction of its own, the documents that
 * the drawing asks for next are described as they would be then, and everything is taken back. So a preview says what the documents will
 * say, refuses what deciding refuses, and leaves no trace: nothing is stored, numbered, recorded or sent to the engine.
 */
import { HEADERS } from '../../domain/contract.ts';
import type { DocumentRenderer, Printable } from '../documents/index.ts';
import { createMatterStore } from '../matters/index.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { Refusal } from '../platform/errors.ts';
import type { Time } from '../platform/time/time.ts';
import type { DecideStep } from './decide-step.ts';
import type { Guard } from './guard.ts';
import type { Decision } from './judge-decision.ts';
import { procedureOf, type MatterKinds } from './matter-kind.ts';

export interface PreviewDependencies {
  database: Database;
  time: Time;
  kinds: MatterKinds;
  guard: Guard;
  steps: Pick<DecideStep, 'decideForPreview'>;
  renderer: DocumentRenderer | null;
}

/** Answers a PDF of all that would be made, one after the other. */
export type PreviewDecision = (person: Person, stepId: string, decision: Decision) => Promise<Buffer>;

const MARK = '预览 · PREVIEW';
const UNNUMBERED = '（预览，未编号）';
/** More in a row no drawing asks for; a loop of documents alone would never end. */
const MOST = 8;

/** Ends the transaction; nothing went wrong. */
class TakenBack extends Error {}

const nothingToPrint = (): Refusal =>
  new Refusal(
    422,
    'no-document-next',
    '选择该办理结果后，流程的下一步不制作文书，没有可以预览的内容。',
    'After this outcome the flowchart makes no document next, so there is nothing to preview.',
  );

export function createPreviewDecision({ database, time, kinds, guard, steps, renderer }: PreviewDependencies): PreviewDecision {
  const store = createMatterStore(database);

  return async (person, stepId, decision) => {
    const papers: Printable[] = [];
    try {
      await database.write(async () => {
        // The transaction may be tried again.
        papers.length = 0;
        await steps.decideForPreview(person, stepId, decision);
        papers.push(...(await documentsAfter(stepId, decision.outcome)));
        throw new TakenBack();
      });
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error;
    }
    if (!papers.length || !renderer) throw nothingToPrint();
    const files: Buffer[] = [];
    for (const paper of papers) files.push((await renderer.render(paper, { mark: MARK })).bytes);
    return renderer.join(files);
  };

  /** Those that the decision leads to; what a parallel branch waits for is not its doing. */
  async function documentsAfter(stepId: string, outcome: string): Promise<Printable[]> {
    const step = await store.lockStep(stepId);
    const matters = await guard.lock(step ? [step.matter_id] : []);
    const matter = step && matters.matter(step.matter_id);
    if (!matter) return [];
    const { chart } = await procedureOf(kinds, matter);
    const waiting = new Set(matters.enabled(matter).map(({ elementId }) => elementId));
    matters.follow(matter, { kind: 'decided', elementId: step.element_id, outcome });
    const papers: Printable[] = [];
    for (let count = 0; count < MOST; count += 1) {
      const next = matters.enabled(matter).find(({ kind, elementId }) => kind === 'document' && !waiting.has(elementId));
      if (!next) break;
      const template = chart.nodes.get(next.elementId)?.headers[HEADERS.template] ?? '';
      const draft = await kinds(matter.kind).document({ id: `preview:${stepId}`, matter, template, now: time.now() });
      papers.push(await draft.facts(UNNUMBERED));
      matters.follow(matter, { kind: 'done', elementId: next.elementId });
    }
    return papers;
  }
}
