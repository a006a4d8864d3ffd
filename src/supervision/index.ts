export { createLiveFeed, type LiveFeed } from './live-feed.ts';
export { createRaiseSignals } from './raise-signals.ts';
export { supervisionRoutes } from './routes.ts';
export { WARNING_RULES } from './rules/index.ts';
export { createSupervisionViews } from './views.ts';
