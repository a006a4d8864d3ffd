/**
 * Seals what is due to permanent storage (R12b), beside the work of the day: looked for in the sweep, done one after the other outside it.
 *
 * Before anything is said to be sealed the package was written, synced and read back; then one transaction stores its row and its entry in
 * the record, unless the case changed meanwhile. A crash between leaves a file that nobody names, and the case is sealed again.
 */
import { randomUUID } from 'node:crypto';
import { hindrances } from '../../domain/archive/four-properties.ts';
import { sealableAt } from '../../domain/archive/retention.ts';
import type { Bilingual } from '../../domain/api/basics.ts';
import { DAY_MS, HOUR_MS } from '../../domain/time/duration.ts';
import { createMatterStore, type MatterRow } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Logger } from '../platform/logger.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { ArchiveFolder } from './folder.ts';
import type { WritePackage } from './package.ts';
import type { ReadVolume, Volume } from './read-volume.ts';
import type { SelfCheck } from './self-check.ts';
import type { Standing } from './standing.ts';

/** The kind of the record's entry. */
export const CASE_FILE_SEALED = 'case-file-sealed';

/** Looked at before the next turn of the sweep; so many that a backlog ends, so few that a stop does not wait. */
const AT_ONCE = 20;
const AGAIN_AFTER_MS = DAY_MS;

export interface SealDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  logger: Logger;
  standing: Standing;
  readVolume: ReadVolume;
  selfCheck: SelfCheck;
  writePackage: WritePackage;
  folder: ArchiveFolder;
  years: number;
}

export type Seal = ReturnType<typeof createSeal>;

export function createSeal(deps: SealDependencies) {
  const { database, record, time, logger, standing, readVolume, selfCheck, writePackage, folder, years } = deps;
  const store = createMatterStore(database);
  let running: Promise<number> | undefined;
  let stopping = false;

  async function holdOn({ id }: MatterRow): Promise<Bilingual | null> {
    const hold = (await standing.holdsOf(id)).find(({ ended }) => !ended);
    return hold ? { text: `暂缓封存：${hold.reason}`, textEn: `Held back: ${hold.reason}` } : null;
  }

  async function disputeOver(matter: MatterRow): Promise<Bilingual | null> {
    const open = await standing.openAbout(matter.id);
    return open
      ? {
          text: `有 ${open} 件与本案有关的复议、诉讼、投诉、督办或者信号尚未办结，继续在线保存。`,
          textEn: `${open} matter(s) about the case are still open (review, suit, complaint, order or signal): it stays online.`,
        }
      : null;
  }

  async function sealOne(id: string): Promise<boolean> {
    const matter = await store.matter(id);
    if (!matter?.closed_at) return false;
    const now = time.now();
    const from = sealableAt(Number(matter.closed_at), years).getTime();
    const hold = await holdOn(matter);
    if (now.getTime() < from) {
      await database.write(() => standing.set(id, { state: hold ? 'held' : 'kept', nextAt: from, problem: hold ?? undefined }));
      return false;
    }
    const held = hold ?? (await disputeOver(matter));
    if (held) {
      await database.write(() => standing.set(id, { state: 'held', nextAt: now.getTime() + AGAIN_AFTER_MS, problem: held }));
      return false;
    }
    const volume = await readVolume.read(matter);
    const earlier = (await standing.packagesOf(id)).at(-1);
    if (earlier?.version === volume.version) {
      await database.write(() => standing.set(id, { state: 'sealed', nextAt: null }));
      return false;
    }
    const findings = await selfCheck(volume, earlier ? await folder.check(earlier.sha256) : null);
    const against = hindrances(findings);
    if (against.length) {
      const problem = {
        text: `四性检测未通过：${against.map(({ text, detail }) => `${text}（${detail.slice(0, 3).join('、')}）`).join('；')}`,
        textEn: `The self-check failed: ${against.map(({ textEn, detail }) => `${textEn} (${detail.slice(0, 3).join(', ')})`).join('; ')}`,
      };
      await database.write(() => standing.set(id, { state: 'failed', nextAt: now.getTime() + AGAIN_AFTER_MS, problem }));
      return false;
    }
    const supersedes = earlier ? { version: earlier.version, sha256: earlier.sha256 } : null;
    const kept = await folder.put(writePackage({ volume, findings, supersedes, at: now }));
    return database.write(async () => {
      const locked = await store.lock(id);
      // A late paper came while this was written: the next turn takes it in.
      if (!locked || (await changedSince(volume))) return false;
      const row = { id: randomUUID(), matter_id: id, version: volume.version, ...kept, reason: reasonOf(volume), at: now.getTime() };
      await database.insert('archive_package', row);
      await standing.set(id, { state: 'sealed', nextAt: null });
      record.append({
        kind: CASE_FILE_SEALED,
        matterId: id,
        payload: { packageId: row.id, version: row.version, ...kept, rows: volume.rows.length, supersedes: supersedes?.sha256 ?? null },
      });
      return true;
    });
  }

  async function changedSince({ matter, rows }: Volume): Promise<boolean> {
    const now = await database.get<{ n: number }>('SELECT COUNT(*) AS n FROM record WHERE case_id = $1', [matter.id]);
    return Number(now?.n) !== rows.length;
  }

  async function sealDue(): Promise<number> {
    let sealed = 0;
    for (const { id } of await standing.due(time.now(), AT_ONCE)) {
      if (stopping) break;
      try {
        if (await sealOne(id)) sealed += 1;
      } catch (error) {
        logger.warn({ caseId: id, problem: String(error) }, 'a case file could not be sealed; trying again');
        const problem = {
          text: '封存未成，平台会自动再试；原因见系统日志。',
          textEn: 'It could not be sealed; the platform tries again. See the log.',
        };
        await database.write(() => standing.set(id, { state: 'failed', nextAt: time.now().getTime() + HOUR_MS, problem }));
      }
    }
    return sealed;
  }

  return {
    /** Answers how many were sealed; a second call waits for the first one's end and shares its answer. */
    run: (): Promise<number> =>
      (running ??= sealDue().finally(() => {
        running = undefined;
      })),
    async stop(): Promise<void> {
      stopping = true;
      await running?.catch(() => 0);
    },
  };
}

const reasonOf = ({ papers }: Volume): string | null => papers.flatMap(({ lateReason }) => lateReason ?? []).join('；') || null;
