/** What a template is: a pure function from a document's facts to its content. */
import type { DocumentData } from '../document-data.ts';
import type { Content } from './content.ts';

export type Template = (data: DocumentData) => Content[];
