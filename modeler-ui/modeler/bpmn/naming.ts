import { isResult, RESULTS } from '../../../domain/registry/results.ts';
import { nameOfDocument } from '../../../domain/registry/documents.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';

export type Language = 'zh' | 'en';

/** Turns the codes in a flowchart into the registry's names, in the language that the page has now. */
export class Naming {
  static readonly $inject = ['config.sunlit'];

  private readonly config: NamingConfig;

  constructor(config: NamingConfig) {
    this.config = config;
  }

  position(code: string | undefined): string | undefined {
    if (!code) return undefined;
    const position = this.config.entry()?.positions.find((candidate) => candidate.code === code);
    return position ? this.pick(position.name, position.nameEn) : code;
  }

  template(code: string | undefined): string | undefined {
    if (!code) return undefined;
    const { name, nameEn } = nameOfDocument(code);
    return this.pick(name, nameEn);
  }

  result(code: string | undefined): string | undefined {
    return isResult(code) ? this.pick(RESULTS[code].name, RESULTS[code].nameEn) : code || undefined;
  }

  private pick(zh: string, en: string | undefined): string {
    return this.config.language() === 'en' && en ? en : zh;
  }
}

export interface NamingConfig {
  entry: () => RegistryEntry | null;
  language: () => Language;
}
