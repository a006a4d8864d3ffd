import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { DOCUMENT_FIELDS, FIELD_KEYS } from '../../processes/lint/field-keys.ts';
import {
  createGlyphCheck,
  createRenderer,
  DocumentGlyphMissing,
  TEMPLATES,
  type DocumentData,
  type DocumentRenderer,
} from '../../src/documents/index.ts';
import { sampleDocument as buildDocument } from '../../src/documents/sample-document.ts';
import { hasPdftotext, pdfText, solid } from './pdf-text.ts';

/** What docs/law.md, "Documents" demands of each document, as it is printed. */
const MANDATORY: Record<string, string[]> = {
  'acceptance-notice': [
    '1132110012345678813320117024002',
    '2026年11月19日',
    '2026年11月23日',
    '挖掘城市道路申请表',
    '7个工作日',
    '2026年12月2日',
    '20个工作日',
    '2026年12月21日',
    '0511-84410001',
    '行政许可专用章',
  ],
  'supplement-notice': [
    '有关设计文件（含平面图、横断面图）',
    '交通组织方案没有公安交通管理部门意见，请征求意见后提交。',
    '交通组织方案应当有公安交通管理部门意见。',
    '一次告知',
  ],
  'non-acceptance-notice': [
    '不属于城市道路',
    '《中华人民共和国行政许可法》第三十二条第一款第（二）项',
    '阳城市交通运输局',
    '六十日内向阳城市人民政府申请行政复议',
    '六个月内依法向有管辖权的人民法院提起行政诉讼',
  ],
  'licence-decision': ['准予行政许可', '《城市道路管理条例》第三十三条', '126.5平方米', '许可证编号和有效期'],
  'licence-refusal': [
    '未满三年',
    '第三十八条第二款',
    '须经县级以上城市人民政府批准',
    '六十日内向阳城市人民政府申请行政复议',
    '六个月内依法向有管辖权的人民法院提起行政诉讼',
  ],
  'licence-certificate': ['挖掘城市道路许可证', '阳城管许证〔2026〕12号', '自2026年12月1日起至2026年12月20日止', '126.5平方米'],
  'reward-revocation-notice': ['荣誉证书', '有权进行陈述和申辩', '五个工作日'],
  'reward-revocation-decision': [
    '无偿献血奉献奖',
    '阳城卫奖证〔2026〕3号',
    '荣誉称号撤销，荣誉证书作废',
    '在原公布该奖励的本机关门户网站公布',
    '十、救济途径',
    '20000.00元（人民币贰万元整）',
    '六十日内向阳城市人民政府申请行政复议',
  ],
  'reward-kept-notice': ['不予撤销', '继续有效'],
  'reward-revocation-announcement': ['无偿献血奉献奖', '特此公告'],
  'delivery-receipt': ['《准予行政许可决定书》（阳城管许准〔2026〕12号）', '王建国', '直接送达（签收）', '送达人', '2026年11月23日'],
};

/**
 * Printed only where nothing more exact is known: the benchmark names the violation, the findings are the record, the hearing's date has
 * its time, its place is the record's, mail has a number, a refusal a witness, a delivery at the organ no place.
 */
const OTHERWISE: readonly string[] = [
  'violation',
  'tier',
  'recordText',
  'hearingTime',
  'hearingPlace',
  'trackingNumber',
  // Each way of service has evidence of its own.
  'substituteReceiver',
  'substituteRelation',
  'entrustedTo',
  'refusalReason',
  'leavingRecord',
  'electronicAddress',
  'systemProof',
  'announcementReason',
  'whereabouts',
  'announcementPlace',
  'servers',
  'consent',
  'witness',
  'rectification',
  'place',
];

/** The answers that the document says it prints, as far as they are texts of their own. */
const factsOf = ({ template, answers }: DocumentData): string[] =>
  (DOCUMENT_FIELDS[template] ?? [])
    .filter((key) => ['text', 'list'].includes(FIELD_KEYS[key][0]) && !OTHERWISE.includes(key))
    .flatMap((key) => (answers[key]?.value ?? '').split(/[\n｜]/).filter((part) => part.length > 3));

describe('Documents', () => {
  let renderer: DocumentRenderer;
  before(() => {
    renderer = createRenderer();
  });
  after(() => renderer.close());

  const textOf = async (data: DocumentData): Promise<string> => solid(pdfText((await renderer.render(data)).bytes));

  it('are a PDF whose hash is the hash of its bytes, with its pages counted', async () => {
    const { bytes, sha256, pages } = await renderer.render(buildDocument('acceptance-notice'));
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
    assert.equal(sha256, createHash('sha256').update(bytes).digest('hex'));
    assert.equal(pages, 2);
    assert.ok(bytes.length < 200_000, `${bytes.length} bytes`);
  });

  for (const code of Object.keys(TEMPLATES)) {
    const title = hasPdftotext
      ? `name organ, number, party, matter, date and all that the law demands of a ${code}`
      : `pdftotext is not installed: text of ${code} not read`;
    (hasPdftotext ? it : it.skip)(title, async () => {
      const data = buildDocument(code);
      const text = await textOf(data);
      const wanted = [
        data.organ.name,
        data.number,
        data.party.name,
        // What an applicant's number is does not concern third parties.
        ...(code === 'interested-party-notice' ? [] : [data.party.idNumber]),
        data.power.name,
        data.case.serial,
        '二〇二六年十一月二十三日',
        ...(MANDATORY[code] ?? []),
        ...factsOf(data),
      ];
      for (const one of wanted) assert.ok(text.includes(solid(one)), `${code} lacks ${one}`);
      assert.ok(!/undefined|null|NaN|\[object/.test(text));
      assert.ok(!/https?:/.test(text));
    });
  }

  it('have the facts that they print at places of their own described, where it is more than what all print', () => {
    assert.deepEqual(
      Object.keys(DOCUMENT_FIELDS).filter((code) => !TEMPLATES[code]),
      [],
    );
    assert.deepEqual(
      Object.keys(MANDATORY).filter((code) => !TEMPLATES[code]),
      [],
    );
  });

  (hasPdftotext ? it : it.skip)('print sixty materials over several pages, the head repeated and no row lost', async () => {
    const materials = Array.from({ length: 60 }, (_, i) => ({
      name: `第${i + 1}项申请材料及其附图说明书`,
      required: true,
      provided: true,
      originals: 1,
      copies: 2,
      note: '需要加盖单位公章，复印件注明与原件一致。',
    }));
    const { bytes, pages } = await renderer.render(buildDocument('acceptance-notice', { materials }));
    const text = solid(pdfText(bytes));
    assert.ok(pages >= 3);
    for (const { name } of materials) assert.ok(text.includes(name), name);
    assert.ok(text.split('序号材料名称').length - 1 >= pages - 1);
  });

  (hasPdftotext ? it : it.skip)('print hostile text as it is and drop what cannot be seen', async () => {
    const data = buildDocument('licence-refusal');
    const text = await textOf({
      ...data,
      party: { ...data.party, name: '<script>alert(1)</script>有限公司\u0000\u202e反\u202c' },
      case: { ...data.case, subject: '"><img src=x>\u0007{{qr}}\r\n第二行' },
      decision: {
        outcomeLabel: '不予',
        text: '理由一。\u0008\t\n\n理由二 & 其他。',
        personName: '周局长',
        positionName: '审批岗',
        at: new Date(),
      },
    });
    for (const one of ['<script>alert(1)</script>有限公司反', '"><imgsrc=x>{{qr}}', '第二行', '理由一。', '理由二&其他。'])
      assert.ok(text.includes(one), one);
    assert.ok(!/[\u0000-\u0008\u202e]/.test(text));
  });

  (hasPdftotext ? it : it.skip)('take long names, long codes and long opinions without losing a character', async () => {
    const name = `${'阳城市人民政府城市更新建设指挥部'.repeat(8)}（筹）`;
    const opinion = Array.from({ length: 400 }, (_, i) => `第${i}条理由说明不符合条件`).join('；');
    const data = buildDocument('licence-refusal');
    const text = await textOf({
      ...data,
      party: { ...data.party, name, idNumber: 'X'.repeat(90) },
      decision: { outcomeLabel: '不予', text: opinion, personName: '周', positionName: '审批岗', at: new Date() },
    });
    assert.ok(text.includes(name));
    assert.equal(text.split('X').length - 1, 90);
    assert.ok(text.includes(opinion));
  });

  (hasPdftotext ? it : it.skip)('tear a row that no page could hold, and lose nothing of it', async () => {
    const opinion = Array.from({ length: 400 }, (_, i) => `第${i}条意见说明情况`).join('；');
    const goods = Array.from({ length: 120 }, (_, i) => `第${i}件物品｜ABC-${i}-12345678901234567890｜1｜无`);
    const form = buildDocument('approval-form');
    const list = buildDocument('seized-list');
    const items = { key: 'items', label: '物品', value: goods.join('\n') };
    const filled = await textOf({ ...form, opinions: form.opinions.map((one) => ({ ...one, text: opinion })) });
    const listed = await textOf({ ...list, answers: { ...list.answers, items } });
    assert.deepEqual(
      opinion.split('；').filter((part) => !filled.includes(part)),
      [],
    );
    assert.deepEqual(
      goods.map((one) => one.slice(0, one.indexOf('｜'))).filter((name) => !listed.includes(name)),
      [],
    );
  });

  it('are refused by name when the fonts lack a character, never printed with an empty box', async () => {
    const data = buildDocument('acceptance-notice');
    await assert.rejects(renderer.render({ ...data, party: { ...data.party, name: '𪚥野家有限公司😀' } }), (error: unknown) => {
      assert.ok(error instanceof DocumentGlyphMissing);
      assert.equal(error.code, 'document-glyph-missing');
      assert.deepEqual(error.characters, ['𪚥', '😀']);
      assert.match(error.message, /𪚥（U\+2A6A5）/);
      return true;
    });
    await renderer.render(data);
  });

  (hasPdftotext ? it : it.skip)('show a rare character of a name, in a heading too, and it is copied out as itself', async () => {
    const data = buildDocument('acceptance-notice');
    const text = await textOf({ ...data, party: { ...data.party, name: '𠮷野𡃁有限公司' } });
    assert.ok(text.includes('𠮷野𡃁有限公司'));
  });

  it('are the same bytes whenever and by whichever thread they are printed from the same facts', async () => {
    const again = createRenderer();
    try {
      const hashes = new Set<string>();
      for (const one of [renderer, again, renderer]) hashes.add((await one.render(buildDocument('penalty-decision'))).sha256);
      assert.equal(hashes.size, 1);
    } finally {
      await again.close();
    }
  });

  it('are given up at the limit of time, and the next one is printed', async () => {
    const impatient = createRenderer({ seconds: 0.001 });
    try {
      await assert.rejects(impatient.render(buildDocument('acceptance-notice')), { name: 'AbortError' });
    } finally {
      await impatient.close();
    }
    await renderer.render(buildDocument('acceptance-notice'));
  });

  (hasPdftotext ? it : it.skip)('say across every page that they are none yet, where they are a preview', async () => {
    const { bytes, pages } = await renderer.render(buildDocument('acceptance-notice', { number: '（未编号）' }), {
      mark: '预览 · PREVIEW',
    });
    assert.equal(solid(pdfText(bytes)).split('预览·PREVIEW').length - 1, pages);
  });

  it('can be asked beforehand whether a text is printable', () => {
    const missing = createGlyphCheck();
    assert.deepEqual(missing('王喆䶮（阳城）〔2026〕12号 №㎡\n\t\u202e'), []);
    assert.deepEqual(missing('𠮷野𠀋𡃁'), [], 'rare characters of names are in the faces behind');
    assert.deepEqual(missing('𪚥𪚥\ud842'), ['𪚥', '\ud842']);
  });

  it('of an unknown template are refused', async () => {
    await assert.rejects(renderer.render({ ...buildDocument('acceptance-notice'), template: 'constructor' }), /No document template/);
    await renderer.render(buildDocument('delivery-receipt'));
  });

  it('are laid out elsewhere: the server goes on answering meanwhile', async () => {
    // Laid out on this thread, it would turn a few times a document, however busy the machine is.
    let turns = 0;
    let done = false;
    const turn = (): void => {
      turns += 1;
      if (!done) setImmediate(turn);
    };
    turn();
    const documents = await Promise.all(Array.from({ length: 10 }, () => renderer.render(buildDocument('acceptance-notice'))));
    done = true;
    assert.equal(documents.length, 10);
    assert.ok(turns > 200, `the loop turned ${turns} times`);
  });
}).timeout(60_000);
