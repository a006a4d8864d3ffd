import assert from 'node:assert/strict';
import { CHANGE_DEADLINES } from '../../../domain/registry/change-deadlines.ts';
import { CHANGE_KIND_NAMES, CHANGE_KINDS, CHANGE_STATE_NAMES, CHANGE_STATES, isChangeOpen } from '../../../domain/registry/change-life.ts';

describe('The life of a registry change, as pages and server read it', () => {
  it('ends where it is done or withdrawn, and nowhere else', () => {
    assert.deepEqual(
      CHANGE_STATES.filter((state) => !isChangeOpen(state)),
      ['done', 'withdrawn'],
    );
  });

  it('names every kind and state in Chinese and English', () => {
    for (const kind of CHANGE_KINDS) assert.ok(CHANGE_KIND_NAMES[kind].name && CHANGE_KIND_NAMES[kind].nameEn);
    for (const state of CHANGE_STATES) assert.ok(CHANGE_STATE_NAMES[state].name && CHANGE_STATE_NAMES[state].nameEn);
  });

  it('has the days of articles 7 and 8: 20 to declare, 10 to answer, 10 to adjust', () => {
    assert.deepEqual(
      Object.values(CHANGE_DEADLINES).map(({ days, unit }) => `${days} ${unit}`),
      ['20 calendar-day', '10 calendar-day', '10 calendar-day'],
    );
  });
});
