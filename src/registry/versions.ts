/** Versions of powers: written, checked and moved on (R5, R6a, R6b). The moves from declaration on are made by changes only. */
import { createHash, randomUUID } from 'node:crypto';
import type { Finding } from '../../processes/lint/index.ts';
import { missingParts } from '../../processes/lint/missing-parts.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { validateRegistryEntry } from '../../domain/registry/registry-entry-schema.ts';
import { badInput, conflict, notFound, Refusal } from '../platform/errors.ts';
import type { Database } from '../platform/database/index.ts';
import type { Action, Permit, Person, Target } from '../platform/auth/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import { type Time } from '../platform/time/time.ts';
import { civilDateInChina, isoInChina } from '../../domain/time/civil-time.ts';
import { OPEN_STATES, type VersionMove } from '../../domain/registry/version-life.ts';
import type { CheckFlowchart } from './check-flowchart.ts';
import { stateAfter } from './life-cycle.ts';
import { entryOfVersion, createRegistryStore, type PowerRow, type VersionRow } from './store.ts';

export interface VersionDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  permit: Permit;
  districtOf: (organId: string) => Promise<string | null>;
  /** Against the entry and the line of the engine. */
  lint: CheckFlowchart;
}

export const hashOfFlowchart = (xml: string): string => createHash('sha256').update(xml, 'utf8').digest('hex');

/** What the engine holds of a version; the record keeps it beside the hash of the drawing. */
export interface PublishedDeployment {
  processDefinitionKey: string;
  version: number;
  /** SHA-256 of the compiled text; the drawing's own hash where no timer symbol is drawn. */
  deployedHash: string;
}

export type Versions = ReturnType<typeof createVersions>;

export function createVersions({ database, record, time, permit, lint, districtOf }: VersionDependencies) {
  const store = createRegistryStore(database);
  const now = (): number => time.now().getTime();

  /** Whose power it is, for the permission table. */
  const targetOf = async (power: PowerRow): Promise<Target> => ({ organId: power.organ_id, districtId: await districtOf(power.organ_id) });

  async function powerOr404(id: string): Promise<PowerRow> {
    const power = await store.power(id);
    if (!power) throw notFound('该权力事项', 'administrative power');
    return power;
  }

  async function versionOr404(id: string, lock = false): Promise<{ version: VersionRow; power: PowerRow }> {
    const version = await (lock ? store.lockVersion(id) : store.version(id));
    if (!version) throw notFound('该版本', 'version');
    return { version, power: await powerOr404(version.power_id) };
  }

  /**
   * Moves a version after checking the move, the permission and that nobody else changed it meanwhile; a null lock is for who holds its
   * change.
   */
  async function move(
    person: Person,
    versionId: string,
    lock: number | null,
    move: VersionMove,
    action: Action,
    work: (found: {
      version: VersionRow;
      power: PowerRow;
    }) => Promise<{ changes: Partial<VersionRow>; text: string }> | { changes: Partial<VersionRow>; text: string },
  ): Promise<VersionRow> {
    return database.write(async () => {
      const found = await versionOr404(versionId, true);
      permit(person, action, await targetOf(found.power));
      const lockVersion = lock ?? found.version.lock_version;
      if (found.version.lock_version !== lockVersion) throw staleVersion(found.version);
      const state = stateAfter(found.version.state, move);
      const { changes, text } = await work(found);
      if (!(await store.updateVersion(versionId, lockVersion, { ...changes, state }))) throw staleVersion(found.version);
      await store.addEvent(versionId, move, now(), person.id, text);
      record.append({
        kind: `registry-${move}`,
        actorId: person.id,
        payload: {
          powerCode: found.power.code,
          versionId,
          number: found.version.number,
          state,
          flowchart: changes.bpmn_hash ?? found.version.bpmn_hash,
          text,
        },
      });
      return { ...found.version, ...changes, state, lock_version: lockVersion + 1 };
    });
  }

  /** No self-approval: whoever created, drew or declared a version, even in part, does not review it. */
  const isOwn = async (person: Person, version: VersionRow): Promise<boolean> =>
    version.declared_by === person.id || version.created_by === person.id || store.hasEdited(version.id, person.id);

  function refuseFindings(findings: Finding[]): void {
    const errors = findings.filter((finding) => finding.severity === 'error');
    if (!errors.length) return;
    throw new Refusal(
      422,
      'flowchart-fails-check',
      `流程图检查未通过，有 ${errors.length} 处错误，请按提示修改后再提交。`,
      `The flowchart fails its check with ${errors.length} error(s). Repair them and submit again.`,
      { details: { findings: errors } },
    );
  }

  /** R6b: an entry that says too little is not declared; each missing part is named. */
  function refuseIncomplete(entry: RegistryEntry): void {
    const missing = missingParts(entry);
    if (!missing.length) return;
    throw new Refusal(
      422,
      'entry-incomplete',
      `基本信息不完整，还缺 ${missing.length} 项，请补充后再申报。`,
      `The entry is incomplete: ${missing.length} part(s) are missing. Add them and declare again.`,
      { fields: missing.map((found) => ({ ...found, path: `basics.${found.path}` })) },
    );
  }

  /** Why no case may be begun under a power, with the version and since when (R6a, R16.1). */
  async function notInForce(power: PowerRow): Promise<Refusal> {
    const last = await store.outOfForce(power.id);
    if (last?.state !== 'suspended' && last?.state !== 'abolished') {
      return conflict(
        'power-not-published',
        `“${power.name}”尚未发布，不能办理。`,
        `"${power.name_en}" is not published; it cannot be handled.`,
      );
    }
    const since = await store.outOfForceSince(power.id, last.state);
    const details = { versionId: last.id, versionNumber: last.number, since: isoInChina(since) };
    const day = since === null ? '' : civilDateInChina(since);
    return last.state === 'suspended'
      ? conflict(
          'power-suspended',
          `“${power.name}”自 ${day} 起暂停办理（第 ${last.number} 版），不能受理新的办件；此前受理的继续办理。`,
          `"${power.name_en}" has been suspended since ${day} (version ${last.number}); no new case can be begun, those under way go on.`,
          details,
        )
      : conflict(
          'power-abolished',
          `“${power.name}”已于 ${day} 取消（第 ${last.number} 版），不能受理新的办件；此前受理的继续办理。`,
          `"${power.name_en}" was abolished on ${day} (version ${last.number}); no new case can be begun, those under way go on.`,
          details,
        );
  }

  return {
    store,
    lint,
    powerOr404,
    targetOf,
    versionOr404,
    move,
    isOwn,
    refuseFindings,
    refuseIncomplete,
    staleVersion,
    notInForce,

    /** What the offices act on must still be free of findings; a change without a version has none. */
    async refuseUnfit(versionId: string | null): Promise<void> {
      if (versionId === null) return;
      const { version } = await versionOr404(versionId);
      refuseFindings(await lint(version.bpmn_xml, entryOfVersion(version)));
    },

    /** An abolished power has no further versions. */
    async refuseAbolished(power: PowerRow): Promise<void> {
      if ((await store.outOfForce(power.id))?.state === 'abolished') throw await notInForce(power);
    },

    /** A new draft, copied from the latest version. One open draft at a time. */
    async createDraft(person: Person, powerId: string): Promise<VersionRow> {
      return database.write(async () => {
        const power = await powerOr404(powerId);
        permit(person, 'registry.edit', await targetOf(power));
        const latest = await store.latestVersion(powerId);
        if (!latest) throw notFound('该权力事项的版本', 'version of this power');
        if (latest.state === 'abolished') throw await notInForce(power);
        if (OPEN_STATES.includes(latest.state)) {
          throw conflict(
            'draft-exists',
            `第 ${latest.number} 版尚未完成，请继续修改该版本。`,
            `Version ${latest.number} is still open; go on with it.`,
            { versionId: latest.id },
          );
        }
        const version: VersionRow = {
          ...latest,
          id: randomUUID(),
          number: latest.number + 1,
          state: 'draft',
          lock_version: 1,
          created_by: person.id,
          created_at: now(),
          cause: null,
          cause_date: null,
          declared_by: null,
          declared_at: null,
          reviewed_by: null,
          reviewed_at: null,
          opinion: null,
          process_definition_key: null,
          process_version: null,
          published_at: null,
        };
        await store.insertVersion(version);
        await store.addEvent(version.id, 'create', now(), person.id, `由第 ${latest.number} 版复制`);
        record.append({
          kind: 'registry-create',
          actorId: person.id,
          payload: { powerCode: power.code, versionId: version.id, number: version.number },
        });
        return version;
      });
    },

    /** Saves a drawing. It may still have findings, but it must be readable and safe: hostile files never reach the registry. */
    async saveFlowchart(
      person: Person,
      versionId: string,
      xml: string,
      lockVersion: number,
    ): Promise<{ version: VersionRow; findings: Finding[] }> {
      const { version: before } = await versionOr404(versionId);
      const findings = await lint(xml, entryOfVersion(before));
      const unreadable = findings.filter((finding) => finding.rule.startsWith('bpmn-'));
      if (unreadable.length) {
        throw new Refusal(422, unreadable[0]?.rule ?? 'bpmn-malformed', unreadable[0]?.message ?? '', unreadable[0]?.messageEn ?? '', {
          details: { findings: unreadable },
        });
      }
      const version = await move(person, versionId, lockVersion, 'edit', 'registry.edit', () => ({
        changes: { bpmn_xml: xml, bpmn_hash: hashOfFlowchart(xml) },
        text: '保存流程图',
      }));
      return { version, findings };
    },

    async saveBasics(
      person: Person,
      versionId: string,
      basics: unknown,
      lockVersion: number,
    ): Promise<{ version: VersionRow; findings: Finding[] }> {
      const checked = validateRegistryEntry(basics);
      if (!checked.ok) throw badInput(checked.problems.map((problem) => ({ ...problem, path: `basics.${problem.path}` })));
      const entry = checked.entry;
      const version = await move(person, versionId, lockVersion, 'edit', 'registry.edit', ({ power }) => {
        if (entry.powerCode !== power.code || entry.processId !== power.process_id || entry.organ.id !== power.organ_id) {
          throw badInput([
            {
              path: 'basics.powerCode',
              code: 'identity-fixed',
              message: '权力编码、流程标识和行使机关不能在版本中修改。',
              messageEn: 'The power code, process id and organ cannot be changed in a version.',
            },
          ]);
        }
        return { changes: { basics: JSON.stringify(entry) }, text: '保存基本信息' };
      });
      return { version, findings: await lint(version.bpmn_xml, entry) };
    },

    /** The version takes the place of the one before it, also where that one is suspended. Answers whether it did just now. */
    async publish(versionId: string, deployment: PublishedDeployment): Promise<boolean> {
      return database.write(async () => {
        const { version, power } = await versionOr404(versionId, true);
        if (version.state !== 'confirmed') {
          // It came into force before, and another engine has it now (docs/adr/0017-rebuild.md).
          await store.keepDeployment(versionId, deployment);
          return false;
        }
        const earlier = await store.versionInForce(power.id);
        if (earlier) {
          const { state } = { state: stateAfter(earlier.state, 'supersede') };
          await store.updateVersion(earlier.id, earlier.lock_version, { state });
          await store.addEvent(earlier.id, 'supersede', now(), null, `由第 ${version.number} 版取代`);
        }
        await store.updateVersion(versionId, version.lock_version, {
          state:
            earlier?.state === 'suspended'
              ? stateAfter(stateAfter(version.state, 'publish'), 'suspend')
              : stateAfter(version.state, 'publish'),
          published_at: now(),
          process_definition_key: deployment.processDefinitionKey,
          process_version: deployment.version,
        });
        await store.addEvent(versionId, 'publish', now(), null, `已部署到流程引擎，流程版本 ${deployment.version}`);
        record.append({
          kind: 'registry-publish',
          payload: { powerCode: power.code, versionId, number: version.number, flowchart: version.bpmn_hash, ...deployment },
        });
        return true;
      });
    },

    /** The version that a new case starts on; refuses a power that may not be handled (R6a, R16.1). */
    async publishedVersion(powerId: string): Promise<{ power: PowerRow; version: VersionRow }> {
      const power = await powerOr404(powerId);
      const version = await store.publishedVersion(powerId);
      if (!version) throw await notInForce(power);
      return { power, version };
    },
  };
}

function staleVersion(version: VersionRow): Refusal {
  return conflict(
    'stale-version',
    '该版本已被他人修改。您的内容仍在页面中，请先导出或复制，再刷新后合并。',
    'Somebody changed this version meanwhile. Your work is still in the page: export or copy it, then reload and merge.',
    { lockVersion: version.lock_version },
  );
}
