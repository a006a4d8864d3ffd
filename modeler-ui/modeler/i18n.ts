import { addDictionary } from '../app/i18n.ts';
import '../registry/i18n.ts';
import { en } from './i18n.en.ts';
import { zh } from './i18n.zh.ts';

declare module '../app/i18n.ts' {
  interface Dictionaries {
    modeler: typeof zh;
  }
}

addDictionary('modeler', zh, en);
