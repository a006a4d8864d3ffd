/**
 * Every warning rule whose data exist, through the API on both databases: what must fire fires once and what must not does not, by its
 * moment and whatever is looked at again (R15, R16). What no page lets happen any more is put into the database as an exchange would.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { PARTIES } from '../../../src/demonstration/index.ts';
import { casesOn, type CasesOn } from '../../support/cases-on.ts';
import { eachDatabase } from '../../support/databases.ts';
import { buildLaxLicence, buildLaxPenalty } from '../../support/lax-powers.ts';
import { platformOn } from '../../support/platform-on.ts';

const on = (day: string, time = '10:00'): string => `2026-${day}T${time}:00+08:00`;
const YES = { withinPowers: true, materialsComplete: true, statutoryForm: true };
type Fields = Record<string, unknown>;
type Move = string | [string, Fields];

eachDatabase('The warning rules', (database) => {
  let cases: CasesOn;
  const open = async (startedAt: string, power = buildLaxLicence()): Promise<void> => {
    cases = await casesOn(database(), { power, startedAt });
  };
  afterEach(() => cases?.close());

  const register = (powerId = cases.power.entry.processId, more: object = {}): Promise<string> => cases.register({ powerId, ...more });
  async function walk(id: string, ...moves: Move[]): Promise<void> {
    for (const move of moves) {
      const [outcome, fields] = typeof move === 'string' ? [move, {}] : move;
      const { status, text } = await cases.decideStep(await cases.openStep(id), outcome, { fields });
      assert.equal(status, 200, `${outcome}: ${text}`);
    }
  }
  const found = async (id: string): Promise<string[]> =>
    (await database().all<{ rule: string }>('SELECT rule FROM warning_signal WHERE matter_id = $1', [id])).map(({ rule }) => rule).sort();
  const raised = async (id: string): Promise<number> => (await cases.recorded(id)).filter((kind) => kind === 'signal-raised').length;

  it('find silence after a receipt at its minute, once, also by a platform that was started anew', async () => {
    await open(on('11-02'));
    const [silent, incomplete, answered] = [await register(), await register(undefined, { materials: [] }), await register()];
    await walk(answered, ['accept', YES]);
    await cases.moveTo(on('11-09', '17:29'));
    for (const id of [silent, incomplete, answered]) assert.deepEqual(await found(id), []);
    await cases.moveTo(on('11-09', '17:31'));
    assert.deepEqual([await found(silent), await found(incomplete), await found(answered)], [['R15.7'], ['R15.5'], []]);
    const second = await platformOn(database(), { startedAt: on('11-09', '17:40') });
    await second.sweep.once();
    await second.close();
    await cases.moveTo(on('11-10'));
    await walk(silent, ['accept', YES]);
    await cases.moveTo(on('11-10', '10:05'));
    assert.deepEqual([await found(silent), await raised(silent)], [['R15.4', 'R15.7'], 2]);
    assert.deepEqual(await found(incomplete), ['R15.5']);
  });

  it('find a refusal against the answers in the decision’s own transaction, and none that names organ and basis', async () => {
    await open(on('11-25'));
    const [unlawful, unnamed, named] = [await register(), await register(), await register()];
    await walk(unlawful, ['decline', YES]);
    assert.deepEqual(await found(unlawful), ['R15.1']);
    await walk(unnamed, ['decline', { ...YES, withinPowers: false }]);
    await walk(named, ['decline', { ...YES, withinPowers: false, competentOrgan: '市水利局', declineBasis: '行政许可法第三十二条' }]);
    await cases.moveTo(on('11-25', '11:00'));
    assert.deepEqual([await found(unlawful), await found(unnamed), await found(named)], [['R15.1'], ['R15.1'], []]);
  });

  it('find what is wrong with a licence: materials, reviews, facts, document, service, late entry', async () => {
    await open(
      on('11-16'),
      buildLaxLicence([], {
        checks: [{ kind: 'forbidden-fact', field: 'roadAge', below: 5, outcomes: ['never'], basis: '城市道路管理条例第三十三条' }],
      }),
    );
    const none = await register(undefined, { materials: [] });
    await walk(none, ['accept', YES], 'pass', 'agree', 'grant', ['served', { deliveredOn: '2026-11-16' }]);
    const supplied = await register(undefined, { materials: [] });
    await walk(supplied, ['supplement', { missingMaterials: '申请书' }], ['supplied', { receivedOn: '2026-11-16' }], ['accept', YES]);
    const strange = await register();
    await walk(strange, ['supplement', { missingMaterials: '居民委员会盖章证明' }]);
    const refused = await register();
    await walk(refused, ['accept', YES], 'pass', 'agree', 'deny');
    const rightlyRefused = await register();
    await walk(rightlyRefused, ['accept', YES], 'fail', 'disagree', 'deny');
    const against = await register();
    await walk(against, ['accept', YES], 'pass', 'disagree', 'grant', ['served', { deliveredOn: '2026-11-16' }]);
    const again = await register();
    await walk(again, ['accept', YES], 'fail', 'back', 'pass', 'agree', 'grant', ['served', { deliveredOn: '2026-11-16' }]);
    const young = await register();
    await walk(young, ['accept', YES], ['pass', { roadAge: 2 }], 'agree', 'grant', ['served', { deliveredOn: '2026-11-16' }]);
    const late = await register();
    await walk(late, ['accept', YES], ['pass', { inspectedOn: '2026-11-10' }]);
    const unserved = await register();
    await walk(unserved, ['accept', YES], 'pass', 'agree', 'grant');
    await cases.moveTo(on('11-16', '16:00'));
    assert.deepEqual(await found(none), ['R15.11', 'R16.5']);
    assert.deepEqual(await found(supplied), []);
    assert.deepEqual(await found(strange), ['R16.3']);
    assert.deepEqual(await found(refused), ['R16.4']);
    for (const id of [rightlyRefused, again]) assert.deepEqual(await found(id), []);
    for (const id of [against, young]) assert.deepEqual(await found(id), ['R16.5']);
    assert.deepEqual(await found(late), ['R15.4']);
    await cases.moveTo(on('11-30', '17:29'));
    assert.deepEqual(await found(unserved), []);
    await cases.moveTo(on('11-30', '17:31'));
    assert.deepEqual(await found(unserved), ['R15.8']);
  });

  it('find a licence granted without its selection or its test, where the forms ask for them', async () => {
    await open(on('11-16'), buildLaxLicence([{ key: 'buyer', label: '买受人', type: 'text', meaning: 'winner' }]));
    const grant: Move[] = [['accept', YES], 'pass', 'agree'];
    const served: Move = ['served', { deliveredOn: '2026-11-16' }];
    const [other, buyer] = [await register(), await register()];
    await walk(other, ...grant, ['grant', { buyer: '甲公司' }], served);
    await walk(buyer, ...grant, ['grant', { buyer: PARTIES[0]?.name }], served);
    const tested = buildLaxLicence([{ key: 'passed', label: '检验合格', type: 'yes-no', meaning: 'test-passed' }]);
    await cases.publish(tested);
    const [failed, passed] = [await register(tested.entry.processId), await register(tested.entry.processId)];
    await walk(failed, ...grant, ['grant', { passed: false }], served);
    await walk(passed, ...grant, ['grant', { passed: true }], served);
    await cases.moveTo(on('11-16', '16:00'));
    assert.deepEqual([await found(other), await found(buyer)], [['R16.7'], []]);
    assert.deepEqual([await found(failed), await found(passed)], [['R16.8'], []]);
  });

  it('find what is wrong with a penalty: filing, evidence, notice, hearing, fine, document, service', async () => {
    await open(on('11-02'), buildLaxPenalty());
    const fine = { penaltyKind: 'fine', fineAmount: 500_000 };
    const served: Move = ['served', { deliveredOn: '2026-11-02' }];
    const evidence: Move = ['taken', { evidence: '现场照片' }];
    const unfiled = await register();
    const early = await register();
    await walk(early, 'early', evidence, 'accept');
    const bare = await register();
    await walk(bare, 'accept', 'taken', ['untold', fine], ['impose', fine], served);
    const hurried = await register();
    await walk(hurried, 'accept', evidence, ['told', fine], served, ['impose', fine], served);
    const free = await register();
    await walk(free, 'accept', evidence, ['told', fine], served, ['impose', { penaltyKind: 'fine', fineAmount: 0 }], served);
    const unheard = await register();
    await walk(unheard, 'accept', evidence, ['uncalled', { hearingDate: '2026-11-20' }], ['impose', fine], served);
    const tooSoon = await register();
    await walk(
      tooSoon,
      'accept',
      evidence,
      ['called', { hearingDate: '2026-11-03' }],
      ['heard', { supports: false }],
      ['impose', fine],
      served,
    );
    const unpapered = await register();
    await walk(unpapered, 'accept', evidence, ['told', fine], served, ['impose-without-paper', fine]);
    const lawful = await register();
    await walk(lawful, 'accept', evidence, ['told', fine], served);
    const unserved = await register();
    await walk(unserved, 'accept', evidence, ['told', fine], served);
    await cases.moveTo(on('11-10'));
    for (const id of [lawful, unserved]) await walk(id, ['impose', fine]);
    await walk(lawful, ['served', { deliveredOn: '2026-11-10' }]);
    await cases.moveTo(on('11-10', '16:00'));
    assert.deepEqual(await found(early), ['R15.10']);
    assert.deepEqual(await found(bare), ['R15.12', 'R15.6']);
    assert.deepEqual(await found(hurried), ['R15.6']);
    assert.deepEqual(await found(free), ['R15.13', 'R15.6']);
    assert.deepEqual(await found(unheard), ['R15.6', 'R16.6']);
    assert.deepEqual(await found(tooSoon), ['R15.6', 'R16.6', 'R16.6']);
    assert.deepEqual(await found(unpapered), ['R15.6', 'R15.9']);
    assert.deepEqual([await found(lawful), await found(unfiled)], [[], []]);
    await cases.moveTo(on('11-23', '17:31'));
    assert.deepEqual(await found(unfiled), ['R15.10']);
    assert.deepEqual([await found(lawful), await found(unserved)], [[], ['R15.9']]);
  });

  it('find what an exchange brings: a party that fails its check, an end without a result', async () => {
    await open(on('11-20'));
    const model = await register();
    const [matter, file] = [
      await database().get<Record<string, unknown>>('SELECT * FROM matter WHERE id = $1', [model]),
      await database().get<Record<string, unknown>>('SELECT * FROM case_file WHERE id = $1', [model]),
    ];
    const bring = async (party: object, more: object = {}): Promise<string> => {
      const id = randomUUID();
      await database().write(async () => {
        await database().insert('matter', { ...matter, id, number: id, ...more } as never);
        await database().insert('case_file', { ...file, id, party: JSON.stringify(party) } as never);
        cases.record.append({ kind: 'case-received', matterId: id, payload: { party: party as Record<string, unknown> } });
      });
      return id;
    };
    const wrong = await bring({
      kind: 'organisation',
      name: '江城燃气有限公司',
      codeType: 'uscc',
      code: '91350211M000100Y44',
      contact: '',
      phone: '',
    });
    const ended = await bring(PARTIES[0] ?? {}, { closed_at: cases.time.now().getTime(), state: 'completed' });
    const right = await bring(PARTIES[0] ?? {});
    assert.deepEqual(await found(wrong), ['R15.3']);
    await cases.moveTo(on('11-20', '11:00'));
    assert.deepEqual([await found(wrong), await found(ended), await found(right)], [['R15.3'], ['R15.2'], []]);
  });

  it('find a power that is out of service: accepted all the same, stopped without a change, silent, changed beside the offices', async () => {
    await open(on('11-13'));
    const powers = [cases.power, buildLaxLicence(), buildLaxLicence(), buildLaxLicence()];
    for (const power of powers.slice(1)) await cases.publish(power);
    const [abolished = '', silent = '', changed = '', untouched = ''] = powers.map(({ entry }) => entry.processId);
    const [before, after] = [await register(abolished), await register(abolished)];
    const [stopped, tampered, usual] = [await register(silent), await register(changed), await register(untouched)];
    for (const id of [before, stopped, tampered, usual])
      await walk(id, ['accept', YES], 'pass', 'agree', 'grant', ['served', { deliveredOn: '2026-11-13' }]);
    await cases.moveTo(on('11-16'));
    await database().write(async () => {
      const version = await database().get<{ id: string }>('SELECT id FROM power_version WHERE power_id = $1', [abolished]);
      await database().insert('power_event', {
        ...{ id: randomUUID(), version_id: version?.id ?? '', kind: 'abolish', at: cases.time.now().getTime(), person_id: null, text: '' },
      });
      await database().run("UPDATE power_version SET state = 'suspended' WHERE power_id = $1", [silent]);
    });
    await cases.moveTo(on('11-17'));
    await walk(after, ['accept', YES]);
    await cases.moveTo(on('11-17', '16:00'));
    assert.deepEqual([await found(before), await found(after)], [[], ['R16.1']]);
    assert.deepEqual([await found(stopped), await found(usual)], [['R16.2'], []]);
    await database().write(() =>
      database()
        .run("UPDATE power_version SET bpmn_xml = bpmn_xml || ' ' WHERE power_id = $1", [changed])
        .catch(() => database().run("UPDATE power_version SET bpmn_xml = CONCAT(bpmn_xml, ' ') WHERE power_id = $1", [changed])),
    );
    await cases.moveTo(on('11-19'));
    await cases.moveTo(on('11-20', '11:00'));
    assert.deepEqual([await found(tampered), await found(stopped), await found(usual)], [['R16.3'], ['R16.2'], []]);
    assert.equal(await raised(stopped), 1);
  });
});
