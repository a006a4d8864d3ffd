/** Diverged matters over HTTP (R12a): what is known of each, and their repair, proposed by one person and decided by another. */
import { z } from 'zod';
import { divergenceDetail, divergenceList, repairActed } from '../../domain/api/repairs.ts';
import { REPAIR_KINDS } from '../../domain/flowchart/repairs.ts';
import { LONGEST } from '../../domain/forms/lengths.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import type { Api } from '../platform/http/index.ts';
import type { RepairRow } from './repair-log.ts';
import type { RepairViews } from './repair-views.ts';
import type { Repairs } from './repair.ts';

const id = z.object({ id: z.string().max(64) });
const reason = z.string().max(LONGEST.opinion);

const REPAIR_CODES = [
  'matter-not-frozen',
  'own-decision',
  'no-job-to-retry',
  'no-instance-to-bind',
  'not-replayable',
  'not-your-repair',
  'repair-under-way',
  'repair-decided',
  'second-person-required',
  'own-proposal',
  'not-your-proposal',
];

const answerOf = (row: RepairRow) => ({
  id: row.id,
  divergenceId: row.divergence_id,
  kind: row.kind,
  state: row.state,
  proposedAt: isoInChina(row.proposed_at),
});

export function repairRoutes({ api, repairs, views }: { api: Api; repairs: Repairs; views: RepairViews }): void {
  api.route({
    method: 'get',
    path: '/divergences',
    summary: 'Matters about which engine and record disagree, with what is proposed',
    action: 'matter.repair',
    answer: divergenceList,
    handle: ({ person, scope }) => views.list(person, scope),
  });

  api.route({
    method: 'get',
    path: '/divergences/:id',
    summary: 'Where the record leads, where the engine claims to stand, and what can be done',
    action: 'matter.repair',
    params: id,
    answer: divergenceDetail,
    handle: ({ person, params }) => views.detail(person, params.id),
  });

  api.route({
    method: 'post',
    path: '/divergences/:id/repairs',
    summary: 'Propose how a suspended matter is brought home',
    action: 'matter.repair',
    status: 201,
    params: id,
    body: z.strictObject({ kind: z.enum(REPAIR_KINDS), reason, processInstanceKey: z.string().max(32).optional() }),
    answer: repairActed,
    refusals: { 409: REPAIR_CODES },
    handle: async ({ person, params, body }) => answerOf(await repairs.propose(person, params.id, body)),
  });

  api.route({
    method: 'post',
    path: '/repairs/:id/approve',
    summary: 'Approve a repair that somebody else proposed',
    action: 'matter.repair',
    params: id,
    answer: repairActed,
    refusals: { 409: REPAIR_CODES },
    handle: async ({ person, params }) => answerOf(await repairs.approve(person, params.id)),
  });

  api.route({
    method: 'post',
    path: '/repairs/:id/refuse',
    summary: 'Refuse a repair that somebody else proposed, with the reason',
    action: 'matter.repair',
    params: id,
    body: z.strictObject({ reason }),
    answer: repairActed,
    refusals: { 409: REPAIR_CODES },
    handle: async ({ person, params, body }) => answerOf(await repairs.refuse(person, params.id, body.reason)),
  });

  api.route({
    method: 'post',
    path: '/repairs/:id/withdraw',
    summary: "Withdraw one's own proposal, or give up a repair that does not come to its end",
    action: 'matter.repair',
    params: id,
    answer: repairActed,
    refusals: { 409: REPAIR_CODES },
    handle: async ({ person, params }) => answerOf(await repairs.withdraw(person, params.id)),
  });
}
