import type { FontFamily, FontWeight } from '../fonts/font-sources.ts';
import type { TextStyle } from '../text/text-line.ts';
import type { TemplateName } from '../../../shared/domain/invoices/printed-document.ts';

export interface Theme {
  readonly template: TemplateName;
  readonly family: FontFamily;
  /** The user's colour as it was chosen, for areas without words. */
  readonly accent: string;
  /** The same for areas with words: darkened where neither white nor ink can be read on it. */
  readonly area: string;
  /** The same, darkened until it can be read on white. */
  readonly accentInk: string;
  /** What can be read on the area: white or ink. */
  readonly onArea: string;
  /** The accent at a tenth, for quiet areas. */
  readonly tint: string;
  readonly style: (weight: FontWeight, sizePt: number, options?: { readonly tabular: boolean }) => TextStyle;
}

export const ink = '#1D2327';
export const muted = '#5B6670';
export const hairline = '#D5D3CD';
const white = '#FFFFFF';

/** WCAG 2.2, 1.4.3: least contrast of text. */
const READABLE = 4.5;

export function createTheme(template: TemplateName, accent: string): Theme {
  const accentInk = readableOnWhite(accent);
  const isLight = contrast(accent, ink) >= READABLE;
  const family = template === 'classic' ? 'serif' : 'sans';
  return {
    template,
    family,
    accent,
    accentInk,
    area: isLight ? accent : accentInk,
    onArea: isLight ? ink : white,
    tint: mixed(accent, white, 0.92),
    style: (weight, sizePt, { tabular } = { tabular: false }) => ({ family, weight, sizePt, tabular }),
  };
}

function readableOnWhite(colour: string): string {
  for (let share = 0; share < 1; share += 0.05) {
    const darker = mixed(colour, '#000000', share);
    if (contrast(darker, white) >= READABLE) return darker;
  }
  return ink;
}

function channels(hex: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

function mixed(colour: string, other: string, share: number): string {
  const others = channels(other);
  const parts = channels(colour).map((value, index) => Math.round(value * (1 - share) + (others[index] ?? 0) * share));
  return `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** The ratio of WCAG 2.2, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
