/** Matters of every kind over HTTP: lists, one in full, search, figures, the inbox and its steps (R10, R14). */
import { z } from 'zod';
import { colour } from '../../domain/api/basics.ts';
import { matterDetail, matterKinds, matterPage, matterStatistics, searchHits } from '../../domain/api/matters.ts';
import { stepDetail } from '../../domain/api/step-detail.ts';
import { inboxPage } from '../../domain/api/steps.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { pageQuery, type Api } from '../platform/http/index.ts';
import { exportRoute, type Sheets } from '../platform/sheets/index.ts';
import type { Time } from '../platform/time/time.ts';
import { MATTER_COLUMNS } from './export.ts';
import { INBOX_TABS, type createInbox } from './inbox.ts';
import type { Kinds } from './kinds.ts';
import type { MatterLists } from './list.ts';
import type { createSearch } from './search.ts';
import type { createMatterStatistics } from './statistics.ts';
import type { MatterViews } from './views.ts';

export interface MatterRouteDependencies {
  api: Api;
  time: Time;
  sheets: Sheets;
  kinds: Kinds;
  lists: MatterLists;
  views: MatterViews;
  inbox: ReturnType<typeof createInbox>;
  search: ReturnType<typeof createSearch>;
  statistics: ReturnType<typeof createMatterStatistics>;
}

const params = z.object({ id: z.string().max(64) });

/** The kinds and states that there are: another one is a slip, not an empty list. A kind without words for its states may have any. */
function filterOf(kinds: ReturnType<Kinds['all']>) {
  const states = kinds.flatMap((kind) => Object.keys(kind.states ?? {}));
  const isSaid = kinds.every((kind) => kind.states !== undefined);
  return z.object({
    kind: z.enum(kinds.map(({ name }) => name)).optional(),
    /** `open`, `closed`, or a state of the kind. */
    state: (isSaid ? z.enum(['open', 'closed', ...new Set([...states, 'terminated'])]) : z.string().max(20)).optional(),
    organ: z.string().max(64).optional(),
    answering: z.string().max(64).optional(),
    q: z.string().max(100).optional(),
    clock: colour.optional(),
  });
}

export function matterRoutes({ api, time, sheets, kinds, lists, views, inbox, search, statistics }: MatterRouteDependencies): void {
  const filter = filterOf(kinds.all());

  api.route({
    method: 'get',
    path: '/matters',
    summary: 'Matters of every kind within your scope',
    action: 'matter.read',
    query: filter.extend(pageQuery),
    answer: matterPage,
    handle: ({ person, query }) => lists.list(person, query),
  });

  api.route({
    method: 'get',
    path: '/matters/kinds',
    summary: 'Kinds of matter there are',
    action: 'matter.read',
    answer: matterKinds,
    handle: () => Promise.resolve({ items: kinds.all().map(({ name, text, textEn }) => ({ name, text, textEn })) }),
  });

  api.route({
    method: 'get',
    path: '/matters/statistics',
    summary: 'By kind: open, nearly due, overdue, and closed in a period (this month unless said)',
    action: 'matter.read',
    query: z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() }),
    answer: matterStatistics,
    handle({ person, query }) {
      const today = civilDateInChina(time.now());
      return statistics(person, query.from ?? `${today.slice(0, 8)}01`, query.to ?? today);
    },
  });

  exportRoute(
    { api, sheets, time },
    {
      path: '/matters/export',
      action: 'matter.read',
      filter,
      name: { text: '办理事项', textEn: 'Matters' },
      columns: MATTER_COLUMNS,
      page: ({ person }, asked, place) => lists.list(person, { ...asked, ...place }),
    },
  );

  api.route({
    method: 'get',
    path: '/matters/:id',
    summary: 'One matter with everything that every matter has',
    action: 'matter.read',
    params,
    answer: matterDetail,
    handle: ({ person, params: { id } }) => views.detail(person, id),
  });

  api.route({
    method: 'get',
    path: '/search',
    cost: 'search',
    summary: 'Matters by number, title or what their kind is known by; an exact number first',
    action: 'matter.read',
    query: z.object({ q: z.string().max(100).default('') }),
    answer: searchHits,
    handle: ({ person, query }) => search(person, query.q),
  });

  api.route({
    method: 'get',
    path: '/inbox',
    summary:
      'Steps at your positions, or another view of your work; with `matter`, those of that matter alone, without counts and who handed them on',
    action: 'step.decide',
    query: z.object({
      tab: z.enum(INBOX_TABS).default('open'),
      q: z.string().max(100).optional(),
      matter: z.string().max(64).optional(),
    }),
    answer: inboxPage,
    handle: ({ person, query }) => inbox(person, query.tab, query),
  });

  api.route({
    method: 'get',
    path: '/steps/:id',
    summary: 'One step: what is known and what to do',
    action: 'matter.read',
    params,
    description:
      '`step.outcomes`, `step.form` and `step.officers` say what is asked of whoever decides it; `next` what each outcome leads to; `colleagues` who may be the second officer where the step asks for two.',
    answer: stepDetail,
    handle: ({ person, params: { id } }) => views.stepDetail(person, id),
  });
}
