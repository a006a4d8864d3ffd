/**
 * Licences and awards: the register of what was issued and what becomes of it (XK39, XK49, XK50, XK69, XK70; docs/adr/0031-licences.md,
 * docs/adr/0044-awards.md).
 */
import type { OrganisationQuestions } from '../organisation/index.ts';
import type { Sweep } from '../clocks/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Feature } from '../platform/feature.ts';
import type { Logger } from '../platform/logger.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Sheets } from '../platform/sheets/index.ts';
import type { Time } from '../platform/time/time.ts';
import { createLicences } from './register.ts';
import { licenceRoutes } from './routes.ts';
import { createLicenceViews } from './views.ts';

export interface LicencesFeatureDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  sheets: Sheets;
  logger: Logger;
  sweep: Pick<Sweep, 'onTurn'>;
  questions: Pick<OrganisationQuestions, 'names'>;
}

export function createLicencesFeature(deps: LicencesFeatureDependencies) {
  const { time, sheets, logger, sweep, questions } = deps;
  const licences = createLicences(deps);
  const views = createLicenceViews({ ...deps, licences, names: questions.names });
  // Nobody types that a licence has expired: the clock says so.
  sweep.onTurn(() =>
    licences.expire(time.now()).then(
      () => undefined,
      (error: unknown) => logger.warn({ problem: String(error) }, 'licences that expire could not be looked for; trying again'),
    ),
  );
  const feature: Feature = {
    name: 'licences',
    linkTargets: [views.target],
    documentStandings: [views.standing],
    routes: (api) => licenceRoutes({ api, sheets, time, views }),
  };
  return { feature, licences };
}
