import type { Language } from './naming.ts';
import { CANVAS_EN, CANVAS_ZH } from './translations.ts';

/** bpmn-js's `translate` service for the language that the page has now. */
export const translateWith =
  (language: () => Language) =>
  (template: string, replacements: Record<string, string> = {}): string => {
    const words = language() === 'zh' ? CANVAS_ZH : CANVAS_EN;
    const known = Object.hasOwn(words, template) ? words[template] : undefined;
    return (known ?? template).replace(/{([^}]+)}/g, (whole, key: string) => replacements[key] ?? whole);
  };
