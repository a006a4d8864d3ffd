import { HEADERS, type Outcome } from '../../domain/contract.ts';
import { readOutcomes } from '../../domain/flowchart/outcomes.ts';
import { DRAWING_LIMITS, scanXml } from '../../domain/flowchart/scan-xml.ts';

type Named = Pick<Outcome, 'label' | 'labelEn'>;

/** What the steps of a drawing call their outcomes, by code; one code may have several names. */
export type OutcomeNames = ReadonlyMap<string, readonly Named[]>;

export const NO_NAMES: OutcomeNames = new Map();

/** Read of a version's drawing; of one that cannot be read, none. */
export function outcomeNamesOf(bpmnXml: string): OutcomeNames {
  const names = new Map<string, Named[]>();
  const take = ({ code, label, labelEn }: Outcome): void => {
    const known = names.get(code) ?? [];
    if (!known.some((one) => one.label === label)) names.set(code, [...known, { label, ...(labelEn ? { labelEn } : {}) }]);
  };
  try {
    scanXml(bpmnXml, DRAWING_LIMITS, {
      open: ({ attributes }) => {
        if (attributes.get('key') === HEADERS.outcomes) readOutcomes(attributes.get('value')).outcomes.forEach(take);
      },
      text: () => undefined,
    });
  } catch {
    return NO_NAMES;
  }
  return names;
}

/** As the buttons of the steps say it; the code where no step has it. */
export const outcomeWords = (code: string, names: OutcomeNames, pick: (chinese: string, english: string | undefined) => string): string =>
  names
    .get(code)
    ?.map(({ label, labelEn }) => pick(label, labelEn))
    .join('/') ?? code;
