/** What a template is set in. */
export type FontFamily = 'sans' | 'serif';
export type FontWeight = 'regular' | 'bold';

interface FontSource {
  readonly path: string;
  readonly name: string;
}

type FontPair = Readonly<Record<FontWeight, FontSource>>;

/** Where each font comes from; all are under the Open Font Licence (docs/decisions/0012-pdf-in-its-own-writer.md). */
export const fontSources = {
  sans: {
    regular: { path: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf', name: 'Inter-Regular' },
    bold: { path: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf', name: 'Inter-SemiBold' },
  },
  serif: {
    regular: { path: '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf', name: 'SourceSerif4-Regular' },
    bold: { path: '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf', name: 'SourceSerif4-SemiBold' },
  },
  /** Rarer Latin, Greek and Cyrillic letters and signs. */
  wide: {
    regular: { path: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf', name: 'NotoSans-Regular' },
    bold: { path: '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf', name: 'NotoSans-SemiBold' },
  },
  emoji: '@fontsource-variable/noto-emoji',
  /** Has a plain picture of nearly every character there is. */
  last: { path: '@fontsource/unifontex/files/unifontex-latin-400-normal.woff2', name: 'UnifontEX' },
} as const satisfies Readonly<Record<'sans' | 'serif' | 'wide', FontPair>> & { emoji: string; last: FontSource };

/** Blocks of Unicode with a font of their own, in order (Unicode 16, Blocks.txt). */
const scripts: readonly (readonly [from: number, to: number, script: string])[] = [
  [0x0530, 0x058f, 'armenian'],
  [0x0590, 0x05ff, 'hebrew'],
  [0x0600, 0x06ff, 'arabic'],
  [0x0750, 0x077f, 'arabic'],
  [0x0870, 0x08ff, 'arabic'],
  [0x0900, 0x097f, 'devanagari'],
  [0x0980, 0x09ff, 'bengali'],
  [0x0a00, 0x0a7f, 'gurmukhi'],
  [0x0a80, 0x0aff, 'gujarati'],
  [0x0b80, 0x0bff, 'tamil'],
  [0x0c00, 0x0c7f, 'telugu'],
  [0x0c80, 0x0cff, 'kannada'],
  [0x0d00, 0x0d7f, 'malayalam'],
  [0x0d80, 0x0dff, 'sinhala'],
  [0x0e00, 0x0e7f, 'thai'],
  [0x0e80, 0x0eff, 'lao'],
  [0x1000, 0x109f, 'myanmar'],
  [0x10a0, 0x10ff, 'georgian'],
  [0x1200, 0x139f, 'ethiopic'],
  [0x1780, 0x17ff, 'khmer'],
  [0x1c90, 0x1cbf, 'georgian'],
  [0x2d00, 0x2d2f, 'georgian'],
  [0x2d80, 0x2ddf, 'ethiopic'],
  [0xa8e0, 0xa8ff, 'devanagari'],
  [0xfb13, 0xfb17, 'armenian'],
  [0xfb1d, 0xfb4f, 'hebrew'],
  [0xfb50, 0xfdff, 'arabic'],
  [0xfe70, 0xfefc, 'arabic'],
];

/** The package for a character of one script; null where several may have it. */
export function packageFor(codePoint: number): string | null {
  const found = scripts.find(([from, to]) => codePoint >= from && codePoint <= to);
  return found ? `@fontsource-variable/noto-sans-${found[2]}` : null;
}

/** The packages with Chinese characters, the one of the text's own language first; Chinese when nothing tells. */
export function hanPackages(text: string): readonly string[] {
  const all = ['sc', 'jp', 'kr'];
  const first = /[\u3040-\u30ff]/u.test(text) ? 'jp' : /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/u.test(text) ? 'kr' : 'sc';
  return [first, ...all.filter((name) => name !== first)].map((name) => `@fontsource-variable/noto-sans-${name}`);
}
