import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { applyRepair, lintDefinitions, repairText, type Finding, type ModdleElement, type Repair } from '../../../processes/lint/index.ts';
import { entryOfFixtures } from './entry.ts';

const fixtures = fileURLToPath(new URL('./rules/', import.meta.url));
const moddle = new BpmnModdle({ zeebe });
const read = async (path: string): Promise<ModdleElement> =>
  (await moddle.fromXML(readFileSync(path, 'utf8'), 'bpmn:Definitions')).rootElement as ModdleElement;
const keyOf = ({ rule, elementId, message }: Finding): string => `${rule} ${elementId ?? ''} ${message}`;

describe('the repairs', () => {
  const offered = new Map<Repair['kind'], number>();

  for (const rule of readdirSync(fixtures)) {
    const folder = `${fixtures}${rule}`;
    for (const file of readdirSync(folder).filter((name) => name.startsWith('invalid') && name.endsWith('.bpmn'))) {
      it(`of ${rule}/${file} remove what they say and bring nothing new`, async () => {
        const lint = (definitions: ModdleElement): Promise<Finding[]> =>
          lintDefinitions(definitions, { entry: entryOfFixtures(folder), engineLine: '8.0' });
        const before = await lint(await read(`${folder}/${file}`));
        const known = new Set(before.map(keyOf));
        for (const finding of before.filter(({ repair }) => repair !== undefined)) {
          const { repair } = finding;
          if (!repair) continue;
          offered.set(repair.kind, (offered.get(repair.kind) ?? 0) + 1);
          const definitions = await read(`${folder}/${file}`);
          assert.deepEqual(JSON.parse(JSON.stringify(repair)), repair, 'a repair is plain data');
          assert.equal(applyRepair(definitions, repair), true);
          // Through text and back, because that is what is kept.
          const { xml } = await moddle.toXML(definitions);
          const after = await lint((await moddle.fromXML(xml, 'bpmn:Definitions')).rootElement as ModdleElement);
          assert.ok(!after.some((other) => keyOf(other) === keyOf(finding)), `${keyOf(finding)} remains`);
          const added = after.filter((other) => !known.has(keyOf(other)));
          assert.deepEqual(added, [], `after ${JSON.stringify(repair)}`);
        }
      });
    }
  }

  it('are of every kind there is, and each kind is tried', () => {
    assert.deepEqual([...offered.keys()].sort(), [
      'remove-condition',
      'set-condition',
      'set-default',
      'set-duration',
      'set-header',
      'set-property',
    ]);
  });

  it('say in both languages what the button does', () => {
    const TEXTS: [Repair, string, string][] = [
      [
        { kind: 'set-header', elementId: 'A', key: 'stage', value: 'decision' },
        '将法定阶段设为“决定”',
        'Set the legal stage to "Decision"',
      ],
      [
        { kind: 'set-header', elementId: 'A', key: 'template', value: 'site-record' },
        '将文书设为“现场检查（勘验）笔录”',
        'Set the document to "Record of site inspection"',
      ],
      [{ kind: 'set-header', elementId: 'A', key: 'outcomes', value: '[]' }, '更正办理结果', 'Correct the outcomes'],
      [{ kind: 'set-header', elementId: 'A', key: 'special', value: null }, '删除设置“特别程序”', 'Remove the special procedure'],
      [{ kind: 'set-header', elementId: 'A', key: 'period-unit', value: 'hour' }, '将期限单位设为“小时”', 'Set the unit to "hour"'],
      [{ kind: 'set-duration', elementId: 'A', duration: 'P5D' }, '将时长设为“P5D”', 'Set the duration to "P5D"'],
      [{ kind: 'set-property', elementId: 'A', property: 'isExecutable', value: true }, '设为可执行', 'Mark as executable'],
      [{ kind: 'set-property', elementId: 'A', property: 'id', value: 'power-x' }, '将标识改为“power-x”', 'Change the id to "power-x"'],
      [{ kind: 'set-default', gatewayId: 'G', flowId: 'F' }, '设为默认分支', 'Make it the default branch'],
      [{ kind: 'set-default', gatewayId: 'G', flowId: null }, '取消默认分支', 'Take the default branch away'],
      [{ kind: 'remove-condition', flowId: 'F' }, '删除条件', 'Remove the condition'],
      [{ kind: 'set-condition', flowId: 'F', outcomes: ['a', 'b'] }, '对应办理结果 a、b', 'Tie to a, b'],
    ];
    for (const [repair, message, messageEn] of TEXTS) assert.deepEqual(repairText(repair), { message, messageEn });
  });

  it('name documents, closings and branches that have no name, and ask for a name where none is certain', async () => {
    const xml = readFileSync(`${fixtures}stage-known/valid.bpmn`, 'utf8').replace(
      /(<bpmn:\w+ id="(?:Decision|CloseGranted|Flow_Decided_Decision|Review)") name="[^"]*"/g,
      '$1',
    );
    const definitions = (await moddle.fromXML(xml, 'bpmn:Definitions')).rootElement as ModdleElement;
    const context = { entry: entryOfFixtures(`${fixtures}stage-known`), engineLine: '8.0' };
    const findings = await lintDefinitions(definitions, context);
    assert.deepEqual(
      findings.map(({ elementId, repair }) => [elementId, repair?.kind === 'set-property' ? repair.value : null]),
      [
        ['Review', null],
        ['Decision', '生成准予行政许可决定书'],
        ['CloseGranted', '办结：准予'],
        ['Flow_Decided_Decision', '准予'],
      ],
    );
    for (const { repair } of findings) if (repair) applyRepair(definitions, repair);
    assert.deepEqual(
      (await lintDefinitions(definitions, context)).map(({ elementId }) => elementId),
      ['Review'],
    );
  });

  it('do nothing where the element is gone', async () => {
    const definitions = await read(`${fixtures}stage-known/valid.bpmn`);
    assert.equal(applyRepair(definitions, { kind: 'set-header', elementId: 'Nobody', key: 'stage', value: 'decision' }), false);
    assert.equal(applyRepair(definitions, { kind: 'set-default', gatewayId: 'Decided', flowId: 'Nobody' }), false);
    assert.equal(applyRepair(definitions, { kind: 'set-header', elementId: 'Start', key: 'stage', value: null }), false);
  });
});
