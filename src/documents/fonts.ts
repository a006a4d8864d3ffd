/** The two weights of the Chinese serif face that documents are set in, and which characters both can show. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const FILES = {
  normal: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
} as const;

/** The part of fontkit, which pdfmake ships, that is used here. */
interface Fontkit {
  create(bytes: Buffer, family?: string): { characterSet: number[] };
}

export const readFonts = (): Record<keyof typeof FILES, Buffer> => ({
  normal: readFileSync(require.resolve(FILES.normal)),
  bold: readFileSync(require.resolve(FILES.bold)),
});

/** Code points that both weights can show. The files are let go of again: together they are 30 MB. */
export function shownCodePoints(): ReadonlySet<number> {
  const fontkit = fontkitModule().exports;
  const fonts = readFonts();
  const bold = new Set(fontkit.create(fonts.bold).characterSet);
  return new Set(fontkit.create(fonts.normal).characterSet.filter((codePoint) => bold.has(codePoint)));
}

/**
 * Parses each font once for all documents of this thread. pdfkit takes bytes only and parses 15 MB anew for every
 * document, which is nearly half of the work (docs/adr/0005-performance.md); a parsed font is not changed by use.
 */
export function keepParsedFonts(): void {
  const loaded = fontkitModule();
  const { create } = loaded.exports;
  const parsed = new Map<string, ReturnType<Fontkit['create']>>();
  loaded.exports = {
    ...loaded.exports,
    create(bytes, family) {
      const key = `${bytes.length}:${family ?? ''}`;
      const font = parsed.get(key) ?? create(bytes, family);
      parsed.set(key, font);
      return font;
    },
  };
}

/** fontkit as pdfmake's pdfkit will find it. */
function fontkitModule(): { exports: Fontkit } {
  const fromPdfkit = createRequire(createRequire(require.resolve('pdfmake')).resolve('pdfkit'));
  fromPdfkit('fontkit');
  const loaded = require.cache[fromPdfkit.resolve('fontkit')];
  if (!loaded) throw new Error('fontkit is not a CommonJS module any more');
  return loaded as { exports: Fontkit };
}
