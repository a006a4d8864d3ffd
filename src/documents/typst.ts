/**
 * Typst as the platform uses it: our house style and our faces, an empty place to look for files, and a document's parts as data
 * (docs/adr/0030-typst.md). Nothing a person wrote is source, no file is opened and no address is asked on a document's behalf.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFonts } from './fonts.ts';
import type { Page } from './layout/content.ts';

export interface Printed {
  bytes: Uint8Array;
  pages: number;
}

/** Archives want PDF/A; level a of its second part is tagged and has no attachments (ISO 19005-2). */
const STANDARD = 'a-2a';
/**
 * What is remembered of earlier layouts is looked through after so many documents, and let go of where none was needed for so many looks: a
 * city prints a few templates again and again, and most of a paper is as it was in the one before. A look costs 8 ms.
 */
const DOCUMENTS_A_LOOK = 40;
const LOOKS_REMEMBERED = 3;
/** A folder that there is not: the style is given to the compiler by name, and there is nothing else to find. */
const NOWHERE = path.resolve('/sunlit-documents');
const STYLE = fileURLToPath(new URL('./style/', import.meta.url));
/** The parts of a document are a file that there is only here; given as an input they would have the whole style evaluated anew. */
const PAGE = path.join(NOWHERE, 'page.json');
const MAIN = '#import "/document.typ": document\n#document(json("/page.json"))';

export function createTypst(): (page: Page) => Printed {
  const compiler = NodeCompiler.create({ workspace: NOWHERE, fontArgs: [{ fontBlobs: readFonts() }] });
  for (const file of readdirSync(STYLE)) compiler.addSource(path.join(NOWHERE, file), readFileSync(path.join(STYLE, file), 'utf8'));

  let printed = 0;
  return (page) => {
    compiler.mapShadow(PAGE, Buffer.from(JSON.stringify(page)));
    const compiled = compiler.compile({ mainFileContent: MAIN });
    const document = compiled.result;
    if (!document || compiled.hasError())
      throw new Error(`The document was not laid out: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`);
    const bytes = compiler.pdf(document, { pdfStandard: STANDARD });
    printed += 1;
    if (printed % DOCUMENTS_A_LOOK === 0) compiler.evictCache(LOOKS_REMEMBERED);
    return { bytes, pages: document.numOfPages };
  };
}
