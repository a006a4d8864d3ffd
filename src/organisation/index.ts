export { CityFileError, readCityFile } from './city-file.ts';
export { inDemonstrationOrder, loadDemonstrationCity } from './demonstration-city.ts';
export { loadCity, readCityName, resetPassword } from './load-city.ts';
export type { OrganisationQuestions } from './questions.ts';
export { organisationRoutes } from './routes.ts';
export { createOrganisationService, type Directory, type OrganisationService } from './service.ts';
export { mayAssignIn } from './substitutions.ts';
export type { OrganRow } from './models.ts';
