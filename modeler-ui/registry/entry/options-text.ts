import type { FormField } from '../../../domain/contract.ts';

type Options = NonNullable<FormField['options']>;

/** One option a line: `code Chinese | English`. */
export const optionsText = (options: Options | undefined): string =>
  (options ?? []).map(({ value, label, labelEn }) => `${value} ${label}${labelEn === undefined ? '' : ` | ${labelEn}`}`).join('\n');

/** Keeps also what is half typed, so that the text does not jump under the hand. */
export const readOptions = (text: string): Options =>
  text.split('\n').map((line) => {
    const [, value = '', rest = ''] = line.match(/^(\S*) ?(.*)$/s) ?? [];
    const cut = rest.indexOf(' | ');
    return cut < 0 ? { value, label: rest } : { value, label: rest.slice(0, cut), labelEn: rest.slice(cut + 3) };
  });
