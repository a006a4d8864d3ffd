import assert from 'node:assert/strict';
import { mayPropose, mayTogether, REPAIR_KINDS, REPAIRS, type RepairSide } from '../../../domain/flowchart/repairs.ts';

const SIDES: RepairSide[] = ['administrator', 'organ', 'legal-office'];

describe('the ways to bring a diverged matter home', () => {
  it('are said in both languages, with what comes of each', () => {
    for (const kind of REPAIR_KINDS) {
      const { name, nameEn, does, doesEn } = REPAIRS[kind];
      for (const text of [name, does]) assert.match(text, /\p{Script=Han}/u);
      for (const text of [nameEn, doesEn]) assert.match(text, /^[A-Za-z]/);
    }
  });

  it('need the administrator and another side, whoever of the two proposes', () => {
    for (const kind of ['retry', 'rebind', 'replay'] as const)
      for (const one of SIDES)
        for (const other of SIDES)
          assert.equal(
            mayTogether(kind, [one], [other]),
            one !== other && [one, other].includes('administrator'),
            `${kind} ${one} ${other}`,
          );
  });

  it('need the organ and its legal office, and no administrator, where the matter ends', () => {
    assert.deepEqual(
      SIDES.map((side) => mayPropose('close', [side])),
      [false, true, true],
    );
    for (const one of SIDES)
      for (const other of SIDES)
        assert.equal(mayTogether('close', [one], [other]), one !== other && ![one, other].includes('administrator'), `${one} ${other}`);
  });

  it('are nobody’s who stands on no side', () => {
    for (const kind of REPAIR_KINDS) assert.equal(mayPropose(kind, []) || mayTogether(kind, [], SIDES), false);
  });
});
