/** An ordinary penalty of the demonstration on a test's database, its positions done by the few people of the small city. */
import assert from 'node:assert/strict';
import type { FormField } from '../../domain/contract.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { PARTIES, plausibleAnswers } from '../../src/demonstration/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { casesOn, type CasesOn } from './cases-on.ts';
import type { PlatformOnOptions } from './platform-on.ts';
import { realPower } from './real-powers.ts';
import type { Power } from './small-power.ts';
import type { Answer, ErrorBody } from './test-server.ts';

export const PENALTY: Power = realPower('unlicensed-excavation-penalty', {
  ...{ investigator: 'first-review', executor: 'window', 'hearing-host': 'archive' },
  ...{ 'section-head': 'window', 'legal-reviewer': 'archive', 'organ-head': 'deciding-leader', archive: 'archive' },
});

type Fields = Record<string, string | number | boolean | undefined>;
export type Way = string | [way: string, fields: Fields];

export interface PenaltyOn extends CasesOn {
  today(): string;
  file(): Promise<string>;
  /** `Step_Evidence:complete`, with answers other than the plausible ones; `undefined` leaves one out. */
  take(caseId: string, way: string, fields?: Fields): Promise<Answer<ErrorBody>>;
  go(caseId: string, ...ways: Way[]): Promise<void>;
  /** Field problems with which it is refused, `tier:tier-outside-facts`. */
  refusedWith(caseId: string, way: string, fields?: Fields): Promise<string[]>;
  /** The party waives a waiting period in writing. */
  waive(caseId: string, elementId: string): Promise<void>;
  templates(caseId: string): Promise<string[]>;
}

export async function penaltyOn(database: Database, options: PlatformOnOptions & { power?: Power } = {}): Promise<PenaltyOn> {
  const power = options.power ?? PENALTY;
  const city = await casesOn(database, { ...options, power });
  const today = (): string => civilDateInChina(city.time.now());

  async function take(caseId: string, way: string, given: Fields = {}): Promise<Answer<ErrorBody>> {
    const [elementId = '', outcome = ''] = way.split(':');
    const step = await city.openStep(caseId);
    assert.equal(step.element_id, elementId);
    const fields: FormField[] = step.form_key ? (power.entry.forms[step.form_key]?.fields ?? []) : [];
    const answers = Object.entries({ ...plausibleAnswers(fields, today(), outcome), ...given }).filter(([, value]) => value !== undefined);
    return city.decideStep(step, outcome, {
      fields: Object.fromEntries(answers),
      coOfficerId: step.officers === 2 ? 'person-colleague' : undefined,
    });
  }

  return {
    ...city,
    ...{ today, take },
    file: async () =>
      (
        await city.ask<{ id: string }>('officer', 'POST', '/cases', {
          powerId: power.entry.processId,
          subject: '擅自占用正阳路',
          party: PARTIES[0],
          form: plausibleAnswers(power.entry.caseForm, today()),
          materials: [],
        })
      ).id,
    async go(caseId, ...ways) {
      for (const one of ways) {
        const [way, fields] = typeof one === 'string' ? [one, {}] : one;
        const { status, text } = await take(caseId, way, fields);
        assert.equal(status, 200, `${way}: ${text}`);
      }
    },
    async refusedWith(caseId, way, fields) {
      const { status, body, text } = await take(caseId, way, fields);
      assert.equal(status, 422, text);
      return (body.error.fields ?? []).map(({ path, code }) => `${path.replace(/^fields\./, '')}:${code}`);
    },
    async waive(caseId, elementId) {
      await city.ask('officer', 'POST', `/matters/${caseId}/waiting-periods/${elementId}/waive`, { reason: '当事人书面放弃。' });
    },
    templates: async (caseId) =>
      (
        await database.all<{ template: string }>('SELECT template FROM document WHERE matter_id = $1 ORDER BY created_at, id', [caseId])
      ).map(({ template }) => template),
  };
}
