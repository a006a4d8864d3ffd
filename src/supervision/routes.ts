/** Supervision over HTTP: the wall, its live events, signals (R13, R14, R16). */
import { z } from 'zod';
import { openEventStream, type Api } from '../platform/http/index.ts';
import { isoInChina, type Time } from '../platform/time/time.ts';
import type { Scope } from '../platform/auth/index.ts';
import type { LiveEvent, LiveFeed } from './live-feed.ts';
import type { SupervisionViews } from './views.ts';

export interface SupervisionRouteDependencies {
  api: Api; views: SupervisionViews; feed: LiveFeed; time: Time;
  /** Whether a person may still listen; asked again and again, because a wall stays open for days. */
  mayListen: (personId: string) => Promise<boolean>;
}

export function supervisionRoutes({ api, views, feed, time, mayListen }: SupervisionRouteDependencies): void {
  const id = z.object({ id: z.string().max(64) });

  api.route({ method: 'get', path: '/supervision/wall', summary: 'Running cases, their timers and signals', action: 'supervision.read', handle: ({ scope }) => views.wall(scope) });

  api.route({
    method: 'get', path: '/supervision/signals', summary: 'Warning signals', action: 'supervision.read',
    query: z.object({ colour: z.enum(['yellow', 'red']).optional(), after: z.string().max(100).optional(), limit: z.coerce.number().int().min(1).max(300).optional() }),
    handle: ({ scope, query }) => views.signals(scope, query),
  });

  api.route({ method: 'get', path: '/supervision/signals/:id', summary: 'One signal with its history', action: 'supervision.read', params: id, handle: ({ scope, params }) => views.signal(scope, params.id) });

  api.route({
    method: 'get', path: '/supervision/events', summary: 'Live events (server-sent events: signal, notice, case, time)', action: 'supervision.read',
    async handle({ person, scope, request, response }) {
      const stream = openEventStream(request, response, { mayStay: () => mayListen(person.id) });
      let lastTold = 0;
      const tell = async (events: LiveEvent[]): Promise<void> => {
        for (const event of events) {
          if (event.seq <= lastTold || !inScope(scope, event)) continue;
          lastTold = event.seq;
          const at = isoInChina(event.at);
          if (event.kind.startsWith('signal-')) {
            const signal = await views.signalById(String(event.payload.signalId));
            if (signal) stream.send('signal', signal, String(event.seq));
          } else if (event.kind === 'clock-notice') {
            stream.send('notice', { caseId: event.caseId, changeId: event.changeId, kind: event.payload.notice, dueAt: event.payload.dueAt, at }, String(event.seq));
          } else {
            stream.send('case', { caseId: event.caseId, kind: event.kind, at }, String(event.seq));
          }
        }
      };
      const lastSeen = Number(request.get('Last-Event-ID'));
      // Listening begins before the catching up, and all is told in turn: nothing falls between the two, nothing comes twice.
      let turn = Promise.resolve();
      const tellNext = (find: () => Promise<LiveEvent[]>): void => { turn = turn.then(find).then(tell).catch(() => undefined); };
      if (Number.isInteger(lastSeen) && lastSeen > 0) tellNext(() => feed.since(lastSeen));
      const stop = feed.listen((events) => tellNext(() => Promise.resolve(events)));
      const clock = setInterval(() => stream.send('time', { now: isoInChina(time.now()) }), 10_000);
      stream.send('time', { now: isoInChina(time.now()) });
      stream.onClose(() => { stop(); clearInterval(clock); });
      return undefined;
    },
  });
}

/** R14: the same scope for live events as for queries. */
export function inScope(scope: Scope, event: Pick<LiveEvent, 'organId' | 'districtId' | 'addresseeId'>): boolean {
  if (scope.kind === 'city') return true;
  if (scope.kind === 'none') return false;
  return scope.organIds.includes(event.organId) || (event.addresseeId !== null && scope.organIds.includes(event.addresseeId)) || (event.districtId !== null && scope.districtIds.includes(event.districtId));
}
