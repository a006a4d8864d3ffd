/**
 * The whole platform on a test's database without an engine: every feature folded, the engine simulated, a small city, time in the
 * test's hand. Nothing happens by itself: `settle` sends the outbox's commands and hands out the jobs until neither is left.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createFeatures, type Features, type FeatureSettings } from '../../src/features.ts';
import type { Person } from '../../src/platform/auth/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import {
  CommandRejected,
  CommandWaits,
  createMarkDone,
  createOutbox,
  type Outbox,
  type OutboxRow,
} from '../../src/platform/outbox/index.ts';
import { createRecord, type RecordBook } from '../../src/platform/record/index.ts';
import { createAdjustableTime, type AdjustableTime } from '../../src/platform/time/time.ts';
import { DEPLOY_FLOWCHART } from '../../src/registry/deploy-command.ts';
import type { VersionRow } from '../../src/registry/index.ts';
import { EngineUnavailable, type Job } from '../../src/platform/zeebe/index.ts';
import { createSimulatedEngine, type SimulatedEngine } from './simulated-engine.ts';
import { loadSmallCity } from './small-city.ts';
import { storeVersion, type Power } from './small-power.ts';
import { startServer, type Answer, type ErrorBody, type TestServer } from './test-server.ts';
import { sharedParsers } from './shared-parsers.ts';
import { sharedSheets } from './shared-sheets.ts';

export interface PlatformOn extends Features {
  database: Database;
  record: RecordBook;
  outbox: Outbox;
  engine: SimulatedEngine;
  time: AdjustableTime;
  /** Sends and hands out until nothing is left to do. A fault of a handler rejects; what failed is tried again by the next call. */
  settle(): Promise<void>;
  /** To an instant such as `2026-03-02T10:00:00+08:00`; then both alarms' question is asked once. */
  moveTo(instant: string): Promise<void>;
  /** Stores a drawing with its entry as the next version of its power, whatever the lint rules say of it. */
  store(power: Power, state: 'draft' | 'confirmed'): Promise<VersionRow>;
  /** Brings a drawing with its entry into force past the offices; answers the version's id. */
  publish(power: Power): Promise<string>;
  /** Somebody of the small city. */
  person(account: string): Promise<Person>;
  /** Asks the API as somebody of the small city, as a page does, and settles what follows. */
  call<T = ErrorBody>(account: string, method: string, path: string, body?: unknown, key?: string): Promise<Answer<T>>;
  /** The same where it must succeed; answers the body. */
  ask<T>(account: string, method: string, path: string, body?: unknown): Promise<T>;
  close(): Promise<void>;
}

export interface PlatformOnOptions extends Partial<FeatureSettings> {
  /** Monday of an ordinary week unless said. */
  startedAt?: string;
  /** Of the engine; `8.0` unless said. */
  engineLine?: string;
}

const STARTED_AT = '2026-03-02T10:00:00+08:00';

/** Documents are numbered and not printed unless `printDocuments` says so: printing takes longer than all the rest. */
export async function platformOn(
  database: Database,
  { startedAt = STARTED_AT, engineLine, ...settings }: PlatformOnOptions = {},
): Promise<PlatformOn> {
  const time = createAdjustableTime(Date.parse(startedAt) - Date.now());
  const record = createRecord(database, time);
  const outbox = createOutbox(database, time);
  const done = createMarkDone({ database, outbox });
  const engine = createSimulatedEngine(engineLine);
  await loadSmallCity(database, record);
  const features = await createFeatures(
    { database, record, outbox, done, time, engine, logger: silentLogger, parsers: sharedParsers, sheets: sharedSheets },
    { mode: 'production', printDocuments: false, ...settings },
  );
  const { commands, jobs } = features.folded;
  // As a process that serves pages only: no worker, no sweep, no watch runs beside the test.
  await features.folded.start({ web: true, workers: false });
  const sentBefore = new Set<string>();
  let server: Promise<TestServer> | undefined;

  /** Answers whether the command was sent; one that must wait stays where it is. */
  async function send(row: OutboxRow): Promise<boolean> {
    const inDoubt = sentBefore.has(row.id);
    sentBefore.add(row.id);
    try {
      const handler = commands[row.kind];
      if (!handler) throw new CommandRejected(`No handler for outbox kind ${row.kind}`);
      await handler(row, { inDoubt });
      return true;
    } catch (error) {
      if (error instanceof CommandWaits) sentBefore.delete(row.id);
      else if (error instanceof CommandRejected) await database.write(() => outbox.markForAttention(row.id, error.message));
      else if (!(error instanceof EngineUnavailable)) throw error;
      return false;
    }
  }

  /** Streams side by side, each in order: what stands behind a command that waits waits too. */
  async function sendAll(): Promise<number> {
    const held = new Set<string>();
    let sent = 0;
    for (const row of await outbox.pending(1_000)) {
      if (held.has(row.stream)) continue;
      if (await send(row)) sent += 1;
      else held.add(row.stream);
    }
    return sent;
  }

  async function hand(job: Job): Promise<void> {
    const worker = jobs.find(({ type }) => type === job.type);
    if (!worker) throw new Error(`No worker for jobs of type ${job.type}`);
    try {
      const answer = await worker.handle(job);
      if (answer === 'keep') return;
      if ('complete' in answer) await engine.completeJob(job.key, answer.complete);
      else if ('error' in answer) await engine.throwBpmnError(job.key, { code: answer.error, message: answer.message });
      else await engine.failJob(job.key, { retries: answer.retries, message: answer.fail });
    } catch (error) {
      await engine.failJob(job.key, { retries: job.retries, message: String(error) }).catch(() => undefined);
      throw error;
    }
  }

  async function settleNow(): Promise<void> {
    for (;;) {
      const sent = await sendAll();
      const handedOut = engine.handOut();
      for (const job of handedOut) await hand(job);
      if (!sent && !handedOut.length) return;
    }
  }

  // One after the other: two at once would send a command twice.
  let settling: Promise<void> = Promise.resolve();
  function settle(): Promise<void> {
    settling = settling.catch(() => undefined).then(settleNow);
    return settling;
  }

  async function person(account: string): Promise<Person> {
    const found = await features.organisation.person(`person-${account}`);
    if (!found) throw new Error(`The small city has nobody by the account ${account}`);
    return found;
  }

  const platform: PlatformOn = {
    ...features,
    ...{ database, record, outbox, engine, time, settle, person },
    async moveTo(instant) {
      time.setOffset(Date.parse(instant) - Date.now());
      await features.sweep.once();
      await settle();
    },
    store: ({ entry, xml }, state) => storeVersion(features.registry, database, time.now(), { entry, xml }, state),
    async publish(power) {
      const { id, bpmn_hash: hash, power_id: powerId } = await platform.store(power, 'confirmed');
      await database.write(() =>
        outbox.put({ id: `deploy:${id}`, kind: DEPLOY_FLOWCHART, stream: `power:${powerId}`, payload: { versionId: id, hash } }),
      );
      await settle();
      return id;
    },
    async call<T>(account: string, method: string, path: string, body?: unknown, key: string = randomUUID()) {
      server ??= startServer(database, (api) => features.folded.routes(api), {
        personOf: (request) => person(request.get('X-Test-Person') ?? ''),
      });
      const answer = await (
        await server
      ).call<T>(method, `/api${path}`, {
        ...(body instanceof Buffer ? { raw: new Uint8Array(body) } : { body }),
        as: account,
        ...(method === 'GET' ? {} : { key }),
      });
      await settle();
      return answer;
    },
    async ask<T>(account: string, method: string, path: string, body?: unknown) {
      const answer = await platform.call<T>(account, method, path, body);
      assert.ok(answer.status < 300, `${account} ${method} ${path}: ${answer.status} ${answer.text}`);
      return answer.body;
    },
    async close() {
      await (await server)?.close();
      await features.folded.stop();
    },
  };
  return platform;
}
