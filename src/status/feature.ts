/** The state of the platform, for whoever runs it. */
import { watchEventLoop } from '../platform/event-loop.ts';
import type { Feature } from '../platform/feature.ts';
import type { Logger } from '../platform/logger.ts';
import { statusRoutes, type StatusDependencies } from './routes.ts';

export function createStatusFeature({ logger, ...deps }: Omit<StatusDependencies, 'api' | 'eventLoop'> & { logger: Logger }): {
  feature: Feature;
} {
  const eventLoop = watchEventLoop({ logger });
  return {
    feature: {
      name: 'status',
      routes: (api) => statusRoutes({ api, eventLoop, ...deps }),
      stop() {
        eventLoop.stop();
        return Promise.resolve();
      },
    },
  };
}
