export { amountInWords, dateInText, dateInWords } from './chinese-numerals.ts';
export type { DocumentData } from './document-data.ts';
export { documentNumber } from './numbering.ts';
export { createGlyphCheck, DocumentGlyphMissing, type GlyphCheck } from './glyphs.ts';
export { certificateTitle } from './templates/licence-certificate.ts';
export { REGISTRY_ANSWER, type RegistryAnswer } from './registry-answer.ts';
export { createRenderer, type DocumentRenderer, type RenderedDocument } from './render-document.ts';
export { TEMPLATES, type TemplateDescription } from './templates.ts';
