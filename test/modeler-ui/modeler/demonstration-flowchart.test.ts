import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { HEADERS } from '../../../domain/contract.ts';
import { DOCUMENTS } from '../../../domain/registry/documents.ts';
import { parseCondition } from '../../../modeler-ui/modeler/bpmn/condition.ts';
import { decidedFlows, decidingSteps } from '../../../modeler-ui/modeler/bpmn/deciding-steps.ts';
import { readHeader } from '../../../modeler-ui/modeler/bpmn/headers.ts';
import { kindOf } from '../../../modeler-ui/modeler/bpmn/kinds.ts';
import { many, one, text, type Moddle } from '../../../modeler-ui/modeler/bpmn/model.ts';
import { formatOutcomes, outcomesOf, parseOutcomes } from '../../../modeler-ui/modeler/bpmn/outcomes.ts';

describe('the demonstration flowchart in the modeler', () => {
  let elements: Moddle[];

  before(async () => {
    const xml = await readFile(new URL('../../../processes/powers/road-excavation.bpmn', import.meta.url), 'utf8');
    const { rootElement } = await new BpmnModdle({ zeebe }).fromXML(xml);
    const process = many(rootElement as unknown as Moddle, 'rootElements').find((element) => element.$type === 'bpmn:Process');
    elements = many(process, 'flowElements');
    assert.ok(elements.length > 20);
  });

  it('holds only pieces that the palette offers', () => {
    for (const element of elements) assert.notEqual(kindOf(element), 'foreign', `${element.id} ${element.$type}`);
  });

  it('names only documents that can be chosen in the panel', () => {
    for (const document of elements.filter((element) => kindOf(element) === 'document')) {
      assert.ok(Object.hasOwn(DOCUMENTS, readHeader(document, HEADERS.template) ?? ''), document.id);
    }
  });

  it('has outcomes that the editor reads and writes back without a change of meaning', () => {
    for (const step of elements.filter((element) => kindOf(element) === 'step')) {
      const read = parseOutcomes(readHeader(step, HEADERS.outcomes));
      assert.equal(read.broken, false, step.id);
      assert.deepEqual(parseOutcomes(formatOutcomes(read.outcomes)), read);
    }
  });

  it('has on every conditional flow a choice among the outcomes of the steps before it', () => {
    for (const flow of elements.filter((element) => one(element, 'conditionExpression'))) {
      const codes = parseCondition(text(one(flow, 'conditionExpression'), 'body'));
      assert.ok(codes && codes.length > 0, flow.id);
      const gateway = one(flow, 'sourceRef') as Moddle;
      const steps = decidingSteps(gateway);
      const offered = new Set(steps.flatMap(outcomesOf).map((outcome) => outcome.code));
      for (const code of codes) assert.ok(offered.has(code), `${flow.id}: ${code}`);
      assert.ok(
        steps.some((step) => decidedFlows(step).includes(flow)),
        flow.id,
      );
    }
  });
});
