export { amountInWords, dateInText, dateInWords } from './chinese-numerals.ts';
export type { DocumentData, DocumentField, DocumentOfficer, DocumentOpinion } from './document-data.ts';
export { documentNumber } from './numbering.ts';
export { createGlyphCheck, DocumentGlyphMissing, type GlyphCheck } from './glyphs.ts';
export { certificateTitle } from './families/certificate.ts';
export { REGISTRY_ANSWER, type RegistryAnswer } from './registry-answer.ts';
export { createRenderer, type DocumentRenderer, type RenderedDocument } from './render-document.ts';
export { numberWordOf, titleOf, type TemplateDescription } from './template-description.ts';
export { SERVED_TEMPLATES, TEMPLATES } from './templates.ts';
