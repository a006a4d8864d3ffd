/** Sessions, the organisation and the drafts that a person's forms keep on the server. */
import { rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import { nothing } from '../../domain/api/basics.ts';
import { organisation as organisationView } from '../../domain/api/organisation.ts';
import {
  draft as draftAnswer,
  draftSaved,
  session as sessionView,
  type DemonstrationAccount,
  type Session,
} from '../../domain/api/session.ts';
import { actionsOf, type Person } from '../platform/auth/index.ts';
import { findRow, type Database } from '../platform/database/index.ts';
import { notFound, Refusal } from '../platform/errors.ts';
import type { Api } from '../platform/http/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import { type Time } from '../platform/time/time.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import { DEMONSTRATION_PASSWORD, inDemonstrationOrder } from './demonstration-city.ts';
import { organisationModels } from './models.ts';
import { isPositionRole } from './role-positions.ts';
import type { Directory, OrganisationService } from './service.ts';

declare module 'express-session' {
  interface SessionData {
    personId: string;
  }
}

export interface OrganisationRouteDependencies {
  api: Api;
  organisation: OrganisationService;
  database: Database;
  time: Time;
  record: RecordBook;
  mode: 'demonstration' | 'production';
  cityName: string;
  /** Tries allowed per address in a quarter of an hour. */
  signInTries?: number;
}

const shown = (person: Person, names: Directory) => ({
  id: person.id,
  account: person.account,
  name: person.name,
  organ: { id: person.organ.id, name: person.organ.name },
  // Roles are named beside them.
  positions: person.positions
    .filter(({ code }) => !isPositionRole(code))
    .map(({ substituteFor, ...position }) => ({
      ...position,
      ...(substituteFor === undefined ? {} : { substituteFor: { id: substituteFor, name: names.person(substituteFor) } }),
    })),
  roles: [...new Set(person.grants.map(({ role }) => role))],
});

export function organisationRoutes({
  api,
  organisation,
  database,
  time,
  record,
  mode,
  cityName,
  signInTries = 100,
}: OrganisationRouteDependencies): void {
  api.router.post(
    '/session',
    rateLimit({
      windowMs: 15 * 60_000,
      limit: signInTries,
      skipSuccessfulRequests: true,
      standardHeaders: true,
      legacyHeaders: false,
      handler: (_request, _response, next) =>
        next(new Refusal(429, 'too-many-tries', '登录尝试过于频繁，请稍后再试。', 'Too many sign-in tries; wait a while.')),
    }),
  );

  async function session(person: Person | undefined): Promise<Session> {
    return {
      person: person ? shown(person, await organisation.directory()) : null,
      actions: person ? actionsOf(person) : [],
      mode,
      now: isoInChina(time.now()),
      ...(mode === 'demonstration' ? { demonstrationAccounts: await demonstrationAccounts() } : {}),
    };
  }

  async function demonstrationAccounts(): Promise<DemonstrationAccount[]> {
    const [people, organs] = await Promise.all([organisation.store.people(), organisation.store.organs()]);
    return inDemonstrationOrder(people.filter((row) => row.demonstration === 1)).map((row) => {
      const organ = organs.find(({ id }) => id === row.organ_id);
      return {
        account: row.account,
        password: DEMONSTRATION_PASSWORD,
        name: row.name,
        duty: row.duty ?? '',
        dutyEn: row.duty_en ?? '',
        organ: { id: row.organ_id, name: organ?.name ?? '', nameEn: organ?.name_en ?? '' },
      };
    });
  }

  api.route({
    method: 'get',
    path: '/session',
    summary: 'Who is signed in, and what they may do',
    action: 'public',
    answer: sessionView,
    handle: ({ person }) => session(person as Person | undefined),
  });

  api.route({
    method: 'post',
    path: '/session',
    summary: 'Sign in',
    action: 'public',
    remember: false,
    answer: sessionView,
    body: z.strictObject({ account: z.string().min(1).max(64), password: z.string().min(1).max(200) }),
    refusals: { 401: ['sign-in-failed'], 403: ['demonstration-account-refused'], 429: ['too-many-tries', 'account-locked'] },
    async handle({ body, request }) {
      const person = await organisation.signIn(body.account, body.password);
      // A new id at sign-in: one that somebody planted before is worthless.
      await new Promise<void>((resolve, reject) =>
        request.session.regenerate((error: unknown) => (error ? reject(error as Error) : resolve())),
      );
      request.session.personId = person.id;
      await database.write(() => {
        record.append({ kind: 'signed-in', actorId: person.id, payload: {} });
        return Promise.resolve();
      });
      return session(person);
    },
  });

  api.route({
    method: 'post',
    path: '/session/password',
    summary: 'Change your own password; your other sessions end',
    action: 'signed-in',
    remember: false,
    body: z.strictObject({ current: z.string().min(1).max(200), next: z.string().min(1).max(200) }),
    answer: nothing,
    refusals: { 403: ['demonstration-account'], 429: ['account-locked'] },
    async handle({ person, body, request }) {
      await organisation.changePassword(record, person, request.sessionID, body);
      api.streams.askAgain();
      return undefined;
    },
  });

  api.route({
    method: 'delete',
    path: '/session',
    summary: 'Sign out',
    action: 'signed-in',
    remember: false,
    answer: nothing,
    async handle({ request }) {
      await new Promise<void>((resolve, reject) =>
        request.session.destroy((error: unknown) => (error ? reject(error as Error) : resolve())),
      );
      api.streams.askAgain();
      return undefined;
    },
  });

  api.route({
    method: 'get',
    path: '/organisation',
    summary: 'City, districts, organs and positions',
    action: 'organisation.read',
    answer: organisationView,
    async handle() {
      const [districts, organs, positions] = await Promise.all([
        organisation.store.districts(),
        organisation.store.organs(),
        organisation.store.positions(),
      ]);
      return {
        city: { id: 'city', name: cityName },
        districts: districts.map(({ id, name }) => ({ id, name })),
        organs: organs.map((row) => ({
          id: row.id,
          name: row.name,
          nameEn: row.name_en,
          districtId: row.district_id,
          shortName: row.short_name,
        })),
        positions: positions.map(({ id, organ_id, code, name }) => ({ id, organId: organ_id, code, name })),
      };
    },
  });

  const { draft: drafts } = organisationModels(database);
  const draftKey = z.object({ key: z.string().regex(/^[\w.:-]{1,120}$/) });

  api.route({
    method: 'get',
    path: '/drafts/:key',
    summary: 'A form draft of your own',
    action: 'signed-in',
    params: draftKey,
    answer: draftAnswer,
    async handle({ person, params }) {
      const row = await findRow(drafts, { where: { person_id: person.id, name: params.key } });
      if (!row) throw notFound('草稿', 'draft');
      return { value: JSON.parse(row.body) as unknown, savedAt: isoInChina(row.saved_at) };
    },
  });

  api.route({
    method: 'put',
    path: '/drafts/:key',
    summary: 'Keep a form draft',
    action: 'signed-in',
    remember: false,
    params: draftKey,
    body: z.strictObject({ value: z.unknown() }),
    answer: draftSaved,
    async handle({ person, params, body }) {
      const savedAt = time.now().getTime();
      const draft = { person_id: person.id, name: params.key, body: JSON.stringify(body.value ?? null), saved_at: savedAt };
      await database.write(() => drafts.upsert(draft));
      return { savedAt: isoInChina(savedAt) };
    },
  });

  api.route({
    method: 'delete',
    path: '/drafts/:key',
    summary: 'Drop a form draft',
    action: 'signed-in',
    remember: false,
    params: draftKey,
    answer: nothing,
    async handle({ person, params }) {
      await database.write(() => drafts.destroy({ where: { person_id: person.id, name: params.key } }));
      return undefined;
    },
  });
}
