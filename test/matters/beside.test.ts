/** Files, notes and links beside a matter: who may add and read them, what is taken, and that nothing is ever lost (R12a, R14). */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { CommentList, FileList, FileView, LinkList, LinkView, MatterDetail } from '../../domain/api/matters.ts';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { buildPerson } from '../support/build-person.ts';
import { eachDatabase } from '../support/databases.ts';
import { mattersOn, type MattersAlone } from '../support/matters.ts';
import type { Answer, ErrorBody } from '../support/test-server.ts';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n%%EOF\n');
const PEOPLE = [
  buildPerson({ account: 'holder' }),
  buildPerson({ account: 'colleague' }),
  buildPerson({ account: 'reader', positions: [] }),
  buildPerson({
    account: 'stranger',
    organ: { id: 'organ-b', name: '乙局', districtId: null },
    grants: [{ role: 'clerk', scope: 'organ', scopeId: 'organ-b' }],
  }),
];

eachDatabase('What is laid beside a matter', function (database) {
  let matters: MattersAlone;
  const call = <T>(method: string, path: string, as: string, body?: object, key?: string): Promise<Answer<T>> =>
    matters.server.call<T>(method, `/api${path}`, { as, body, key });
  const add = (name: string, bytes: Buffer, as = 'holder', matter = 'm1', key?: string): Promise<Answer<FileView & ErrorBody>> =>
    call('POST', `/matters/${matter}/files`, as, { name, content: bytes.toString('base64') }, key);
  const count = async (table: string): Promise<number> =>
    Number((await database().get<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))?.n);

  before(async () => {
    matters = await mattersOn(database(), PEOPLE);
    for (const id of ['m1', 'm2', 'm3', 'm4']) await matters.putMatter({ id });
    await matters.putMatter({ id: 'away', organ_id: 'organ-b', title: '别处的事' });
    for (const id of ['m1', 'm2', 'm4']) await matters.putStep({ id: `step-${id}`, matter_id: id });
    await matters.putStep({ id: 'step-m3', matter_id: 'm3', state: 'done' });
  });
  after(() => matters.close());

  describe('files', () => {
    it('are kept with their hash and given out again, for saving only', async () => {
      const answer = await add('情况说明.pdf', PDF);
      assert.equal(answer.status, 201, answer.text);
      const sha256 = createHash('sha256').update(PDF).digest('hex');
      assert.deepEqual(
        [answer.body.name, answer.body.mediaType, answer.body.size, answer.body.sha256],
        ['情况说明.pdf', 'application/pdf', PDF.length, sha256],
      );
      const content = await fetch(`${matters.server.url}/api/files/${answer.body.id}/content`, { headers: { 'X-Test-Person': 'reader' } });
      assert.deepEqual(Buffer.from(await content.arrayBuffer()), PDF);
      assert.match(content.headers.get('content-disposition') ?? '', /^attachment; /);
      assert.equal(content.headers.get('x-content-type-options'), 'nosniff');
      assert.match(content.headers.get('content-security-policy') ?? '', /sandbox/);
      assert.equal((await call('GET', `/files/${answer.body.id}/content`, 'stranger')).status, 404);
      const { timeline } = (await call<MatterDetail>('GET', '/matters/m1', 'reader')).body;
      assert.ok(timeline.some(({ kind, refId, text }) => kind === 'file' && refId === answer.body.id && text.includes('情况说明.pdf')));
    });

    it('are added once by a request that is sent twice', async () => {
      const before = await count('matter_file');
      const [one, two] = [await add('甲.pdf', PDF, 'holder', 'm1', 'key-twice-1'), await add('甲.pdf', PDF, 'holder', 'm1', 'key-twice-1')];
      assert.deepEqual([two.status, two.body.id, await count('matter_file')], [201, one.body.id, before + 1]);
    });

    it('are added only by who has the matter in hand', async () => {
      const before = await count('matter_file');
      assert.deepEqual([(await add('a.pdf', PDF, 'reader')).status, (await add('a.pdf', PDF, 'stranger')).status], [403, 404]);
      assert.equal((await add('a.pdf', PDF, 'holder', 'm3')).body.error.code, 'forbidden', 'its only step is done');
      assert.equal(await count('matter_file'), before);
      const may = async (as: string, id: string) => (await call<FileList>('GET', `/matters/${id}/files`, as)).body.mayAdd;
      assert.deepEqual([await may('holder', 'm1'), await may('reader', 'm1'), await may('holder', 'm3')], [true, false, false]);
    });

    it('are judged by their content: what is no kind that is taken, is misnamed, empty or not whole is refused', async () => {
      const before = await count('matter_file');
      const code = async (name: string, bytes: Buffer): Promise<string> => {
        const { error } = (await add(name, bytes)).body;
        return error.fields?.[0]?.code ?? error.code;
      };
      assert.equal(await code('a.pdf', Buffer.from('MZ\0\0')), 'file-kind');
      assert.equal(await code('a.docx', PDF), 'file-ending');
      assert.equal(await code('a.pdf.exe', PDF), 'file-ending');
      assert.equal(await code('无扩展名', PDF), 'file-name');
      assert.equal(await code('a.pdf', Buffer.alloc(0)), 'file-empty');
      assert.equal(await code('../a.pdf', PDF), 'file-name-unsafe');
      assert.equal(await code('a\u202efdp.pdf', PDF), 'file-name-unsafe');
      assert.equal(await code('a.pdf', PDF.subarray(0, 12)), 'file-broken');
      assert.equal(await code('a.pdf', Buffer.from('%PDF-1.7\n1 0 obj <</J#53 (app.alert(1))>>\n%%EOF\n')), 'file-script');
      const broken = await call<ErrorBody>('POST', '/matters/m1/files', 'holder', { name: 'a.pdf', content: 'JVBERi0*' });
      assert.equal(broken.body.error.fields?.[0]?.code, 'wrong-format');
      assert.equal(
        (await call('POST', '/matters/m1/files', 'holder', { name: 'a.pdf', content: PDF.toString('base64'), stepId: 'step-m2' })).status,
        404,
      );
      assert.equal(await count('matter_file'), before);
    });

    it('may be 20 MB; what is larger is refused in words', async function () {
      this.timeout(180_000);
      const largest = 20 * 1024 * 1024;
      const [begin, end] = [Buffer.from('%PDF-1.7\n1 0 obj <<>> stream\n'), Buffer.from('\nendstream\n%%EOF\n')];
      const bytes = Buffer.concat([begin, randomBytes(largest - begin.length - end.length), end]);
      const kept = await add('大.pdf', bytes, 'holder', 'm4');
      assert.equal(kept.status, 201, kept.text.slice(0, 300));
      assert.ok((await count('matter_file_part')) >= 5, 'in parts');
      const content = await fetch(`${matters.server.url}/api/files/${kept.body.id}/content`, { headers: { 'X-Test-Person': 'holder' } });
      assert.equal(
        createHash('sha256')
          .update(Buffer.from(await content.arrayBuffer()))
          .digest('hex'),
        kept.body.sha256,
      );
      const refused = await add('大.pdf', Buffer.concat([bytes, Buffer.alloc(1024 * 1024)]), 'holder', 'm4');
      assert.deepEqual([refused.status, refused.body.error.code], [413, 'file-too-large']);
      assert.match(refused.body.error.messageEn, /20 MB/);
    });

    it('may be as large as the setting says and not a byte more', async () => {
      const small = await mattersOn(database(), PEOPLE, { fileMegabytes: 1 });
      const send = (size: number) =>
        small.server.call<FileView & ErrorBody>('POST', '/api/matters/m4/files', {
          as: 'holder',
          body: { name: 'a.pdf', content: Buffer.concat([PDF, Buffer.alloc(size - 2 * PDF.length), PDF]).toString('base64') },
        });
      assert.deepEqual([(await send(1024 * 1024)).status, (await send(1024 * 1024 + 1)).body.error.code], [201, 'file-too-large']);
      await small.close();
    });

    it('are fifty at most, also when several come at once', async function () {
      this.timeout(180_000);
      for (let i = 0; i < 48; i += 1) assert.equal((await add(`${i}.pdf`, PDF, 'holder', 'm2')).status, 201);
      const answers = await Promise.all([1, 2, 3, 4, 5].map((i) => add(`last-${i}.pdf`, PDF, 'holder', 'm2')));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 201, 409, 409, 409]);
      assert.equal(answers.find(({ status }) => status === 409)?.body.error.code, 'too-many-files');
      assert.equal(Number((await database().get<{ n: number }>("SELECT COUNT(*) AS n FROM matter_file WHERE matter_id = 'm2'"))?.n), 50);
    });

    it('are withdrawn by whoever added them, with a reason, once; they stay and stay readable', async () => {
      const { id } = (await add('误传.pdf', PDF)).body;
      const withdraw = (as: string, reason: string) => call<FileView & ErrorBody>('POST', `/files/${id}/withdraw`, as, { reason });
      assert.equal((await withdraw('colleague', '传错了')).body.error.code, 'file-not-yours');
      assert.equal((await withdraw('holder', '  ')).body.error.fields?.[0]?.path, 'reason');
      assert.equal((await withdraw('holder', '传错了')).body.withdrawn?.reason, '传错了');
      assert.equal((await withdraw('holder', '又一个理由')).body.withdrawn?.reason, '传错了', 'the first counts');
      assert.equal((await call('GET', `/files/${id}/content`, 'reader')).status, 200);
      const entries = await database().all<{ kind: string }>("SELECT kind FROM record WHERE kind LIKE 'file-withdrawn'");
      assert.equal(entries.length, 1);
    });

    it('leave nothing when the line is cut while they are sent', async () => {
      const before = [await count('matter_file'), await count('matter_file_part')];
      const body = JSON.stringify({ name: 'a.pdf', content: PDF.toString('base64') });
      await new Promise<void>((resolve) => {
        const cut = request(`${matters.server.url}/api/matters/m1/files`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'content-length': body.length, 'X-Sunlit': '1', 'X-Test-Person': 'holder' },
        });
        cut.once('error', () => resolve());
        cut.once('close', () => resolve());
        cut.write(body.slice(0, body.length - 5), () => cut.destroy());
      });
      assert.equal((await add('b.pdf', PDF)).status, 201);
      assert.deepEqual(
        [await count('matter_file'), await count('matter_file_part')],
        before.map((n) => n + 1),
      );
    });

    it('are part of what the record proves', async () => {
      const verified = await verifyRecord(database());
      assert.equal(verified.ok && verified.files, await count('matter_file'));
    });
  });

  describe('notes', () => {
    it('are left by who has or had the matter in hand and read by whoever reads it', async () => {
      const note = (as: string, text: string, matter = 'm3') => call<ErrorBody>('POST', `/matters/${matter}/comments`, as, { text });
      assert.equal((await note('colleague', '已电话联系当事人。')).status, 201, 'whose position had it');
      assert.equal((await note('reader', '我也说一句')).body.error.code, 'forbidden');
      assert.equal((await note('stranger', '…')).status, 404);
      assert.equal((await note('colleague', ' \u200b ')).body.error.code, 'invalid-input');
      const { items, mayAdd } = (await call<CommentList>('GET', '/matters/m3/comments', 'reader')).body;
      assert.deepEqual([items.map(({ text }) => text), mayAdd], [['已电话联系当事人。'], false]);
      assert.equal((await call('GET', '/matters/m3/comments', 'stranger')).status, 404);
    });
  });

  describe('links', () => {
    const link = (as: string, body: object, matter = 'm1') => call<LinkView & ErrorBody>('POST', `/matters/${matter}/links`, as, body);

    it('are shown at both ends, each in its own words', async () => {
      assert.equal((await link('holder', { kind: 'matter', id: 'm4', relation: 'arises-from' })).status, 201);
      const [there] = (await call<LinkList>('GET', '/matters/m1/links', 'reader')).body.items;
      const [back] = (await call<LinkList>('GET', '/matters/m4/links', 'reader')).body.items;
      assert.deepEqual([there?.direction, there?.relationName.text, there?.target?.id], ['to', '由其引起', 'm4']);
      assert.deepEqual([back?.direction, back?.relationName.text, back?.target?.page], ['from', '引起', '/matters/m1']);
    });

    it('lead only to what there is and what the person may see, once, and not to itself', async () => {
      assert.equal((await link('holder', { kind: 'power', id: 'power-1', relation: 'concerns' })).status, 201);
      assert.equal((await link('holder', { kind: 'power', id: 'power-2', relation: 'concerns' })).status, 404);
      assert.equal((await link('holder', { kind: 'matter', id: 'away', relation: 'concerns' })).status, 404, 'out of scope');
      assert.equal(
        (await link('holder', { kind: 'matter', id: 'm1', relation: 'concerns' })).body.error.fields?.[0]?.code,
        'link-to-itself',
      );
      assert.equal((await link('holder', { kind: 'matter', id: 'm4', relation: 'arises-from' })).body.error.code, 'link-exists');
      assert.equal((await link('holder', { kind: 'matter', id: 'm4', relation: 'loves' })).status, 422);
      assert.equal((await link('reader', { kind: 'matter', id: 'm4', relation: 'concerns' })).status, 403);
    });

    it('name nothing that the reader may not see', async () => {
      await database().write(() =>
        database().insert('matter_link', {
          id: 'l9',
          matter_id: 'away',
          to_kind: 'matter',
          to_id: 'm4',
          relation: 'concerns',
          person_id: 'x',
          at: 9,
        }),
      );
      const answer = await call<LinkList>('GET', '/matters/m4/links', 'reader');
      assert.deepEqual(
        answer.body.items.map(({ direction, target }) => [direction, target?.id ?? null]),
        [
          ['from', null],
          ['from', 'm1'],
        ],
      );
      assert.ok(!answer.text.includes('别处的事'));
    });
  });
});
