/** People, organs and positions: sessions, directory, drafts of forms (R2, R10, R19.2). */
import type { Database } from '../platform/database/index.ts';
import type { Feature } from '../platform/feature.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import { DEMONSTRATION_CITY_NAME } from './demonstration-city.ts';
import { readCityName } from './load-city.ts';
import { createQuestions } from './questions.ts';
import { organisationRoutes } from './routes.ts';
import { substitutionRoutes } from './substitution-routes.ts';
import { createSubstitutions } from './substitutions.ts';
import { createOrganisationService } from './service.ts';

export interface OrganisationFeatureDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  mode: 'demonstration' | 'production';
  signInTries?: number;
}

export async function createOrganisationFeature({ database, record, time, mode, signInTries }: OrganisationFeatureDependencies) {
  const organisation = createOrganisationService({ database, time, mode });
  const cityName = (await readCityName(database)) ?? (mode === 'demonstration' ? DEMONSTRATION_CITY_NAME : '');
  const feature: Feature = {
    name: 'organisation',
    routes(api) {
      organisationRoutes({ api, organisation, database, time, record, mode, cityName, signInTries });
      substitutionRoutes({ api, substitutions: createSubstitutions({ database, record, time, organisation }) });
    },
  };
  return { feature, organisation, questions: createQuestions(organisation, cityName) };
}
