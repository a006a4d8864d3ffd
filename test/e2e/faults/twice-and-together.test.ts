/** The same request twice, two clerks at once, two instances of one case: each thing happens once. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { plausibleAnswers } from '../../../src/demonstration/index.ts';
import {
  applicationFor,
  decide,
  GRANTED,
  openStep,
  registerCase,
  untilCompleted,
  walk,
  type Answer,
  type ErrorBody,
} from '../../support/client.ts';
import { eventually } from '../../support/eventually.ts';
import { DATABASE_NAMES, platformForSuite } from '../../support/platform.ts';

const ROUNDS = 6;

for (const database of DATABASE_NAMES) {
  describe(`Twice and together (${database})`, function () {
    this.timeout(600_000);
    const suite = platformForSuite(database);
    const count = async (sql: string, values: string[] = []): Promise<number> =>
      Number((await suite.platform.database.get<{ n: number }>(sql, values))?.n);

    it('registers one case for a request that is sent twice at once and once more later', async () => {
      const { people } = suite;
      const window = await people.as('chuang');
      const application = await applicationFor(people, '同一请求挖掘道路');
      const headers = { 'Idempotency-Key': randomUUID() };
      const twins = await Promise.all([1, 2, 3].map(() => window.post<{ id: string }>('/cases', application, headers)));
      const later = await window.post<{ id: string }>('/cases', application, headers);
      assert.deepEqual(
        [...twins, later].map(({ status }) => status),
        [201, 201, 201, 201],
      );
      assert.equal(new Set([...twins, later].map(({ body }) => JSON.stringify(body))).size, 1, 'all get the same answer');
      assert.equal([...twins, later].filter((answer) => answer.headers.get('Idempotent-Replay') === 'true').length, 3);
      assert.equal(await count("SELECT COUNT(*) AS n FROM matter WHERE title = '同一请求挖掘道路'"), 1);

      const other = await window.post('/cases', { ...application, subject: '另一请求' }, headers);
      assert.deepEqual([other.status, other.body.error.code], [422, 'idempotency-key-reused']);
    });

    it(`lets one of two clerks decide a step and tells the other who was first, ${ROUNDS} times`, async () => {
      const { people } = suite;
      const [first, second] = await Promise.all([people.as('chengban1'), people.as('chengban2')]);
      const names = { 'person-chengban1': '王海涛', 'person-chengban2': '李思敏' };
      const winners = new Set<string>();
      for (let round = 0; round < ROUNDS; round += 1) {
        const caseId = await registerCase(people, `第${round}轮挖掘道路`);
        await walk(people, caseId, ['accept']);
        const step = await openStep(people, caseId);
        const body = (outcome: string, other: string) => ({
          outcome,
          text: '现场情况与申请材料一致。',
          fields: plausibleAnswers(step.form?.fields ?? [], step.openedAt.slice(0, 10), outcome),
          coOfficerId: other,
        });
        const attempts: [string, () => Promise<Answer<ErrorBody>>][] = [
          ['person-chengban1', () => first.post(`/steps/${step.id}/decide`, body('pass', 'person-chengban2'))],
          ['person-chengban2', () => second.post(`/steps/${step.id}/decide`, body('pass', 'person-chengban1'))],
        ];
        // Whose request leaves first changes from round to round.
        if (round % 2) attempts.reverse();
        const answers = await Promise.all(attempts.map(async ([person, send]) => ({ person, ...(await send()) })));
        const won = answers.filter(({ status }) => status === 200);
        const told = answers.filter(({ status }) => status === 409);
        assert.deepEqual([won.length, told.length], [1, 1], JSON.stringify(answers.map(({ status, body: b }) => [status, b])));
        const winner = won[0]?.person as keyof typeof names;
        winners.add(winner);
        const error = told[0]?.body.error;
        assert.equal(error?.code, 'step-proposed');
        assert.equal(error?.details?.personName, names[winner]);
        assert.ok(error?.details?.at && error.details.outcomeLabel, 'what was proposed, and when');
        // Both confirm at the same moment, twice: it is decided once.
        const { proposalId } = won[0]?.body as unknown as { proposalId: string };
        const other = winner === 'person-chengban1' ? second : first;
        const confirmed = await Promise.all([1, 2].map(() => other.post(`/steps/${step.id}/confirm`, { proposalId })));
        assert.deepEqual(confirmed.map(({ status }) => status).sort(), [200, 409]);
        assert.equal(await count('SELECT COUNT(*) AS n FROM opinion WHERE step_id = $1', [step.id]), 1);
        assert.equal(
          await count("SELECT COUNT(*) AS n FROM record WHERE kind = 'step-decided' AND case_id = $1 AND payload LIKE $2", [
            caseId,
            `%${step.id}%`,
          ]),
          1,
        );
      }
    });

    it('cancels a second process instance of a case, and the case keeps its one path', async () => {
      const { people, platform } = suite;
      const caseId = await registerCase(people, '重复实例挖掘道路');
      const open = await openStep(people, caseId);
      const row = await platform.database.get<{ process_definition_key: string; process_instance_key: string }>(
        'SELECT process_definition_key, process_instance_key FROM matter WHERE id = $1',
        [caseId],
      );
      assert.ok(row);
      const twin = await platform.engine.createInstance({ processDefinitionKey: row.process_definition_key, variables: { caseId } });
      assert.notEqual(twin.processInstanceKey, row.process_instance_key);
      await eventually(
        'the second instance to be cancelled',
        async () =>
          (await count("SELECT COUNT(*) AS n FROM outbox WHERE id = $1 AND state = 'done'", [`cancel:${twin.processInstanceKey}`])) === 1,
        90_000,
      );
      await assert.rejects(platform.engine.cancelInstance(twin.processInstanceKey), { code: 'NOT_FOUND' });

      assert.equal((await decide(people, open, 'accept')).status, 200);
      await walk(people, caseId, GRANTED.slice(1));
      const found = await untilCompleted(people, caseId);
      assert.equal((found.steps as unknown[]).length, GRANTED.length);
      assert.equal((found.documents as unknown[]).length, 4);
      assert.equal(await count('SELECT COUNT(*) AS n FROM step WHERE process_instance_key = $1', [twin.processInstanceKey]), 0);
    });
  });
}
