/** The warning rules over HTTP (R15, R16): read by whoever supervises, set by the supervision office of the city. */
import { z } from 'zod';
import { dryRun, ruleList, ruleView, settingsSet } from '../../../domain/api/rules.ts';
import { LONGEST } from '../../../domain/forms/lengths.ts';
import { statedReason } from '../../../domain/text/reason-schema.ts';
import { daysAfter, daysBetween } from '../../../domain/time/civil-date.ts';
import { startOfDate } from '../../../domain/time/civil-time.ts';
import { permit, scopeOf, type Person } from '../../platform/auth/index.ts';
import { badInput, forbidden, notFound } from '../../platform/errors.ts';
import type { Api } from '../../platform/http/index.ts';
import { ruleById, type SignalRule } from '../rules/index.ts';
import { checkSettings, type RuleSettings } from '../settings/rule-settings.ts';
import type { RunDry } from './dry-run.ts';
import type { RuleViews } from './views.ts';

export interface RuleRouteDependencies {
  api: Api;
  views: RuleViews;
  settings: RuleSettings;
  runDry: RunDry;
}

/** Days of one dry run. */
const LONGEST_PERIOD = 400;

/** The figures hold for the whole city, so whoever supervises a part of it does not set them. */
const maySet = (person: Person): boolean => scopeOf(person, 'rule.set').kind === 'city';

export function ruleRoutes({ api, views, settings, runDry }: RuleRouteDependencies): void {
  const params = z.object({ id: z.string().max(16) });
  const values = z.record(z.string().max(40), z.number().int()).refine((given) => Object.keys(given).length <= 20);

  api.route({
    method: 'get',
    path: '/supervision/rules',
    summary: 'The warning rules with the signals of the last 30 days (R15, R16)',
    action: 'supervision.read',
    answer: ruleList,
    handle: async ({ scope }) => ({ items: await views.list(scope) }),
  });

  api.route({
    method: 'get',
    path: '/supervision/rules/:id',
    summary: 'One warning rule: its words, figures with their history, and examples',
    action: 'supervision.read',
    params,
    answer: ruleView,
    handle: ({ scope, person, params: { id } }) => views.rule(scope, id, maySet(person)),
  });

  api.route({
    method: 'post',
    path: '/supervision/rules/:id/settings',
    summary: 'Set the figures of a warning rule: a new version, in force at once, told by the record',
    action: 'rule.set',
    params,
    status: 201,
    body: z.strictObject({
      values,
      reason: statedReason(LONGEST.text),
      /** The version that was read. */
      base: z.number().int().min(0),
    }),
    answer: settingsSet,
    refusals: { 403: ['forbidden'], 404: ['not-found'], 409: ['settings-changed'] },
    async handle({ person, params: { id }, body }) {
      permit(person, 'rule.set');
      if (!maySet(person)) throw forbidden('rule.set');
      const { version, values: set } = await settings.set(person.id, id, body);
      return { version, values: set };
    },
  });

  api.route({
    method: 'post',
    path: '/supervision/rules/:id/dry-run',
    summary: 'What a warning rule finds among the cases of a period, and what it would find with other figures; nothing is written',
    action: 'supervision.read',
    params,
    remember: false,
    cost: 'search',
    body: z.strictObject({
      /** Cases received on these days, both included. */
      from: z.iso.date(),
      to: z.iso.date(),
      /** Absent: the figures in force. */
      values: values.optional(),
    }),
    answer: dryRun,
    refusals: { 404: ['not-found'], 409: ['rule-by-hand'] },
    async handle({ scope, params: { id }, body: { from, to, values: given } }) {
      const rule = ruleOr404(id);
      checkPeriod(from, to);
      if (given) checkSettings(rule, given);
      const inForce = await settings.inForceOf(rule);
      const before = startOfDate(daysAfter(to, 1)).getTime();
      return runDry(scope, { rule, from: startOfDate(from).getTime(), before, inForce, proposed: { ...inForce, ...given } });
    },
  });
}

function ruleOr404(id: string): SignalRule {
  const rule = ruleById(id);
  if (!rule) throw notFound('该规则', 'rule');
  return rule;
}

function checkPeriod(from: string, to: string): void {
  const days = daysBetween(from, to);
  if (days >= 0 && days < LONGEST_PERIOD) return;
  const [message, messageEn] = [
    `时段应当先后有序，最长 ${LONGEST_PERIOD} 天。`,
    `The period ends after it begins and has ${LONGEST_PERIOD} days at most.`,
  ];
  throw badInput([{ path: 'to', code: 'wrong-period', message, messageEn }]);
}
