/** The engine's timers of one moment come in groups, none early, none later than the spread (docs/adr/0005-performance.md). */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createTimerSpread, WIDEST_SPREAD_MS } from '../../src/clocks/timer-spread.ts';

describe("The engine's timers of one due moment", () => {
  it('are set to the moment itself while they are few', () => {
    const spread = createTimerSpread();
    for (let i = 0; i < 20; i += 1) assert.equal(spread(1_000), 1_000);
    assert.equal(spread(2_000), 2_000, 'another moment has its own');
  });

  it('are set apart in groups when they are many, so that no instant has more than the engine carries out in a second', () => {
    const spread = createTimerSpread();
    const at = Array.from({ length: 1_000 }, () => spread(5_000));
    const instants = new Map<number, number>();
    for (const one of at) instants.set(one, (instants.get(one) ?? 0) + 1);
    assert.ok(Math.max(...instants.values()) <= 40);
    assert.ok([...instants.keys()].every((instant) => (instant - 5_000) % 1_000 === 0));
  });

  it('never fire before their moment nor later than the widest spread', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 2_000 }), (moments) => {
        const spread = createTimerSpread();
        return moments.every((moment) => {
          const at = spread(moment);
          return at >= moment && at < moment + WIDEST_SPREAD_MS;
        });
      }),
    );
  });
});
