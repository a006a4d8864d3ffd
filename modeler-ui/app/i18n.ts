import i18next from 'i18next';
import { useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { en } from './dictionary/en.ts';
import type { Groups, Keys } from './dictionary/texts.ts';
import { zh } from './dictionary/zh.ts';
import type { Language } from './language.ts';

export type { Language };

/** The parts of the application by the Chinese dictionary of each; a part adds itself where it calls `addDictionary`. */
export interface Dictionaries {
  app: typeof zh;
}
type Namespace = keyof Dictionaries & string;
type Own = { [N in Namespace]: Keys<Dictionaries[N]> };
type Everywhere = AllOf<{ [N in Namespace]: Keys<Dictionaries[N], `${N}:`> }[Namespace]>;
type AllOf<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void ? All : never;

/** Exactly what the text at a key leaves open; nothing where it leaves nothing open. */
type Values<Places> = [Places] extends [never] ? [] : [values: Record<Places & string, string | number>];

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

/**
 * A part of the application brings its own words: `addDictionary('modeler', zh, en)` before its first `useWords('modeler')`, with
 * `declare module '../app/i18n.ts' { interface Dictionaries { modeler: typeof zh } }` beside it.
 */
export function addDictionary(namespace: Exclude<Namespace, 'app'>, chinese: object, english: object): void {
  i18n.addResourceBundle('zh', namespace, chinese, true, true);
  i18n.addResourceBundle('en', namespace, english, true, true);
}

/** The text at a key of any part, as `registry:limit.workingDays`: what a function takes that several parts call. */
export interface TranslateEverywhere {
  <K extends keyof Everywhere & string>(key: K, ...values: Values<Everywhere[K]>): string;
}

/**
 * The text at a key of one's own part, or of any. A key that there is not, a value that is missing and one too many are errors of type
 * (`dictionary/texts.ts`).
 */
export interface Translate<N extends Namespace = 'app'> extends TranslateEverywhere {
  <K extends keyof Own[N] & string>(key: K, ...values: Values<Own[N][K]>): string;
}

export interface Words<N extends Namespace = 'app'> {
  t: Translate<N>;
  /** The text for a code in a group of texts; the code itself where nobody has words for it, as of a newer server. */
  wordOf: (group: Groups<Dictionaries[N]>, code: string) => string;
  language: Language;
  /** The reader's own of two texts; Chinese where English is missing. */
  pick: (chinese: string | null | undefined, english: string | null | undefined) => string;
}

/** The words of a part in the reader's language; the same object until the language changes. */
export function useWords<N extends Namespace = 'app'>(namespace?: N): Words<N> {
  const { t, i18n: instance } = useTranslation(namespace ?? 'app');
  const language: Language = instance.language.startsWith('en') ? 'en' : 'zh';
  return useMemo(
    () => ({
      t: (key: string, values: Record<string, string | number> = {}) => t(key, values),
      wordOf: (group, code) => t(`${group}.${code}`, { defaultValue: code }),
      language,
      pick: (chinese, english) => (language === 'en' ? english || chinese : chinese || english) ?? '',
    }),
    [t, language],
  );
}
