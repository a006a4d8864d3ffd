/** Matters of two made-up kinds over HTTP, on a database of the test's: no engine and no demonstration city. */
import { createCalendars, createClocks, createDuesOf, type Clocks } from '../../src/clocks/index.ts';
import { createDocumentsFeature } from '../../src/documents/feature.ts';
import { createMattersFeature } from '../../src/matters/feature.ts';
import { createMatterStore, type MatterRow, type StepRow } from '../../src/matters/index.ts';
import type { Person } from '../../src/platform/auth/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import type { LinkTarget, MatterPage } from '../../src/platform/feature.ts';
import { createOutbox } from '../../src/platform/outbox/index.ts';
import { createRecord } from '../../src/platform/record/index.ts';
import { createAdjustableTime, type AdjustableTime } from '../../src/platform/time/time.ts';
import { createScan } from '../../src/platform/scan/index.ts';
import { sharedParsers } from './shared-parsers.ts';
import { sharedSheets } from './shared-sheets.ts';
import { startServer, type TestServer } from './test-server.ts';

/** A Monday morning. */
export const NOW = Date.parse('2026-11-23T10:00:00+08:00');

/** All that a new kind has to bring. */
const ORDER: MatterPage = { name: 'order', page: '/matters/:id', text: '督办', textEn: 'Order' };

/** A kind that brings more. */
const FILING: MatterPage = {
  name: 'filing',
  page: '/filings/:id',
  text: '备案',
  textEn: 'Filing',
  states: { open: { name: '待审', nameEn: 'To be reviewed' } },
  read: 'case.read',
  opening: (number) => ({ text: `收到备案 ${number}`, textEn: `Filing ${number} received` }),
  describe: (ids) => Promise.resolve(new Map(ids.map((id) => [id, { partyName: `报备人 ${id}`, facts: [] }]))),
};

export interface MattersAlone {
  server: TestServer;
  clocks: Clocks;
  time: AdjustableTime;
  putMatter(row: Partial<MatterRow> & { id: string }): Promise<void>;
  putStep(row: Partial<StepRow> & { id: string; matter_id: string }): Promise<void>;
  close(): Promise<void>;
}

export async function mattersOn(
  database: Database,
  people: Person[],
  { fileMegabytes, scan }: { fileMegabytes?: number; scan?: string } = {},
): Promise<MattersAlone> {
  const time = createAdjustableTime(NOW - Date.now());
  const record = createRecord(database, time);
  const outbox = createOutbox(database, time);
  const calendars = await createCalendars({ database, record, time });
  const clocks = createClocks({ database, outbox, record, time, calendar: calendars.current });
  const nameOf = (id: string | null): string => people.find((person) => person.id === id)?.name ?? '';
  const names = () =>
    Promise.resolve({
      person: nameOf,
      certificate: () => undefined,
      organ: (id: string) => `机关 ${id}`,
      organRow: () => undefined,
      position: (_organId: string, code: string) => `岗位 ${code}`,
      district: (id: string) => id,
    });
  const power: LinkTarget = {
    kind: 'power',
    find: (_person, ids) =>
      Promise.resolve(
        new Map(ids.flatMap((id) => (id === 'power-1' ? [[id, { text: '事项', textEn: 'Power', page: '/registry/power-1' }]] : []))),
      ),
  };
  const { feature, reach, storeTimes } = createMattersFeature({
    database,
    record,
    time,
    sheets: sharedSheets,
    parsers: sharedParsers,
    scan: createScan(scan),
    organisation: {
      holdersOf: () => Promise.resolve(people.map(({ id, name }) => ({ id, name }))),
      person: (id) => Promise.resolve(people.find((one) => one.id === id)),
    },
    questions: { names },
    dueTimes: { duesOf: createDuesOf(database) },
    kinds: () => [ORDER, FILING],
    linkTargets: () => [...(feature.linkTargets ?? []), ...(documents.feature.linkTargets ?? []), power],
    calendar: calendars.current,
    clocksOf: clocks.ofMatter,
    procedureOf: () => Promise.resolve(null),
    judgingOf: () => Promise.resolve(null),
    documentsOf: (matterId) => documents.documentsOf(matterId),
    signalsOf: () => Promise.resolve([]),
    fileMegabytes,
  });
  clocks.onMove(storeTimes);
  const documents = createDocumentsFeature({
    database,
    record,
    time,
    questions: { names },
    reach,
    printDocuments: false,
    standings: () => [],
  });
  const server = await startServer(
    database,
    (api) => {
      feature.routes?.(api);
      documents.feature.routes?.(api);
    },
    { people, fileMegabytes },
  );

  return {
    server,
    clocks,
    time,
    putMatter: (row) =>
      database.write(() =>
        createMatterStore(database).insert({
          kind: 'order',
          number: `编号-${row.id}`,
          title: `事由 ${row.id}`,
          organ_id: 'organ-a',
          state: 'open',
          opened_at: NOW,
          ...row,
        } as MatterRow),
      ),
    putStep: (row) =>
      database.write(() =>
        database.insert('step', {
          job_key: `job-${row.id}`,
          process_instance_key: '1',
          element_id: 'answer',
          name: '答复',
          organ_id: 'organ-a',
          position_code: 'window',
          outcomes: JSON.stringify([
            { code: 'answer', label: '答复' },
            { code: 'refuse', label: '不予答复', negative: true },
          ]),
          officers: 1,
          state: 'open',
          opened_at: NOW,
          ...row,
        }),
      ),
    close: () => server.close(),
  };
}
