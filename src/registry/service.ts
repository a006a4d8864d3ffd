/**
 * The registry of administrative powers (R5–R8, R10): drafts, declaration, review, confirmation, publication.
 *
 * Nothing is handled before it is published (R6a), nobody confirms what they declared themselves, and only the bytes
 * that were confirmed reach the engine: their hash is kept and checked again at deployment.
 */
import { createHash, randomUUID } from 'node:crypto';
import { lintFlowchart, type Finding } from '../../processes/lint/index.ts';
import type { RegistryEntry } from '../../processes/lint/registry-entry.ts';
import { validateRegistryEntry } from '../../processes/lint/registry-entry-schema.ts';
import { badInput, conflict, notFound, Refusal } from '../platform/errors.ts';
import type { Database } from '../platform/database/index.ts';
import type { Outbox } from '../platform/outbox/index.ts';
import type { Action, Permit, Person, Target } from '../platform/auth/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import { stateAfter, type Move } from './life-cycle.ts';
import { basicsOf, createRegistryStore, type PowerRow, type VersionRow } from './store.ts';

/** Kind of the outbox command that deploys a confirmed flowchart. */
export const DEPLOY_FLOWCHART = 'deploy-flowchart';

export interface RegistryDependencies {
  database: Database;
  outbox: Outbox;
  record: RecordBook;
  time: Time;
  permit: Permit;
  districtOf: (organId: string) => Promise<string | null>;
  /** Line of the engine that flowcharts are checked for, e.g. `8.0`. */
  engineLine: () => string;
}

const CHECKS_KEPT = 200;

export const hashOfFlowchart = (xml: string): string => createHash('sha256').update(xml, 'utf8').digest('hex');

export type RegistryService = ReturnType<typeof createRegistryService>;

export function createRegistryService({ database, outbox, record, time, permit, engineLine, districtOf }: RegistryDependencies) {
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

  // The same bytes under the same entry and engine always have the same findings; a published version is read far more often than checked.
  const checked = new Map<string, Promise<Finding[]>>();
  function lint(xml: string, entry: RegistryEntry): Promise<Finding[]> {
    const key = hashOfFlowchart(`${engineLine()}\n${JSON.stringify(entry)}\n${xml}`);
    let findings = checked.get(key);
    if (!findings) {
      findings = lintFlowchart({ xml, entry, engineLine: engineLine() }).then((result) => result.findings);
      checked.set(key, findings);
      findings.catch(() => checked.delete(key));
      if (checked.size > CHECKS_KEPT) checked.delete([...checked.keys()][0] ?? '');
    }
    return findings;
  }

  /** Changes a version after checking the move, the permission and that nobody else changed it meanwhile. */
  async function change(
    person: Person, versionId: string, lockVersion: number, move: Move, action: Action,
    work: (found: { version: VersionRow; power: PowerRow }) => Promise<{ changes: Partial<VersionRow>; text: string }> | { changes: Partial<VersionRow>; text: string },
  ): Promise<VersionRow> {
    return database.write(async () => {
      const found = await versionOr404(versionId, true);
      permit(person, action, await targetOf(found.power));
      if (found.version.lock_version !== lockVersion) throw staleVersion(found.version);
      const state = stateAfter(found.version.state, move);
      const { changes, text } = await work(found);
      if (!await store.updateVersion(versionId, lockVersion, { ...changes, state })) throw staleVersion(found.version);
      await store.addEvent(versionId, move, now(), person.id, text);
      record.append({
        kind: `registry-${move}`, actorId: person.id,
        payload: { powerCode: found.power.code, versionId, number: found.version.number, state, flowchart: changes.bpmn_hash ?? found.version.bpmn_hash, text },
      });
      return { ...found.version, ...changes, state, lock_version: lockVersion + 1 };
    });
  }

  /** No self-approval: whoever created, drew or declared a version, even in part, does not review it. */
  async function refuseOwn(person: Person, version: VersionRow): Promise<void> {
    if (version.declared_by !== person.id && version.created_by !== person.id && !await store.hasEdited(version.id, person.id)) return;
    throw new Refusal(403, 'own-declaration', '不能审核自己申报或编制的事项，请由其他审核人员办理。',
      'Nobody reviews what they drew or declared themselves; another legal officer must do it.');
  }

  function refuseFindings(findings: Finding[]): void {
    const errors = findings.filter((finding) => finding.severity === 'error');
    if (!errors.length) return;
    throw new Refusal(422, 'flowchart-fails-check', `流程图检查未通过，有 ${errors.length} 处错误，请按提示修改后再提交。`,
      `The flowchart fails its check with ${errors.length} error(s). Repair them and submit again.`, { details: { findings: errors } });
  }

  return {
    store,
    lint,
    powerOr404,
    targetOf,
    versionOr404,

    /** A new draft, copied from the latest version. One open draft at a time. */
    async createDraft(person: Person, powerId: string): Promise<VersionRow> {
      return database.write(async () => {
        const power = await powerOr404(powerId);
        permit(person, 'registry.edit', await targetOf(power));
        const latest = await store.latestVersion(powerId);
        if (!latest) throw notFound('该权力事项的版本', 'version of this power');
        if (['draft', 'declared', 'returned', 'confirmed'].includes(latest.state)) {
          throw conflict('draft-exists', `第 ${latest.number} 版尚未完成，请继续修改该版本。`, `Version ${latest.number} is still open; go on with it.`, { versionId: latest.id });
        }
        const version: VersionRow = {
          ...latest, id: randomUUID(), number: latest.number + 1, state: 'draft', lock_version: 1, created_by: person.id, created_at: now(),
          cause: null, cause_date: null, declared_by: null, declared_at: null, reviewed_by: null, reviewed_at: null, opinion: null,
          process_definition_key: null, process_version: null, published_at: null,
        };
        await store.insertVersion(version);
        await store.addEvent(version.id, 'create', now(), person.id, `由第 ${latest.number} 版复制`);
        record.append({ kind: 'registry-create', actorId: person.id, payload: { powerCode: power.code, versionId: version.id, number: version.number } });
        return version;
      });
    },

    /** Saves a drawing. It may still have findings, but it must be readable and safe: hostile files never reach the registry. */
    async saveFlowchart(person: Person, versionId: string, xml: string, lockVersion: number): Promise<{ version: VersionRow; findings: Finding[] }> {
      const { version: before } = await versionOr404(versionId);
      const findings = await lint(xml, basicsOf(before));
      const unreadable = findings.filter((finding) => finding.rule.startsWith('bpmn-'));
      if (unreadable.length) {
        throw new Refusal(422, unreadable[0]?.rule ?? 'bpmn-malformed', unreadable[0]?.message ?? '', unreadable[0]?.messageEn ?? '', { details: { findings: unreadable } });
      }
      const version = await change(person, versionId, lockVersion, 'edit', 'registry.edit', () => ({
        changes: { bpmn_xml: xml, bpmn_hash: hashOfFlowchart(xml) }, text: '保存流程图',
      }));
      return { version, findings };
    },

    async saveBasics(person: Person, versionId: string, basics: unknown, lockVersion: number): Promise<{ version: VersionRow; findings: Finding[] }> {
      const checked = validateRegistryEntry(basics);
      if (!checked.ok) throw badInput(checked.problems.map((problem) => ({ ...problem, path: `basics.${problem.path}` })));
      const entry = checked.entry;
      const version = await change(person, versionId, lockVersion, 'edit', 'registry.edit', ({ power }) => {
        if (entry.powerCode !== power.code || entry.processId !== power.process_id || entry.organ.id !== power.organ_id) {
          throw badInput([{ path: 'basics.powerCode', code: 'identity-fixed', message: '权力编码、流程标识和行使机关不能在版本中修改。',
            messageEn: 'The power code, process id and organ cannot be changed in a version.' }]);
        }
        return { changes: { basics: JSON.stringify(entry) }, text: '保存基本信息' };
      });
      return { version, findings: await lint(version.bpmn_xml, entry) };
    },

    /** The organ declares the change to the legal office (R7a). */
    async declare(person: Person, versionId: string, lockVersion: number, cause: string, causeDate: string): Promise<VersionRow> {
      const { version } = await versionOr404(versionId);
      refuseFindings(await lint(version.bpmn_xml, basicsOf(version)));
      return change(person, versionId, lockVersion, 'declare', 'registry.declare', (found) => {
        if (found.version.lock_version !== version.lock_version) throw staleVersion(found.version);
        return {
          changes: { cause, cause_date: causeDate, declared_by: person.id, declared_at: now(), reviewed_by: null, reviewed_at: null, opinion: null },
          text: cause,
        };
      });
    },

    withdraw: (person: Person, versionId: string, lockVersion: number) =>
      change(person, versionId, lockVersion, 'withdraw', 'registry.declare', () => ({ changes: { declared_by: null, declared_at: null }, text: '撤回申报' })),

    returnVersion: (person: Person, versionId: string, lockVersion: number, opinion: string) =>
      change(person, versionId, lockVersion, 'return', 'registry.review', async ({ version }) => {
        await refuseOwn(person, version);
        return { changes: { reviewed_by: person.id, reviewed_at: now(), opinion }, text: opinion };
      }),

    /** The legal office confirms (R6a); the confirmed bytes go to the engine. */
    async confirm(person: Person, versionId: string, lockVersion: number, opinion: string): Promise<VersionRow> {
      const { version: before } = await versionOr404(versionId);
      refuseFindings(await lint(before.bpmn_xml, basicsOf(before)));
      return change(person, versionId, lockVersion, 'confirm', 'registry.review', async ({ version, power }) => {
        await refuseOwn(person, version);
        // What was checked a moment ago must be what is confirmed.
        if (version.lock_version !== before.lock_version) throw staleVersion(version);
        await outbox.put({
          id: `deploy:${version.id}`, kind: DEPLOY_FLOWCHART, stream: `power:${power.id}`,
          payload: { versionId: version.id, hash: version.bpmn_hash },
        });
        return { changes: { reviewed_by: person.id, reviewed_at: now(), opinion }, text: opinion };
      });
    },

    /** Called when the engine has deployed exactly the confirmed bytes: the version is published, the one before it superseded. */
    async publish(versionId: string, deployment: { processDefinitionKey: string; version: number }): Promise<void> {
      await database.write(async () => {
        const { version, power } = await versionOr404(versionId, true);
        if (version.state !== 'confirmed') return;
        const earlier = await store.publishedVersion(power.id);
        if (earlier) {
          const { state } = { state: stateAfter(earlier.state, 'supersede') };
          await store.updateVersion(earlier.id, earlier.lock_version, { state });
          await store.addEvent(earlier.id, 'supersede', now(), null, `由第 ${version.number} 版取代`);
        }
        await store.updateVersion(versionId, version.lock_version, {
          state: stateAfter(version.state, 'publish'), published_at: now(),
          process_definition_key: deployment.processDefinitionKey, process_version: deployment.version,
        });
        await store.addEvent(versionId, 'publish', now(), null, `已部署到流程引擎，流程版本 ${deployment.version}`);
        record.append({
          kind: 'registry-publish',
          payload: { powerCode: power.code, versionId, number: version.number, flowchart: version.bpmn_hash, ...deployment },
        });
      });
    },

    /** The version that a new case starts on; refuses a power that may not be handled (R6a, R16.1). */
    async publishedVersion(powerId: string): Promise<{ power: PowerRow; version: VersionRow }> {
      const power = await powerOr404(powerId);
      const version = await store.publishedVersion(powerId);
      if (!version) {
        throw conflict('power-not-published', `“${power.name}”尚未发布或已暂停、取消，不能办理。`,
          `"${power.name_en}" is not published, or is suspended or abolished; it cannot be handled.`);
      }
      return { power, version };
    },
  };
}

function staleVersion(version: VersionRow): Refusal {
  return conflict('stale-version', '该版本已被他人修改。您的内容仍在页面中，请先导出或复制，再刷新后合并。',
    'Somebody changed this version meanwhile. Your work is still in the page: export or copy it, then reload and merge.', { lockVersion: version.lock_version });
}
