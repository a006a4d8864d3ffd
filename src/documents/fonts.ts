/** The two weights of the Chinese serif face that documents are set in, and which characters both can show. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const FILES = {
  normal: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
} as const;

export interface Fonts { normal: Buffer; bold: Buffer; shows(codePoint: number): boolean }

/** The part of fontkit, which pdfmake ships, that is used here. */
interface Fontkit { create(bytes: Buffer): { hasGlyphForCodePoint(codePoint: number): boolean } }

export function loadFonts(): Fonts {
  const normal = readFileSync(require.resolve(FILES.normal));
  const bold = readFileSync(require.resolve(FILES.bold));
  const fontkit = createRequire(require.resolve('pdfmake'))('fontkit') as Fontkit;
  const faces = [fontkit.create(normal), fontkit.create(bold)];
  return { normal, bold, shows: (codePoint) => faces.every((face) => face.hasGlyphForCodePoint(codePoint)) };
}
