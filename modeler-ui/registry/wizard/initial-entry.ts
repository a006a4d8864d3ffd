import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { powerCodeProblem, type PowerCodeRule } from '../../../domain/registry/power-code.ts';
import type { Intake, LimitUnit, Position, PowerCategory, RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { blankBenchmark } from '../entry/blank-benchmark.ts';
import type { Skeleton } from '../../../domain/api/catalogue.ts';

/** What the wizard asks: the identity of the power and its first legal basis; everything else is filled in the editor. */
export interface NewPower {
  category: PowerCategory | '';
  /** Id of a skeleton, or `blank`. */
  skeleton: string;
  code: string;
  name: string;
  nameEn: string;
  processId: string;
  organId: string;
  law: string;
  article: string;
  text: string;
  days: number | null;
  unit: LimitUnit;
}

export const EMPTY_POWER: NewPower = {
  category: '',
  skeleton: '',
  code: '',
  name: '',
  nameEn: '',
  processId: '',
  organId: '',
  law: '',
  article: '',
  text: '',
  days: 20,
  unit: 'working-day',
};

/** Categories that the organ begins of its own motion (docs/law.md, "Categories"). */
const OWN_MOTION: readonly PowerCategory[] = ['penalty', 'compulsion', 'levy', 'inspection'];

const APPLIED: Position[] = [
  { code: 'window', name: '窗口岗', nameEn: 'Window' },
  { code: 'acceptance', name: '受理岗', nameEn: 'Acceptance' },
  { code: 'first-review', name: '承办岗', nameEn: 'Case handler' },
  { code: 'section-head', name: '科室负责人岗', nameEn: 'Section head' },
  { code: 'deciding-leader', name: '审批岗', nameEn: 'Deciding leader' },
  { code: 'certificate', name: '制证岗', nameEn: 'Certificate' },
  { code: 'archive', name: '档案岗', nameEn: 'Archive' },
];
const BEGUN: Position[] = APPLIED.filter(
  ({ code }) => code === 'first-review' || code === 'section-head' || code === 'deciding-leader' || code === 'archive',
);

/** `Occupying a city road` → `power-occupying-a-city-road`: a name that BPMN accepts. */
/** From the English name; where nobody gave one, from the item's part of the code. */
export const processIdOf = (nameEn: string, code: string): string => {
  const stem = (nameEn.trim() || code.slice(-12))
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return stem ? `power-${stem}` : '';
};

/** A complete first entry; `parts` are what the chosen skeleton brings along, e.g. its positions and forms. */
export function initialEntry(
  given: NewPower & { category: PowerCategory },
  organ: { id: string; name: string },
  parts: Partial<RegistryEntry> = {},
): RegistryEntry {
  const own = OWN_MOTION.includes(given.category);
  const positions = parts.positions ?? (own ? BEGUN : APPLIED);
  const intake: Intake = parts.intake ?? { kind: own ? 'own-motion' : 'application', position: own ? 'first-review' : 'window' };
  const basis = `《${given.law}》${given.article}`;
  const days = given.days ?? 20;
  return {
    conditions: [],
    materials: [],
    fees: { charged: false },
    caseForm: [],
    forms: {},
    ...parts,
    powerCode: given.code,
    // Its own until the entry names whose licences it concerns.
    ...(parts.licenceAct ? { licenceOf: given.code } : {}),
    powerName: given.name,
    powerNameEn: given.nameEn.trim() || given.name,
    category: given.category,
    processId: given.processId || processIdOf(given.nameEn, given.code),
    organ,
    positions,
    intake,
    legalBasis: [{ law: given.law, article: given.article, text: given.text }],
    limits: {
      acceptance: { days: 5, unit: 'working-day' },
      ...parts.limits,
      statutory: { days, unit: given.unit, basis },
      promised: promisedOf(parts, { days, unit: given.unit }),
    },
    ...(given.category === 'penalty'
      ? {
          benchmarks: parts.benchmarks ?? [
            {
              ...blankBenchmark(),
              violation: given.name,
              violatedClause: basis,
              penaltyClause: basis,
              tiers: [{ level: 'ordinary', conditions: ['一般情形'], kinds: ['warning'] }],
            },
          ],
        }
      : {}),
  };
}

/** The steps of a skeleton fit its promise; it stays unless the law gives less. */
function promisedOf({ limits }: Partial<RegistryEntry>, statutory: { days: number; unit: LimitUnit }): { days: number; unit: LimitUnit } {
  return limits && (limits.promised.unit !== statutory.unit || limits.promised.days <= statutory.days) ? limits.promised : statutory;
}

/** The parts of an entry that a skeleton's drawing refers to. */
export const partsOf = ({
  positions,
  forms,
  limits,
  intake,
  specialProcedures,
  licenceAct,
  execution,
  checks,
  procedure,
}: Skeleton): Partial<RegistryEntry> => ({
  positions,
  forms,
  limits,
  ...(intake ? { intake } : {}),
  ...(specialProcedures ? { specialProcedures } : {}),
  ...(licenceAct ? { licenceAct } : {}),
  ...(execution ? { execution } : {}),
  ...(checks ? { checks } : {}),
  ...(procedure === 'simple' ? { procedure } : {}),
});

/** What is missing before anything is sent; the server checks again. Paths are those of the answers of the server. */
export function newPowerProblems(given: NewPower, codeRule: PowerCodeRule): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const need = (path: string, ok: boolean, message: string, messageEn: string): void => {
    if (!ok) problems.push({ path, code: 'required', message, messageEn });
  };
  need('category', given.category !== '', '请选择类别。', 'Choose a category.');
  need('skeleton', given.skeleton !== '', '请选择骨架。', 'Choose a skeleton.');
  const wrongCode = powerCodeProblem(codeRule, given.code, 'basics.powerCode');
  if (wrongCode) problems.push(wrongCode);
  need('basics.powerName', given.name.trim() !== '', '请填写事项名称。', 'Give the name.');
  need(
    'basics.processId',
    /^power-[a-z0-9][a-z0-9-]{0,80}$/.test(given.processId || processIdOf(given.nameEn, given.code)),
    '流程标识以 power- 开头，只含小写字母、数字和连字符。',
    'The process id begins with power- and has only small letters, digits and hyphens.',
  );
  need('basics.organ.id', given.organId !== '', '请选择行使机关。', 'Choose the organ.');
  need('basics.legalBasis.0.law', given.law.trim() !== '', '请填写法律依据的名称。', 'Name the law.');
  need('basics.legalBasis.0.article', given.article.trim() !== '', '请填写条款。', 'Give the article.');
  need('basics.legalBasis.0.text', given.text.trim() !== '', '请填写条文。', 'Quote the text.');
  need('basics.limits.statutory.days', (given.days ?? 0) >= 1, '请填写法定时限。', 'Give the statutory limit.');
  return problems;
}
