/** The walk-through goes where the engine would go (R10). */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { many, one, type Moddle } from '../../../modeler-ui/modeler/bpmn/model.ts';
import { outcomesOf } from '../../../modeler-ui/modeler/bpmn/outcomes.ts';
import { routeAfter } from '../../../modeler-ui/modeler/walk/route.ts';
import { processesOf } from '../../../domain/flowchart/flowchart.ts';
import { periodDrawing } from '../../support/period-drawing.ts';
import { readBpmn } from '../../../domain/flowchart/read-bpmn.ts';

const POWERS = path.resolve(import.meta.dirname, '../../../processes/powers');

async function elementsOf(power: string): Promise<Moddle[]> {
  const read = await readBpmn(readFileSync(path.join(POWERS, `${power}.bpmn`), 'utf8'));
  assert.ok(read.ok);
  return many(processesOf(read.definitions)[0], 'flowElements') as Moddle[];
}

describe('A walk through a flowchart', () => {
  it('takes the flow that names the outcome, and the default for any other', async () => {
    const elements = await elementsOf('road-excavation');
    const step = elements.find(({ id }) => id === 'Step_Acceptance');
    assert.ok(step);
    const way = (outcome: string): string | undefined => routeAfter(step, outcome).taken.get('Gateway_Acceptance')?.id;
    assert.deepEqual(['accept', 'supplement', 'decline', 'not-required'].map(way), [
      'Flow_Accept',
      'Flow_Supplement',
      'Flow_Decline',
      'Flow_NotRequired',
    ]);
  });

  it('begins at the timer on the border where the limit passed, and carries that outcome on', async () => {
    const read = await readBpmn(periodDrawing());
    assert.ok(read.ok);
    const elements = many(processesOf(read.definitions)[0], 'flowElements') as Moddle[];
    const [timer, gateway] = ['Deemed', 'Accepted'].map((id) => elements.find((element) => element.id === id));
    assert.ok(timer && gateway);
    assert.deepEqual(
      outcomesOf(timer).map(({ code, label, effect }) => [code, label, effect]),
      [['limit-passed', '视为受理', 'accept']],
    );
    assert.deepEqual(routeAfter(timer, 'limit-passed'), { taken: new Map(), stuck: null });
    // The flow led to the decision instead: the outcome is none that it names, so the default is taken.
    const [flow] = many(timer, 'outgoing');
    assert.ok(flow);
    flow['targetRef'] = gateway;
    assert.equal(routeAfter(timer, 'limit-passed').taken.get('Accepted')?.id, 'IfDeclined');
  });

  it('is stuck where no flow fits and none is the default', async () => {
    const elements = await elementsOf('road-excavation');
    const gateway = elements.find(({ id }) => id === 'Gateway_Acceptance');
    const step = elements.find(({ id }) => id === 'Step_Acceptance');
    assert.ok(gateway && step);
    delete gateway['default'];
    assert.equal(routeAfter(step, 'not-required').stuck?.id, 'Gateway_Acceptance');
  });

  for (const power of readdirSync(POWERS)
    .filter((name) => name.endsWith('.bpmn'))
    .map((name) => name.replace('.bpmn', ''))) {
    it(`has a way on from every step and every outcome of ${power}`, async () => {
      for (const step of (await elementsOf(power)).filter(({ $type }) => $type === 'bpmn:UserTask')) {
        for (const { code } of outcomesOf(step)) assert.equal(routeAfter(step, code).stuck, null, `${step.id} ${code}`);
        assert.ok(one(many(step, 'outgoing')[0], 'targetRef'), step.id);
      }
    });
  }
});
