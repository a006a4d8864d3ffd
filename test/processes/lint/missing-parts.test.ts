import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { missingParts } from '../../../processes/lint/missing-parts.ts';

const POWERS = new URL('../../../processes/powers/', import.meta.url);
const entryOf = (file: string): RegistryEntry => JSON.parse(readFileSync(new URL(file, POWERS), 'utf8')) as RegistryEntry;
const pathsOf = (entry: RegistryEntry): string[] => missingParts(entry).map(({ path }) => path);

describe('the completeness of an entry (R6b)', () => {
  for (const file of readdirSync(POWERS).filter((name) => name.endsWith('.json'))) {
    it(`has nothing to say of ${file}`, () => assert.deepEqual(missingParts(entryOf(file)), []));
  }

  it('names each part that is missing, in both languages', () => {
    const entry = entryOf('road-excavation.json');
    const bare: RegistryEntry = { ...entry, conditions: [], materials: [], externalFlowchart: ' ', caseForm: [], fees: { charged: true } };
    assert.deepEqual(pathsOf(bare), ['conditions', 'materials', 'externalFlowchart', 'caseForm', 'fees.text']);
    for (const { message, messageEn } of missingParts(bare)) {
      assert.match(message, /[\u4e00-\u9fa5]/);
      assert.match(messageEn, /^[A-Z]/);
    }
  });

  it('asks for materials only where somebody applies, and for benchmarks only of penalties', () => {
    const penalty = entryOf('littering-penalty.json');
    assert.deepEqual(pathsOf({ ...penalty, benchmarks: undefined }), ['benchmarks']);
    assert.deepEqual(pathsOf({ ...penalty, intake: undefined }), ['materials']);
  });
});
