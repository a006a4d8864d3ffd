export { DEMONSTRATION_CITY_NAME, inDemonstrationOrder, loadDemonstrationCity } from './demonstration-city.ts';
export { organisationRoutes } from './routes.ts';
export { createOrganisationService, type Directory, type OrganisationService } from './service.ts';
