import type { Translate } from '../../app/i18n.ts';

export interface Choice {
  value: string;
  label: string;
}

/** Keeps a stored value visible that the registry does not know, so that nothing changes unseen. */
export const withUnknown = (choices: Choice[], value: string | undefined, t: Translate<'modeler'>): Choice[] =>
  value === undefined || choices.some((choice) => choice.value === value)
    ? choices
    : [...choices, { value, label: t('panel.unknown', { value }) }];
