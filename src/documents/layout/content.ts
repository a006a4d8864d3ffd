/**
 * What a document is made of, before anybody has said how it looks: our own small model, which templates build and the house style sets
 * in type (`../style/*.typ`). It goes there as data, so that no text of a person is ever source of a layout (docs/adr/0030-typst.md).
 */

/** A cell of a grid; `centred` of `parts.ts` makes the second. */
export type TableCell = string | { text: string; align: 'center' };

export interface Heading {
  kind: 'heading';
  organ: string;
  title: string;
  number: string;
  organSize: number;
  titleSize: number;
}

/** One line in a size of its own, as signatures and contacts have it. */
export interface Line {
  kind: 'line';
  text: string;
  size?: number;
  align?: 'left' | 'center' | 'right';
  isBold?: boolean;
  isGrey?: boolean;
  /** Points of room. */
  above?: number;
  below?: number;
}

/** Labelled facts, one or two to a row. */
export interface FactsTable {
  kind: 'facts';
  rows: [label: string, value: string][][];
  isDense: boolean;
  /** A row that could be longer than a page may be torn. */
  mayTear: boolean;
}

export interface GridTable {
  kind: 'grid';
  /** Points, room at both sides included. */
  widths: number[];
  head: string[];
  rows: TableCell[][];
  mayTear: boolean;
}

export interface FormTable {
  kind: 'form';
  rows: { label: string; value: string | Content[]; height: number }[];
  mayTear: boolean;
}

/** Place of the seal, the signing date in words, and beside them the check code, where the document has one. */
export interface Seal {
  kind: 'seal';
  organ: string;
  name: string;
  date: string;
  /** Said over the organ, e.g. who reviewed. */
  before?: string;
  check?: { code: string; /** Path of an SVG of this many modules a side. */ path: string; modules: number };
}

/** What stays on one page; the house style tears it only where a page could not hold it. */
export interface Together {
  kind: 'together';
  content: Content[];
  above: number;
  mayTear: boolean;
}

/** A certificate's page: head, facts and notes in a frame, the seal at its foot. */
export interface CertificatePage {
  kind: 'certificate';
  organ: string;
  title: string;
  number: string;
  facts: FactsTable;
  notes: { title: string; items: string[] };
  seal: Seal;
  isDense: boolean;
}

export type Content =
  | Heading
  | Line
  | FactsTable
  | GridTable
  | FormTable
  | Seal
  | Together
  | CertificatePage
  | { kind: 'addressee' | 'paragraph' | 'subheading' | 'receipt'; text: string };

/** What every page of a document says besides its content. */
export interface Frame {
  title: string;
  number: string;
  author: string;
  subject: string;
  /** Of the signing: also the file's own date, so that the same facts are the same bytes. */
  issuedOn: string;
  /** Left in the foot: which matter the page belongs to. */
  foot: string;
  /** A record is signed at the foot of every page. */
  signsEachPage?: boolean;
  /** Written across every page of what is no document yet. */
  mark?: string;
}

export interface Page extends Frame {
  content: Content[];
}
