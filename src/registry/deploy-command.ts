/** Kind of the outbox command that deploys a confirmed flowchart. */
export const DEPLOY_FLOWCHART = 'deploy-flowchart';
