/** Lists as files for a spreadsheet, written in a thread, so that no decision waits for ten thousand rows (docs/adr/0025-aside.md). */
import { Piscina } from 'piscina';
import { READS_TYPESCRIPT } from '../typescript-thread.ts';

export const SHEET_FORMATS = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type SheetFormat = keyof typeof SHEET_FORMATS;

export interface Sheet {
  format: SheetFormat;
  name: string;
  /** `width` in characters. */
  columns: { title: string; width: number }[];
  /** Texts in the order of the columns. */
  rows: string[][];
}

export interface Sheets {
  write(sheet: Sheet): Promise<Buffer>;
  close(): Promise<void>;
}

/** A thread without work goes. */
const IDLE_MS = 60_000;

/** The thread comes with the first sheet. */
export function createSheets(): Sheets {
  let thread: Piscina<Sheet, Uint8Array> | undefined;
  return {
    async write(sheet) {
      thread ??= new Piscina<Sheet, Uint8Array>({
        filename: new URL('./sheet-thread.ts', import.meta.url).href,
        execArgv: READS_TYPESCRIPT,
        minThreads: 0,
        maxThreads: 1,
        idleTimeout: IDLE_MS,
      });
      const { buffer, byteOffset, byteLength } = await thread.run(sheet);
      return Buffer.from(buffer, byteOffset, byteLength);
    },
    async close() {
      await thread?.destroy();
    },
  };
}
