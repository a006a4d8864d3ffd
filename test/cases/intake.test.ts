/** Intake: materials ticked one by one with their files, parties found again, batches (R11.1, R15.11, XK32, R14). */
import assert from 'node:assert/strict';
import type { BatchResult } from '../../domain/api/batch.ts';
import type {
  AwaitedMaterial,
  CaseDetail,
  CheckedPromise,
  EarlierApplication,
  KnownParty,
  PromiseToCheck,
} from '../../domain/api/cases.ts';
import type { FileView } from '../../domain/api/matters.ts';
import type { StepDetail } from '../../domain/api/step-detail.ts';
import { batchColumns } from '../../domain/cases/batch.ts';
import { csvOf } from '../../domain/text/csv.ts';
import { verifyMaterials } from '../../src/cases/index.ts';
import { PARTIES } from '../../src/demonstration/index.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { jpg, lyingPackage, packedPdf, pdf } from '../support/sample-files.ts';
import { buildPower } from '../support/small-power.ts';
import type { Answer, ErrorBody } from '../support/test-server.ts';

const MATERIALS = [
  { code: 'application', name: '申请书', nameEn: 'Application', original: 1, copies: 0, required: true },
  { code: 'identity', name: '身份证明', nameEn: 'Identity', original: 0, copies: 1, required: true, promise: true, checkDays: 5 },
  { code: 'drawing', name: '图纸', nameEn: 'Drawing', original: 1, copies: 2, required: true, followDays: 3 },
  { code: 'photo', name: '现场照片', nameEn: 'Photograph', original: 0, copies: 0, required: false, files: ['photo' as const] },
];
const ALL = MATERIALS.map(({ code, original, copies }) => ({ code, originals: original, copies, provided: true }));
const absent = (code: string, instead?: 'promised' | 'tolerated') => ({
  code,
  originals: 0,
  copies: 0,
  provided: false,
  ...(instead ? { instead } : {}),
});

eachDatabase('Intake', function (database) {
  let cases: CasesOn;
  const problems = ({ body }: Answer<ErrorBody>): [string, string][] => (body.error.fields ?? []).map(({ path, code }) => [path, code]);
  const detail = (id: string, as = 'supervisor') => cases.page<CaseDetail>(id, as);
  const states = async (id: string) => (await detail(id)).materials.map(({ state }) => state);
  const tick = (as: string, id: string, line: object) => cases.call<ErrorBody>(as, 'POST', `/cases/${id}/materials`, line);
  const attach = (as: string, id: string, name: string, bytes: Buffer, more: object = {}) =>
    cases.call<FileView & ErrorBody>(as, 'POST', `/matters/${id}/files`, { name, content: bytes.toString('base64'), ...more });

  before(async () => {
    cases = await casesOn(database(), { power: buildPower({ materials: MATERIALS }) });
  });
  after(() => cases.close());

  describe('of materials', () => {
    it('takes a promise and what may follow only where the entry says so', async () => {
      const answer = await cases.call<ErrorBody>(
        'window',
        'POST',
        '/cases',
        cases.application({
          materials: [absent('application', 'promised'), absent('identity', 'tolerated'), absent('other'), absent('application')],
        }),
      );
      assert.deepEqual(problems(answer), [
        ['materials.0.instead', 'promise-not-allowed'],
        ['materials.1.instead', 'not-tolerated'],
        ['materials.2.code', 'unknown-material'],
        ['materials.3.code', 'material-twice'],
      ]);
    });

    it('counts the days for what follows by the entry, reminds the window from that day on, and stops when it comes', async () => {
      const id = await cases.register({ materials: [ALL[0], absent('identity', 'promised'), absent('drawing', 'tolerated')] });
      assert.deepEqual(await states(id), ['received', 'promised', 'tolerated', 'missing']);
      // Monday, 2 March 2026, and three working days.
      assert.equal((await detail(id)).materials[2]?.followBy, '2026-03-05');
      const awaited = async (as: string) =>
        (await cases.ask<{ items: AwaitedMaterial[] }>(as, 'GET', '/cases/awaited')).items.map(
          ({ caseId, material, followBy, overdue }) => [caseId, material.code, followBy, overdue],
        );
      assert.deepEqual(await awaited('window'), [[id, 'drawing', '2026-03-05', false]]);
      assert.deepEqual(await awaited('stranger'), [], 'another organ');
      assert.deepEqual(await awaited('officer'), [], 'another position');
      await cases.moveTo('2026-03-06T10:00:00+08:00');
      assert.deepEqual((await awaited('window'))[0]?.[3], true);
      assert.equal((await tick('window', id, { ...ALL[2] })).status, 200);
      assert.deepEqual(await awaited('window'), []);
      assert.deepEqual(await states(id), ['received', 'promised', 'received', 'missing']);
      assert.ok((await detail(id)).timeline.some(({ kind, text }) => kind === 'material-ticked' && text === '收到材料：图纸'));
    });

    it('is ticked by who takes materials in, in an open case; the same tick twice is one', async () => {
      const id = await cases.register({ materials: [ALL[0]] });
      const ticks = async () => (await cases.recorded(id)).filter((kind) => kind === 'material-ticked').length;
      assert.equal((await tick('stranger', id, { ...ALL[1] })).status, 404);
      assert.equal((await tick('leader', id, { ...ALL[1] })).body.error.code, 'forbidden');
      assert.equal((await tick('officer', id, { ...ALL[1] })).status, 200, 'who has it in hand');
      assert.equal((await tick('window', id, { ...ALL[1] })).status, 200);
      assert.equal(await ticks(), 1);
      assert.deepEqual(problems(await tick('window', id, absent('application', 'promised'))), [
        ['material.instead', 'promise-not-allowed'],
      ]);
      assert.deepEqual([(await detail(id, 'window')).mayTick, (await detail(id)).mayTick], [true, false]);
      await tick('window', id, absent('drawing', 'tolerated'));
      await cases.walk(id, 'decline');
      assert.equal((await tick('window', id, { ...ALL[2] })).body.error.code, 'case-closed');
      const left = await database().get<{ n: number }>('SELECT COUNT(*) AS n FROM case_awaited WHERE case_id = $1', [id]);
      assert.equal(Number(left?.n), 0, 'nothing is awaited of a case that is closed');
    });

    it('lets nothing be granted while what was tolerated has not come; it may be refused', async () => {
      const id = await cases.register({ materials: [ALL[0], ALL[1], absent('drawing', 'tolerated')] });
      await cases.walk(id, 'accept');
      const step = await cases.openStep(id);
      const { hindered } = await cases.ask<StepDetail>('leader', 'GET', `/steps/${step.id}`);
      assert.deepEqual([Object.keys(hindered), hindered['grant']?.code], [['grant'], 'materials-outstanding']);
      const refused = await cases.decideStep(step, 'grant');
      assert.deepEqual(problems(refused), [['outcome', 'materials-outstanding']]);
      assert.match(refused.body.error.fields?.[0]?.message ?? '', /图纸.*行政许可法第三十八条第一款/);
      await tick('window', id, { ...ALL[2] });
      await cases.walk(id, 'grant');
    });

    it('has promises checked after the decision by who reviewed, once; of a false one it says by which power the licence goes', async () => {
      const id = await cases.register({ materials: [ALL[0], absent('identity', 'promised'), ALL[2]] });
      const toCheck = async (as: string) =>
        (await cases.ask<{ items: PromiseToCheck[] }>(as, 'GET', '/cases/promises')).items
          .filter(({ caseId }) => caseId === id)
          .map(({ material, checkBy, overdue }) => [material.code, checkBy, overdue]);
      const check = (as: string, kept: boolean, note = '向公安机关核实。') =>
        cases.call<{ items: CheckedPromise[] } & ErrorBody>(as, 'POST', `/cases/${id}/promises`, { code: 'identity', kept, note });
      await cases.walk(id, 'accept');
      assert.deepEqual(await toCheck('window'), [], 'not before the decision');
      assert.equal((await check('window', true)).body.error.code, 'no-promise-to-check');
      await cases.walk(id, 'grant');
      // Friday, 6 March 2026, and five working days.
      assert.deepEqual(await toCheck('window'), [['identity', '2026-03-13', false]]);
      assert.deepEqual(await toCheck('leader'), [], 'another position');
      assert.equal((await check('leader', true)).body.error.code, 'forbidden');
      assert.equal((await check('stranger', true)).status, 404);
      assert.equal((await check('window', false, ' ')).status, 422);
      const found = await check('window', false);
      assert.deepEqual([found.status, found.body.items[0]?.kept, found.body.items[0]?.proceeding], [200, false, null], found.text);
      assert.equal((await check('window', true)).body.error.code, 'no-promise-to-check');
      assert.deepEqual(await toCheck('window'), []);
      assert.ok((await detail(id)).timeline.some(({ text }) => text.startsWith('核查承诺（身份证明）：不实')));
      assert.equal((await verifyMaterials(database())).ok, true);
    });

    it('has files to each, of the kinds that the entry wants, brought by who registered or has it in hand', async () => {
      const id = await cases.register({ materials: ALL });
      const kept = await attach('window', id, '申请书.pdf', pdf(), { materialCode: 'application', form: 'original' });
      assert.deepEqual([kept.status, kept.body.materialCode, kept.body.form], [201, 'application', 'original'], kept.text);
      assert.equal((await attach('window', id, '现场.jpg', jpg(4, 3), { materialCode: 'photo' })).status, 201);
      assert.deepEqual(problems(await attach('window', id, '现场.pdf', pdf(), { materialCode: 'photo' })), [['content', 'material-kind']]);
      assert.deepEqual(problems(await attach('window', id, 'a.pdf', pdf(), { materialCode: 'nothing' })), [
        ['materialCode', 'unknown-material'],
      ]);
      assert.equal((await attach('leader', id, 'a.pdf', pdf())).body.error.code, 'forbidden');
      assert.equal((await attach('stranger', id, 'a.pdf', pdf())).status, 404);
      const shown = (await detail(id)).files;
      assert.deepEqual(
        shown.map(({ name, materialCode }) => [name, materialCode]),
        [
          ['申请书.pdf', 'application'],
          ['现场.jpg', 'photo'],
        ],
      );
      const content = await cases.call('supervisor', 'GET', `/files/${shown[0]?.id}/content`);
      assert.deepEqual(content.bytes, pdf());
      assert.match(content.headers.get('content-disposition') ?? '', /^attachment; /);
    });

    it('refuses what shows its script, its password or its bulk only when it is unpacked', async () => {
      const id = await cases.register({ materials: ALL });
      const code = async (name: string, bytes: Buffer) => (await attach('window', id, name, bytes)).body.error?.code;
      assert.equal(await code('a.pdf', packedPdf('1 0 <</S/JavaScript/JS(app.alert(1))>>')), 'file-script');
      assert.equal(await code('a.pdf', pdf('<</OpenAction<</S/#4aavaScript/JS(1)>>>>')), 'file-script');
      assert.equal(await code('a.pdf', pdf('<</S/Launch/F(cmd.exe)>>')), 'file-script');
      assert.equal(await code('a.pdf', Buffer.from('%PDF-1.7\ntrailer<</Encrypt 5 0 R>>\n%%EOF\n')), 'file-encrypted');
      assert.equal(await code('a.docx', lyingPackage(100, 5_000_000)), 'file-bomb');
      assert.equal((await attach('window', id, 'a.docx', lyingPackage(5_000, 5_000))).status, 201);
      assert.equal((await attach('window', id, 'a.pdf', packedPdf('1 0 <</Type/Catalog>>'))).status, 201);
      assert.equal((await detail(id)).files.length, 2, 'what is refused leaves nothing');
    });

    it('is what the record says, and a list that was changed is found', async () => {
      const before = await verifyMaterials(database());
      assert.ok(before.ok && before.cases >= 4);
      const one = await database().get<{ id: string; case_id: string }>('SELECT id, case_id FROM case_material ORDER BY id LIMIT 1');
      const change = () => database().run("UPDATE case_material SET state = 'missing' WHERE id = $1", [one?.id ?? '']);
      await assert.rejects(change, /append-only/);
      await database().run('DROP TRIGGER case_material_refuses_update');
      await change();
      const after = await verifyMaterials(database());
      assert.deepEqual([after.ok, !after.ok && after.caseId], [false, one?.case_id]);
    });
  });

  describe('of parties', () => {
    it('are found by a part of the name or the beginning of the number among the own organ, numbers masked', async () => {
      const [party] = PARTIES;
      assert.ok(party?.kind === 'organisation');
      await cases.register();
      const find = async (as: string, q: string) =>
        (
          await cases.ask<{ items: KnownParty[] }>(
            as,
            'GET',
            `/cases/parties?q=${encodeURIComponent(q)}&power=${cases.power.entry.processId}`,
          )
        ).items;
      const [byName] = await find('window', party.name.slice(2, 6));
      assert.equal(byName?.name, party.name);
      assert.ok((byName?.cases ?? 0) > 1 && byName?.ofPower);
      assert.equal((await find('window', party.code.slice(0, 8).toLowerCase()))[0]?.name, party.name);
      assert.deepEqual(await find('window', '%'), []);
      assert.deepEqual(await find('window', '%%'), []);
      assert.deepEqual(await find('stranger', party.name), [], 'another organ has no case of it');
      const earlier = await cases.ask<EarlierApplication>('window', 'GET', `/cases/${byName?.caseId}/application`);
      assert.deepEqual([earlier.party, earlier.form], [party, { area: 12 }]);
      assert.equal((await cases.call('stranger', 'GET', `/cases/${byName?.caseId}/application`)).status, 404);
      assert.equal((await cases.call('supervisor', 'GET', `/cases/${byName?.caseId}/application`)).status, 403);
    });

    it('that are persons are masked in the list and whole for who goes on with one', async () => {
      const person = PARTIES.find(({ kind }) => kind === 'person');
      assert.ok(person?.kind === 'person');
      await cases.register({ party: person });
      const [found] = (await cases.ask<{ items: KnownParty[] }>('window', 'GET', `/cases/parties?q=${encodeURIComponent(person.name)}`))
        .items;
      assert.notEqual(found?.idNumber, person.idNumber);
      const earlier = await cases.ask<EarlierApplication>('window', 'GET', `/cases/${found?.caseId}/application`);
      assert.deepEqual(earlier.party, person);
    });
  });

  describe('of batches', () => {
    const [party] = PARTIES;
    const titles = () => batchColumns(cases.power.entry).map(({ title }) => title);
    const row = (changes: Record<string, string> = {}): Record<string, string> => ({
      reference: 'A-1',
      'party.kind': '单位',
      'party.name': party?.name ?? '',
      'party.idNumber': party?.kind === 'organisation' ? party.code : '',
      'party.contact': '刘洋',
      'party.phone': '13900000011',
      subject: '正阳路 20 号门前场地',
      'form.area': '20',
      'material.application': '已交',
      'material.drawing': '容缺',
      ...changes,
    });
    const sheet = (...rows: Record<string, string>[]): string => {
      const columns = batchColumns(cases.power.entry);
      const text = csvOf(
        columns.map(({ path, title }) => ({ title, text: (line: Record<string, string>) => line[path] ?? '' })),
        rows,
      );
      return Buffer.from(text).toString('base64');
    };
    const send = (content: string, register: boolean, as = 'window') =>
      cases.call<BatchResult & ErrorBody>(as, 'POST', '/cases/batch', { powerId: cases.power.entry.processId, content, register });

    it('give a template whose columns are those of the entry', async () => {
      const answer = await cases.call('window', 'GET', `/cases/batch/template?power=${cases.power.entry.processId}`);
      assert.equal(answer.status, 200);
      assert.equal(answer.bytes.subarray(0, 2).toString(), 'PK');
      assert.deepEqual(titles().slice(-4), [
        '材料：申请书*（已交/未交）',
        '材料：身份证明*（已交/承诺/未交）',
        '材料：图纸*（已交/容缺/未交）',
        '材料：现场照片（已交/未交）',
      ]);
      const filled = await send(answer.bytes.toString('base64'), false);
      assert.equal(filled.body.error.code, 'batch-unreadable', 'nothing below the head');
      assert.equal(
        (await cases.call<ErrorBody>('officer', 'GET', `/cases/batch/template?power=${cases.power.entry.processId}`)).body.error.code,
        'position-not-held',
      );
    });

    it('tell every mistake by row and column, and register nothing while they are checked', async () => {
      const count = async () => Number((await database().get<{ n: number }>('SELECT COUNT(*) AS n FROM case_file'))?.n);
      const before = await count();
      const { body } = await send(
        sheet(
          row(),
          row({ reference: 'A-2', 'party.phone': 'abc', 'form.area': '很大', 'material.application': '有' }),
          row({ reference: 'A-1' }),
          row({ reference: '', 'party.kind': '公司' }),
        ),
        false,
      );
      assert.deepEqual(
        body.ready.map(({ row: at, reference }) => [at, reference]),
        [[2, 'A-1']],
      );
      assert.deepEqual(
        body.refused.map(({ row: at, problems: found }) => [at, found.map(({ column, code }) => [column?.split(/[*（]/)[0], code])]),
        [
          [
            3,
            [
              ['材料：申请书', 'not-offered'],
              ['联系电话', 'phone-form'],
              ['面积', 'not-a-number'],
            ],
          ],
          [4, [['外部编号', 'reference-twice']]],
          [
            5,
            [
              ['外部编号', 'required'],
              ['当事人类别', 'not-offered'],
            ],
          ],
        ],
      );
      assert.equal(await count(), before);
      const rules = await send(sheet(row({ reference: 'A-2', 'party.phone': 'abc', 'form.area': '很大' })), true);
      assert.deepEqual(
        rules.body.refused[0]?.problems.map(({ column }) => column?.split(/[*（]/)[0]),
        ['联系电话', '面积'],
      );
    });

    it('register each row once, however often the file comes', async () => {
      const file = sheet(
        row({ reference: 'B-1' }),
        row({ reference: 'B-2', subject: '正阳路 21 号' }),
        row({ reference: 'B-3', subject: '' }),
      );
      const first = (await send(file, true)).body;
      assert.deepEqual([first.registered.length, first.refused.map(({ row: at }) => at)], [2, [4]]);
      assert.ok(first.registered.every(({ already, serial }) => !already && /-\d{6}$/.test(serial)));
      const again = (await send(file, true)).body;
      assert.deepEqual(
        again.registered.map(({ caseId, already }) => [caseId, already]),
        first.registered.map(({ caseId }) => [caseId, true]),
      );
      assert.deepEqual(await states(first.registered[0]?.caseId ?? ''), ['received', 'missing', 'tolerated', 'missing']);
      const [entry] = await cases.record.ofMatter(first.registered[0]?.caseId ?? '');
      assert.equal((JSON.parse(entry?.payload ?? '{}') as { reference?: string }).reference, 'B-1');
    });

    it('refuse a file without the columns, and whoever may not register', async () => {
      assert.equal((await send(Buffer.from('甲,乙\n1,2\n').toString('base64'), false)).body.error.code, 'batch-columns');
      assert.equal((await send(sheet(row()), true, 'officer')).body.error.code, 'position-not-held');
    });
  });
});
