/** Powers of the demonstration as the small city has them: their own drawings and entries, done by the few positions that there are. */
import { readFileSync } from 'node:fs';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { ORGAN } from './small-city.ts';
import type { Power } from './small-power.ts';

const FOLDER = new URL('../../processes/powers/', import.meta.url);
/** Positions that the small city lacks, and who does their work. */
const DONE_BY: Readonly<Record<string, string>> = {
  acceptance: 'first-review',
  'section-head': 'first-review',
  certificate: 'window',
  archive: 'window',
};

/** `more`: positions beside those, and who does their work. */
export function realPower(name: string, more: Readonly<Record<string, string>> = {}): Power {
  const doneBy: Readonly<Record<string, string>> = { ...DONE_BY, ...more };
  const entry = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as RegistryEntry;
  let xml = readFileSync(new URL(`${name}.bpmn`, FOLDER), 'utf8');
  const positions = new Map(entry.positions.map((position) => [doneBy[position.code] ?? position.code, position]));
  for (const [code, by] of Object.entries(doneBy)) xml = xml.replaceAll(`key="position" value="${code}"`, `key="position" value="${by}"`);
  return {
    entry: {
      ...entry,
      organ: { id: ORGAN, name: '小城市建设局' },
      positions: [...positions].map(([code, position]) => ({ ...position, code })),
      ...(entry.intake ? { intake: { ...entry.intake, position: doneBy[entry.intake.position] ?? entry.intake.position } } : {}),
    },
    xml,
  };
}
