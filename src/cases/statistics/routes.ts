/** Statistics of cases over HTTP, and as a file for a spreadsheet (R13). */
import { z } from 'zod';
import { caseStatistics, type StatisticsRow } from '../../../domain/api/figures.ts';
import { STATISTICS_BY } from '../../../domain/supervision/statistics-by.ts';
import type { CivilDate } from '../../../domain/time/civil-date.ts';
import type { Api } from '../../platform/http/index.ts';
import { exportRoute, type SheetColumn, type Sheets } from '../../platform/sheets/index.ts';
import type { Time } from '../../platform/time/time.ts';
import { caseSubject } from '../case-query.ts';
import { usualPeriod, type CaseStatisticsOf } from './statistics.ts';

const question = caseSubject.extend({
  by: z.enum(STATISTICS_BY).default('organ'),
  /** Civil dates, both included; the last twelve months unless said. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

const figure = (value: number | null): string => (value === null ? '' : String(value));

/** Of those whose time ended, how many within the limit; empty where there are none. */
const shareInTime = ({ cases, late }: StatisticsRow): string => (cases === 0 ? '' : `${(((cases - late) / cases) * 100).toFixed(1)}%`);

const COLUMNS: readonly SheetColumn<StatisticsRow>[] = [
  { text: '分组', textEn: 'Group', width: 40, of: (row, choose) => choose(row.name) },
  { text: '办结', textEn: 'Ended', width: 10, of: ({ cases }) => figure(cases) },
  { text: '提前', textEn: 'Early', width: 10, of: ({ early }) => figure(early) },
  { text: '按期', textEn: 'On time', width: 10, of: ({ onTime }) => figure(onTime) },
  { text: '超期', textEn: 'Late', width: 10, of: ({ late }) => figure(late) },
  { text: '按时率', textEn: 'In time', width: 10, of: shareInTime },
  { text: '节省工作日', textEn: 'Working days saved', width: 14, of: ({ daysSaved }) => figure(daysSaved) },
  { text: '超期工作日', textEn: 'Working days over', width: 14, of: ({ daysLate }) => figure(daysLate) },
];

export interface StatisticsRouteDependencies {
  api: Api;
  sheets: Sheets;
  time: Time;
  statistics: CaseStatisticsOf;
}

export function statisticsRoutes({ api, sheets, time, statistics }: StatisticsRouteDependencies): void {
  const within = <T extends { from?: CivilDate; to?: CivilDate }>(asked: T) => {
    const usual = usualPeriod(time.now());
    return { ...asked, from: asked.from ?? usual.from, to: asked.to ?? usual.to };
  };

  api.route({
    method: 'get',
    path: '/cases/statistics',
    summary: 'Cases that ended early, on time and late, within your scope (R13)',
    action: 'case.read',
    query: question,
    answer: caseStatistics,
    handle: ({ scope, query }) => statistics(scope, within(query)),
  });

  exportRoute(
    { api, sheets, time },
    {
      path: '/cases/statistics/export',
      action: 'case.read',
      filter: question,
      name: { text: '办件统计', textEn: 'Statistics of cases' },
      columns: COLUMNS,
      async page({ scope }, asked) {
        const { rows } = await statistics(scope, within(asked));
        return { items: rows, next: null, total: rows.length };
      },
    },
  );
}
