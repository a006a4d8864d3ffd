/** Notices, watched matters, own phrases and saved filters over HTTP. */
import { z } from 'zod';
import { itsId, nothing } from '../../domain/api/basics.ts';
import { noticeList, ownPhraseList, savedFilterList } from '../../domain/api/steps.ts';
import { typedText } from '../../domain/text/clean-text.ts';
import type { Api } from '../platform/http/index.ts';
import type { Notices } from './notices.ts';
import type { OwnWords } from './own-words.ts';

const id = z.string().max(64);
const params = z.object({ id });
const written = (most: number) => z.string().max(most).transform(typedText);
const said = (most: number) => written(most).pipe(z.string().min(1));

export function personalRoutes({ api, notices, own }: { api: Api; notices: Notices; own: OwnWords }): void {
  api.route({
    method: 'get',
    path: '/notices',
    summary: 'Copies and reminders that colleagues have put to you, the latest first',
    action: 'matter.read',
    answer: noticeList,
    async handle({ person }) {
      const items = await notices.of(person);
      return { items, next: null, total: items.length };
    },
  });

  api.route({
    method: 'post',
    path: '/notices/:id/read',
    summary: 'Note that you have read it',
    action: 'matter.read',
    params,
    answer: nothing,
    async handle({ person, params: { id: noticeId } }) {
      await notices.read(person, noticeId);
      return undefined;
    },
  });

  api.route({
    method: 'post',
    path: '/matters/:id/copies',
    summary: 'Copy a matter to colleagues who may read it, for their notice',
    action: 'matter.read',
    params,
    body: z.strictObject({ personIds: z.array(id).min(1).max(20), text: written(1_000).default('') }),
    answer: nothing,
    refusals: { 422: ['reader-out-of-scope'] },
    async handle({ person, params: { id: matterId }, body }) {
      await notices.copy(person, matterId, body);
      return undefined;
    },
  });

  api.route({
    method: 'post',
    path: '/steps/:id/remind',
    summary: 'Remind whoever has a step in hand, once a day',
    action: 'matter.read',
    params,
    body: z.strictObject({ text: written(1_000).default('') }),
    answer: nothing,
    refusals: { 409: ['step-already-decided', 'reminded-today', 'nobody-to-remind'] },
    async handle({ person, params: { id: stepId }, body }) {
      await notices.remind(person, stepId, body.text);
      return undefined;
    },
  });

  api.route({
    method: 'put',
    path: '/matters/:id/watch',
    summary: 'Watch a matter, or no longer: it stands among those that your inbox keeps in sight',
    action: 'matter.read',
    params,
    body: z.strictObject({ watching: z.boolean() }),
    answer: nothing,
    async handle({ person, params: { id: matterId }, body }) {
      await notices.watch(person, matterId, body.watching);
      return undefined;
    },
  });

  api.route({
    method: 'get',
    path: '/phrases',
    summary: 'Your own phrases, by outcome',
    action: 'step.decide',
    answer: ownPhraseList,
    async handle({ person }) {
      const items = await own.phrases(person);
      return { items, next: null, total: items.length };
    },
  });

  api.route({
    method: 'post',
    path: '/phrases',
    summary: 'Keep a phrase for an outcome',
    action: 'step.decide',
    status: 201,
    body: z.strictObject({ outcome: z.string().max(64), text: said(500) }),
    answer: itsId,
    refusals: { 409: ['too-many-kept'] },
    handle: ({ person, body }) => own.keepPhrase(person, body),
  });

  api.route({
    method: 'delete',
    path: '/phrases/:id',
    summary: 'Drop a phrase of your own',
    action: 'step.decide',
    remember: false,
    params,
    answer: nothing,
    async handle({ person, params: { id: phraseId } }) {
      await own.dropPhrase(person, phraseId);
      return undefined;
    },
  });

  api.route({
    method: 'get',
    path: '/saved-filters',
    summary: 'Your saved filters of one page: names and addresses',
    action: 'signed-in',
    query: z.object({ page: z.string().max(64) }),
    answer: savedFilterList,
    async handle({ person, query }) {
      const items = await own.filters(person, query.page);
      return { items, next: null, total: items.length };
    },
  });

  api.route({
    method: 'post',
    path: '/saved-filters',
    summary: 'Keep the filters of a page under a name; the same name again replaces it',
    action: 'signed-in',
    status: 201,
    body: z.strictObject({ page: z.string().min(1).max(64), name: said(40), query: z.string().max(1_000) }),
    answer: itsId,
    refusals: { 409: ['too-many-kept'] },
    handle: ({ person, body }) => own.keepFilter(person, body),
  });

  api.route({
    method: 'delete',
    path: '/saved-filters/:id',
    summary: 'Drop a saved filter of your own',
    action: 'signed-in',
    remember: false,
    params,
    answer: nothing,
    async handle({ person, params: { id: filterId } }) {
      await own.dropFilter(person, filterId);
      return undefined;
    },
  });
}
