/** Several PDFs as one to look at or to print; those that are kept stay as they are. */
import { PDFDocument } from 'pdf-lib';
import type { Printed } from './typst.ts';

export async function joinFiles(files: readonly Uint8Array[]): Promise<Printed> {
  const joined = await PDFDocument.create();
  for (const file of files) {
    const one = await PDFDocument.load(file, { updateMetadata: false });
    for (const page of await joined.copyPages(one, one.getPageIndices())) joined.addPage(page);
  }
  return { bytes: await joined.save(), pages: joined.getPageCount() };
}
