/** The register of licences and awards over HTTP (XK39, XK40, R14). */
import { z } from 'zod';
import { licenceDetail, licencePage, licenceState, registeredCategory } from '../../domain/api/licences.ts';
import { pageQuery, type Api } from '../platform/http/index.ts';
import { exportRoute, type Sheets } from '../platform/sheets/index.ts';
import type { Time } from '../platform/time/time.ts';
import { LICENCE_SHEET } from './export.ts';
import type { LicenceViews } from './views.ts';

const filter = z.object({
  q: z.string().max(100).optional(),
  category: registeredCategory.optional(),
  state: licenceState.optional(),
  power: z.string().max(64).optional(),
  powerCode: z.string().max(64).optional(),
  organ: z.string().max(64).optional(),
  endsWithin: z.coerce.number().int().min(0).max(3650).optional(),
});

export function licenceRoutes({ api, sheets, time, views }: { api: Api; sheets: Sheets; time: Time; views: LicenceViews }): void {
  api.route({
    method: 'get',
    path: '/licences',
    summary: 'Licences and awards within your scope',
    action: 'licence.read',
    query: filter.extend(pageQuery),
    answer: licencePage,
    handle: ({ scope, query }) => views.list(scope, query),
  });

  exportRoute(
    { api, sheets, time },
    {
      path: '/licences/export',
      action: 'licence.read',
      filter,
      name: { text: '证照登记簿', textEn: 'Licences and awards' },
      columns: LICENCE_SHEET,
      page: ({ scope }, asked, place) => views.list(scope, { ...asked, ...place }),
    },
  );

  api.route({
    method: 'get',
    path: '/licences/:id',
    summary: 'One licence or award with what became of it',
    action: 'licence.read',
    params: z.object({ id: z.string().max(64) }),
    answer: licenceDetail,
    handle: ({ person, params }) => views.detail(person, params.id),
  });
}
