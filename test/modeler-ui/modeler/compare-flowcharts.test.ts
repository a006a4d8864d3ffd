/** Two flowcharts are compared by what they say (R5, R7b). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { compareFlowcharts, type FlowchartComparisonResult } from '../../../modeler-ui/modeler/comparison/compare-flowcharts.ts';
import { periodDrawing } from '../../support/period-drawing.ts';
import { describeElements } from '../../../modeler-ui/modeler/comparison/describe-elements.ts';

const XML = readFileSync(new URL('../../../processes/powers/road-excavation.bpmn', import.meta.url), 'utf8');

async function compare(before: string, after: string): Promise<FlowchartComparisonResult> {
  const [was, is] = await Promise.all([describeElements(before), describeElements(after)]);
  assert.ok(was.ok && is.ok);
  return compareFlowcharts(was.elements, is.elements);
}
const changed = (pattern: string | RegExp, replacement: string): string => {
  const next = XML.replace(pattern, replacement);
  assert.notEqual(next, XML, String(pattern));
  return next;
};

describe('A comparison of two flowcharts', () => {
  it('finds nothing where only the writing differs', async () => {
    const rewritten = changed(/\n\s+/g, '\n').replaceAll(
      '"code":"accept","label":"受理","labelEn":"Accept"',
      '"label":"受理","labelEn":"Accept","code":"accept"',
    );
    assert.deepEqual(await compare(XML, rewritten), { differences: [], moved: 0 });
  });

  it('tells a changed limit with both values, and nothing else', async () => {
    const { differences } = await compare(XML, changed('key="limit" value="2"', 'key="limit" value="1"'));
    assert.deepEqual(
      differences.map(({ kind, after, changes }) => [kind, after?.id, changes]),
      [['changed', 'Step_Acceptance', [{ about: 'header.limit', before: '2 working-day', after: '1 working-day' }]]],
    );
  });

  it('reads a condition by the outcomes it names, in whatever order', async () => {
    const condition =
      '<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=outcome = "a" or outcome = "b"</bpmn:conditionExpression>';
    const one = changed(/<bpmn:conditionExpression[^>]*>[^<]*<\/bpmn:conditionExpression>/, condition);
    const other = changed(
      /<bpmn:conditionExpression[^>]*>[^<]*<\/bpmn:conditionExpression>/,
      condition.replace('"a"', '"x"').replace('"b"', '"a"').replace('"x"', '"b"'),
    );
    assert.deepEqual((await compare(one, other)).differences, []);
    const { differences } = await compare(XML, one);
    assert.deepEqual(
      differences.map(({ kind, changes }) => [kind, changes.map(({ about, after }) => [about, after])]),
      [['changed', [['condition', 'a b']]]],
    );
  });

  it('tells of a timer its period and what the law gives, and its duration only where that says something else', async () => {
    const drawing = periodDrawing();
    const told = async (from: string, to: string): Promise<unknown> =>
      (await compare(drawing, drawing.replace(from, to))).differences.map(({ after, changes }) => [after?.id, changes]);
    assert.deepEqual(await told('value="视为受理"', 'value="视为同意受理"'), [
      ['Deemed', [{ about: 'header.label', before: '视为受理', after: '视为同意受理' }]],
    ]);
    assert.deepEqual(await told('attachedToRef="Statement"', 'attachedToRef="Decide"'), [
      ['Silent', [{ about: 'attachedTo', before: 'Statement', after: 'Decide' }]],
    ]);
    assert.deepEqual(await told('>P2D<', '>P3D<'), [['Deemed', [{ about: 'duration', before: undefined, after: 'P3D' }]]]);
  });

  it('calls an element that kept kind and name but got another id the same', async () => {
    const { differences } = await compare(XML, XML.replaceAll('Step_SectionHead', 'Activity_Other'));
    assert.deepEqual(differences, []);
  });

  it('tells what came and what went, flows last', async () => {
    const element = '<bpmn:userTask id="Step_New" name="会商" />';
    const { differences } = await compare(XML, changed('</bpmn:process>', `${element}</bpmn:process>`));
    assert.deepEqual(
      differences.map(({ kind, after }) => [kind, after?.name]),
      [['added', '会商']],
    );
    const back = await compare(changed('</bpmn:process>', `${element}</bpmn:process>`), XML);
    assert.deepEqual(
      back.differences.map(({ kind, before }) => [kind, before?.name]),
      [['removed', '会商']],
    );
  });

  it('counts what was only moved', async () => {
    const { differences, moved } = await compare(XML, changed('<dc:Bounds x="280" y="120"', '<dc:Bounds x="285" y="125"'));
    assert.deepEqual([differences, moved], [[], 1]);
  });
});
