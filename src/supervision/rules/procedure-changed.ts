/** R16.3 擅自变更程序、条件: what runs is not what was confirmed, or a supplement asks for what the registry does not. */
import { decided, licence } from './parts/example-case.ts';
import type { Finding, LookRule } from './rule.ts';

/** One line, or one item of an enumeration, is one material. */
const askedFor = (text: string): string[] =>
  text
    .split(/[\n；;、，,]+/)
    .map((one) => one.replace(/^[\s\d.．（()）]+|[\s。.]+$/g, ''))
    .filter(Boolean);

/** The same words in part, because people write "盖章的施工方案" for "施工方案". */
const isRegistered = (asked: string, names: readonly string[]): boolean =>
  names.some((name) => asked.includes(name) || name.includes(asked) || sharesWords(asked, name));

/** Four characters in a row. */
function sharesWords(a: string, b: string): boolean {
  for (let from = 0; from + 4 <= a.length; from += 1) if (b.includes(a.slice(from, from + 4))) return true;
  return false;
}

const HASHES = { powerId: 'power-example', disabled: null, recently: 1, yearBefore: 1 };
const MATERIALS = [{ name: '施工方案', required: true, provided: false }];

export const procedureChanged: LookRule = {
  id: 'R16.3',
  pack: 'city-2015',
  colour: 'red',
  trigger: 'sweep',
  issue: 'both',
  text: '擅自变更已公布的程序或者条件',
  textEn: 'Published procedure or conditions changed',
  plain: {
    text: '正在运行的流程图与经确认的不一致：自动发出。要求补正的材料不在权力库的材料目录中：文字比对，由监察人员核实后发出。',
    textEn:
      'The flowchart in use is not the confirmed one: issued at once. A supplement asks for a material that the registry does not name: words are compared, so a supervisor confirms.',
  },
  evidence: { text: '流程图哈希、补正告知的材料', textEn: 'The hashes of the flowchart, and the materials that were asked for' },
  settings: [],
  inCase: ({ decisions, materials }) =>
    decisions.flatMap(({ effect, said, at }, index): Finding[] => {
      const text = said['missing-materials'];
      if (effect !== 'supplement' || typeof text !== 'string') return [];
      const names = materials.map(({ name }) => name);
      const strange = askedFor(text).filter((asked) => !isRegistered(asked, names));
      if (!strange.length) return [];
      const [zh, en] = [`要求补正目录以外的材料：${strange.join('、')}`, `Asked for what the registry does not: ${strange.join(', ')}`];
      return [{ occurrence: `asked:${index}`, at, issue: 'candidate', text: zh, textEn: en }];
    }),
  ofPower: ({ runningHash, confirmedHash }, { now }) =>
    runningHash === confirmedHash
      ? []
      : [
          {
            ...{ occurrence: `flowchart:${runningHash.slice(0, 16)}`, at: now, text: '运行的流程图与经确认的不一致' },
            textEn: 'The flowchart in use is not the confirmed one',
          },
        ],
  examples: [
    {
      fires: true,
      on: '2026-11-24 17:30',
      text: '11月24日要求补正居委会盖章的证明',
      textEn: "On 24 November asks for a neighbourhood's stamp",
      facts: {
        case: licence({
          materials: MATERIALS,
          decisions: [decided('11-24', { effect: 'supplement', said: { 'missing-materials': '居民委员会盖章证明' } })],
        }),
      },
    },
    {
      fires: true,
      on: '2026-11-24 17:30',
      text: '运行的流程图与确认的哈希不同',
      textEn: 'The running flowchart has another hash',
      facts: { power: { ...HASHES, runningHash: 'b', confirmedHash: 'a' } },
    },
    {
      fires: false,
      on: '2026-11-25 17:30',
      text: '11月20日确认的版本，11月25日入库',
      textEn: 'Version confirmed on 20 November, entered on the 25th',
      facts: { power: { ...HASHES, runningHash: 'a', confirmedHash: 'a' } },
    },
    {
      fires: false,
      on: '2026-11-24 17:30',
      text: '要求补正目录中的施工方案',
      textEn: 'Asks for the construction plan that the registry names',
      facts: {
        case: licence({
          materials: MATERIALS,
          decisions: [decided('11-24', { effect: 'supplement', said: { 'missing-materials': '1. 加盖公章的施工方案。' } })],
        }),
      },
    },
  ],
};
