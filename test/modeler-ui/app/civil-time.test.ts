import assert from 'node:assert/strict';
import { civilDate, countdown, dateAndTime, duration, nearMoment, weekday } from '../../../modeler-ui/app/civil-time.ts';

describe('times on the pages', () => {
  it('are of +08:00 whatever zone the instant was written in', () => {
    assert.equal(dateAndTime('2026-11-23T16:30:00Z'), '2026-11-24 00:30');
    assert.equal(civilDate('2026-11-23T23:59:59+08:00'), '2026-11-23');
    assert.equal(weekday('2026-11-23T23:59:59+08:00', 'zh'), '周一');
  });

  it('near now are said in words, far ones with their year', () => {
    const now = Date.parse('2026-11-23T14:00:00+08:00');
    assert.equal(nearMoment('2026-11-23T17:30:00+08:00', now, 'zh'), '今天 17:30');
    assert.equal(nearMoment('2026-11-24T00:10:00+08:00', now, 'zh'), '明天 00:10');
    assert.equal(nearMoment('2026-11-22T23:50:00+08:00', now, 'en'), 'yesterday 23:50');
    assert.equal(nearMoment('2026-12-02T17:30:00+08:00', now, 'zh'), '12-02 17:30');
    assert.equal(nearMoment('2027-01-04T17:30:00+08:00', now, 'zh'), '2027-01-04 17:30');
  });

  it('count down in days and a clock', () => {
    assert.equal(countdown(3 * 86_400_000 + 3_661_000, 'zh'), '3 天 01:01:01');
    assert.equal(countdown(-61_000, 'zh'), '00:01:01');
    assert.equal(duration(93_784_000, 'zh'), '1 天 2 小时');
    assert.equal(duration(200, 'en'), 'under 1 s');
  });
});
