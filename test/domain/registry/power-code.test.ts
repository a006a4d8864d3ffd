import assert from 'node:assert/strict';
import { fitsPowerCode, localCode, NATIONAL_CODE, powerCodeProblem } from '../../../domain/registry/power-code.ts';

const CODE = '12441500196720244T3442199806003';
const ORGAN = '12441500196720244T';
const problem = (...given: Parameters<typeof powerCodeProblem>) => powerCodeProblem(...given)?.code;

describe("A power's code (R5)", () => {
  it('is the national one of 31 characters where the city has set no pattern', () => {
    assert.equal(problem(NATIONAL_CODE, CODE, 'powerCode', ORGAN), undefined);
    for (const code of ['', 'abc', CODE.slice(1), `${CODE}0`, CODE.toLowerCase(), `${CODE}\n`])
      assert.equal(problem(NATIONAL_CODE, code, 'powerCode'), 'wrong-format', code);
  });

  it('begins with the code of its own organ', () => {
    assert.equal(problem(NATIONAL_CODE, CODE, 'powerCode', '113211001234567881'), 'code-of-another-organ');
    assert.equal(problem(localCode('[0-9]{10}'), '1234567890', 'powerCode', ORGAN), undefined, 'a local code names no organ');
  });

  it('has the example in its help, and the example is a code', () => {
    const example = /[0-9A-Z]{31}/.exec(NATIONAL_CODE.help)?.[0] ?? '';
    assert.ok(fitsPowerCode(NATIONAL_CODE, example) && NATIONAL_CODE.helpEn.includes(example));
  });

  it('of a local pattern fits it as a whole, and what the registry can store', () => {
    const rule = localCode('XK\\d{8}|CF\\d{8}');
    assert.ok(fitsPowerCode(rule, 'CF12345678'));
    for (const code of ['XK123456789', '0XK12345678', 'XK1234567']) assert.ok(!fitsPowerCode(rule, code), code);
    assert.ok(!fitsPowerCode(localCode('.*'), 'ab-cdefgh'));
  });

  it('is told by its rule, in words where the rule only counts', () => {
    assert.equal(localCode('[0-9A-Z]{16}').help, '本市权力编码，16 位数字或者大写字母。');
    assert.equal(localCode('\\d{10,12}').helpEn, "The city's own power code: 10 to 12 digits.");
    assert.equal(localCode('XK\\d{8}').help, '本市权力编码，须符合规则 XK\\d{8}。');
    assert.match(powerCodeProblem(localCode('\\d{10}'), '1', 'powerCode')?.message ?? '', /10 位数字/);
  });
});
