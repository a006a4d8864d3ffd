/** Laws, what rests on them, and the report of flowcharts that fail today's rules, over HTTP (R5, R7a). */
import { z } from 'zod';
import { itsId } from '../../../domain/api/basics.ts';
import { LAW_STATES, lawDetail, lawList, lawMarked, lintReport as lintReportAnswer, MARK_KINDS } from '../../../domain/api/laws.ts';
import type { Finding } from '../../../processes/lint/index.ts';
import type { Api } from '../../platform/http/index.ts';
import { statedReason } from '../../../domain/text/reason-schema.ts';
import { isoInChina } from '../../../domain/time/civil-time.ts';
import type { createLintReport } from '../lint-report.ts';
import { powerSummary } from '../catalogue-routes.ts';
import type { LawMark, Laws } from './service.ts';

export interface LawRouteDependencies {
  api: Api;
  laws: Laws;
  lintReport: ReturnType<typeof createLintReport>;
  names: () => Promise<{ person(id: string | null): string; organ(id: string): string; district(id: string): string }>;
}

export function lawRoutes({ api, laws, lintReport, names }: LawRouteDependencies): void {
  const id = z.object({ id: z.string().max(64) });

  const markView = async (mark: LawMark) => ({
    id: mark.id,
    kind: mark.kind,
    articles: mark.articles,
    on: mark.marked_on,
    note: mark.note,
    at: isoInChina(mark.at),
    person: { id: mark.person_id, name: (await names()).person(mark.person_id) },
    withdrawnAt: isoInChina(mark.withdrawn_at),
    withdrawnReason: mark.withdrawn_reason,
  });

  api.route({
    method: 'get',
    path: '/laws',
    summary: 'Laws and normative documents that powers rest on',
    action: 'registry.read',
    query: z.object({ q: z.string().max(100).optional(), state: z.enum(LAW_STATES).optional() }),
    answer: lawList,
    async handle({ query }) {
      const rows = await laws.list(query);
      return { items: rows.map((row) => ({ ...row, markedAt: isoInChina(row.markedAt) })), next: null, total: rows.length };
    },
  });

  api.route({
    method: 'get',
    path: '/laws/:id',
    summary: 'One law: its marks, and the powers, flowcharts and open cases that rest on it',
    action: 'registry.read',
    params: id,
    answer: lawDetail,
    async handle({ params }) {
      const [found, known] = await Promise.all([laws.detail(params.id), names()]);
      return {
        id: found.id,
        name: found.name,
        marks: await Promise.all(found.marks.map(markView)),
        powers: found.resting.map(({ power, citations, openCases, changeId, changeState }) => ({
          ...powerSummary(power, known),
          citations,
          openCases,
          changeId,
          changeState,
        })),
      };
    },
  });

  api.route({
    method: 'post',
    path: '/laws/:id/marks',
    summary: 'Mark a law as changed or repealed: opens the declarations, 20 days running (R7a)',
    action: 'law.mark',
    params: id,
    status: 201,
    body: z.strictObject({
      kind: z.enum(MARK_KINDS),
      articles: z.array(z.string().max(60)).max(200).default([]),
      on: z.iso.date(),
      note: z.string().trim().max(2000).default(''),
    }),
    answer: lawMarked,
    refusals: { 409: ['law-marked-already'] },
    handle: ({ person, params, body }) => laws.mark(person, params.id, body),
  });

  api.route({
    method: 'post',
    path: '/laws/marks/:id/withdraw',
    summary: 'Withdraw a mark made in error',
    action: 'law.mark',
    params: id,
    body: z.strictObject({ reason: statedReason(2000) }),
    answer: itsId,
    async handle({ person, params, body }) {
      await laws.withdraw(person, params.id, body.reason);
      return { id: params.id };
    },
  });

  api.route({
    method: 'get',
    path: '/registry/lint-report',
    summary: "Which published flowcharts fail today's rules, and why",
    action: 'registry.read',
    query: z.object({ anew: z.enum(['0', '1']).optional() }),
    answer: lintReportAnswer,
    async handle({ query }) {
      const [report, known] = await Promise.all([lintReport(query.anew === '1'), names()]);
      const byRule = new Map<string, { rule: string; severity: Finding['severity']; count: number; flowcharts: number }>();
      for (const { findings } of report.items) {
        for (const [index, { rule, severity }] of findings.entries()) {
          const row = byRule.get(rule) ?? { rule, severity, count: 0, flowcharts: 0 };
          row.count += 1;
          if (findings.findIndex((other) => other.rule === rule) === index) row.flowcharts += 1;
          byRule.set(rule, row);
        }
      }
      return {
        state: report.state,
        engineLine: report.engineLine,
        checkedAt: isoInChina(report.checkedAt),
        total: report.total,
        checked: report.checked,
        failing: report.items.length,
        byRule: [...byRule.values()].sort((one, other) => other.count - one.count),
        items: report.items.map((item) => ({ ...item, organ: { id: item.organId, name: known.organ(item.organId) } })),
      };
    },
  });
}
