import { DOCUMENTS, requiredDocuments } from '../../../domain/registry/documents.ts';
import type { PowerCategory, RegistryEntry } from '../../../domain/registry/registry-entry.ts';

/** First words of the codes of documents that belong to a category alone. */
const OWN: Readonly<Record<PowerCategory, RegExp>> = {
  licence: /^licence-/,
  confirmation: /^confirmation-/,
  grant: /^grant-|^payment-voucher/,
  reward: /^reward-|^payment-voucher/,
  other: /^other-/,
  penalty:
    /^(?:penalty|source|case|questioning|evidence|preservation|rectification|investigation|legal|statement|discussion|enforcement|closing|hearing|payment-reminder)/,
  compulsion: /^(?:compulsion|seized|seizure|measure|holding|testing|destruction)/,
  levy: /^(?:levy|payment-notice|payment-reminder|enforcement)/,
  inspection: /^(?:inspection|site|rectification|case-transfer)/,
  ruling: /^(?:ruling|defence|mediation)/,
};

/** Documents of the category first: those that the law demands, then its own, then those of every procedure (R11.5). */
export function usualDocuments(entry: Pick<RegistryEntry, 'category' | 'procedure'>): string[] {
  const own = entry.category === 'penalty' && entry.procedure === 'simple' ? /^simple-penalty-/ : OWN[entry.category];
  const required = requiredDocuments(entry).map(({ template }) => template);
  return [...new Set([...required, ...Object.keys(DOCUMENTS).filter((code) => own.test(code)), ...COMMON])].filter((code) =>
    Object.hasOwn(DOCUMENTS, code),
  );
}

const COMMON = ['approval-form', 'delivery-receipt', 'archive-catalogue'];
