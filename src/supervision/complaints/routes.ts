/** Complaints over HTTP (R18): for supervisors alone. What an organ receives is a matter like any other. */
import { z } from 'zod';
import { itsId, nothing } from '../../../domain/api/basics.ts';
import {
  complaintForm,
  complaintIdentity,
  complaintRegistered,
  complaintsImported,
  complaintsOfMatter,
  complaintStatistics,
  complaintTimes,
  complaintTimesView,
  complaintView,
} from '../../../domain/api/complaints.ts';
import { formAnswers } from '../../../domain/api/form-answers.ts';
import { versionSet } from '../../../domain/api/investigations.ts';
import { LONGEST } from '../../../domain/forms/lengths.ts';
import { STANDARD_COMPLAINT_TIMES, type ComplaintTimes } from '../../../domain/supervision/complaint-times.ts';
import { statedReason } from '../../../domain/text/reason-schema.ts';
import { isoInChina } from '../../../domain/time/civil-time.ts';
import { createMatterStore, type MatterRow } from '../../matters/index.ts';
import type { Directory } from '../../organisation/index.ts';
import { scopeOf, type Person } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { badInput, forbidden, notFound } from '../../platform/errors.ts';
import type { Api } from '../../platform/http/index.ts';
import type { PlatformProcedures } from '../../procedures/index.ts';
import type { Addressees } from '../orders/addressees.ts';
import type { OfficeSetting } from '../settings/office-settings.ts';
import type { ImportComplaints } from './import-complaints.ts';
import type { Complaints } from './open-complaint.ts';
import type { ReleaseFile } from './release-file.ts';
import { COMPLAINT } from './store.ts';
import type { ComplaintViews } from './views.ts';

export interface ComplaintRouteDependencies {
  api: Api;
  database: Database;
  complaints: Complaints;
  views: ComplaintViews;
  importComplaints: ImportComplaints;
  releaseFile: ReleaseFile;
  addressees: Addressees;
  times: OfficeSetting<ComplaintTimes>;
  procedures: PlatformProcedures;
  names: () => Promise<Directory>;
  peopleOf: (organId: string) => Promise<{ id: string; name: string }[]>;
  mayRead: (person: Person, matterId: string) => Promise<boolean>;
}

const id = z.string().min(1).max(64);
const params = z.object({ id });
const subject = { organId: id.nullable().default(null), caseId: id.nullable().default(null), personId: id.nullable().default(null) };
const OF_SUBJECT = { 403: ['organ-out-of-scope'], 404: ['not-found'] };
const IDENTITY = z.strictObject({
  name: z.string().max(200),
  phone: z.string().max(64).default(''),
  idNumber: z.string().max(64).default(''),
  address: z.string().max(400).default(''),
});
/** Times hold for the whole city. */
const maySet = (person: Person): boolean => scopeOf(person, 'rule.set').kind === 'city';

export function complaintRoutes(deps: ComplaintRouteDependencies): void {
  const { api, complaints, views, times } = deps;
  const matters = createMatterStore(deps.database);

  async function complaintOf(person: Person, matterId: string): Promise<MatterRow> {
    const matter = (await deps.mayRead(person, matterId)) ? await matters.matter(matterId) : undefined;
    if (matter?.kind !== COMPLAINT) throw notFound('该投诉', 'complaint');
    return matter;
  }
  async function handledBy(person: Person, matterId: string): Promise<MatterRow> {
    const matter = await complaintOf(person, matterId);
    if (!(await complaints.mayHandle(person, matter))) throw forbidden('complaint.handle');
    return matter;
  }

  api.route({
    method: 'get',
    path: '/complaints/form',
    summary: 'What is asked when a complaint is registered, and about whom it may be (R18)',
    action: 'complaint.handle',
    query: z.object({ organ: id.optional() }),
    answer: complaintForm,
    refusals: OF_SUBJECT,
    async handle({ person, query: { organ } }) {
      if (organ !== undefined) await deps.addressees.checkScope(person, organ);
      return {
        fields: (await deps.procedures.current(COMPLAINT)).entry.intake.fields.filter(({ key }) => key !== 'named'),
        organs: await deps.addressees.inScope(person),
        people: organ === undefined ? [] : await deps.peopleOf(organ),
      };
    },
  });

  api.route({
    method: 'post',
    path: '/complaints',
    summary: 'Register a complaint; without `identity` it is anonymous (R18)',
    action: 'complaint.handle',
    status: 201,
    body: z.strictObject({
      title: z.string().trim().min(1).max(LONGEST.text),
      answers: formAnswers,
      text: z.string().max(20_000),
      identity: IDENTITY.nullable(),
      ...subject,
    }),
    answer: complaintRegistered,
    refusals: { ...OF_SUBJECT, 409: ['own-organ', 'complaint-known'] },
    async handle({ person, body }) {
      const { id: matterId, number } = await complaints.open(person, body);
      return { id: matterId, number };
    },
  });

  api.route({
    method: 'post',
    path: '/complaints/import',
    cost: 'import',
    summary: 'Register complaints from a carried file (xlsx or csv, base64); with `register: false` nothing is registered',
    action: 'complaint.handle',
    body: z.strictObject({ content: z.string(), register: z.boolean() }),
    answer: complaintsImported,
    refusals: { 413: ['batch-too-large', 'import-too-large'], 422: ['batch-unreadable', 'batch-columns'] },
    async handle({ person, body: { content, register } }) {
      const bytes = Buffer.from(content, 'base64');
      if (!bytes.length) throw badInput([{ path: 'content', code: 'required', message: '请选择文件。', messageEn: 'Choose a file.' }]);
      return deps.importComplaints(person, { content: bytes, register });
    },
  });

  api.route({
    method: 'get',
    path: '/complaints/statistics',
    summary: 'How many complaints are open, late and closed, and about which organs (R18)',
    action: 'complaint.handle',
    answer: complaintStatistics,
    handle: ({ person }) => views.statistics(person),
  });

  api.route({
    method: 'get',
    path: '/complaints/times',
    summary: 'The times of complaints, and their versions',
    action: 'complaint.handle',
    answer: complaintTimesView,
    async handle({ person }) {
      const [versions, names] = [await times.history(), await deps.names()];
      return {
        version: versions[0]?.version ?? 0,
        times: versions[0]?.body ?? STANDARD_COMPLAINT_TIMES,
        maySet: maySet(person),
        history: versions.map(({ version, body, reason, personId, at }) => ({
          ...{ version, times: body, reason, person: names.person(personId), at: isoInChina(at) },
        })),
      };
    },
  });

  api.route({
    method: 'post',
    path: '/complaints/times',
    summary: 'Set the times of complaints anew; only a supervisor of the whole city',
    action: 'rule.set',
    body: z.strictObject({ times: complaintTimes, reason: statedReason(LONGEST.text), base: z.number().int().min(0) }),
    answer: versionSet,
    refusals: { 403: ['forbidden'], 409: ['settings-changed'] },
    async handle({ person, body: { times: body, reason, base } }) {
      if (!maySet(person)) throw forbidden('rule.set');
      return { version: await times.set(person.id, { body, reason, base }) };
    },
  });

  api.route({
    method: 'get',
    path: '/complaints/of-case/:id',
    summary: 'Complaints about a case',
    action: 'complaint.handle',
    params,
    answer: complaintsOfMatter,
    handle: ({ person, params: asked }) => views.ofCase(person, asked.id),
  });

  api.route({
    method: 'get',
    path: '/complaints/:id',
    summary: 'One complaint: about whom, in which words, what the organ received',
    action: 'complaint.handle',
    params,
    answer: complaintView,
    handle: async ({ person, params: asked }) => views.view(person, await complaintOf(person, asked.id)),
  });

  api.route({
    method: 'post',
    path: '/complaints/:id/identity',
    summary: 'Who complained; each reading is in the record (R18)',
    action: 'complaint.handle',
    params,
    body: z.strictObject({}),
    answer: complaintIdentity,
    refusals: { 403: ['forbidden'], 404: ['not-found'] },
    handle: async ({ person, params: asked }) => complaints.identity(person, await handledBy(person, asked.id)),
  });

  api.route({
    method: 'post',
    path: '/complaints/:id/subject',
    summary: 'Say about which organ, case and person a complaint is',
    action: 'complaint.handle',
    params,
    body: z.strictObject({ ...subject, base: z.number().int().min(1) }),
    answer: nothing,
    refusals: { ...OF_SUBJECT, 409: ['own-organ', 'subject-changed'] },
    async handle({ person, params: asked, body }) {
      await complaints.setSubject(person, await handledBy(person, asked.id), body);
      return undefined;
    },
  });

  api.route({
    method: 'post',
    path: '/complaints/:id/releases',
    summary: 'Lay a copy of one of its files beside the open transfer, under a name that tells nothing of the complainant',
    action: 'complaint.handle',
    status: 201,
    params,
    body: z.strictObject({ fileId: id, name: z.string().trim().min(1).max(100) }),
    answer: itsId,
    refusals: { 403: ['forbidden'], 404: ['not-found'], 409: ['no-open-transfer', 'too-many-files'] },
    handle: async ({ person, params: asked, body }) => deps.releaseFile(person, await handledBy(person, asked.id), body),
  });
}
