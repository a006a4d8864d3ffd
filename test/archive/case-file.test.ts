/** The file of a closed case: contents, one PDF, a package that proves itself, sealing after three years, papers that come late (R12). */
import assert from 'node:assert/strict';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument } from 'pdf-lib';
import type { ArchiveFigures, CaseVolume, SelfCheck, VolumeRow } from '../../domain/api/archive.ts';
import type { Page } from '../../domain/api/basics.ts';
import { archiveFolderOf, createArchiveFolder, verifyArchive } from '../../src/archive/index.ts';
import { createAnchors, verifyRecord } from '../../src/platform/record/index.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import type { ErrorBody } from '../support/test-server.ts';
import { closed, filedPower, forged, opened, pdfOf, resigned, sha256, textOf, verified, type Files } from './support.ts';

const POINT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==', 'base64');

eachDatabase('The file of a case', (database) => {
  let city: CasesOn;
  let dataDir = '';
  let caseId = '';
  let zip: Buffer = Buffer.alloc(0);

  before(async function startCity() {
    this.timeout(180_000);
    dataDir = await mkdtemp(path.join(tmpdir(), 'sunlit-archive-'));
    city = await casesOn(database(), { power: filedPower(), printDocuments: true, dataDir });
    caseId = await city.register();
    await city.ask('officer', 'POST', `/matters/${caseId}/files`, { name: '现场照片.png', content: POINT.toString('base64') });
    await city.ask('officer', 'POST', `/matters/${caseId}/files`, { name: '图纸.pdf', content: (await pdfOf(3)).toString('base64') });
    await city.ask('officer', 'POST', `/matters/${caseId}/files`, { name: '说明.txt', content: Buffer.from('说明').toString('base64') });
    await city.walk(caseId, 'accept', 'grant');
    await file(caseId);
  });
  after(async () => {
    await city.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function file(id: string): Promise<void> {
    const { status, text } = await city.decideStep(await city.openStep(id), 'archived', {
      fields: { volumeNumber: '建许〔2026〕1号', retention: '永久' },
    });
    assert.equal(status, 200, text);
  }
  const volume = (account = 'archivist', id = caseId) => city.ask<CaseVolume>(account, 'GET', `/cases/${id}/volume`);
  const refusal = async (account: string, method: string, address: string, body?: unknown): Promise<[number, string]> => {
    const answer = await city.call<ErrorBody>(account, method, address, body);
    return [answer.status, answer.body.error?.code];
  };
  /** To an instant; what is then due is sealed. */
  async function passTo(instant: string): Promise<void> {
    await city.moveTo(instant);
    await city.seal?.run();
  }
  const folder = () => createArchiveFolder(archiveFolderOf(dataDir));

  it('has its contents in order, and says who filed it', async () => {
    const found = await volume();
    assert.deepEqual(
      found.items.map(({ kind, title }) => `${kind} ${title}`),
      ['file 现场照片.png', 'file 图纸.pdf', 'file 说明.txt', 'document 行政许可申请受理通知书', 'document 准予行政许可决定书'],
    );
    assert.deepEqual([found.filed?.by, found.filed?.volumeNumber, found.filed?.retention], ['沈档案', '建许〔2026〕1号', '永久']);
    assert.deepEqual([found.state, found.sealableFrom, found.version, found.mayOpen, found.mayKeep], ['kept', '2029-03-03', 1, true, true]);
  });

  it('opens for the archivist and the supervision in its scope, shows its contents to whoever reads the case, and is nobody else’s', async () => {
    assert.deepEqual(
      [(await volume('window')).mayOpen, (await volume('supervisor')).mayOpen, (await volume('supervisor')).mayKeep],
      [false, true, false],
    );
    assert.deepEqual(await refusal('window', 'GET', `/cases/${caseId}/volume.pdf`), [403, 'not-archivist']);
    assert.deepEqual(await refusal('window', 'GET', `/cases/${caseId}/volume.zip`), [403, 'not-archivist']);
    assert.deepEqual(await refusal('supervisor', 'POST', `/cases/${caseId}/holds`, { reason: '涉及诉讼' }), [403, 'forbidden']);
    for (const account of ['stranger', 'supervisor-west'])
      assert.deepEqual(await refusal(account, 'GET', `/cases/${caseId}/volume`), [404, 'not-found'], account);
    assert.deepEqual(await refusal('administrator', 'GET', `/cases/${caseId}/volume.zip`), [403, 'forbidden']);
  });

  it('is one PDF with cover, contents and note around the papers, and lists what cannot be bound', async () => {
    const { status, bytes } = await city.call('archivist', 'GET', `/cases/${caseId}/volume.pdf`);
    assert.equal(status, 200);
    const pages = (await PDFDocument.load(bytes)).getPages();
    const papers = (await volume()).items.reduce((sum, { kind, pages: own }) => sum + (kind === 'document' ? (own ?? 0) : 0), 0);
    assert.equal(pages.length, 3 + 1 + 3 + papers, 'cover, contents, note; one picture; a plan of three; documents');
    assert.deepEqual(
      pages.slice(2, 6).map((page) => Math.round(page.getWidth())),
      [595, 300, 300, 300],
    );
  });

  it('keeps its PDF in one piece when a file is no PDF that can be read', async () => {
    const broken = await city.register({ subject: '坏文件' });
    const locked = Buffer.from('%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n', 'latin1');
    await city.ask('officer', 'POST', `/matters/${broken}/files`, { name: '坏.pdf', content: locked.toString('base64') });
    const { status, bytes } = await city.call('supervisor', 'GET', `/cases/${broken}/volume.pdf`);
    assert.equal(status, 200);
    assert.equal((await PDFDocument.load(bytes)).getPageCount(), 4, 'cover, contents, an empty body, note');
  });

  it('passes the self-check by the four properties', async () => {
    const { ok, findings } = await city.ask<SelfCheck>('archivist', 'GET', `/cases/${caseId}/self-check`);
    assert.deepEqual([...new Set(findings.map(({ property }) => property))], ['authentic', 'complete', 'usable', 'safe']);
    assert.deepEqual(
      findings.filter((finding) => !finding.ok).map(({ id }) => id),
      ['scanned'],
    );
    assert.ok(ok);
  });

  it('is a package that proves itself with the platform gone', async () => {
    const { status, bytes } = await city.call('archivist', 'GET', `/cases/${caseId}/volume.zip`);
    assert.equal(status, 200);
    zip = bytes;
    const { code, text } = await verified(zip, '--expect', sha256(zip));
    assert.equal(code, 0, text);
    assert.match(text, /案卷完整[\s\S]*The case file is whole/);
    assert.equal((await verified(zip, '--expect', '0'.repeat(64))).code, 1);
    assert.equal((await verified(zip, '--unknown')).code, 2);
  });

  describe('in whose package', () => {
    /** Name, change, and what the script must say. */
    const CHANGES: [string, (files: Files) => Files, RegExp][] = [
      ['a byte of a document was changed', (files) => changed(files, paperLike(files, '.pdf')), /被改动/],
      [
        'a byte of a file was changed by who knows the format',
        (files) => forged(changed(files, paperLike(files, '.png'))),
        /不是存证记载的那一份/,
      ],
      ['two files were exchanged', (files) => exchanged(files), /不是存证记载的那一份/],
      ['a file is missing', (files) => without(files, paperLike(files, '.txt')), /缺少文件/],
      ['there is a file more', (files) => ({ ...files, 'papers/999 加塞.txt': Buffer.from('x') }), /多出文件/],
      [
        'a row was changed',
        (files) => forged(rows(files, (lines) => lines.map((line) => line.replace('正阳路', '正阴路')))),
        /散列值与内容不符/,
      ],
      ['a row is missing in the middle', (files) => forged(rows(files, (lines) => lines.filter((_, index) => index !== 3))), /有存证缺失/],
      ['the last row is missing', (files) => forged(lastRowGone(files)), /没有办结的存证/],
      ['a row comes twice', (files) => forged(rows(files, (lines) => [...lines, lines.at(-1) ?? ''])), /有存证缺失或者多出/],
      ['the manifest was changed', (files) => manifest(files, (text) => text.replace('正阳路', '正阴路')), /manifest\.json 被改动/],
      [
        'the manifest was changed by who knows the format',
        (files) => resigned(manifest(files, (text) => text.replace('"granted"', '"denied"'))),
        /办理结果/,
      ],
      ['the drawing was changed', (files) => forged(changed(files, 'flowchart.bpmn')), /不是办理时适用的流程图/],
    ];
    for (const [name, change, says] of CHANGES)
      it(`${name}, it is found`, async () => {
        const { code, text } = await verified(closed(change({ ...opened(zip) })));
        assert.equal(code, 1, text);
        assert.match(text, says);
      });

    it('nothing is left but half, it is found', async () => {
      const { code, text } = await verified(zip.subarray(0, Math.floor(zip.length / 2)));
      assert.equal(code, 1);
      assert.match(text, /不能打开/);
    });
  });

  it('is not sealed a day too early, nor while it is held back or a matter about it is open', async () => {
    await passTo('2029-03-02T12:00:00+08:00');
    assert.equal((await volume()).state, 'kept');
    assert.deepEqual(await refusal('archivist', 'POST', `/cases/${caseId}/holds`, { reason: '12' }), [422, 'invalid-input']);
    const hold = await city.ask<{ id: string }>('archivist', 'POST', `/cases/${caseId}/holds`, { reason: '涉及行政诉讼，暂缓封存' });
    assert.deepEqual(await refusal('archivist', 'POST', `/cases/${caseId}/holds`, { reason: '再次暂缓' }), [409, 'already-held']);
    await passTo('2029-03-03T00:00:01+08:00');
    assert.deepEqual([(await volume()).state, (await volume()).problem?.text], ['held', '暂缓封存：涉及行政诉讼，暂缓封存']);
    await city.ask('archivist', 'POST', `/cases/${caseId}/holds/${hold.id}/end`, { reason: '诉讼已经终结' });
    assert.deepEqual(await refusal('archivist', 'POST', `/cases/${caseId}/holds/${hold.id}/end`, { reason: '再次解除' }), [
      409,
      'hold-ended',
    ]);
    const other = await city.register({ subject: '尚未办结的另一件' });
    await city.ask('officer', 'POST', `/matters/${other}/links`, { kind: 'matter', id: caseId, relation: 'arises-from' });
    await passTo('2029-03-03T09:00:00+08:00');
    const held = await volume();
    assert.equal(held.state, 'held');
    assert.match(held.problem?.text ?? '', /有 1 件与本案有关/);
    await city.walk(other, 'decline');
  });

  it('is sealed after three years, found in the list, opened as it was sealed, and verified', async function sealed() {
    this.timeout(180_000);
    await passTo('2029-03-05T09:00:00+08:00');
    const found = await volume();
    assert.deepEqual([found.state, found.problem, found.packages.length], ['sealed', null, 1], JSON.stringify(found.problem));
    const [row] = (await city.ask<Page<VolumeRow>>('archivist', 'GET', `/archive?state=sealed&q=${encodeURIComponent(found.serial)}`))
      .items;
    assert.deepEqual([row?.id, row?.sha256], [caseId, found.packages[0]?.sha256]);
    assert.equal((await city.ask<ArchiveFigures>('supervisor', 'GET', '/archive/figures')).sealed, 1);
    assert.equal((await city.ask<ArchiveFigures>('supervisor-west', 'GET', '/archive/figures')).sealed, 0, 'R14');
    assert.ok(
      (await city.ask<Page<{ id: string }>>('window', 'GET', '/cases')).items.some(({ id }) => id === caseId),
      'still among the cases',
    );
    const { bytes } = await city.call('archivist', 'GET', `/cases/${caseId}/volume.zip`);
    assert.equal(sha256(bytes), row?.sha256);
    assert.equal((await verified(bytes, '--expect', row?.sha256 ?? '')).code, 0);
    assert.deepEqual(await verifyArchive(database(), folder()), { ok: true, packages: 1, strange: 0 });
    assert.deepEqual(await refusal('archivist', 'POST', `/cases/${caseId}/holds`, { reason: '已经晚了' }), [409, 'already-sealed']);
    const before_ = found.packages.length;
    await passTo('2029-03-06T09:00:00+08:00');
    assert.equal((await volume()).packages.length, before_, 'once');
  });

  it('takes a late paper from the archivist with a reason, keeps what was there, and is sealed anew beside the older version', async () => {
    const late = { name: '补充送达回证.txt', content: Buffer.from('送达').toString('base64') };
    assert.deepEqual(await refusal('window', 'POST', `/matters/${caseId}/late-files`, { ...late, reason: '补充送达证明' }), [
      403,
      'not-archivist',
    ]);
    assert.deepEqual(await refusal('archivist', 'POST', `/matters/${caseId}/late-files`, { ...late, reason: '。' }), [
      422,
      'invalid-input',
    ]);
    const before_ = (await volume()).items;
    await city.ask('archivist', 'POST', `/matters/${caseId}/late-files`, { ...late, reason: '邮政回执结案后寄到' });
    const open = await city.register({ subject: '未办结' });
    assert.deepEqual(await refusal('archivist', 'POST', `/matters/${open}/late-files`, { ...late, reason: '尚未办结' }), [
      409,
      'matter-still-open',
    ]);
    await passTo('2029-03-07T09:00:00+08:00');
    const found = await volume();
    assert.deepEqual(found.items.slice(0, -1), before_, 'what was there stays at its place');
    assert.deepEqual([found.items.at(-1)?.title, found.items.at(-1)?.late?.reason], [late.name, '邮政回执结案后寄到']);
    assert.deepEqual(
      found.packages.map(({ version, superseded, reason }) => [version, superseded, reason]),
      [
        [1, true, null],
        [2, false, '邮政回执结案后寄到'],
      ],
    );
    for (const one of found.packages) {
      const { bytes } = await city.call('supervisor', 'GET', `/archive/packages/${one.id}/content`);
      assert.equal((await verified(bytes, '--expect', one.sha256)).code, 0, `version ${one.version}`);
    }
    assert.deepEqual(await verifyArchive(database(), folder()), { ok: true, packages: 2, strange: 0 });
    assert.ok((await verifyRecord(database())).ok);
  });

  it('proves its rows by anchors kept elsewhere, and finds a record that was made anew', async () => {
    // Rows of everybody, until the block of the case is full.
    await database().write(() => {
      for (let row = 0; row < 1_100; row += 1) city.record.append({ kind: 'test-row', payload: { row } });
      return Promise.resolve();
    });
    const anchorOf = createAnchors();
    const anchors: string[] = [];
    await verifyRecord(database(), undefined, (row) => {
      const anchor = anchorOf(row);
      if (anchor) anchors.push(`${anchor.first} ${anchor.last} ${anchor.root}\n`);
    });
    const kept = path.join(dataDir, 'anchors.txt');
    await writeFile(kept, anchors.join(''));
    const other = await city.register({ subject: '锚点' });
    assert.deepEqual(await refusal('supervisor', 'GET', `/cases/${other}/volume.zip`), [409, 'matter-still-open']);
    await city.walk(other, 'decline');
    const { bytes } = await city.call('supervisor', 'GET', `/cases/${other}/volume.zip`);
    assert.equal((await verified(bytes, '--anchors', kept)).code, 0, 'of a block that is not full nothing is claimed');
    const first = await city.ask<CaseVolume>('supervisor', 'GET', `/cases/${caseId}/volume`);
    await city.ask('archivist', 'POST', `/matters/${caseId}/late-files`, {
      name: '再补.txt',
      content: Buffer.from('再补').toString('base64'),
      reason: '再次补充',
    });
    const again = await city.call('archivist', 'GET', `/cases/${caseId}/volume.zip`);
    const proved = await verified(again.bytes, '--anchors', kept);
    assert.equal(proved.code, 0, proved.text);
    assert.match(proved.text, new RegExp(`${first.rows} 条存证由外部保存的锚点证明`));
    await writeFile(kept, anchors.join('').replace(/[0-9a-f]{64}/, '0'.repeat(64)));
    assert.match((await verified(again.bytes, '--anchors', kept)).text, /锚点与外部保存的不符/);
  });

  it('is missed when its package is damaged or gone, and nobody is handed a damaged one', async () => {
    const [one] = (await volume()).packages;
    const name = path.join(archiveFolderOf(dataDir), one?.sha256.slice(0, 2) ?? '', `${one?.sha256}.zip`);
    await appendFile(name, 'x');
    const found = await verifyArchive(database(), folder());
    assert.ok(!found.ok && /damaged/.test(found.problem));
    assert.deepEqual(await refusal('archivist', 'GET', `/archive/packages/${one?.id}/content`), [500, 'package-damaged']);
    await rm(name);
    const gone = await verifyArchive(database(), folder());
    assert.ok(!gone.ok && /missing/.test(gone.problem));
  });
});

const paperLike = (files: Files, ending: string): string =>
  Object.keys(files).find((name) => name.startsWith('papers/') && name.endsWith(ending)) ?? '';
function changed(files: Files, name: string): Files {
  const bytes = Buffer.from(files[name] ?? []);
  bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
  return { ...files, [name]: bytes };
}
const without = (files: Files, name: string): Files => Object.fromEntries(Object.entries(files).filter(([one]) => one !== name));
function exchanged(files: Files): Files {
  const [one, other] = [paperLike(files, '.png'), paperLike(files, '.txt')];
  return forged({ ...files, [one]: files[other] ?? Buffer.alloc(0), [other]: files[one] ?? Buffer.alloc(0) });
}
const rows = (files: Files, change: (lines: string[]) => string[]): Files => ({
  ...files,
  'record.jsonl': Buffer.from(
    change(textOf(files, 'record.jsonl').split('\n').filter(Boolean))
      .map((line) => `${line}\n`)
      .join(''),
  ),
});
const manifest = (files: Files, change: (text: string) => string): Files => ({
  ...files,
  'manifest.json': Buffer.from(change(textOf(files, 'manifest.json'))),
});
/** By who corrects the manifest's numbers too. */
function lastRowGone(files: Files): Files {
  const fewer = rows(files, (lines) => lines.slice(0, -1));
  const last = JSON.parse(textOf(fewer, 'record.jsonl').split('\n').filter(Boolean).at(-1) ?? '{}') as { seq: number; hash: string };
  const said = JSON.parse(textOf(files, 'manifest.json')) as { record: { rows: number; lastSeq: number; lastHash: string } };
  Object.assign(said.record, { rows: said.record.rows - 1, lastSeq: last.seq, lastHash: last.hash });
  return { ...fewer, 'manifest.json': Buffer.from(JSON.stringify(said)) };
}
