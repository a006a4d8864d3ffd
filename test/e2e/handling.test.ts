/**
 * Who may do what with a case, and what becomes of bad input: a clear error with a stable code, and nothing stored (R2a, R10, R11, R14).
 */
import assert from 'node:assert/strict';
import { platformForSuite } from '../support/platform.ts';
import {
  applicationFor,
  openStep,
  registerCase,
  secondConfirms,
  untilCompleted,
  walk,
  GRANTED,
  HOLDERS,
  type Answer,
  type ErrorBody,
  type StepSummary,
} from '../support/client.ts';
import { createRecordOpinion, verifyMatters, verifyReturns } from '../../src/procedures/index.ts';
import { DEPLOY_FLOWCHART } from '../../src/registry/deploy-command.ts';
import { entryOfVersion } from '../../src/registry/index.ts';
import { drawWith } from '../support/draw-bpmn.ts';
import { endOf, stepOf, storeVersion } from '../support/small-power.ts';
import { CommandRejected } from '../../src/platform/outbox/index.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { PARTIES } from '../../src/demonstration/index.ts';
import { eventually } from '../support/eventually.ts';

type Application = Record<string, unknown> & {
  party: Record<string, unknown>;
  form: Record<string, unknown>;
  materials: Record<string, unknown>[];
};

/** The same number with its last but one digit changed, so that the check digit no longer fits. */
const oneDigitOff = (number: string): string => number.slice(0, 16) + String((Number(number[16]) + 1) % 10) + number.slice(17);

describe('Handling a case', function () {
  this.timeout(180_000);
  const suite = platformForSuite();
  const { people } = suite;
  const database = () => suite.platform.database;
  const count = async (table: string): Promise<number> =>
    Number((await database().get<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))?.n);

  /** An error has a stable code and says what happened in both languages; so has each of its fields. */
  function assertRefused(answer: Answer<ErrorBody>, status: number, code: string, fields?: string[]): void {
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    const { error } = answer.body;
    assert.equal(error.code, code);
    assert.match(error.message, /\p{Script=Han}/u);
    assert.match(error.messageEn, /[a-z]{2}/i);
    if (fields) assert.deepEqual((error.fields ?? []).map((field) => `${field.path} ${field.code}`).sort(), [...fields].sort());
    for (const field of error.fields ?? []) {
      const { message, messageEn } = field as unknown as { message: string; messageEn: string };
      assert.ok(message && messageEn, field.path);
    }
  }

  describe('at the window', () => {
    const application = async (change: (application: Application) => void = () => undefined): Promise<Application> => {
      const found = structuredClone(await applicationFor(people, '测试挖掘道路')) as Application;
      change(found);
      return found;
    };
    const person = (changes: Record<string, unknown>): Record<string, unknown> => ({
      kind: 'person',
      name: '张伟',
      idType: 'identity-card',
      idNumber: (PARTIES[4] as { idNumber: string }).idNumber,
      phone: '13900000055',
      ...changes,
    });

    const WRONG: [title: string, fields: string[], change: (application: Application) => void][] = [
      [
        'a social credit code with a wrong check character',
        ['party.code uscc-check-digit'],
        ({ party }) => {
          party.code = '913211001426001A1X';
        },
      ],
      [
        'an organisation code with a wrong check character',
        ['party.code organisation-code-check-digit'],
        ({ party }) => {
          party.codeType = 'organisation-code';
          party.code = '12345678-0';
        },
      ],
      [
        'an identity card with a wrong check digit',
        ['party.idNumber identity-card-check-digit'],
        (one) => {
          one.party = person({ idNumber: oneDigitOff((PARTIES[4] as { idNumber: string }).idNumber) });
        },
      ],
      [
        "no officer card's number",
        ['party.idNumber officer-card-empty'],
        (one) => {
          one.party = person({ idType: 'officer-card', idNumber: ' ' });
        },
      ],
      [
        'no passport number',
        ['party.idNumber passport-empty'],
        (one) => {
          one.party = person({ idType: 'passport', idNumber: '' });
        },
      ],
      [
        'a telephone number of no known form',
        ['party.phone'],
        ({ party }) => {
          party.phone = '12';
        },
      ],
      [
        'no name, contact, subject or required field',
        ['party.name required', 'party.contact required', 'subject required', 'form.location required'],
        (one) => {
          one.party.name = ' ';
          one.party.contact = '';
          one.subject = ' ';
          delete one.form.location;
        },
      ],
      [
        'fields of the wrong type',
        ['form.length not-a-number', 'form.from not-a-date', 'form.roadClass unknown-choice', 'form.projectName not-text'],
        ({ form }) => {
          Object.assign(form, { length: '很长', from: '2026-02-30', roadClass: 'motorway', projectName: 7 });
        },
      ],
      [
        'numbers out of bounds',
        ['form.width too-large', 'form.area too-small'],
        ({ form }) => {
          Object.assign(form, { width: 1e9, area: -1 });
        },
      ],
      [
        'a text that is too long',
        ['form.projectName too-long'],
        ({ form }) => {
          form.projectName = '长'.repeat(101);
        },
      ],
      [
        'a field that the form does not have',
        ['form.surprise unknown-field'],
        ({ form }) => {
          form.surprise = 1;
        },
      ],
      [
        'a field named like a property of every object',
        ['form.constructor unknown-field'],
        (one) => {
          one.form = { ...one.form, constructor: 'x' };
        },
      ],
      [
        'a material that nobody asked for',
        ['materials.0.code unknown-material'],
        ({ materials }) => {
          materials[0] = { ...materials[0], code: 'gold' };
        },
      ],
      [
        'a character that no document can show',
        ['party.name character-not-printable', 'form.contractor character-not-printable'],
        ({ party, form }) => {
          party.name = '𰻞𰻞面馆';
          form.contractor = '𰻞𰻞公司';
        },
      ],
      [
        'a null character',
        ['subject character-not-printable'],
        (one) => {
          one.subject = '挖掘\u0000道路';
        },
      ],
      [
        "an unknown field beside the party's",
        ['party.surprise unknown-field'],
        ({ party }) => {
          party.surprise = 1;
        },
      ],
      [
        'an unknown kind of party',
        ['party.kind wrong-choice'],
        ({ party }) => {
          party.kind = 'spirit';
        },
      ],
      [
        'a negative count of copies',
        ['materials.0.copies too-small'],
        ({ materials }) => {
          materials[0] = { ...materials[0], copies: -1 };
        },
      ],
    ];

    for (const [title, fields, change] of WRONG) {
      it(`refuses ${title} by name (R11.1–R11.3)`, async () => {
        const answer = await (await people.as('chuang')).post('/cases', await application(change));
        const found = fields.every((field) => field.includes(' '));
        assertRefused(answer, 422, 'invalid-input', found ? fields : undefined);
        if (!found)
          assert.deepEqual(
            answer.body.error.fields?.map(({ path }) => path),
            fields,
          );
      });
    }

    it('refuses what is no request at all, before anybody looks at it', async () => {
      const window = await people.as('chuang');
      const raw = (body: string, headers: Record<string, string>): Promise<Answer<ErrorBody>> =>
        fetch(`${suite.url}/api/cases`, { method: 'POST', body, headers: { cookie: window.cookieHeader, ...headers } }).then(
          async (response) => ({ status: response.status, headers: response.headers, body: (await response.json()) as ErrorBody }),
        );
      const json = { 'content-type': 'application/json' };
      assertRefused(await raw('{"powerId":', { ...json, 'X-Sunlit': '1' }), 400, 'json-malformed');
      assertRefused(await raw(JSON.stringify({ powerId: 'x'.repeat(3_000_000) }), { ...json, 'X-Sunlit': '1' }), 413, 'request-too-large');
      assertRefused(await raw('powerId=x', { 'content-type': 'application/x-www-form-urlencoded', 'X-Sunlit': '1' }), 415, 'json-expected');
      const foreign = await raw(JSON.stringify(await application()), json);
      assert.equal(foreign.status, 403);
      assert.match(foreign.body.error.code, /^[a-z-]+$/);
      assertRefused(await raw('[]', { ...json, 'X-Sunlit': '1' }), 422, 'invalid-input');
    });

    it('refuses a power that nobody knows', async () => {
      assertRefused(
        await (
          await people.as('chuang')
        ).post(
          '/cases',
          await application((one) => {
            one.powerId = 'power-of-love';
          }),
        ),
        404,
        'not-found',
      );
    });

    it("is for its holder: acceptance registers no application, nor does another organ's window (R10)", async () => {
      assertRefused(await (await people.as('shouli')).post('/cases', await application()), 403, 'position-not-held');
      assertRefused(await (await people.as('chuang-dh')).post('/cases', await application()), 403, 'forbidden');
      assertRefused(await (await people.as('jiancha')).post('/cases', await application()), 403, 'forbidden');
    });

    it('has stored nothing of all that: no case, no command, and the next serial number has no gap (R11.2)', async () => {
      // The powers' own declarations have had clocks, numbers and commands too.
      const changes = "SELECT id FROM matter WHERE kind <> 'case'";
      const ofChanges = (await database().all<{ id: string }>(changes)).map(({ id }) => `case:${id}`);
      const streams = await database().all<{ stream: string }>("SELECT stream FROM outbox WHERE stream LIKE 'case:%'");
      assert.deepEqual(
        [
          await count('case_file'),
          await count(`clock WHERE purpose = 'handling' AND matter_id NOT IN (${changes})`),
          await count("number_series WHERE name LIKE 'case:%'"),
          streams.filter(({ stream }) => !ofChanges.includes(stream)).length,
        ],
        [0, 0, 0, 0],
      );
      const { body } = await (await people.as('chuang')).post<{ serial: string }>('/cases', await application());
      assert.match(body.serial, /-000001$/);
    });

    it('takes every kind of identifier when it is right, and spells it the usual way', async () => {
      const parties = [
        PARTIES[0],
        { ...PARTIES[0], codeType: 'organisation-code', code: '00000000-0' },
        person({}),
        person({ idType: 'passport', idNumber: 'E12345678' }),
        person({ idType: 'officer-card', idNumber: '军字第1234567号' }),
      ];
      for (const party of parties) {
        const answer = await (
          await people.as('chuang')
        ).post(
          '/cases',
          await application((one) => {
            one.party = party as Record<string, unknown>;
          }),
        );
        assert.equal(answer.status, 201, JSON.stringify(answer.body));
      }
    });
  });

  describe('at a step', () => {
    let caseId = '';
    let step: StepSummary;
    before(async () => {
      caseId = await registerCase(people);
      step = await openStep(people, caseId);
    });
    const decideAs = async (account: string, body: unknown, stepId = step.id): Promise<Answer<ErrorBody>> =>
      (await people.as(account)).post(`/steps/${stepId}/decide`, body);
    const good = { outcome: 'accept', text: '材料齐全。', fields: { withinPowers: true, materialsComplete: true, statutoryForm: true } };

    it('is claimed, decided and released by holders of the position only (R10)', async () => {
      // The last two decide steps of orders and changes, none of a case.
      for (const account of ['chuang', 'juzhang', 'jiancha', 'fazhi1']) {
        for (const act of ['claim', 'release', 'decide'])
          assertRefused(
            await (await people.as(account)).post(`/steps/${step.id}/${act}`, act === 'decide' ? good : {}),
            403,
            'position-not-held',
          );
      }
      for (const account of ['qiantou', 'shixiang', 'xitong']) assertRefused(await decideAs(account, good), 403, 'forbidden');
    });

    it('of another organ cannot even be seen, nor can its case (R14)', async () => {
      const stranger = await people.as('chuang-dh');
      for (const path of [`/cases/${caseId}`, `/steps/${step.id}`]) assertRefused(await stranger.get(path), 404, 'not-found');
      assert.equal((await stranger.get<{ total: number }>('/cases')).body.total, 0);
      assertRefused(await stranger.post(`/steps/${step.id}/claim`), 404, 'not-found');
      assertRefused(await decideAs('chuang-dh', good), 404, 'not-found');
    });

    it('refuses an outcome that it does not offer, also one of another step', async () => {
      for (const outcome of ['grant', 'ACCEPT', 'constructor', '']) {
        const answer = await decideAs('shouli', { ...good, outcome });
        assertRefused(answer, 422, 'unknown-outcome', ['outcome unknown-outcome']);
      }
    });

    it('refuses a negative opinion without a reason, blanks being none (R11.4)', async () => {
      for (const text of ['', '  \n', '。'])
        assertRefused(
          await decideAs('shouli', {
            ...good,
            outcome: 'decline',
            text,
            fields: { ...good.fields, statutoryForm: false, declineBasis: '第三十二条' },
          }),
          422,
          'invalid-input',
          ['text reason-required'],
        );
    });

    it('refuses wrong, missing, unknown and too long fields together, each by name (R11.3)', async () => {
      assertRefused(
        await decideAs('shouli', {
          outcome: 'supplement',
          text: '长'.repeat(4_001),
          fields: { withinPowers: 'yes', materialsComplete: true, surprise: 1 },
        }),
        422,
        'invalid-input',
        [
          'text too-long',
          'fields.withinPowers not-yes-no',
          'fields.statutoryForm required',
          'fields.missingMaterials required',
          'fields.surprise unknown-field',
        ],
      );
      assertRefused(await decideAs('shouli', { ...good, text: '同意𰻞' }), 422, 'invalid-input', ['text character-not-printable']);
      assertRefused(await decideAs('shouli', { ...good, surprise: true }), 422, 'invalid-input', ['surprise unknown-field']);
      assertRefused(await decideAs('shouli', { ...good, fields: [] }), 422, 'invalid-input');
    });

    it('has stored nothing of all that', async () => {
      assert.deepEqual(await database().all('SELECT * FROM opinion WHERE matter_id = $1', [caseId]), []);
      assert.equal((await openStep(people, caseId)).id, step.id);
    });

    it('that nobody knows is not found', async () => {
      assertRefused(await decideAs('shouli', good, 'step-of-nobody'), 404, 'not-found');
      assertRefused(await (await people.as('shouli')).get('/steps/step-of-nobody'), 404, 'not-found');
    });

    it("shows the party's numbers to who has the case in hand, and to nobody else (R11.1)", async () => {
      const window = await people.as('chuang');
      const application = await applicationFor(people, '个人申请挖掘道路');
      const {
        body: { id },
      } = await window.post<{ id: string }>('/cases', { ...application, party: PARTIES[4] });
      await openStep(people, id);
      const seen = async (account: string): Promise<string> =>
        JSON.stringify((await (await people.as(account)).get<{ party: unknown }>(`/cases/${id}`)).body.party);
      const { idNumber } = PARTIES[4] as { idNumber: string };
      for (const account of ['chuang', 'juzhang', 'jiancha', 'jiancha-cg', 'qiantou', 'fazhi1']) {
        const text = await seen(account);
        assert.ok(!text.includes(idNumber) && !text.includes('13900000055'), account);
        assert.match(text, /321102\*{10}/);
      }
      assert.ok((await seen('shouli')).includes(idNumber));
      await walk(people, id, ['accept']);
      await openStep(people, id);
      assert.ok(!(await seen('shouli')).includes(idNumber), 'once handed on, it is masked again');
      assert.ok((await seen('chengban2')).includes(idNumber));
    });

    it('cannot be decided twice, nor taken before its turn (R10)', async () => {
      assert.equal((await decideAs('shouli', good)).status, 200);
      const again = await decideAs('shouli', { ...good, text: '再来一次' });
      assertRefused(again, 409, 'step-already-decided');
      assert.equal(again.body.error.details?.personName, '吴建国');
      assert.equal(again.body.error.details?.outcomeLabel, '受理');
      assertRefused(await (await people.as('shouli')).post(`/steps/${step.id}/claim`), 409, 'step-already-decided');
      const { body } = await (await people.as('jiancha')).get<{ steps: StepSummary[] }>(`/cases/${caseId}`);
      assert.ok(!body.steps.some(({ elementId }) => elementId === 'Step_Decision'), 'the decision has no step to decide yet');
    });

    describe('with two officers', () => {
      let inspection: StepSummary;
      const fields = {
        inspectedOn: civilDateInChina(new Date()),
        place: '正阳路',
        findings: '符合申请内容。',
        withinPlan: true,
        measuredArea: 12.5,
        pavement: 'asphalt',
        roadEvent: 'built',
        inServiceYears: 6,
        ageApproved: false,
        trafficConsent: true,
      };
      const inspect = async (coOfficerId?: string | null, account = 'chengban1'): Promise<Answer<ErrorBody>> =>
        decideAs(account, { outcome: 'pass', text: '通过。', fields, coOfficerId }, inspection.id);
      before(async () => {
        inspection = await openStep(people, caseId);
      });

      it('is held by whoever claimed it until they release it', async () => {
        const [first, second] = [await people.as('chengban1'), await people.as('chengban2')];
        assert.equal((await first.post<{ state: string }>(`/steps/${inspection.id}/claim`)).body.state, 'claimed');
        assert.equal((await first.post(`/steps/${inspection.id}/claim`)).status, 200);
        for (const act of ['claim', 'release']) assertRefused(await second.post(`/steps/${inspection.id}/${act}`), 409, 'step-claimed');
        assertRefused(await inspect('person-chengban1', 'chengban2'), 409, 'step-claimed');
        const mine = await first.get<{ items: { id: string }[]; counts: { mine: number } }>('/inbox?tab=mine');
        assert.deepEqual([mine.body.items.map(({ id }) => id), mine.body.counts.mine], [[inspection.id], 1]);
        assert.equal((await first.post<{ state: string }>(`/steps/${inspection.id}/release`)).body.state, 'open');
        assert.equal((await second.post(`/steps/${inspection.id}/claim`)).status, 200);
        assert.equal((await second.post(`/steps/${inspection.id}/release`)).status, 200);
      });

      it('needs a second one who is another person and holds the position too', async () => {
        assertRefused(await inspect(), 422, 'invalid-input', ['coOfficerId second-officer-required']);
        assertRefused(await inspect('person-chengban1'), 422, 'invalid-input', ['coOfficerId second-officer-same']);
        assertRefused(await inspect('person-kezhang'), 422, 'invalid-input', ['coOfficerId position-not-held']);
        assertRefused(await inspect('nobody'), 422, 'invalid-input', ['coOfficerId position-not-held']);
      });

      it('refuses either one without a valid enforcement certificate (R19.2)', async () => {
        const until = (account: string, day: string): Promise<number> =>
          database().write(() => database().run('UPDATE person SET certificate_to = $1 WHERE account = $2', [day, account]));
        await until('chengban2', '2026-01-31');
        assertRefused(await inspect('person-chengban2'), 422, 'invalid-input', ['coOfficerId certificate-expired']);
        await until('chengban2', '2028-12-31');
        await until('chengban1', '2026-01-31');
        assertRefused(await inspect('person-chengban2'), 403, 'certificate-expired');
        await until('chengban1', '2028-12-31');
        const proposed = await inspect('person-chengban2');
        assert.equal(proposed.status, 200);
        assert.equal((await secondConfirms(people, proposed, 'person-chengban2')).status, 200);
      });
    });
  });

  describe('that goes back (R10)', () => {
    const stepsOf = async (id: string): Promise<(StepSummary & { state: string; elementId: string; claimedBy?: { name: string } })[]> =>
      (await (await people.as('jiancha')).get<{ steps: never[] }>(`/cases/${id}`)).body.steps;
    const isRunning = ({ state }: { state: string }): boolean => state === 'open' || state === 'claimed';
    const clockOf = async (id: string) => {
      const { clock } = (await (await people.as('jiancha')).get<{ clock: { state: string; limits: { dueAt: string }[] } }>(`/cases/${id}`))
        .body;
      return [clock.state, clock.limits.map(({ dueAt }) => dueAt)];
    };
    const standing = async (id: string, ...elements: string[]) => {
      let open: Awaited<ReturnType<typeof stepsOf>> = [];
      await eventually(`${elements.join()} to be open`, async () => {
        open = (await stepsOf(id)).filter(isRunning);
        return (
          open
            .map(({ elementId }) => elementId)
            .sort()
            .join() === [...elements].sort().join()
        );
      });
      return open;
    };
    const returnTo = async (account: string, { id }: StepSummary, elementId: string) => {
      const answer = await (await people.as(account)).post(`/steps/${id}/return`, { elementId, reason: '面积与图纸不一致，请重新核对。' });
      assert.equal(answer.status, 204, JSON.stringify(answer.body));
    };
    const isLegal = async () => {
      const { platform } = suite;
      assert.deepEqual((await verifyMatters({ database: platform.database, kinds: platform.kinds })).ok, true);
      assert.equal((await verifyReturns(platform.database)).ok, true);
    };

    it('is done again from the step to which it was returned, to the end, its clock running on', async () => {
      const id = await registerCase(people, '退回后重新办理的挖掘道路');
      await walk(people, id, ['accept', 'pass']);
      const [review] = (await stepsOf(id)).filter(({ state }) => !isRunning({ state })).slice(-1);
      const before = await clockOf(id);
      await returnTo('kezhang', await openStep(people, id), review?.elementId ?? '');
      const [again] = await standing(id, review?.elementId ?? '');
      assert.equal(again?.claimedBy?.name, '王海涛');
      assert.deepEqual(await clockOf(id), before);
      await walk(people, id, GRANTED.slice(1));
      await untilCompleted(people, id);
      await isLegal();
    });

    it('in one of two branches leaves the other as it is, and is taken back before the next has begun', async () => {
      const { platform } = suite;
      const found = await platform.registry.publishedVersion('power-road-excavation');
      const road = entryOfVersion(found.version);
      const pass = [{ code: 'pass', label: '通过' }];
      const entry = {
        ...{ ...road, processId: 'power-in-branches', powerCode: road.powerCode.replace(/\d{4}$/, '9876'), powerName: '并行办理测试' },
        goBack: ['return' as const, 'withdrawal' as const],
      };
      const drawn = {
        tOne: stepOf('初审', 'first-review', pass, { limit: '2' }),
        tTwo: stepOf('审核', 'section-head', pass, { limit: '2' }),
        tSide: stepOf('受理核对', 'acceptance', pass),
        tLast: stepOf('审批', 'deciding-leader', pass),
        cEnd: endOf('granted'),
      };
      const flows = ['s>p1', 'p1>tOne', 'tOne>tTwo', 'tTwo>p2', 'p1>tSide', 'tSide>p2', 'p2>tLast', 'tLast>cEnd', 'cEnd>e1'];
      const power = { entry, xml: drawWith(entry.processId, drawn, ...flows) };
      const version = await storeVersion(platform.registry, platform.database, platform.time.now(), power, 'confirmed');
      const payload = { versionId: version.id, hash: version.bpmn_hash };
      await platform.database.write(() =>
        platform.outbox.put({ id: `deploy:${version.id}`, kind: DEPLOY_FLOWCHART, stream: `power:${entry.processId}`, payload }),
      );
      await eventually('the power in force', async () => Boolean(await platform.registry.store.publishedVersion(entry.processId)));
      const window = await people.as('chuang');
      const application = { ...(await applicationFor(people, '并行办理')), powerId: entry.processId };
      const { body } = await window.post<{ id: string }>('/cases', application);
      const id = body.id;
      const at = async (elementId: string, ...others: string[]) => {
        const step = (await standing(id, elementId, ...others)).find((one) => one.elementId === elementId);
        assert.ok(step);
        return step;
      };
      const done = async (step: StepSummary, account: string) => {
        const answer = await (await people.as(account)).post(`/steps/${step.id}/decide`, { outcome: 'pass', text: '同意。' });
        assert.equal(answer.status, 200, JSON.stringify(answer.body));
      };
      const side = await at('tSide', 'tOne');
      await done(await at('tOne', 'tSide'), 'chengban1');
      await returnTo('kezhang', await at('tTwo', 'tSide'), 'tOne');
      const again = await at('tOne', 'tSide');
      assert.equal((await at('tSide', 'tOne')).id, side.id);
      await done(again, 'chengban1');
      await at('tTwo', 'tSide');
      const back = await (await people.as('chengban1')).post(`/steps/${again.id}/take-back`, { reason: '选错了结果。' });
      assert.equal(back.status, 204, JSON.stringify(back.body));
      await done(await at('tOne', 'tSide'), 'chengban1');
      await done(await at('tTwo', 'tSide'), 'kezhang');
      await done(await at('tSide'), 'shouli');
      await done(await at('tLast'), 'juzhang');
      await untilCompleted(people, id);
      await isLegal();
    });
  });

  describe('everywhere else', () => {
    it('refuses a stored negative opinion without a reason in the worker too: set aside, never completed (R11.4)', async () => {
      const caseId = await registerCase(people);
      const step = await openStep(people, caseId);
      // As a faulty import or a hand in the database might leave it.
      await database().write(() =>
        database().insert('opinion', {
          id: 'opinion-without-reason',
          step_id: step.id,
          matter_id: caseId,
          person_id: 'person-shouli',
          co_officer_id: null,
          outcome: 'decline',
          outcome_label: '不予受理',
          negative: 1,
          effect: 'decline',
          body: ' ',
          fields: '[]',
          at: 1,
        }),
      );
      const completed: string[] = [];
      const handle = createRecordOpinion({
        database: database(),
        completeJob: () => assert.fail('The engine is told nothing'),
        completed: {
          add: ({ stepId }) => {
            completed.push(stepId);
            return Promise.resolve();
          },
          idle: () => Promise.resolve(),
        },
      });
      const row = await database().get<{ job_key: string }>('SELECT job_key FROM step WHERE id = $1', [step.id]);
      const payload = { stepId: step.id, jobKey: row?.job_key };
      await assert.rejects(
        handle({ id: 'x', kind: 'complete-step', stream: 'x', payload, position: 1, attempts: 0 }, { inDoubt: false }),
        (error: Error) => error instanceof CommandRejected && /R11\.4/.test(error.message),
      );
      assert.deepEqual(completed, []);

      await database().write(() =>
        suite.platform.outbox.put({ id: `complete:${step.id}`, kind: 'complete-step', stream: `case:${caseId}`, payload }),
      );
      const system = await people.as('xitong');
      await eventually(
        'the command set aside',
        async () => (await system.get<{ outbox: { dead: number } }>('/status')).body.outbox.dead === 1,
      );
      const { body } = await system.get<{ outbox: { attention: { id: string; problem: string }[] } }>('/status');
      assert.deepEqual(
        body.outbox.attention.map(({ id }) => id),
        [`complete:${step.id}`],
      );
      assert.equal((await openStep(people, caseId)).id, step.id);
    });

    it('hides the content of cases from those who run the machines: system, security, audit (R2a)', async () => {
      const caseId = await registerCase(people);
      await walk(people, caseId, ['decline', '*']);
      const documents = (await untilCompleted(people, caseId)).documents as { id: string }[];
      await database().write(async () => {
        // Not even together with another duty.
        await database().insert('role_grant', { person_id: 'person-shenji', role: 'supervisor', scope: 'city', scope_id: 'city' });
      });
      for (const account of ['xitong', 'anquan', 'shenji']) {
        const client = await people.as(account);
        for (const path of [
          '/cases',
          `/cases/${caseId}`,
          '/inbox',
          `/documents/${documents[0]?.id}/content`,
          '/supervision/wall',
          '/supervision/signals',
          '/supervision/events',
        ]) {
          assertRefused(await client.get(path), 403, 'forbidden');
        }
        const status = await client.get<object>('/status');
        assert.equal(status.status, 200);
        assert.doesNotMatch(JSON.stringify(status.body), /自来水|张伟|挖掘/);
      }
    });

    it('lets the lead office read everything in its city and change no case (R1)', async () => {
      const caseId = await registerCase(people);
      const step = await openStep(people, caseId);
      const lead = await people.as('qiantou');
      for (const path of ['/cases', `/cases/${caseId}`, `/steps/${step.id}`, '/supervision/wall', '/calendar'])
        assert.equal((await lead.get(path)).status, 200, path);
      for (const path of ['/cases', `/steps/${step.id}/claim`, `/steps/${step.id}/decide`]) {
        assertRefused(
          await lead.post(
            path,
            path === '/cases' ? await applicationFor(people, 'x') : path.endsWith('decide') ? { outcome: 'accept' } : {},
          ),
          403,
          'forbidden',
        );
      }
      assertRefused(await lead.get('/status'), 403, 'forbidden');
    });

    it('keeps form drafts for their writer alone, until they drop them', async () => {
      const [mine, other] = [await people.as('chuang'), await people.as('shouli')];
      const value = { subject: '写到一半…', deep: [1, { two: '二' }] };
      assert.equal((await mine.put('/drafts/application:power-road-excavation', { value })).status, 200);
      assert.deepEqual((await mine.get<{ value: unknown }>('/drafts/application:power-road-excavation')).body.value, value);
      assertRefused(await other.get('/drafts/application:power-road-excavation'), 404, 'not-found');
      await other.put('/drafts/application:power-road-excavation', { value: 'hers' });
      await mine.put('/drafts/application:power-road-excavation', { value: 'newer' });
      assert.equal((await mine.get<{ value: unknown }>('/drafts/application:power-road-excavation')).body.value, 'newer');
      assert.equal((await mine.call('DELETE', '/drafts/application:power-road-excavation')).status, 204);
      assertRefused(await mine.get('/drafts/application:power-road-excavation'), 404, 'not-found');
      assert.equal((await other.get<{ value: unknown }>('/drafts/application:power-road-excavation')).body.value, 'hers');
      assertRefused(await mine.put('/drafts/..%2Fsecret', { value: 1 }), 422, 'invalid-input');
    });

    it('is described in full at /api/openapi.json: every route, and no other', async () => {
      const { body } = await (
        await people.as('chuang')
      ).get<{ openapi: string; paths: Record<string, Record<string, { summary: string }>> }>('/openapi.json');
      const described = Object.entries(body.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
      assert.deepEqual(
        described.sort(),
        [
          'get /openapi.json',
          ...suite.platform.api.routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`),
        ].sort(),
      );
      assert.match(body.openapi, /^3\./);
    });

    it('refuses everything to who is not signed in', async () => {
      for (const path of [
        '/cases',
        '/inbox',
        '/registry/powers',
        '/supervision/wall',
        '/status',
        '/calendar',
        '/organisation',
        '/drafts/x',
      ]) {
        const response = await fetch(`${suite.url}/api${path}`);
        assert.equal(response.status, 401, path);
        assert.equal(((await response.json()) as ErrorBody).error.code, 'not-signed-in');
      }
    });

    it('has a holder for every position of the demonstration, so that a new user can play every part', async () => {
      for (const account of Object.values(HOLDERS)) assert.equal((await (await people.as(account)).get('/inbox')).status, 200, account);
    });
  });
});
