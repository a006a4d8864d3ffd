/** Attempts at serving documents, what each was to serve, and where parties want to be served: appended, never changed (R12a). */
import { randomUUID } from 'node:crypto';
import type { ServiceWay } from '../../../domain/service/ways.ts';
import { SERVED_TEMPLATES } from '../../documents/index.ts';
import type { Database } from '../../platform/database/index.ts';

export interface ServiceRow {
  id: string;
  matter_id: string;
  step_id: string | null;
  way: ServiceWay;
  happened_on: string;
  /** Null: the attempt failed. */
  served_on: string | null;
  reason: string | null;
  body: string;
  person_id: string;
  co_officer_id: string | null;
  at: number;
}

export interface AddressRow {
  id: string;
  matter_id: string;
  consent: number;
  confirmed_on: string;
  body: string;
  person_id: string;
  at: number;
}

/** A paper that is handed to the party. */
export interface ServablePaper {
  id: string;
  template: string;
  title: string;
  number: string;
  data: string;
  created_at: number;
}

export type ServiceStore = ReturnType<typeof createServiceStore>;

export function createServiceStore(database: Database) {
  const among = SERVED_TEMPLATES.map((_, index) => `$${index + 2}`).join(',');
  return {
    papers: (matterId: string): Promise<ServablePaper[]> =>
      database.all(
        `SELECT id, template, title, number, data, created_at FROM document WHERE matter_id = $1 AND template IN (${among}) ORDER BY created_at, id`,
        [matterId, ...SERVED_TEMPLATES],
      ),
    services: (matterId: string): Promise<ServiceRow[]> =>
      database.all('SELECT * FROM service WHERE matter_id = $1 ORDER BY at, id', [matterId]),
    /** Ids of the papers of each service. */
    async served(matterId: string): Promise<Map<string, string[]>> {
      const rows = await database.all<{ service_id: string; document_id: string }>(
        'SELECT d.service_id, d.document_id FROM service_document d JOIN service s ON s.id = d.service_id WHERE s.matter_id = $1',
        [matterId],
      );
      const found = new Map<string, string[]>();
      for (const { service_id, document_id } of rows) found.set(service_id, [...(found.get(service_id) ?? []), document_id]);
      return found;
    },
    addresses: (matterId: string): Promise<AddressRow[]> =>
      database.all('SELECT * FROM service_address WHERE matter_id = $1 ORDER BY at, id', [matterId]),
    /** Decided before services were kept: when, and the day that was typed. */
    decidedBefore: (matterId: string): Promise<{ id: string; fields: string; at: number }[]> =>
      database.all(
        `SELECT s.id, o.fields, o.at FROM step s JOIN opinion o ON o.step_id = s.id WHERE s.matter_id = $1 AND s.taken_back IS NULL
         AND NOT EXISTS (SELECT 1 FROM service v WHERE v.step_id = s.id) ORDER BY o.at, o.id`,
        [matterId],
      ),
    async insert(row: ServiceRow, documentIds: readonly string[]): Promise<void> {
      await database.insert('service', { ...row });
      for (const document_id of documentIds)
        await database.insert('service_document', { id: randomUUID(), service_id: row.id, document_id });
    },
    insertAddress: (row: AddressRow): Promise<void> => database.insert('service_address', { ...row }),
  };
}
