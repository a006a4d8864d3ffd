import assert from 'node:assert/strict';
import { inCapitals } from '../../../modeler-ui/parts/money.ts';

describe('amounts in capitals', () => {
  const cases: [number, string][] = [
    [0, '人民币零元整'], [5, '人民币伍分'], [50, '人民币伍角整'], [105, '人民币壹元零伍分'], [1_050_050, '人民币壹万零伍佰元伍角整'], [100_000, '人民币壹仟元整'], [1_010_00, '人民币壹仟零壹拾元整'],
    [10_000_000_00, '人民币壹仟万元整'], [100_000_000_00, '人民币壹亿元整'], [1_000_000_100_00, '人民币壹拾亿零壹佰元整'], [20_003_00, '人民币贰万零叁元整'], [-1, ''],
  ];
  for (const [fen, words] of cases) it(`writes ${fen} 分 as ${words || 'nothing'}`, () => assert.equal(inCapitals(fen), words));
});
