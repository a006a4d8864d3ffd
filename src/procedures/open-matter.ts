/**
 * Opens a matter of a procedure of the rules (R20 …): number, header, answers and clock in one transaction; the outbox starts its
 * drawing.
 */
import { randomUUID } from 'node:crypto';
import type { ClockPurpose } from '../../domain/clocks/purposes.ts';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import { INTAKE_FORM, NOTHING_KNOWN } from '../../domain/forms/checks/judging.ts';
import { checkFormValues, type FormValues } from '../../domain/forms/form-values.ts';
import { startOf } from '../../domain/flowchart/token-game.ts';
import { OPENED } from '../../domain/procedures/procedure-entry.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import type { Clocks } from '../clocks/index.ts';
import { unprintable, type GlyphCheck } from '../documents/index.ts';
import { createMatterStore, type Link, type MatterRow, type NewLink } from '../matters/index.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { badInput } from '../platform/errors.ts';
import { nextNumber } from '../platform/numbering/next-number.ts';
import type { Outbox } from '../platform/outbox/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { PlatformProcedure, PlatformProcedures } from './platform-procedures.ts';
import { startCommand } from './start-matter.ts';
import { recordStart } from './start-outcome.ts';

/** The clock in whose ledger the steps' own limits run, where a procedure has no other. */
export const STEPS_CLOCK: ClockPurpose = 'handling';

/** The state to which a decision, or the beginning, leads: that of the next step, or the result where the matter ends. */
export function stateAfter({ description, entry }: PlatformProcedure, elementId: string, outcome: string): string | undefined {
  for (const item of description.nextAfter(elementId, outcome)) {
    if (item.kind === 'step') return entry.states[item.elementId]?.code;
    if (item.kind === 'close') return item.code;
  }
  return undefined;
}

export interface OpenedMatter {
  /** Name of the kind. */
  kind: string;
  title: string;
  organId: string;
  answeringOrganId: string | null;
  districtId: string | null;
  /** Answers to the entry's `intake`, as they came. */
  answers: Record<string, unknown>;
  /** Null where the law opens it. */
  person: Person | null;
  /** The outcome with which the matter begins, where the gateway behind its start asks for one. */
  begins?: string;
  /** What the matter is about. */
  links?: readonly NewLink[];
  /** Checked beside the answers, so that one refusal names everything. */
  problems?: FieldProblem[];
  /** What the record says beside the header. */
  facts?: Record<string, unknown>;
}

/**
 * Refused with `invalid-input` naming each field, and with `not-found` where it is about something that the person may not see. Answers
 * the matter and its cleaned answers.
 */
export type OpenMatter = (opened: OpenedMatter) => Promise<{ matter: MatterRow; answers: FormValues }>;

export function createOpenMatter(deps: {
  database: Database;
  record: RecordBook;
  outbox: Outbox;
  time: Time;
  clocks: Clocks;
  procedures: PlatformProcedures;
  missingGlyphs: GlyphCheck;
  link: Link;
}): OpenMatter {
  const { database, record, outbox, time, clocks, procedures, missingGlyphs, link } = deps;
  return async (opened) => {
    const {
      kind,
      title,
      organId,
      answeringOrganId,
      districtId,
      answers: given,
      person,
      begins,
      links = [],
      problems = [],
      facts = {},
    } = opened;
    const procedure = await procedures.current(kind);
    const { id: versionId, entry, processDefinitionKey } = procedure;
    const checked = checkFormValues(entry.intake.fields, given, 'answers', undefined, {
      form: INTAKE_FORM,
      checks: entry.checks ?? [],
      today: civilDateInChina(time.now()),
      known: NOTHING_KNOWN,
    });
    const printed = Object.entries({ title, ...checked.values }).flatMap(([key, value]) =>
      unprintable(missingGlyphs, key === 'title' ? key : `answers.${key}`, String(value)),
    );
    const all = [...problems, ...checked.problems, ...printed];
    if (all.length) throw badInput(all);

    const matter = await database.write(async () => {
      const now = time.now();
      const year = civilDateInChina(now).slice(0, 4);
      const row: MatterRow = {
        id: randomUUID(),
        kind,
        number: `${entry.numberWord}〔${year}〕${await nextNumber(database, `${kind}:${year}`)}号`,
        title,
        organ_id: organId,
        answering_organ_id: answeringOrganId,
        district_id: districtId,
        state: (begins !== undefined && stateAfter(procedure, startOf(procedure.chart)?.id ?? '', begins)) || OPENED.code,
        opened_at: now.getTime(),
        opened_by: person?.id ?? null,
        closed_at: null,
        procedure_id: versionId,
        process_instance_key: null,
        process_definition_key: processDefinitionKey,
        frozen_at: null,
        rebuilding: null,
        returning_by: null,
        colour: 0,
        due_at: null,
      };
      await createMatterStore(database).insert(row);
      await database.insert('matter_intake', { matter_id: row.id, answers: JSON.stringify(checked.values) });
      await clocks.open({ matterId: row.id, purpose: STEPS_CLOCK, limits: [], entries: [] });
      await outbox.put(startCommand(row));
      record.append({
        kind: `${kind}-opened`,
        matterId: row.id,
        actorId: person?.id ?? null,
        payload: { number: row.number, title, organId, answeringOrganId, versionId, answers: checked.values, ...facts },
      });
      if (begins !== undefined) recordStart(record, row.id, begins, person?.id ?? null);
      if (person) for (const about of links) await link(person, row.id, about);
      return row;
    });
    return { matter, answers: checked.values };
  };
}
