import assert from 'node:assert/strict';
import { withNames } from '../../../modeler-ui/modeler/findings/with-names.ts';

describe('a finding as people read it', () => {
  const nameOf = (id: string): string | null => (id === 'Activity_1' ? '未命名的环节' : null);
  const say = (message: string) =>
    withNames({ rule: 'r', severity: 'error', elementId: null, message, messageEn: message }, nameOf).message;

  it('calls an element without a name by its kind and not by its id', () => {
    assert.equal(say('环节“Activity_1”没有设置岗位。'), '环节“未命名的环节”没有设置岗位。');
    assert.equal(say('Step "Activity_1" has no position.'), 'Step "未命名的环节" has no position.');
  });

  it('leaves every other word as it is', () => {
    assert.equal(say('文书“unknown-doc”没有模板。'), '文书“unknown-doc”没有模板。');
    assert.equal(say('Activity_1'), 'Activity_1');
  });
});
