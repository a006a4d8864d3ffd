import assert from 'node:assert/strict';
import { ANYTHING, concerns } from '../../../modeler-ui/app/live/concerns.ts';
import { keyOf } from '../../../modeler-ui/app/query-key.ts';

describe('What a live event makes old', () => {
  const aCase = { matterIds: new Set(['case-1']), registry: false };
  const aChange = { matterIds: new Set(['change-1']), registry: true };
  const isOld = (path: string, happened: Parameters<typeof concerns>[1]): boolean => concerns(keyOf(path), happened);

  it('is every list and figure of matters', () => {
    for (const path of ['/cases?state=running', '/matters', '/inbox?tab=open', '/supervision/wall', '/supervision/signals?limit=100'])
      assert.ok(isOld(path, aCase), path);
    assert.ok(concerns([...keyOf('/cases'), { pages: true }], aCase), 'a list read page by page');
  });

  it('is what is about this matter, and nothing about another one', () => {
    assert.ok(isOld('/cases/case-1', aCase));
    assert.ok(isOld('/matters/case-1/files', aCase));
    assert.ok(!isOld('/cases/case-2', aCase));
    assert.ok(!isOld('/matters/case-2/comments', aCase));
  });

  it('is the registry for a change of the registry only', () => {
    assert.ok(isOld('/registry/changes?limit=50', aChange));
    assert.ok(isOld('/registry/changes/change-1', aChange));
    assert.ok(isOld('/registry/powers/power-1', aChange));
    assert.ok(!isOld('/registry/changes/change-2', aChange));
    assert.ok(!isOld('/registry/powers/power-1', aCase));
  });

  it('is never what no event tells of, nor a step in somebody’s hands', () => {
    for (const path of ['/calendar', '/organisation', '/status', '/steps/step-1', '/drafts/step-1', '/registry/versions/7/once'])
      assert.ok(!isOld(path, aCase), path);
  });

  it('is all of it after a time without events', () => {
    assert.ok(isOld('/cases/case-2', ANYTHING));
    assert.ok(isOld('/registry/changes/change-2', ANYTHING));
  });
});
