/**
 * Moves running cases to the published version of their power, where the engine can: options, dry run, execution.
 *
 * What the party was told stays: the acceptance facts and the limits promised then are immutable (R11.2), so the clock goes on as it is
 * and an open step keeps its due time; only its place, position, outcomes and form follow the new flowchart.
 */
import { describeFlowchart, type FlowchartDescription } from '../../processes/lint/index.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { conflict, notFound } from '../platform/errors.ts';
import { CommandRejected, CommandWaits, type Outbox, type OutboxHandler } from '../platform/outbox/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import { EngineRefusal, type Engine } from '../platform/zeebe/index.ts';
import type { RegistryService } from '../registry/index.ts';
import {
  checkCase,
  completeMapping,
  mappingProblems,
  type CheckedCase,
  type MigrationProblem,
  type RunningCase,
} from './check-migration.ts';
import type { RunningOfVersion } from './running-cases.ts';
import { CASES, createCaseStore } from './store.ts';
import type { StepRow } from '../matters/index.ts';

export const MIGRATE_INSTANCE = 'migrate-instance';

export interface MigrationRequest {
  powerId: string;
  fromVersionId: string;
  toVersionId: string;
  mapping: Record<string, string>;
}
export interface MigrationCheck {
  ok: boolean;
  mapping: Record<string, string>;
  problems: MigrationProblem[];
  cases: CheckedCase[];
}
export interface MigrationOptions {
  supported: boolean;
  reason: string;
  reasonEn: string;
  fromVersions: RunningOfVersion[];
  toVersion: { versionId: string; number: number } | null;
}

interface Payload {
  caseId: string;
  fromVersionId: string;
  toVersionId: string;
  mapping: Record<string, string>;
  personId: string;
}

export interface MigrationDependencies {
  database: Database;
  engine: Engine;
  outbox: Outbox;
  record: RecordBook;
  registry: RegistryService;
  runningCases: (powerId: string) => Promise<RunningOfVersion[]>;
}

export type MigrateCases = ReturnType<typeof createMigrateCases>;

const unsupported = (line: string): [string, string] => [
  `当前流程引擎（${line}）不支持迁移正在运行的流程实例，正在办理的办件按其开始时的版本办结。8.5 及以上版本的引擎支持迁移。`,
  `The engine (${line}) cannot move running instances: cases end under the version they started with. Engines from 8.5 on can.`,
];

export function createMigrateCases({ database, engine, outbox, registry, runningCases }: MigrationDependencies) {
  const describe = async (versionId: string): Promise<FlowchartDescription> =>
    describeFlowchart((await registry.versionOr404(versionId)).version.bpmn_xml);

  async function running(powerId: string, versionId: string): Promise<RunningCase[]> {
    const cases = await database.all<{ id: string; serial: string }>(
      `SELECT c.id, m.number AS serial FROM ${CASES} WHERE c.power_id = $1 AND m.procedure_id = $2 AND m.state <> 'completed' ORDER BY m.opened_at, c.id`,
      [powerId, versionId],
    );
    const steps = await database.all<StepRow>(
      `SELECT s.* FROM step s JOIN matter m ON m.id = s.matter_id JOIN case_file c ON c.id = m.id
       WHERE c.power_id = $1 AND m.procedure_id = $2 AND m.state <> 'completed' AND s.state IN ('open', 'claimed', 'decided')`,
      [powerId, versionId],
    );
    return cases.map(({ id, serial }) => ({
      id,
      serial,
      steps: steps
        .filter(({ matter_id }) => matter_id === id)
        .map((step) => ({
          id: step.id,
          elementId: step.element_id,
          name: step.name,
          state: step.state as 'open' | 'claimed' | 'decided',
          positionCode: step.position_code,
        })),
    }));
  }

  async function check({ powerId, fromVersionId, toVersionId, mapping: given }: MigrationRequest): Promise<MigrationCheck> {
    const [{ version: from }, { version: target }] = [await registry.versionOr404(fromVersionId), await registry.versionOr404(toVersionId)];
    if (from.power_id !== powerId || target.power_id !== powerId) throw notFound('该事项的版本', 'version of this power');
    if (target.state !== 'published')
      throw conflict('target-not-published', '只能迁移到已发布的版本。', 'Cases move only to the published version.');
    if (from.id === target.id) throw conflict('same-version', '原版本和新版本相同。', 'Both versions are the same.');
    const [before, after] = [await describe(from.id), await describe(target.id)];
    const mapping = completeMapping(before, after, given);
    const problems = mappingProblems(before, after, mapping);
    const cases = (await running(powerId, fromVersionId)).map((one) => checkCase(one, before, after, mapping));
    return { ok: !problems.length && cases.every(({ ok }) => ok), mapping, problems, cases };
  }

  return {
    check,

    async options(powerId: string): Promise<MigrationOptions> {
      await registry.powerOr404(powerId);
      const [published, all] = [await registry.store.publishedVersion(powerId), await runningCases(powerId)];
      const supported = engine.canMigrate();
      const [reason, reasonEn] = supported ? ['', ''] : unsupported(engine.line());
      return {
        supported,
        reason,
        reasonEn,
        fromVersions: all.filter(({ versionId }) => versionId !== published?.id),
        toVersion: published ? { versionId: published.id, number: published.number } : null,
      };
    },

    /** Hands every case of the old version to the engine; refused as a whole while one of them is not safe. */
    async execute(person: Person, request: MigrationRequest): Promise<{ migrating: number }> {
      if (!engine.canMigrate()) {
        const [message, messageEn] = unsupported(engine.line());
        throw conflict('migration-unsupported', message, messageEn, { engineLine: engine.line() });
      }
      return database.write(async () => {
        const checked = await check(request);
        if (!checked.ok)
          throw conflict('migration-unsafe', '迁移检查没有通过，没有迁移任何办件。', 'The check found problems; no case was moved.', {
            problems: checked.problems,
            cases: checked.cases.filter(({ ok }) => !ok),
          });
        for (const { id } of checked.cases) {
          await outbox.put({
            id: `migrate:${id}:${request.toVersionId}`,
            kind: MIGRATE_INSTANCE,
            stream: `case:${id}`,
            payload: {
              caseId: id,
              fromVersionId: request.fromVersionId,
              toVersionId: request.toVersionId,
              mapping: checked.mapping,
              personId: person.id,
            } satisfies Payload,
          });
        }
        return { migrating: checked.cases.length };
      });
    },
  };
}

/** The engine moves the instance, then the case follows in one transaction. */
export function createMigrateInstance({
  database,
  engine,
  outbox,
  record,
  registry,
}: Omit<MigrationDependencies, 'runningCases'>): OutboxHandler {
  const store = createCaseStore(database);
  return async (row) => {
    const { caseId, fromVersionId, toVersionId, mapping, personId } = row.payload as unknown as Payload;
    const caseRow = await store.case(caseId);
    const matter = await store.matter(caseId);
    if (matter?.frozen_at != null || matter?.rebuilding != null) throw new CommandWaits(`Case ${caseId} is frozen or being rebuilt`);
    const { version } = await registry.versionOr404(toVersionId);
    if (
      !caseRow ||
      caseRow.version_id !== fromVersionId ||
      caseRow.state === 'completed' ||
      !caseRow.process_instance_key ||
      !version.process_definition_key
    ) {
      await outbox.markDone([row.id]);
      return;
    }
    const active = (await store.stepsOf(caseId)).filter(({ state }) => state === 'open' || state === 'claimed');
    const needed = Object.fromEntries(active.map(({ element_id }) => [element_id, mapping[element_id] ?? element_id]));
    await engine
      .migrateInstance({
        processInstanceKey: caseRow.process_instance_key,
        processDefinitionKey: version.process_definition_key,
        mapping: needed,
      })
      .catch((error: unknown) => {
        if (error instanceof EngineRefusal) throw new CommandRejected(`The engine refused to move case ${caseId}: ${error.message}`);
        throw error;
      });
    const description = await describeFlowchart(version.bpmn_xml);
    await database.write(async () => {
      await store.updateCase(caseId, { version_id: toVersionId, process_definition_key: version.process_definition_key });
      for (const step of active) {
        const target = description.step(needed[step.element_id] ?? '');
        if (!target) continue;
        await store.updateStep(step.id, {
          element_id: target.elementId,
          name: target.name,
          position_code: target.position,
          outcomes: JSON.stringify(target.outcomes),
          form_key: target.form,
          officers: target.officers,
        });
      }
      record.append({
        kind: 'case-migrated',
        matterId: caseId,
        actorId: personId,
        payload: { fromVersionId, toVersionId, flowchart: version.bpmn_hash, mapping: needed },
      });
      await outbox.markDone([row.id]);
    });
  };
}
