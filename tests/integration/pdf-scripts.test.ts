import { expect, test } from 'vitest';
import { createFontShelf } from '../../main/pdf/fonts/font-shelf.ts';
import { createTextShaper } from '../../main/pdf/text/shape-text.ts';

const shape = createTextShaper(createFontShelf());
const regular = { family: 'sans', weight: 'regular', sizePt: 10 } as const;

function glyphsOf(text: string, style: Parameters<typeof shape>[1] = regular) {
  return shape(text, style).flatMap(({ glyphs }) => glyphs);
}

test.each([
  'Ångström Ελλάδα Київ Nguyễn',
  'محمد',
  'שָׁלוֹם',
  'राजेश রবীন্দ্রনাথ ਸਿੰਘ પટેલ தமிழ் తెలుగు ಕನ್ನಡ മലയാളം සිංහල',
  'สมชาย ລາວ ខ្មែរ မြန်မာ',
  '王小明 山田さくら 김철수',
  'ქართული Հայերեն አማርኛ',
  '🎉 👩‍🚒 ꓘ ᏣᎳᎩ ⵣ',
])('every letter of %s has a picture, in regular and bold', (text) => {
  const missing = (['regular', 'bold'] as const).flatMap((weight) =>
    glyphsOf(text, { ...regular, weight }).filter(({ glyph }) => glyph === 0),
  );

  expect(missing).toEqual([]);
});

test('a character that no font has is a box that still stands for it', () => {
  expect(glyphsOf('\u{10fffd}')).toMatchObject([{ glyph: 0, text: '\u{10fffd}' }]);
});

test('Arabic letters join, and stand from right to left', () => {
  const letters = (text: string) => glyphsOf(text).filter(({ advance }) => advance > 0);
  const [alone] = letters('ب');
  const joined = letters('بب');

  expect(joined.map(({ glyph }) => glyph)).not.toContain(alone?.glyph);
  expect(letters('اب').map(({ text }) => text)).toEqual(['ب', 'ا']);
});

test('a name from right to left inside a sentence turns around alone', () => {
  const runs = shape('Dr דוד Ltd', regular);

  expect(runs.map(({ text, isRightToLeft }) => [text, isRightToLeft])).toEqual([
    ['Dr ', false],
    ['דוד', true],
    [' Ltd', false],
  ]);
});

test('vowel signs are drawn in their places, and are read after their letter', () => {
  const texts = glyphsOf('לָ').map(({ text }) => text);

  expect(texts.toReversed().join('')).toBe('לָ');
});

test('figures of a column are equally wide, and pairs of letters are kerned', () => {
  const widths = new Set(glyphsOf('0123456789', { ...regular, tabular: true }).map(({ advance }) => advance));
  const [before] = glyphsOf('To');
  const [alone] = glyphsOf('T');

  expect(widths.size).toBe(1);
  expect(before?.advance).toBeLessThan(alone?.advance ?? 0);
});

test('Chinese characters are drawn as the language around them draws them', () => {
  const fontOf = (text: string) => shape(text, regular)[0]?.face.name.replaceAll(/\d|-.*/gu, '');

  expect(['直', '直さ', '直가'].map(fontOf)).toEqual(['notosanssc', 'notosansjp', 'notosanskr']);
});
