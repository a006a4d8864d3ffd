import { addDictionary } from '../../app/i18n.ts';
import { enForms, zhForms } from './dictionary.ts';

addDictionary('forms', zhForms, enForms);
