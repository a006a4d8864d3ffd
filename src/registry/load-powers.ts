/**
 * Loads the powers of the demonstration city from `processes/powers/`, once, through the registry's own life cycle:
 * drawn by the organ's registrar, confirmed by a legal officer, entered by the registrar, deployed by the outbox. An organ without a
 * registrar has nobody to enter its powers; they wait for one.
 */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import type { Database } from '../platform/database/index.ts';
import type { Person } from '../platform/auth/index.ts';
import { type Time } from '../platform/time/time.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { onceStanding } from '../procedures/index.ts';
import { hashOfFlowchart, type RegistryService } from './service.ts';
import type { VersionRow } from './store.ts';

const FOLDER = fileURLToPath(new URL('../../processes/powers/', import.meta.url));

export interface LoadPowersDependencies {
  database: Database;
  registry: RegistryService;
  time: Time;
  registrarOf: (organId: string) => Promise<Person | undefined>;
  reviewer: Person;
  /** Files to load, without their ending; all when absent. */ only?: readonly string[];
}

/** Answers the ids of the powers that were not there before. */
export async function loadPowers({ database, registry, time, registrarOf, reviewer, only }: LoadPowersDependencies): Promise<string[]> {
  const loaded: string[] = [];
  for (const file of readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json') && (!only || only.includes(name.slice(0, -'.json'.length))))
    .sort()) {
    const entry = JSON.parse(readFileSync(FOLDER + file, 'utf8')) as RegistryEntry;
    if (await registry.store.powerByCode(entry.powerCode)) continue;
    const registrar = await registrarOf(entry.organ.id);
    if (!registrar) continue;
    const xml = readFileSync(FOLDER + file.replace(/\.json$/, '.bpmn'), 'utf8');
    const version = firstVersion(entry, xml, registrar.id, time.now().getTime());
    await database.write(async () => {
      await registry.store.insertPower({
        id: version.power_id,
        code: entry.powerCode,
        name: entry.powerName,
        name_en: entry.powerNameEn,
        category: entry.category,
        organ_id: entry.organ.id,
        process_id: entry.processId,
        created_at: time.now().getTime(),
      });
      await registry.store.insertVersion(version);
      await registry.store.addEvent(version.id, 'create', time.now().getTime(), registrar.id, '首次录入');
    });
    const declared = await registry.declare(
      registrar,
      version.id,
      version.lock_version,
      '演示城市首次编制行政权力事项',
      civilDateInChina(time.now()),
    );
    const opinion = '经审核，法律依据、申报材料和流程图完整、准确，予以确认。';
    const confirmed = await onceStanding(() => registry.confirm(reviewer, version.id, declared.lock_version, opinion));
    await onceStanding(() => registry.adjust(registrar, version.id, confirmed.lock_version));
    loaded.push(version.power_id);
  }
  return loaded;
}

function firstVersion(entry: RegistryEntry, xml: string, personId: string, at: number): VersionRow {
  return {
    id: randomUUID(),
    power_id: entry.processId,
    number: 1,
    state: 'draft',
    basics: JSON.stringify(entry),
    bpmn_xml: xml,
    bpmn_hash: hashOfFlowchart(xml),
    lock_version: 1,
    created_by: personId,
    created_at: at,
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
}
