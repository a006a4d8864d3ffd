import type { Translate } from '../../app/i18n.ts';
import { CLOCK_PURPOSES } from '../../../domain/clocks/purposes.ts';
import { HEADERS, isTimedClock, LIMIT_PASSED, type Outcome } from '../../../domain/contract.ts';
import { EFFECTS, isEffect } from '../../../domain/registry/effects.ts';
import { isPeriodUnit, periodText, unitText } from '../../../domain/flowchart/period.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { isSpecialProcedure, isStage, SPECIAL_PROCEDURES, STAGES } from '../../../domain/registry/stages.ts';
import { KINDS } from '../bpmn/kinds.ts';
import { Naming, type Language } from '../bpmn/naming.ts';
import { parseOutcomes } from '../bpmn/outcomes.ts';
import type { Described } from './describe-elements.ts';

/** One side of a comparison: its elements, and the entry by which its codes are read. */
export interface Side {
  elements: ReadonlyMap<string, Described>;
  entry: RegistryEntry;
}

/** What a difference is about: a header by its name in the panel, anything else by its own word. */
export const aboutWords = (about: string, t: Translate<'modeler'>): string => {
  const key = about.replace('header.', '');
  return (KNOWN as readonly string[]).includes(key) ? t(`comparison.about.${key as (typeof KNOWN)[number]}`) : key;
};

const KNOWN = [
  'name',
  'type',
  'job',
  'id',
  'documentation',
  'condition',
  'default',
  'from',
  'to',
  'position',
  'limit',
  'outcomes',
  'form',
  'officers',
  'stage',
  'special',
  'template',
  'result',
  'attachedTo',
  'duration',
  'period',
  'period-unit',
  'roll',
  'basis',
  'label',
  'label-en',
  'effect',
  'clock',
  'waivable',
  'counted-from',
] as const;

/** A stored value as people call it, on the side where it was stored. */
export function valueWords(about: string, value: string, side: Side, language: Language, t: Translate<'modeler'>): string {
  const pick = ({ name, nameEn }: { name: string; nameEn: string }): string => (language === 'en' ? nameEn : name);
  const naming = new Naming({ entry: () => side.entry, language: () => language });
  switch (about.replace('header.', '')) {
    case HEADERS.position:
      return naming.position(value) ?? value;
    case HEADERS.template:
      return naming.template(value) ?? value;
    case HEADERS.result:
      return naming.result(value) ?? value;
    case HEADERS.officers:
      return value === '2' ? t('step.officers') : value;
    case HEADERS.stage:
      return isStage(value) ? pick(STAGES[value]) : value;
    case HEADERS.special:
      return isSpecialProcedure(value) ? pick(SPECIAL_PROCEDURES[value]) : value;
    case HEADERS.outcomes:
      return parseOutcomes(value)
        .outcomes.map((outcome) => outcomeWords(outcome, language, t))
        .join(language === 'en' ? '; ' : '；');
    case HEADERS.form: {
      const form = side.entry.forms[value];
      return form ? pick({ name: form.title, nameEn: form.titleEn }) : value;
    }
    case HEADERS.limit: {
      const [count, unit = ''] = value.split(' ');
      return isPeriodUnit(unit) ? inLanguage(periodText({ count: Number(count), unit }), language) : value;
    }
    case HEADERS.periodUnit:
      return isPeriodUnit(value) ? inLanguage(unitText(value), language) : value;
    case HEADERS.effect:
      return isEffect(value) ? pick(EFFECTS[value]) : value;
    case HEADERS.clock:
      return isTimedClock(value) ? pick(CLOCK_PURPOSES[value]) : value;
    case HEADERS.roll:
    case HEADERS.waivable:
      return value === 'yes' || value === 'no' ? t(`comparison.${value}`) : value;
    case 'type': {
      const kind = KINDS.find((known) => known === value);
      return kind ? t(`kind.${kind}`) : value.replace('bpmn:', '');
    }
    case 'default':
      return t('flow.otherwise');
    case 'condition':
      return value
        .split(' ')
        .map((code) => labelOf(code, side, language))
        .join(language === 'en' ? ', ' : '、');
    case 'from':
    case 'to':
    case 'attachedTo':
    case HEADERS.countedFrom:
      return nameOf(side.elements.get(value), side, t);
    default:
      return value;
  }
}

const inLanguage = ({ message, messageEn }: { message: string; messageEn: string }, language: Language): string =>
  language === 'en' ? messageEn : message;

const outcomeWords = ({ label, labelEn, negative, effect }: Outcome, language: Language, t: Translate<'modeler'>): string => {
  const marks = [
    ...(negative ? [t('outcome.negativeTag')] : []),
    ...(effect ? [language === 'en' ? EFFECTS[effect].nameEn : EFFECTS[effect].name] : []),
  ];
  const name = (language === 'en' && labelEn) || label;
  return marks.length === 0 ? name : `${name}${language === 'en' ? ` (${marks.join(', ')})` : `（${marks.join('，')}）`}`;
};

/** The button that has this code, in whatever step of the flowchart. */
const labelOf = (code: string, { elements }: Side, language: Language): string => {
  for (const { facts } of elements.values()) {
    const outcome = parseOutcomes(facts.get(`header.${HEADERS.outcomes}`)).outcomes.find((candidate) => candidate.code === code);
    const passed = code === LIMIT_PASSED && facts.get('type') === 'border-timer' ? facts.get(`header.${HEADERS.label}`) : undefined;
    if (passed) return passed;
    if (outcome) return (language === 'en' && outcome.labelEn) || outcome.label;
  }
  return code;
};

/** An element by its name; a flow by what it leads from and to. */
export function nameOf(element: Described | null | undefined, side: Side, t: Translate<'modeler'>): string {
  if (!element) return '—';
  if (element.kind === 'flowchart') return t('findings.whole');
  if (element.from !== undefined && element.to !== undefined) {
    const [from, to] = [element.from, element.to].map((id) => nameOf(side.elements.get(id), side, t));
    return `${element.name ? `${element.name}: ` : ''}${from} → ${to}`;
  }
  return element.name || t('panel.unnamed', { kind: t(`kind.${element.kind}`) });
}
