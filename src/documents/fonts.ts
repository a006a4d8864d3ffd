/** The two weights of the Chinese serif face that documents are set in, and which characters both can show. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const FILES = {
  normal: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
} as const;

/** The part of fontkit, which pdfmake ships, that is used here. */
interface Fontkit { create(bytes: Buffer): { characterSet: number[] } }

export const readFonts = (): Record<keyof typeof FILES, Buffer> => ({
  normal: readFileSync(require.resolve(FILES.normal)),
  bold: readFileSync(require.resolve(FILES.bold)),
});

/** Code points that both weights can show. The files are let go of again: together they are 30 MB. */
export function shownCodePoints(): ReadonlySet<number> {
  const fontkit = createRequire(require.resolve('pdfmake'))('fontkit') as Fontkit;
  const fonts = readFonts();
  const bold = new Set(fontkit.create(fonts.bold).characterSet);
  return new Set(fontkit.create(fonts.normal).characterSet.filter((codePoint) => bold.has(codePoint)));
}
