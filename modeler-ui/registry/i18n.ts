import { addDictionary } from '../app/i18n.ts';
import { en } from './i18n.en.ts';
import { zh } from './i18n.zh.ts';

declare module '../app/i18n.ts' {
  interface Dictionaries {
    registry: typeof zh;
  }
}

addDictionary('registry', zh, en);
