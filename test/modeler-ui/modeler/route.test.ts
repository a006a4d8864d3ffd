/** The walk-through goes where the engine would go (R10; issue 4, token simulation). */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { many, one, type Moddle } from '../../../modeler-ui/modeler/bpmn/model.ts';
import { outcomesOf } from '../../../modeler-ui/modeler/bpmn/outcomes.ts';
import { routeAfter } from '../../../modeler-ui/modeler/walk/route.ts';
import { processesOf } from '../../../processes/lint/flowchart.ts';
import { readBpmn } from '../../../processes/lint/read-bpmn.ts';

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
    assert.deepEqual(['accept', 'supplement', 'decline', 'not-required'].map(way), ['Flow_Accept', 'Flow_Supplement', 'Flow_Decline', 'Flow_NotRequired']);
  });

  it('is stuck where no flow fits and none is the default', async () => {
    const elements = await elementsOf('road-excavation');
    const gateway = elements.find(({ id }) => id === 'Gateway_Acceptance');
    const step = elements.find(({ id }) => id === 'Step_Acceptance');
    assert.ok(gateway && step);
    delete gateway['default'];
    assert.equal(routeAfter(step, 'not-required').stuck?.id, 'Gateway_Acceptance');
  });

  for (const power of readdirSync(POWERS).filter((name) => name.endsWith('.bpmn')).map((name) => name.replace('.bpmn', ''))) {
    it(`has a way on from every step and every outcome of ${power}`, async () => {
      for (const step of (await elementsOf(power)).filter(({ $type }) => $type === 'bpmn:UserTask')) {
        for (const { code } of outcomesOf(step)) assert.equal(routeAfter(step, code).stuck, null, `${step.id} ${code}`);
        assert.ok(one(many(step, 'outgoing')[0], 'targetRef'), step.id);
      }
    });
  }
});
