/**
 * The faces that documents are set in, and which characters they can show: two weights of a simplified Chinese serif, and behind
 * them one of the Japanese and one of the Hong Kong edition of the same design for rare characters of names (CJK extension B and
 * later, e.g. 𠮷).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { codePointsOf } from './font-coverage.ts';

const require = createRequire(import.meta.url);

const NORMAL = '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf';
const BOLD = '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf';
/** In the order in which the house style asks them. */
const RARE = [
  '@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf',
  '@expo-google-fonts/noto-serif-hk/400Regular/NotoSerifHK_400Regular.ttf',
];

export const readFonts = (): Buffer[] => [NORMAL, BOLD, ...RARE].map((file) => readFileSync(require.resolve(file)));

/** Code points that both weights can show, or a face behind them: a rare character stands in the normal weight even in a heading. */
export function shownCodePoints(): ReadonlySet<number> {
  const bold = coverage(BOLD);
  const shown = new Set(RARE.flatMap((file) => [...coverage(file)]));
  for (const codePoint of coverage(NORMAL)) if (bold.has(codePoint)) shown.add(codePoint);
  return shown;
}

const coverage = (file: string): ReadonlySet<number> => codePointsOf(require.resolve(file));
