/** The catalogue, exchange, laws, report and figures of the whole demonstration registry, through the public API (R5, R7a, R19.5, R22b). */
import assert from 'node:assert/strict';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { registerCase, openStep, type Answer, type ErrorBody } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { platformForSuite } from '../support/platform.ts';

const ROAD = 'power-road-excavation';
interface Listed<T> {
  items: T[];
  total: number;
  next: string | null;
}
interface PowerSummary {
  id: string;
  code: string;
  name: string;
  category: string;
  state: string;
  organ: { id: string };
  openVersion?: { id: string; number: number };
}
interface ImportDetail {
  state: string;
  counts: Record<string, number>;
  rows: { action: string; problems: { path: string; code: string }[]; differs?: string[]; draft?: number }[];
}
interface ExportedFile {
  format: string;
  powers: { entry: RegistryEntry; bpmnXml: string }[];
}
interface Law {
  id: string;
  name: string;
  powers: number;
  state: string;
}
interface LawDetail {
  marks: { id: string; kind: string; withdrawnReason: string | null }[];
  powers: {
    id: string;
    citations: { article: string; place: string; marked: boolean }[];
    openCases: number;
    changeId: string | null;
    changeState: string | null;
  }[];
}

describe('The registry as a whole', function () {
  this.timeout(180_000);
  const suite = platformForSuite('SQLite', { powers: 'all' });
  const { people } = suite;
  const today = (): string => civilDateInChina(suite.platform.time.now());

  async function read<T>(account: string, path: string): Promise<T> {
    const answer = await (await people.as(account)).get<T>(path);
    assert.equal(answer.status, 200, `${path}: ${JSON.stringify(answer.body).slice(0, 300)}`);
    return answer.body;
  }
  function assertRefused(answer: Answer<ErrorBody>, status: number, code: string): void {
    assert.deepEqual([answer.status, answer.body.error?.code], [status, code], JSON.stringify(answer.body).slice(0, 500));
    assert.match(answer.body.error.message, /\p{Script=Han}/u);
    assert.match(answer.body.error.messageEn, /[a-z]{3}/i);
  }
  const search = (query: string): Promise<Listed<PowerSummary>> => read('jiancha', `/registry/powers?${query}`);

  describe('catalogue (R5, R6b)', () => {
    it('shows the published powers of all ten categories, page by page, each once', async () => {
      const seen: PowerSummary[] = [];
      let after = '';
      do {
        const page = await search(`limit=5${after && `&after=${after}`}`);
        assert.equal(page.total, 21);
        seen.push(...page.items);
        after = page.next ?? '';
      } while (after);
      assert.equal(new Set(seen.map(({ id }) => id)).size, 21);
      assert.equal(new Set(seen.map(({ category }) => category)).size, 10);
      assert.deepEqual(new Set(seen.map(({ state }) => state)), new Set(['published']));
    });

    it('finds by name, code, law, material and position, whatever the width of a letter', async () => {
      for (const q of ['挖掘城市', '《城市道路管理条例》第三十三条', '交通组织', 'EXCAVATION', 'ｅｘｃａｖａｔｉｏｎ']) {
        assert.ok(
          (await search(`q=${encodeURIComponent(q)}`)).items.some(({ id }) => id === ROAD),
          q,
        );
      }
      assert.equal((await search('q=%E6%B2%A1%E6%9C%89%E8%BF%99%E9%A1%B9')).total, 0);
    });

    it('counts, for each filter, what the others leave', async () => {
      const facets = await read<{ categories: { id: string; count: number }[]; organs: { id: string; count: number }[] }>(
        'jiancha',
        '/registry/facets?category=penalty',
      );
      const { total } = await search('category=penalty');
      assert.equal(
        facets.organs.reduce((sum, { count }) => sum + count, 0),
        total,
      );
      assert.equal(facets.categories.length, 10, 'a filter does not hide its own other values');
      for (const { id, count } of facets.organs) assert.equal((await search(`category=penalty&organ=${id}`)).total, count);
    });

    it('has figures whose sums are the rows behind them (R19.5)', async () => {
      const figures = await read<{ byCategory: { count: number }[]; byOrgan: { powers: number; published: number }[] }>(
        'jiancha',
        '/registry/statistics',
      );
      assert.equal(
        figures.byCategory.reduce((sum, { count }) => sum + count, 0),
        21,
      );
      assert.equal(
        figures.byOrgan.reduce((sum, { published }) => sum + published, 0),
        21,
      );
    });

    it("finds every published flowchart to follow today's rules", async () => {
      const officer = await people.as('fazhi1');
      await eventually('the report', async () => (await officer.get<{ state: string }>('/registry/lint-report')).body.state === 'ready');
      const { body } = await officer.get<{ total: number; checked: number; failing: number; engineLine: string }>('/registry/lint-report');
      assert.deepEqual([body.total, body.checked, body.failing], [21, 21, 0]);
      assert.equal(body.engineLine, '8.0');
    });
  });

  describe('exchange', () => {
    const exported = (): Promise<ExportedFile> => read<ExportedFile>('fazhi1', '/registry/export?format=json');
    async function handIn(account: string, file: unknown): Promise<string> {
      const content = Buffer.from(JSON.stringify(file)).toString('base64');
      const answer = await (await people.as(account)).post<{ id: string }>('/registry/imports', { fileName: '权力库.json', content });
      assert.equal(answer.status, 202, JSON.stringify(answer.body));
      return answer.body.id;
    }
    const detail = (id: string): Promise<ImportDetail> => read<ImportDetail>('fazhi1', `/registry/imports/${id}`);
    const until = (id: string, state: string): Promise<void> =>
      eventually(`the import to be ${state}`, async () => (await detail(id)).state === state);

    it('takes back what it gave without a change', async () => {
      const file = await exported();
      assert.equal(file.powers.length, 21);
      const id = await handIn('fazhi1', file);
      await until(id, 'checked');
      assert.deepEqual((await detail(id)).counts, { create: 0, change: 0, unchanged: 21, error: 0 });
    });

    it('names every wrong row and imports nothing of a file that has one', async () => {
      const file = await exported();
      const road = file.powers.find(({ entry }) => entry.processId === ROAD);
      assert.ok(road);
      const id = await handIn('fazhi1', {
        ...file,
        powers: [
          { ...road, entry: { ...road.entry, conditions: ['导入的条件。'] } },
          { ...file.powers[1], entry: { ...file.powers[1]?.entry, powerName: '' } },
          { ...file.powers[2], bpmnXml: '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>' },
        ],
      });
      await until(id, 'checked');
      const { counts, rows } = await detail(id);
      assert.deepEqual([counts.change, counts.error], [1, 2]);
      assert.deepEqual(
        rows.map(({ problems }) => problems.map(({ code }) => code)),
        [[], ['too-small'], ['bpmn-doctype-forbidden']],
      );
      assertRefused(await (await people.as('fazhi1')).post(`/registry/imports/${id}/apply`), 409, 'import-has-errors');
      assert.equal((await search(`q=${encodeURIComponent('导入的条件')}`)).total, 0);
    });

    it('makes a draft of a changed row, which is not in force before it was confirmed (R6a)', async () => {
      const file = await exported();
      const road = file.powers.find(({ entry }) => entry.processId === ROAD);
      assert.ok(road);
      const id = await handIn('fazhi1', { ...file, powers: [{ ...road, entry: { ...road.entry, conditions: ['导入的条件。'] } }] });
      await until(id, 'checked');
      assert.deepEqual(
        (await detail(id)).rows.map(({ action, differs, draft }) => ({ action, differs, draft })),
        [{ action: 'change', differs: ['conditions'], draft: undefined }],
      );
      assert.equal((await (await people.as('fazhi1')).post(`/registry/imports/${id}/apply`)).status, 202);
      await until(id, 'done');
      const power = (await search(`q=${encodeURIComponent('挖掘城市道路')}`)).items.find((one) => one.id === ROAD);
      assert.deepEqual([power?.state, power?.openVersion?.number], ['published', 2]);
      assertRefused(await (await people.as('fazhi1')).post(`/registry/imports/${id}/apply`), 409, 'import-not-checked');
    });

    it('is for the legal office only, and refuses what is no such file', async () => {
      const officer = await people.as('fazhi1');
      for (const account of ['shixiang', 'chuang', 'jiancha'])
        assertRefused(
          await (await people.as(account)).post('/registry/imports', { fileName: 'x.json', content: 'e30=' }),
          403,
          'forbidden',
        );
      assertRefused(
        await officer.post('/registry/imports', { fileName: 'x.json', content: Buffer.from('nonsense').toString('base64') }),
        422,
        'import-unreadable',
      );
      assertRefused(
        await officer.post('/registry/imports', { fileName: 'x.xlsx', content: Buffer.from('PK\u0003\u0004 broken').toString('base64') }),
        422,
        'import-unreadable',
      );
      assertRefused(await officer.get('/registry/imports/none'), 404, 'not-found');
    });

    it('writes the filtered catalogue as a spreadsheet', async () => {
      const response = await fetch(`${suite.url}/api/registry/export?format=xlsx&category=penalty`, {
        headers: { cookie: (await people.as('jiancha')).cookieHeader },
      });
      assert.equal(response.status, 200);
      assert.match(response.headers.get('content-disposition') ?? '', /attachment.*\.xlsx/);
      assert.equal(
        Buffer.from(await response.arrayBuffer())
          .subarray(0, 2)
          .toString(),
        'PK',
      );
    });
  });

  describe('laws (R7a)', () => {
    let law: Law;
    let markId = '';
    const lawDetail = (): Promise<LawDetail> => read<LawDetail>('fazhi1', `/laws/${law.id}`);

    it('are listed by how many powers rest on them', async () => {
      const { items } = await read<Listed<Law>>('jiancha', '/laws');
      assert.deepEqual(
        items.map(({ powers }) => powers),
        items.map(({ powers }) => powers).sort((a, b) => b - a),
      );
      const found = await read<Listed<Law>>('jiancha', `/laws?q=${encodeURIComponent('城市道路管理')}`);
      assert.equal(found.total, 1);
      law = found.items[0] as Law;
      assert.deepEqual([law.name, law.state], ['城市道路管理条例', 'in-force']);
    });

    it('lead to the powers, articles and open cases that rest on them', async () => {
      const before = (await lawDetail()).powers.find(({ id }) => id === ROAD);
      assert.ok(before?.citations.some(({ article, place }) => article === '第三十三条' && place === 'legalBasis'));
      await openStep(people, await registerCase(people, '法律变动之前受理的挖掘道路'));
      assert.equal((await lawDetail()).powers.find(({ id }) => id === ROAD)?.openCases, (before?.openCases ?? 0) + 1);
    });

    it('are marked by the legal office, not for a day to come, and not twice', async () => {
      const mark = { kind: 'changed', articles: ['第三十三条'], on: today(), note: '条例修订' };
      for (const account of ['shixiang', 'chuang', 'jiancha'])
        assertRefused(await (await people.as(account)).post(`/laws/${law.id}/marks`, mark), 403, 'forbidden');
      const officer = await people.as('fazhi1');
      assertRefused(await officer.post(`/laws/${law.id}/marks`, { ...mark, on: '2099-01-01' }), 422, 'invalid-input');
      assertRefused(await officer.post('/laws/none/marks', mark), 404, 'not-found');
      const answer = await officer.post<{ markId: string; changes: string[] }>(`/laws/${law.id}/marks`, mark);
      assert.equal(answer.status, 201);
      ({ markId } = answer.body);
      assert.ok(answer.body.changes.length >= 1);
      assertRefused(await officer.post(`/laws/${law.id}/marks`, mark), 409, 'law-marked-already');
    });

    it('open a declaration for each power concerned, with twenty days from the day of the change', async () => {
      const found = await lawDetail();
      const road = found.powers.find(({ id }) => id === ROAD);
      assert.equal(road?.changeState, 'expected');
      assert.ok(road?.citations.every(({ article, marked }) => marked === (article === '第三十三条')));
      for (const { citations, changeId } of found.powers)
        assert.equal(
          changeId !== null,
          citations.some(({ marked }) => marked),
          'only powers that cite the article',
        );
      const change = await read<{ state: string; causeDate: string; deadline: { kind: string; dueAt: string } }>(
        'shixiang',
        `/registry/changes/${road?.changeId}`,
      );
      const due = new Date(Date.parse(`${today()}T00:00:00+08:00`) + 20 * 86_400_000);
      assert.deepEqual([change.deadline.kind, change.causeDate], ['declare', today()]);
      // R7a counts calendar days: day 1 is the day after, and a last day off moves to the next working day.
      assert.ok(
        Date.parse(change.deadline.dueAt) >= due.getTime() && Date.parse(change.deadline.dueAt) < due.getTime() + 12 * 86_400_000,
        change.deadline.dueAt,
      );
    });

    it('can be unmarked with a reason; what the mark opened stays to be ended one by one', async () => {
      const officer = await people.as('fazhi1');
      assertRefused(await officer.post(`/laws/marks/${markId}/withdraw`, { reason: '' }), 422, 'invalid-input');
      assert.equal((await officer.post(`/laws/marks/${markId}/withdraw`, { reason: '条款号有误' })).status, 200);
      const found = await lawDetail();
      assert.deepEqual(
        found.marks.map(({ withdrawnReason }) => withdrawnReason),
        ['条款号有误'],
      );
      assert.equal(found.powers.find(({ id }) => id === ROAD)?.changeState, 'expected');
    });
  });
});
