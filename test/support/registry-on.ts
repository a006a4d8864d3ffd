/**
 * The registry on a test's database without an engine: versions drawn, declared, reviewed, entered and published by people of the small
 * city, in milliseconds. Its drawings pass every check, so that the offices let them through.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import type { Database } from '../../src/platform/database/index.ts';
import type { RegistryService } from '../../src/registry/index.ts';
import { platformOn, type PlatformOn, type PlatformOnOptions } from './platform-on.ts';
import { ORGAN } from './small-city.ts';
import { buildEntry, type Power } from './small-power.ts';

type ChangeRow = Awaited<ReturnType<RegistryService['changes']['changeOr404']>>;

export interface RegistryOn extends PlatformOn {
  changes: RegistryService['changes'];
  /** The day by the platform's clock. */
  today(): string;
  /** A power with one drawn version. */
  draft(power?: Power): Promise<{ powerId: string; versionId: string }>;
  /** Declares the version as the organ's registrar; answers its change. */
  declare(versionId: string, causeDate?: string): Promise<string>;
  /** A power that went through the offices and is in force. */
  published(power?: Power): Promise<{ powerId: string; versionId: string; changeId: string }>;
  change(id: string): Promise<ChangeRow>;
  /** Kinds of the change's events, oldest first. */
  history(changeId: string): Promise<string[]>;
}

const POWERS = new URL('../../processes/powers/', import.meta.url);
const textOf = (file: string): string => readFileSync(new URL(file, POWERS), 'utf8');

/** A licence as the city ships one, under a code and a process id of its own, of the small city's organ. */
export function lawfulPower(changes: Partial<RegistryEntry> = {}): Power {
  const shipped = JSON.parse(textOf('road-excavation.json')) as RegistryEntry;
  const { powerCode, processId } = buildEntry();
  const entry: RegistryEntry = { ...shipped, powerCode, processId, organ: { id: ORGAN, name: '小城市建设局' }, ...changes };
  return { entry, xml: textOf('road-excavation.bpmn').replaceAll(shipped.processId, entry.processId) };
}

/** Close it after the tests. */
export async function registryOn(database: Database, options: PlatformOnOptions = {}): Promise<RegistryOn> {
  const platform = await platformOn(database, options);
  const { registry, settle, time, person } = platform;
  // People act when the engine has come to the step.
  const changes = new Proxy(registry.changes, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]) => {
        await settle();
        return (value as (...given: unknown[]) => unknown)(...given);
      };
    },
  });

  const found: RegistryOn = {
    ...platform,
    changes,
    today: () => civilDateInChina(time.now()),
    async draft(power = lawfulPower()) {
      const { id, power_id: powerId } = await platform.store(power, 'draft');
      return { powerId, versionId: id };
    },
    async declare(versionId, causeDate = found.today()) {
      const { version } = await registry.versionOr404(versionId);
      await settle();
      await registry.declare(await person('registrar'), versionId, version.lock_version, '法律修订', causeDate);
      await settle();
      const change = await changes.store.activeOfVersion(versionId);
      assert.ok(change, 'a declared version has its change');
      return change.id;
    },
    async published(power) {
      const drawn = await found.draft(power);
      const changeId = await found.declare(drawn.versionId);
      await changes.confirm(await person('legal'), changeId, '同意');
      await settle();
      await changes.adjust(await person('registrar'), changeId);
      await settle();
      return { ...drawn, changeId };
    },
    change: (id) => registry.changes.changeOr404(id),
    history: async (changeId) => (await changes.store.eventsOf(changeId)).map(({ kind }) => kind),
  };
  return found;
}
