import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { en } from './dictionary/en.ts';
import { zh } from './dictionary/zh.ts';
import type { Language } from './language.ts';

export type { Language };

const KEPT_AS = 'sunlit.language';

const kept = (): Language => {
  try {
    return localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
};

const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: kept(),
  fallbackLng: 'zh',
  supportedLngs: ['zh', 'en'],
  defaultNS: 'app',
  ns: ['app'],
  resources: { zh: { app: zh }, en: { app: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
  returnNull: false,
});

const mark = (language: string): void => {
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
};
mark(i18n.language);
i18n.on('languageChanged', mark);

export { i18n };

export function setLanguage(language: Language): void {
  try {
    localStorage.setItem(KEPT_AS, language);
  } catch {
    // A browser that keeps nothing still switches for this visit.
  }
  void i18n.changeLanguage(language);
}

/** A part of the application brings its own words: `addDictionary('modeler', zh, en)` before its first `useTranslation('modeler')`. */
export function addDictionary(namespace: string, chinese: object, english: object): void {
  i18n.addResourceBundle('zh', namespace, chinese, true, true);
  i18n.addResourceBundle('en', namespace, english, true, true);
}

export interface Words {
  t: (key: string, values?: Record<string, unknown>) => string;
  language: Language;
  /** The reader's own of two texts; Chinese where English is missing. */
  pick: (chinese: string | null | undefined, english: string | null | undefined) => string;
}

export function useWords(namespace = 'app'): Words {
  const { t, i18n: instance } = useTranslation(namespace);
  const language: Language = instance.language.startsWith('en') ? 'en' : 'zh';
  return {
    t: (key, values) => String(t(key, values ?? {})),
    language,
    pick: (chinese, english) => (language === 'en' ? english || chinese : chinese || english) ?? '',
  };
}
