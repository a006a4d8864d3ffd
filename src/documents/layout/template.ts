/** What a template is: a pure function from a document's facts to pdfmake content. */
import type { Content } from 'pdfmake/interfaces.js';
import type { DocumentData } from '../document-data.ts';

export type Template = (data: DocumentData) => Content[];
