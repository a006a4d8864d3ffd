import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { BPMN_LIMITS, lintFlowchart, readBpmn, type BpmnProblem } from '../../../processes/lint/index.ts';
import { buildEntry } from './entry.ts';

const drawing = readFileSync(new URL('../../../processes/powers/road-excavation.bpmn', import.meta.url), 'utf8');
const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const wrap = (inside: string, attributes = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<bpmn:definitions xmlns:bpmn="${BPMN}" ${attributes} id="D" targetNamespace="t"><bpmn:process id="p" isExecutable="true">${inside}</bpmn:process></bpmn:definitions>`;

const billionLaughs = `<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY a0 "lol">${Array.from({ length: 30 }, (_, level) => `<!ENTITY a${level + 1} "${`&a${level};`.repeat(10)}">`).join('')}]>\n<bpmn:definitions xmlns:bpmn="${BPMN}"><bpmn:process id="p" name="&a30;"/></bpmn:definitions>`;
const externalEntity = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><bpmn:definitions xmlns:bpmn="${BPMN}"><bpmn:process id="p" name="&x;"/></bpmn:definitions>`;
const deep = wrap('<bpmn:subProcess id="s">'.repeat(10_000) + '</bpmn:subProcess>'.repeat(10_000));
const many = wrap(Array.from({ length: BPMN_LIMITS.maxElements + 1 }, () => '<bpmn:task/>').join(''));

/** What somebody sends, the code that answers it, and where a line can be told. */
const HOSTILE: Record<string, { input: string | Uint8Array; code: BpmnProblem['code']; line?: number }> = {
  nothing: { input: '', code: 'bpmn-empty' },
  'only blanks': { input: ' \n\t ', code: 'bpmn-empty' },
  words: { input: '你好，这是流程图', code: 'bpmn-not-xml' },
  JSON: { input: '{"process":[]}', code: 'bpmn-not-xml' },
  'a zip file': { input: Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 0xff, 0xfe]), code: 'bpmn-not-xml' },
  'a picture': { input: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0xff]), code: 'bpmn-encoding' },
  'bytes that are not UTF-8': { input: Uint8Array.from([...new TextEncoder().encode('<a>'), 0xc3, 0x28]), code: 'bpmn-encoding' },
  'another declared encoding': { input: drawing.replace('UTF-8', 'UTF-7'), code: 'bpmn-encoding' },
  'UTF-16 bytes': { input: Uint8Array.from(Buffer.from(drawing, 'utf16le')), code: 'bpmn-encoding' },
  'five megabytes of text': { input: wrap(`<!--${'x'.repeat(5 * 1024 * 1024)}-->`), code: 'bpmn-too-large' },
  'five megabytes of bytes': { input: new Uint8Array(5 * 1024 * 1024).fill(0x20), code: 'bpmn-too-large' },
  'half a million Chinese characters': { input: wrap(`<!--${'图'.repeat(500_000)}-->`), code: 'bpmn-too-large' },
  'billion laughs': { input: billionLaughs, code: 'bpmn-doctype-forbidden', line: 2 },
  'an external entity': { input: externalEntity, code: 'bpmn-doctype-forbidden', line: 1 },
  'an undefined entity': { input: wrap('<bpmn:task id="t" name="&secret;"/>'), code: 'bpmn-malformed', line: 2 },
  'a reference to a control character': { input: wrap('<bpmn:task id="t" name="a&#0;b"/>'), code: 'bpmn-malformed', line: 2 },
  'a style sheet instruction': {
    input: `<?xml version="1.0"?>\n<?xml-stylesheet href="http://example.org/x.xsl"?>${drawing}`,
    code: 'bpmn-instruction-forbidden',
    line: 2,
  },
  'ten thousand levels': { input: deep, code: 'bpmn-too-deep', line: 2 },
  'more elements than a drawing has': { input: many, code: 'bpmn-too-many-elements', line: 2 },
  'an element with more attributes than any has': {
    input: wrap(`<bpmn:task id="t" ${Array.from({ length: 70 }, (_one, index) => `a${index}=""`).join(' ')}/>`),
    code: 'bpmn-too-many-attributes',
    line: 2,
  },
  'a condition that takes minutes to parse': {
    input: wrap(
      `<bpmn:sequenceFlow id="f"><bpmn:conditionExpression>=${'(a)+'.repeat(200)}1</bpmn:conditionExpression></bpmn:sequenceFlow>`,
    ),
    code: 'bpmn-value-too-long',
    line: 2,
  },
  'an expression in an attribute': {
    input: wrap(`<bpmn:task id="t" name="= ${'a+'.repeat(300)}"/>`),
    code: 'bpmn-value-too-long',
    line: 2,
  },
  'a name of twenty thousand characters': {
    input: wrap(`<bpmn:task id="t" name="${'名'.repeat(20_000)}"/>`),
    code: 'bpmn-value-too-long',
    line: 2,
  },
  'a script element': { input: wrap('<bpmn:task id="t"/><script>alert(1)</script>'), code: 'bpmn-script-forbidden', line: 2 },
  'a script task': {
    input: wrap('<bpmn:scriptTask id="t"><bpmn:script>x()</bpmn:script></bpmn:scriptTask>'),
    code: 'bpmn-script-forbidden',
    line: 2,
  },
  'an HTML script': { input: wrap('<h:Script xmlns:h="http://www.w3.org/1999/xhtml"/>'), code: 'bpmn-script-forbidden', line: 2 },
  'HTML in a name': {
    input: drawing.replace('name="受理审查"', 'name="&lt;img src=x onerror=alert(1)&gt;"'),
    code: 'bpmn-html-forbidden',
    line: 7,
  },
  'HTML in a name by number': {
    input: drawing.replace('name="受理审查"', 'name="&#60;svg/onload=alert(1)>"'),
    code: 'bpmn-html-forbidden',
    line: 7,
  },
  'HTML escaped twice': { input: drawing.replace('name="受理审查"', 'name="&amp;lt;b>"'), code: 'bpmn-html-forbidden', line: 7 },
  'a script address': { input: drawing.replace('name="受理审查"', 'name="javascript:alert(1)"'), code: 'bpmn-html-forbidden', line: 7 },
  'HTML in an outcome': { input: drawing.replace('"label":"受理"', '"label":"&lt;b>受理"'), code: 'bpmn-html-forbidden', line: 12 },
  'HTML in documentation': {
    input: wrap('<bpmn:documentation><![CDATA[<iframe src="x">]]></bpmn:documentation>'),
    code: 'bpmn-html-forbidden',
    line: 2,
  },
  'a foreign namespace': { input: wrap('', 'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"'), code: 'bpmn-namespace-unknown', line: 2 },
  'a tag that does not match': { input: wrap('<bpmn:task></bpmn:process>'), code: 'bpmn-malformed', line: 2 },
  'a cut file': { input: drawing.slice(0, drawing.length / 2), code: 'bpmn-malformed' },
  'an unclosed comment': { input: wrap('<!-- '), code: 'bpmn-malformed', line: 2 },
  'a doubled attribute': { input: wrap('<bpmn:task id="a" id="b"/>'), code: 'bpmn-malformed', line: 2 },
  'an unquoted attribute': { input: wrap('<bpmn:task id=a/>'), code: 'bpmn-malformed', line: 2 },
  'two roots': { input: `${drawing}<more/>`, code: 'bpmn-malformed' },
  'text after the root': { input: `${drawing}more`, code: 'bpmn-malformed' },
  'a NUL character': { input: wrap('<bpmn:task id="a" name="\u0000"/>'), code: 'bpmn-malformed', line: 2 },
  'another kind of XML': { input: '<html><body>x</body></html>', code: 'bpmn-malformed' },
  'an unknown BPMN element': { input: wrap('<bpmn:backdoor id="b"/>'), code: 'bpmn-unreadable' },
  'a doubled id': { input: wrap('<bpmn:task id="a"/><bpmn:task id="a"/>'), code: 'bpmn-unreadable' },
  'a flow to nowhere': {
    input: wrap('<bpmn:task id="a"/><bpmn:sequenceFlow id="f" sourceRef="a" targetRef="nowhere"/>'),
    code: 'bpmn-unreadable',
  },
  'no process': { input: `<bpmn:definitions xmlns:bpmn="${BPMN}" targetNamespace="t"/>`, code: 'bpmn-no-process' },
};

describe('reading a flowchart that somebody sent', () => {
  for (const [name, { input, code, line }] of Object.entries(HOSTILE)) {
    it(`refuses ${name} with ${code}, quickly and in both languages`, async () => {
      const started = performance.now();
      const { findings, bpmnHash } = await lintFlowchart({ xml: input, entry: buildEntry(), engineLine: '8.0' });
      const took = performance.now() - started;
      assert.equal(findings[0]?.rule, code, JSON.stringify(findings[0]));
      assert.equal(findings[0].severity, 'error');
      assert.match(findings[0].message, /[\u4e00-\u9fa5]/);
      assert.match(findings[0].messageEn, /^[\x20-\x7e]/);
      if (line !== undefined) assert.equal(findings[0].line, line);
      assert.ok(!findings[0].message.includes('root:'));
      assert.equal(bpmnHash, undefined);
      assert.ok(took < 1000, `took ${took} ms`);
    });
  }

  describe('that is small enough to read but made to keep the check busy', () => {
    const outcomes = '[{"code":"a","label":"a","effect":"accept"},{"code":"b","label":"b","effect":"grant"}]';
    const step = (id: string): string =>
      `<bpmn:userTask id="${id}"><bpmn:extensionElements><z:taskHeaders><z:header key="outcomes" value='${outcomes}'/></z:taskHeaders></bpmn:extensionElements></bpmn:userTask>`;
    const flows = (pairs: string[]): string =>
      pairs
        .map((pair, index) => {
          const [from, to, outcome] = pair.split('>');
          return `<bpmn:sequenceFlow id="f${index}" sourceRef="${from}" targetRef="${to}">${outcome ? `<bpmn:conditionExpression>=outcome = "${outcome}"</bpmn:conditionExpression>` : ''}</bpmn:sequenceFlow>`;
        })
        .join('');
    const each = (count: number, make: (index: number) => string | string[]): string[] =>
      Array.from({ length: count }, (_, index) => make(index)).flat();
    const draw = (nodes: string[], pairs: string[]): string =>
      wrap(`<bpmn:startEvent id="s"/>${nodes.join('')}${flows(pairs)}`, 'xmlns:z="http://camunda.org/schema/zeebe/1.0"');

    const BUSY: Record<string, string> = {
      'a chain of six hundred steps': draw(
        each(600, (n) => step(`t${n}`)),
        ['s>t0', ...each(599, (n) => `t${n}>t${n + 1}`)],
      ),
      'a ladder with more paths than atoms': draw(
        each(200, (n) => [step(`t${n}`), `<bpmn:exclusiveGateway id="g${n}"/>`, `<bpmn:task id="u${n}"/>`, `<bpmn:task id="v${n}"/>`]),
        ['s>t0', ...each(199, (n) => [`t${n}>g${n}`, `g${n}>u${n}>a`, `g${n}>v${n}>b`, `u${n}>t${n + 1}`, `v${n}>t${n + 1}`])],
      ),
      'thirty branches at once': draw(
        ['<bpmn:parallelGateway id="fork"/><bpmn:parallelGateway id="join"/>', ...each(30, (n) => step(`t${n}`))],
        ['s>fork', ...each(30, (n) => [`fork>t${n}`, `t${n}>join`])],
      ),
      'every task leading to every other': draw(
        each(40, (n) => `<bpmn:task id="t${n}"/>`),
        ['s>t0', ...each(40, (n) => each(40, (m) => `t${n}>t${m}`))],
      ),
    };
    for (const [name, xml] of Object.entries(BUSY)) {
      it(`answers ${name} with errors and in time`, async () => {
        const started = process.cpuUsage();
        const { findings } = await lintFlowchart({ xml, entry: buildEntry(), engineLine: '8.0' });
        // The processor's time, about a second where nobody else works; following each path would take hours.
        const { user, system } = process.cpuUsage(started);
        assert.ok(user + system < 30_000_000, `${(user + system) / 1_000} ms`);
        assert.ok(findings.some(({ severity }) => severity === 'error'));
        assert.deepEqual(
          findings.filter(({ rule }) => rule.startsWith('bpmn-')),
          [],
        );
      });
    }
  });

  it('never throws, whatever single byte of a good drawing is damaged', async () => {
    const bytes = new TextEncoder().encode(drawing);
    for (let at = 0; at < bytes.length; at += 499) {
      for (const replacement of [0x3c, 0x26, 0x00, 0x22, 0xff]) {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = replacement;
        const read = await readBpmn(damaged);
        assert.ok(read.ok || read.problems.length > 0);
      }
    }
  }).timeout(60_000);

  it('reads a good drawing with and without a byte order mark, and as text or as bytes', async () => {
    for (const input of [drawing, `\ufeff${drawing}`, new TextEncoder().encode(drawing)]) assert.equal((await readBpmn(input)).ok, true);
  });

  it('accepts comparisons in conditions, which are not markup', async () => {
    const read = await readBpmn(drawing.replace('=outcome = "grant"', '=area &lt; b and outcome = "grant"'));
    assert.equal(read.ok, true);
  });

  it('follows its limits, which are settings', async () => {
    const read = await readBpmn(drawing, { ...BPMN_LIMITS, maxBytes: 1000 });
    assert.equal(read.ok ? '' : read.problems[0]?.code, 'bpmn-too-large');
  });

  it('says line and column of what is malformed', async () => {
    const read = await readBpmn(`<a>\n  <b>\n  </c>\n</a>`);
    assert.deepEqual(read.ok ? [] : [read.problems[0]?.line, read.problems[0]?.column], [3, 3]);
  });
});
