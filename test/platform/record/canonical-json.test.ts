import assert from 'node:assert/strict';
import fc from 'fast-check';
import { canonicalJson } from '../../../src/platform/record/canonical-json.ts';

const shuffled = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(shuffled)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, one]) => [key, shuffled(one)]),
        )
      : value;
/** JSON has no minus zero. */
const jsonOnly = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);

describe('Canonical JSON (R12a)', () => {
  it('says the same as the value, whatever the value is', () => {
    fc.assert(fc.property(jsonOnly, (value) => assert.deepEqual(JSON.parse(canonicalJson(value)), value)));
  });

  it('has one spelling: the order in which keys were written does not show', () => {
    fc.assert(fc.property(jsonOnly, (value) => assert.equal(canonicalJson(shuffled(value)), canonicalJson(value))));
  });

  it('is its own canonical form when read and written again', () => {
    fc.assert(
      fc.property(jsonOnly, (value) => {
        const text = canonicalJson(value);
        assert.equal(canonicalJson(JSON.parse(text)), text);
      }),
    );
  });

  it('spells different texts differently', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => assert.equal(canonicalJson({ a }) === canonicalJson({ a: b }), a === b)));
  });

  it('leaves out what is undefined, writes instants as text and has no white space', () => {
    assert.equal(
      canonicalJson({ b: [1, undefined, 'x'], a: undefined, at: new Date(0) }),
      '{"at":"1970-01-01T00:00:00.000Z","b":[1,null,"x"]}',
    );
  });

  for (const [name, value] of Object.entries({
    NaN: Number.NaN,
    infinity: Infinity,
    'a function': () => 1,
    'a bigint': 1n,
    'a symbol': Symbol('x'),
  })) {
    it(`refuses ${name}, which has no spelling`, () => {
      assert.throws(() => canonicalJson({ value }), TypeError);
    });
  }
});
