/** A drawing of the rules' own and the entry beside it agree, or the platform does not start (R9, R10). */
import assert from 'node:assert/strict';
import { checkProcedure } from '../../../domain/procedures/check-procedure.ts';
import { procedureEntrySchema } from '../../../domain/procedures/procedure-entry-schema.ts';
import { statesOf, type ProcedureEntry } from '../../../domain/procedures/procedure-entry.ts';
import { lintFlowchart } from '../../../processes/lint/index.ts';
import { readPlatformProcedures } from '../../../src/procedures/index.ts';
import { buildProcedure, drawProcedure } from '../../support/build-procedure.ts';
import { chartOf } from '../../support/draw-bpmn.ts';

describe('A procedure of the rules', () => {
  const problemsOf = async (change: (entry: ProcedureEntry) => void, xml = drawProcedure()): Promise<string[]> => {
    const entry = buildProcedure();
    change(entry);
    return checkProcedure(await chartOf(xml), entry);
  };

  it('that fits its drawing has no problem', async () => {
    assert.deepEqual(await problemsOf(() => undefined), []);
  });

  const DISAGREEMENTS: Record<string, [change: (entry: ProcedureEntry) => void, problem: RegExp]> = {
    'whose process has another name': [(entry) => void (entry.id = 'other'), /the process is called "notice"/],
    'whose step stands at a position that the entry lacks': [
      (entry) => void (entry.positions = entry.positions.slice(1)),
      /ask names the position "supervisor"/,
    ],
    'whose step asks a form that the entry lacks': [
      (entry) => void delete entry.forms.reply,
      /names the form "reply", which the entry lacks/,
    ],
    'with a form that no step asks': [
      (entry) => void (entry.forms.idle = { title: '无', titleEn: 'None', fields: [] }),
      /form "idle" is nowhere/,
    ],
    'whose paper the entry lacks': [(entry) => void (entry.documents = {}), /names the template "notice-paper"/],
    'that ends with a result that the entry lacks': [(entry) => void (entry.results = {}), /names the result "settled"/],
    'with a step of no state': [(entry) => void delete entry.states.ask, /says of no state at ask/],
    'with a state of no step': [
      (entry) => void (entry.states.elsewhere = { code: 'elsewhere', name: '别处', nameEn: 'Elsewhere' }),
      /state at "elsewhere" is of no step/,
    ],
    'whose paper prints what nobody is asked': [
      (entry) => entry.documents['notice-paper']?.sections.push({ title: '其他', fields: ['unasked'] }),
      /prints "unasked"/,
    ],
  };
  for (const [name, [change, problem]] of Object.entries(DISAGREEMENTS)) {
    it(`${name} is named`, async () => {
      const problems = await problemsOf(change);
      assert.ok(
        problems.some((one) => problem.test(one)),
        problems.join('\n'),
      );
    });
  }

  it('is read strictly: an unknown word in the entry is refused', () => {
    assert.equal(procedureEntrySchema.safeParse(buildProcedure()).success, true);
    assert.equal(procedureEntrySchema.safeParse({ ...buildProcedure(), colour: 'red' }).success, false);
  });

  it('has its life cycle from the entry: opened, its steps’ states once each, its results', () => {
    assert.deepEqual(
      statesOf(buildProcedure()).map(({ code }) => code),
      ['opened', 'asking', 'answering', 'settled'],
    );
  });

  it('that the platform ships is fit, and the checks of drawings find nothing in it', async () => {
    for (const { xml, entry } of await readPlatformProcedures()) {
      for (const engineLine of ['8.0', '8.8'])
        assert.deepEqual((await lintFlowchart({ xml, entry: null, engineLine })).findings, [], `${entry.id} on ${engineLine}`);
    }
  });
});
