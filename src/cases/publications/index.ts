export { createPublications, onPublicationOver, WITHDRAW_PUBLICATION, type Publications } from './publications.ts';
export { publicationRoutes } from './routes.ts';
export { createPublicationViews } from './views.ts';
