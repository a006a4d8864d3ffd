/**
 * How each material of an application stands (XK31, XK32; 国办发〔2020〕42号 on promises): handed in, missing, replaced by a written promise,
 * or tolerated for some working days. Page and server judge by the same rules.
 */
import type { FieldProblem } from '../forms/field-problem.ts';
import type { Material } from '../registry/registry-entry.ts';

/** What may stand in the place of a material that is not there. */
export const INSTEAD = ['promised', 'tolerated'] as const;
export type Instead = (typeof INSTEAD)[number];

export const MATERIAL_STATES = ['received', ...INSTEAD, 'missing'] as const;
export type MaterialState = (typeof MATERIAL_STATES)[number];

/** One line of the list, as somebody ticks it. */
export interface TickedMaterial {
  code: string;
  originals: number;
  copies: number;
  provided: boolean;
  instead?: Instead;
}

export const materialState = ({ provided, instead }: Pick<TickedMaterial, 'provided' | 'instead'>): MaterialState =>
  provided ? 'received' : (instead ?? 'missing');

/** Whether the case lacks it: what is promised or tolerated is not asked for as a supplement. */
export const isLacking = (material: Pick<Material, 'required'> & Pick<TickedMaterial, 'provided' | 'instead'>): boolean =>
  material.required && materialState(material) === 'missing';

/** How a material may stand by its entry, in the order in which a page offers it. */
export const statesOf = ({ promise, followDays }: Material): MaterialState[] => [
  'received',
  ...(promise ? (['promised'] as const) : []),
  ...(followDays ? (['tolerated'] as const) : []),
  'missing',
];

/** Within so many working days after the decision it is checked whether what was promised is so, unless the entry says another number. */
export const PROMISE_CHECK_DAYS = 20;

/**
 * Why a case cannot be decided for the party yet: materials that were tolerated have not come (XK38: only who meets the conditions is
 * granted). `basis` is the article in words, `code` of each the material's.
 */
export function outstandingProblem(
  outstanding: readonly Pick<Material, 'name' | 'nameEn'>[],
  basis: { text: string; textEn: string },
): FieldProblem | undefined {
  if (!outstanding.length) return undefined;
  const names = outstanding.map(({ name }) => `“${name}”`).join('、');
  const namesEn = outstanding.map(({ nameEn }) => `"${nameEn}"`).join(', ');
  return {
    path: 'outcome',
    code: 'materials-outstanding',
    message: `容缺受理的材料${names}还没有补交，不能作出准予的决定（${basis.text}）。请先在“材料”中登记收到；逾期不补的，依法作出其他决定。`,
    messageEn: `Tolerated materials have not come: ${namesEn}. Nothing can be granted without them (${basis.textEn}). Note under "Materials" that they were received; where they do not come, decide otherwise.`,
  };
}

/** What is wrong with ticked materials; `pathOf` the index of each. */
export function materialProblems(
  asked: readonly Material[],
  ticked: readonly TickedMaterial[],
  pathOf: (index: number) => string,
): FieldProblem[] {
  return ticked.flatMap((one, index): FieldProblem[] => {
    const path = pathOf(index);
    const material = asked.find(({ code }) => code === one.code);
    if (!material)
      return [
        {
          path: `${path}.code`,
          code: 'unknown-material',
          message: '事项没有要求这份材料。',
          messageEn: 'The power asks for no such material.',
        },
      ];
    if (ticked.findIndex(({ code }) => code === one.code) !== index)
      return [{ path: `${path}.code`, code: 'material-twice', message: '这份材料列了两次。', messageEn: 'This material is listed twice.' }];
    if (statesOf(material).includes(materialState(one))) return [];
    const isPromise = one.instead === 'promised';
    return [
      {
        path: `${path}.instead`,
        code: isPromise ? 'promise-not-allowed' : 'not-tolerated',
        message: `事项没有规定“${material.name}”可以${isPromise ? '以书面承诺代替' : '容缺后补'}。`,
        messageEn: isPromise
          ? `The power does not let a promise stand for "${material.nameEn}".`
          : `The power does not let "${material.nameEn}" follow later.`,
      },
    ];
  });
}
