import { addDictionary } from '../../app/i18n.ts';
import { enForms, zhForms } from './dictionary.ts';

declare module '../../app/i18n.ts' {
  interface Dictionaries {
    forms: typeof zhForms;
  }
}

addDictionary('forms', zhForms, enForms);
