/**
 * Skeletons: drawings from which a flowchart for a new power is started.
 *
 * Each is a `.bpmn` that passes every check together with the positions, forms and limits of the `.json` beside it. The files lie in
 * `processes/skeletons/`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';

/** What a new entry takes over from its skeleton. */
export type SkeletonDefaults = Pick<
  RegistryEntry,
  'licenceAct' | 'execution' | 'positions' | 'forms' | 'limits' | 'intake' | 'specialProcedures' | 'checks'
>;

export interface Skeleton extends SkeletonDefaults, Pick<RegistryEntry, 'category'> {
  id: string;
  procedure: 'ordinary' | 'simple';
  name: string;
  nameEn: string;
  description: string;
  descriptionEn: string;
}

const FOLDER = fileURLToPath(new URL('../../processes/skeletons/', import.meta.url));
const read = (file: string): string => readFileSync(FOLDER + file, 'utf8');

let known: readonly Skeleton[] | undefined;

/** All skeletons, in the order of their ids. */
export function listSkeletons(): readonly Skeleton[] {
  known ??= readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(read(file)) as Skeleton);
  return known;
}

export const skeletonById = (id: string): Skeleton | undefined => listSkeletons().find((skeleton) => skeleton.id === id);

/** The drawing under the new power's process id and name; undefined when there is no such skeleton. */
export function drawingOf(id: string, power: { processId: string; name: string }): string | undefined {
  const skeleton = skeletonById(id);
  if (!skeleton) return undefined;
  return read(`${id}.bpmn`)
    .replaceAll(`"power-skeleton-${id}"`, `"${power.processId}"`)
    .replace(`name="${skeleton.name}"`, () => `name="${escapeAttribute(power.name)}"`);
}

const escapeAttribute = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
