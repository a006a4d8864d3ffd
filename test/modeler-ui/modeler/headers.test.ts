import assert from 'node:assert/strict';
import { nextHeaders, readHeader, readHeaders, readJobType, readLimit } from '../../../modeler-ui/modeler/bpmn/headers.ts';
import type { Moddle } from '../../../modeler-ui/modeler/bpmn/model.ts';

const step = (...headers: [string, string][]): Moddle => ({
  $type: 'bpmn:UserTask',
  extensionElements: {
    $type: 'bpmn:ExtensionElements',
    values: [{ $type: 'zeebe:TaskHeaders', values: headers.map(([key, value]) => ({ $type: 'zeebe:Header', key, value })) }],
  },
});

describe('headers of a step', () => {
  it('are read in document order', () => {
    assert.deepEqual(readHeaders(step(['position', 'archive'], ['limit', '2'])), [
      { key: 'position', value: 'archive' },
      { key: 'limit', value: '2' },
    ]);
  });

  it('are empty where the element has no extension elements', () => {
    assert.deepEqual(readHeaders({ $type: 'bpmn:UserTask' }), []);
    assert.equal(readJobType({ $type: 'bpmn:ServiceTask' }), undefined);
  });

  it('give the job type of a service task', () => {
    const task: Moddle = {
      $type: 'bpmn:ServiceTask',
      extensionElements: { $type: 'x', values: [{ $type: 'zeebe:TaskDefinition', type: 'close-case' }] },
    };
    assert.equal(readJobType(task), 'close-case');
  });

  it('keep their place and keep what another tool wrote when one of them changes', () => {
    const current = readHeaders(step(['position', 'archive'], ['elsewhere', 'x'], ['limit', '2']));
    assert.deepEqual(nextHeaders(current, { position: 'window', form: 'delivery' }), [
      { key: 'position', value: 'window' },
      { key: 'elsewhere', value: 'x' },
      { key: 'limit', value: '2' },
      { key: 'form', value: 'delivery' },
    ]);
  });

  it('disappear when set to nothing', () => {
    assert.deepEqual(nextHeaders([{ key: 'limit', value: '2' }], { limit: undefined }), []);
    assert.deepEqual(nextHeaders([{ key: 'limit', value: '2' }], { limit: '' }), []);
    assert.deepEqual(nextHeaders([], { limit: undefined }), []);
  });

  it('give a limit only as whole working days, one or more', () => {
    assert.equal(readLimit(step(['limit', '2'])), 2);
    for (const bad of ['0', '-1', '1.5', '2 days', '', '99999']) assert.equal(readLimit(step(['limit', bad])), null, bad);
    assert.equal(readHeader(step(['limit', '2 days']), 'limit'), '2 days');
  });
});
