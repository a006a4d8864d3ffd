/** Investigations over HTTP (R17): opening one, what it rests on and whom it concerns, red signals that wait, measures, figures. */
import { z } from 'zod';
import { formAnswers } from '../../../domain/api/form-answers.ts';
import {
  investigationForm,
  investigationOpened,
  investigationsOf,
  investigationStatistics,
  investigationView,
  measuresView,
  measureTable,
  redSignalPage,
  versionSet,
} from '../../../domain/api/investigations.ts';
import { nothing } from '../../../domain/api/basics.ts';
import { LONGEST } from '../../../domain/forms/lengths.ts';
import { STANDARD_MEASURES, type Measure } from '../../../domain/supervision/measures.ts';
import { statedReason } from '../../../domain/text/reason-schema.ts';
import { isoInChina } from '../../../domain/time/civil-time.ts';
import { scopeOf, type Person } from '../../platform/auth/index.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import { pageQuery, type Api } from '../../platform/http/index.ts';
import type { PlatformProcedures } from '../../procedures/index.ts';
import type { Directory } from '../../organisation/index.ts';
import type { Addressees } from '../orders/addressees.ts';
import type { OfficeSetting } from '../settings/office-settings.ts';
import type { Investigations } from './open-investigation.ts';
import { INVESTIGATION } from './store.ts';
import type { InvestigationViews } from './views.ts';

export interface InvestigationRouteDependencies {
  api: Api;
  investigations: Investigations;
  views: InvestigationViews;
  addressees: Addressees;
  measures: OfficeSetting<readonly Measure[]>;
  procedures: PlatformProcedures;
  names: () => Promise<Directory>;
  peopleOf: (organId: string) => Promise<{ id: string; name: string }[]>;
  mayRead: (person: Person, matterId: string) => Promise<boolean>;
}

const id = z.string().min(1).max(64);
const params = z.object({ id });
const ids = (most: number) => z.array(id).max(most).default([]);
const grounds = { signalIds: ids(50), complaintIds: ids(50) };
const people = { concerned: ids(20), investigators: ids(5) };
const OF_ORGAN = { 403: ['organ-out-of-scope'], 404: ['not-found'] };
const TAKEN = ['investigated-already', 'signal-not-red'];
/** A table holds for the whole city. */
const maySet = (person: Person): boolean => scopeOf(person, 'rule.set').kind === 'city';

export function investigationRoutes(deps: InvestigationRouteDependencies): void {
  const { api, investigations, views, addressees, measures, procedures, mayRead } = deps;

  api.route({
    method: 'get',
    path: '/investigations/form',
    summary: 'What is asked when an investigation is opened; with `organ`, whom it may concern there and who may investigate (R17)',
    action: 'investigation.handle',
    query: z.object({ organ: id.optional() }),
    answer: investigationForm,
    refusals: { ...OF_ORGAN, 409: ['own-organ'] },
    async handle({ person, query: { organ } }) {
      const fields = (await procedures.current(INVESTIGATION)).entry.intake.fields.filter(({ key }) => key === 'grounds');
      if (organ === undefined) return { organs: await addressees.inScope(person), people: [], investigators: [], fields };
      await investigations.checkOrgan(person, organ);
      return {
        organs: [],
        people: await deps.peopleOf(organ),
        investigators: await investigations.investigatorsFor(person, organ),
        fields,
      };
    },
  });

  api.route({
    method: 'post',
    path: '/investigations',
    summary: 'Open an investigation from red signals or referred complaints, with two investigators (R17)',
    action: 'investigation.handle',
    status: 201,
    body: z.strictObject({
      organId: id,
      title: z.string().trim().min(1).max(LONGEST.text),
      answers: formAnswers,
      ...grounds,
      ...people,
    }),
    answer: investigationOpened,
    refusals: { ...OF_ORGAN, 409: ['own-organ', ...TAKEN] },
    handle: ({ person, body }) => investigations.open(person, body),
  });

  api.route({
    method: 'get',
    path: '/investigations/signals',
    summary: 'Red signals that stand, with their investigation; with `waiting`, those in none (R17)',
    action: 'investigation.handle',
    query: z.object({ waiting: z.enum(['true', 'false']).default('false'), organ: id.optional(), ...pageQuery }),
    answer: redSignalPage,
    handle: ({ person, query: { waiting, ...query } }) => views.redSignals(person, { ...query, waiting: waiting === 'true' }),
  });

  api.route({
    method: 'get',
    path: '/investigations/of-signal/:id',
    summary: 'The investigations in which a signal rests',
    action: 'investigation.handle',
    params,
    answer: investigationsOf,
    handle: async ({ person, params: asked }) => ({ items: await views.ofSignal(person, asked.id) }),
  });

  api.route({
    method: 'get',
    path: '/investigations/statistics',
    summary: 'Investigations by organ, and findings by person (R17)',
    action: 'investigation.handle',
    answer: investigationStatistics,
    handle: ({ person }) => views.statistics(person),
  });

  api.route({
    method: 'get',
    path: '/matters/:id/investigation',
    summary: 'What a matter that is an investigation rests on, whom it concerns, what it found',
    action: 'matter.read',
    params,
    answer: investigationView,
    async handle({ person, params: asked }) {
      if (!(await mayRead(person, asked.id))) throw notFound('该调查', 'investigation');
      return views.view(person, asked.id);
    },
  });

  api.route({
    method: 'post',
    path: '/investigations/:id/grounds',
    summary: 'Have more signals or complaints join an open investigation',
    action: 'investigation.handle',
    params,
    body: z.strictObject(grounds),
    answer: nothing,
    refusals: { ...OF_ORGAN, 409: ['matter-closed', ...TAKEN] },
    async handle({ person, params: asked, body }) {
      await investigations.join(person, asked.id, body);
      return undefined;
    },
  });

  api.route({
    method: 'post',
    path: '/investigations/:id/people',
    summary: 'Name others as concerned or as investigators, with the reason',
    action: 'investigation.handle',
    params,
    body: z.strictObject({ ...people, reason: statedReason(LONGEST.text), base: z.number().int().min(1) }),
    answer: nothing,
    refusals: { ...OF_ORGAN, 409: ['matter-closed', 'people-changed'] },
    async handle({ person, params: asked, body }) {
      await investigations.namePeople(person, asked.id, body);
      return undefined;
    },
  });

  api.route({
    method: 'get',
    path: '/investigations/measures',
    summary: 'The table of measures by gravity, and its versions (R17)',
    action: 'investigation.handle',
    answer: measuresView,
    async handle({ person }) {
      const [versions, names] = [await measures.history(), await deps.names()];
      return {
        version: versions[0]?.version ?? 0,
        measures: (versions[0]?.body ?? STANDARD_MEASURES).map((one) => ({ ...one, gravity: [...one.gravity] })),
        maySet: maySet(person),
        history: versions.map(({ version, reason, personId, at }) => ({
          version,
          reason,
          person: names.person(personId),
          at: isoInChina(at),
        })),
      };
    },
  });

  api.route({
    method: 'post',
    path: '/investigations/measures',
    summary: 'Set the table of measures anew, as its next version; only a supervisor of the whole city',
    action: 'rule.set',
    body: z.strictObject({ measures: measureTable, reason: statedReason(LONGEST.text), base: z.number().int().min(0) }),
    answer: versionSet,
    refusals: { 403: ['forbidden'], 409: ['settings-changed'] },
    async handle({ person, body: { measures: body, reason, base } }) {
      if (!maySet(person)) throw forbidden('rule.set');
      return { version: await measures.set(person.id, { body, reason, base }) };
    },
  });
}
