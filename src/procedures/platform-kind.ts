/**
 * A kind of matter that runs on a procedure of the rules: its states, papers, limits and end come from the entry (R20 …). What the kind
 * itself adds are the hooks.
 */
import type { LabelledValue } from '../../domain/forms/labelled.ts';
import { labelled } from '../../domain/forms/labelled.ts';
import type { FormValues } from '../../domain/forms/form-values.ts';
import type { OrganRole, ProcedureDocument } from '../../domain/procedures/procedure-entry.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import type { Clocks } from '../clocks/index.ts';
import type { Letter } from '../documents/index.ts';
import { createMatterStore, type MatterRow } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { AskedDocument, Claimed, Closing, Decided, DocumentDraft, MatterKind, Opened } from './matter-kind.ts';
import { stateAfter, STEPS_CLOCK } from './open-matter.ts';
import type { PlatformProcedures } from './platform-procedures.ts';
import { createProcedureLimits, type Answers } from './procedure-limits.ts';

export interface LetterOrgan {
  name: string;
  shortName: string;
  address?: string;
  phone?: string;
}

/** Each inside the transaction of what it follows. */
export interface PlatformKindHooks {
  addressed?: MatterKind['addressed'];
  opened?(step: Opened): Promise<void>;
  claimed?(claim: Claimed): Promise<void>;
  judge?: MatterKind['judge'];
  decided?(decision: Decided): Promise<void>;
  closed?(closing: Closing): Promise<void>;
  /** A paper got its number. Its facts are asked after, so that it can name a due date that counts from it. */
  numbered?(asked: AskedDocument): Promise<void>;
  /** What stands for `{key}` in papers, beside the answers; the due date of a clock, say. */
  facts?(matter: MatterRow): Promise<Record<string, string>>;
}

export interface PlatformKindDependencies {
  database: Database;
  clocks: Clocks;
  procedures: PlatformProcedures;
  organ: (organId: string) => Promise<LetterOrgan>;
}

export function createPlatformKind(name: string, deps: PlatformKindDependencies, hooks: PlatformKindHooks = {}): MatterKind {
  const { database, procedures } = deps;
  const store = createMatterStore(database);
  const limits = createProcedureLimits(deps.clocks);

  const procedureOf = ({ id, procedure_id }: MatterRow) => {
    if (procedure_id === null) throw new Error(`Matter ${id} runs on no procedure`);
    return procedures.version(procedure_id);
  };

  async function describe(
    { matter, template, now }: AskedDocument,
    paper: ProcedureDocument,
    number: string,
    answers: Answers,
  ): Promise<Letter> {
    const { entry } = await procedureOf(matter);
    const own: Record<string, string> = {
      title: matter.title,
      matterNumber: matter.number,
      opinion: (await store.opinionsOf(matter.id)).at(-1)?.body ?? '',
      ...(await limits.facts(matter, entry)),
      ...Object.fromEntries([...answers].map(([key, { value }]) => [key, value])),
      ...(await hooks.facts?.(matter)),
    };
    const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_whole, key: string) => own[key] ?? '');
    const [from, to] = await Promise.all([deps.organ(organOf(paper.from, matter)), deps.organ(organOf(paper.to, matter))]);
    return {
      shape: 'letter',
      template,
      title: paper.title,
      number,
      issuedOn: civilDateInChina(now),
      organ: { name: from.name, shortName: from.shortName, address: from.address, phone: from.phone },
      to: paper.toWords ? fill(paper.toWords) : to.name,
      opening: fill(paper.opening),
      sections: paper.sections.flatMap(({ title, fields }) => {
        const found = fields.flatMap((key) => answers.get(key) ?? []).filter(({ value }) => value !== '');
        return found.length ? [{ title, answers: found.map(({ label, value }) => ({ label, value })) }] : [];
      }),
      ...(paper.closing ? { closing: fill(paper.closing) } : {}),
      matter: { number: matter.number, kind: entry.name },
    };
  }

  return {
    name,
    clock: STEPS_CLOCK,
    procedure: (versionId) => procedures.version(versionId),
    ...(hooks.addressed ? { addressed: hooks.addressed } : {}),
    ...(hooks.judge ? { judge: hooks.judge } : {}),
    async opened(opened) {
      const state = (await procedureOf(opened.matter)).entry.states[opened.step.element_id];
      if (state) await store.update(opened.matter.id, { state: state.code });
      await hooks.opened?.(opened);
    },
    claimed: hooks.claimed,
    async decided(decision) {
      // The state follows the decision, not the engine's way to the next step.
      const { matter, step, outcome } = decision;
      const procedure = await procedureOf(matter);
      const state = stateAfter(procedure, step.element_id, outcome.code);
      if (state) await store.update(matter.id, { state });
      await limits.decided(decision, procedure.entry);
      await hooks.decided?.(decision);
      return [];
    },
    async document(asked): Promise<DocumentDraft> {
      const { entry } = await procedureOf(asked.matter);
      const paper = entry.documents[asked.template];
      if (!paper) throw new Error(`The procedure of matter ${asked.matter.id} knows no document "${asked.template}"`);
      const organId = organOf(paper.from, asked.matter);
      return {
        title: paper.title,
        numberWord: paper.numberWord,
        organ: { id: organId, shortName: (await deps.organ(organId)).shortName },
        async facts(number) {
          const answers = await latestAnswers(database, asked.matter.id, entry.intake.fields);
          await limits.numbered(asked, entry, answers);
          await hooks.numbered?.(asked);
          return describe(asked, paper, number, answers);
        },
      };
    },
    async closed(closing) {
      const { entry } = await procedureOf(closing.matter);
      if (!Object.hasOwn(entry.results, closing.result)) throw new Error(`Unknown result "${closing.result}" at ${closing.elementId}`);
      await limits.closed(closing, entry);
      await hooks.closed?.(closing);
      return closing.result;
    },
    terminated: () => Promise.resolve('terminated'),
  };
}

const organOf = (role: OrganRole, matter: MatterRow): string =>
  (role === 'answering' ? matter.answering_organ_id : null) ?? matter.organ_id;

/** The latest answer to each key, from the opening to the last step. A step that was decided again has answered anew. */
async function latestAnswers(database: Database, matterId: string, intake: Parameters<typeof labelled>[0]): Promise<Answers> {
  const store = createMatterStore(database);
  const row = await database.get<{ answers: string }>('SELECT answers FROM matter_intake WHERE matter_id = $1', [matterId]);
  const [steps, opinions] = [await store.stepsOf(matterId), await store.opinionsOf(matterId)];
  const elementOf = new Map(steps.map(({ id, element_id }) => [id, element_id]));
  const last = new Map(opinions.map((opinion) => [elementOf.get(opinion.step_id), opinion]));
  const all = [
    ...labelled(intake, row ? (JSON.parse(row.answers) as FormValues) : {}),
    ...[...last.values()].sort((a, b) => a.at - b.at).flatMap(({ fields }) => JSON.parse(fields) as LabelledValue[]),
  ];
  return new Map(all.map((answer) => [answer.key, answer]));
}
