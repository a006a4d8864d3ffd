export { CityFileError, readCityFile } from './city-file.ts';
export { DEMONSTRATION_CITY_NAME, inDemonstrationOrder, loadDemonstrationCity } from './demonstration-city.ts';
export { loadCity, readCityName, resetPassword } from './load-city.ts';
export { organisationRoutes } from './routes.ts';
export { createOrganisationService, type Directory, type OrganisationService } from './service.ts';
