/** Supervision over HTTP: the wall, its live events, signals (R13, R14, R16). */
import { z } from 'zod';
import { signalColour } from '../../domain/api/basics.ts';
import {
  forecast as forecastAnswer,
  heatMap as heatAnswer,
  signalDetail,
  signalPage,
  signalStatistics,
  wall as wallAnswer,
  type Forecast,
  type HeatMap,
} from '../../domain/api/supervision.ts';
import { SIGNAL_STATES } from '../../domain/supervision/signal-states.ts';
import { pageQuery, type Api } from '../platform/http/index.ts';
import { type Time } from '../platform/time/time.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import { scopeOf, type Person, type Scope } from '../platform/auth/index.ts';
import { caseSubject } from '../cases/index.ts';
import { exportRoute, type Sheets } from '../platform/sheets/index.ts';
import { SIGNAL_SHEET } from './export.ts';
import type { LiveEvent, LiveFeed } from './live-feed.ts';
import type { SupervisionViews } from './views.ts';
import type { WallOf, WallQuestion } from './wall/wall.ts';

export interface SupervisionRouteDependencies {
  api: Api;
  views: SupervisionViews;
  wall: WallOf['wall'];
  forecast: (scope: Scope, question: WallQuestion) => Promise<Forecast>;
  heat: (scope: Scope, powerId: string) => Promise<HeatMap>;
  feed: LiveFeed;
  time: Time;
  sheets: Sheets;
  /** A person with the roles of this moment; undefined when they may not sign in any more. */
  personOf: (id: string) => Promise<Person | undefined>;
}

const EVENTS = `Events and their data, one line of JSON each:
- \`signal\`: a warning signal, as \`GET /supervision/signals\` lists it.
- \`notice\`: a clock gave notice: \`{ caseId, changeId, matterId, kind, dueAt, at }\`.
- \`case\`, \`matter\`: something happened to one: \`{ caseId, matterId, matterKind, kind, at }\`.
- \`time\`: the platform's time, every ten seconds: \`{ now }\`.

With the header \`Last-Event-ID\` what was missed is told first.`;

export function supervisionRoutes({ api, views, wall, forecast, heat, feed, time, sheets, personOf }: SupervisionRouteDependencies): void {
  const id = z.object({ id: z.string().max(64) });
  const wallQuery = caseSubject.extend({ step: z.string().max(200).optional() });
  const filter = z.object({
    colour: signalColour.optional(),
    state: z.enum(SIGNAL_STATES).optional(),
    ...caseSubject.shape,
    step: z.string().max(200).optional(),
    rule: z.string().max(16).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  });

  api.route({
    method: 'get',
    path: '/supervision/wall',
    summary: 'Running cases, their timers and signals',
    action: 'supervision.read',
    query: wallQuery,
    answer: wallAnswer,
    handle: ({ scope, query }) => wall(scope, query),
  });

  api.route({
    method: 'get',
    path: '/supervision/forecast',
    summary: 'Open cases that will probably be late, and how often such a forecast was right; never a signal',
    action: 'supervision.read',
    query: wallQuery,
    answer: forecastAnswer,
    handle: ({ scope, query }) => forecast(scope, query),
  });

  api.route({
    method: 'get',
    path: '/supervision/heat',
    summary: "Where time is spent on a power's flowchart, and where it is late",
    action: 'supervision.read',
    query: z.object({ power: z.string().max(64) }),
    answer: heatAnswer,
    refusals: { 404: ['not-found'] },
    handle: ({ scope, query }) => heat(scope, query.power),
  });

  api.route({
    method: 'get',
    path: '/supervision/signals/statistics',
    summary: 'Warning signals of a period by rule and state (R13)',
    action: 'supervision.read',
    query: caseSubject.extend({ from: z.iso.date(), to: z.iso.date() }),
    answer: signalStatistics,
    handle: ({ scope, query }) => views.statistics(scope, query),
  });

  api.route({
    method: 'get',
    path: '/supervision/signals',
    summary: 'Warning signals',
    action: 'supervision.read',
    query: filter.extend(pageQuery),
    answer: signalPage,
    handle: ({ scope, query }) => views.signals(scope, query),
  });

  exportRoute(
    { api, sheets, time },
    {
      path: '/supervision/signals/export',
      action: 'supervision.read',
      filter,
      name: { text: '预警信号', textEn: 'Warning signals' },
      columns: SIGNAL_SHEET,
      page: ({ scope }, asked, place) => views.signals(scope, { ...asked, ...place }),
    },
  );

  api.route({
    method: 'get',
    path: '/supervision/signals/:id',
    summary: 'One signal with its history',
    action: 'supervision.read',
    params: id,
    answer: signalDetail,
    handle: ({ scope, params }) => views.signal(scope, params.id),
  });

  api.route({
    method: 'get',
    path: '/supervision/events',
    summary: 'Live events (server-sent events: signal, notice, case, matter, time)',
    description: EVENTS,
    action: 'supervision.read',
    sends: ['text/event-stream'],
    async handle({ person, personNow, request, response }) {
      const stream = api.streams.open(request, response, {
        // A wall stays open for days: with each heartbeat the session and the roles are read again.
        async mayStay() {
          const now = await personNow();
          return now !== undefined && now.id === person.id && mayHear(scopeOf(now, 'supervision.read'));
        },
      });
      let lastTold = 0;
      const tell = async (events: LiveEvent[]): Promise<void> => {
        // R14 as it is now, not as it was when the wall was opened.
        const listener = await personOf(person.id);
        const scope: Scope = listener ? scopeOf(listener, 'supervision.read') : { kind: 'none' };
        for (const event of events) {
          if (event.seq <= lastTold || !inScope(scope, event)) continue;
          lastTold = event.seq;
          const at = isoInChina(event.at);
          if (event.kind.startsWith('signal-')) {
            const signal = await views.signalById(String(event.payload.signalId));
            if (signal) stream.send('signal', signal, String(event.seq));
          } else if (event.kind === 'clock-notice') {
            stream.send(
              'notice',
              {
                caseId: event.caseId,
                changeId: event.changeId,
                matterId: event.matterId,
                kind: event.payload.notice,
                dueAt: event.payload.dueAt,
                at,
              },
              String(event.seq),
            );
          } else {
            const { caseId, matterId, matterKind, kind } = event;
            stream.send(caseId === null ? 'matter' : 'case', { caseId, matterId, matterKind, kind, at }, String(event.seq));
          }
        }
      };
      const lastSeen = Number(request.get('Last-Event-ID'));
      // Listening begins before the catching up, and all is told in turn: nothing falls between the two, nothing comes twice.
      let turn = Promise.resolve();
      const tellNext = (find: () => Promise<LiveEvent[]>): void => {
        turn = turn
          .then(find)
          .then(tell)
          .catch(() => undefined);
      };
      if (Number.isInteger(lastSeen) && lastSeen > 0) tellNext(() => feed.since(lastSeen));
      const stop = feed.listen((events) => tellNext(() => Promise.resolve(events)));
      const clock = setInterval(() => stream.send('time', { now: isoInChina(time.now()) }), 10_000);
      stream.send('time', { now: isoInChina(time.now()) });
      stream.onClose(() => {
        stop();
        clearInterval(clock);
      });
      return undefined;
    },
  });
}

const mayHear = ({ kind }: Scope): boolean => kind !== 'none';

/** R14: the same scope for live events as for queries. */
export function inScope(scope: Scope, event: Pick<LiveEvent, 'organId' | 'districtId' | 'addresseeId'>): boolean {
  if (scope.kind === 'city') return true;
  if (scope.kind === 'none') return false;
  return (
    scope.organIds.includes(event.organId) ||
    (event.addresseeId !== null && scope.organIds.includes(event.addresseeId)) ||
    (event.districtId !== null && scope.districtIds.includes(event.districtId))
  );
}
