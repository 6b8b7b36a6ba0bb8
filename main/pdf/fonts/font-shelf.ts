import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openFontFace, type FontFace } from './font-face.ts';
import { createPinWeight, type PinWeight } from './pin-weight.ts';
import { fontSources, hanPackages, packageFor, type FontFamily, type FontWeight } from './font-sources.ts';
import { unpackWoff2 } from './woff2.ts';

/** All fonts that documents are set in. Each file is read when a text first needs it, and kept. */
export interface FontShelf {
  /** The font of the document's own words. */
  main(family: FontFamily, weight: FontWeight): FontFace;
  /**
   * The font for characters that the main font lacks; null when no font has them all.
   *
   * @param cluster  one character with all its marks
   * @param around  the text it stands in: Chinese characters are drawn as their neighbours' language does
   */
  other(cluster: string, around: string, weight: FontWeight): FontFace | null;
}

interface Slice {
  readonly path: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

const weightNumbers: Readonly<Record<FontWeight, number>> = { regular: 400, bold: 600 };
const styleNames: Readonly<Record<FontWeight, string>> = { regular: 'Regular', bold: 'SemiBold' };

export function createFontShelf(): FontShelf {
  const { resolve } = createRequire(import.meta.url);
  const faces = new Map<string, FontFace>();
  const sliceLists = new Map<string, readonly Slice[]>();
  let pinWeight: PinWeight | undefined;

  function face(key: string, open: () => FontFace): FontFace {
    const known = faces.get(key);
    if (known) return known;
    const opened = open();
    faces.set(key, opened);
    return opened;
  }

  function plainFace(path: string, name: string): FontFace {
    return face(path, () => openFontFace(name, readFileSync(resolve(path))));
  }

  function sliceFace({ path }: Slice, weight: FontWeight): FontFace {
    return face(`${path} ${weight}`, () => {
      const file = unpackWoff2(readFileSync(resolve(path)));
      pinWeight ??= createPinWeight();
      const name = path.replace(/^.*\/|-wght-normal\.woff2$/gu, '').replaceAll(/[^\da-z]+/giu, '');
      return openFontFace(`${name}-${styleNames[weight]}`, pinWeight(file, weightNumbers[weight]));
    });
  }

  function slicesOf(packageName: string): readonly Slice[] {
    const known = sliceLists.get(packageName);
    if (known) return known;
    const slices = readSlices(packageName, readFileSync(resolve(`${packageName}/unicode.json`), 'utf8'));
    sliceLists.set(packageName, slices);
    return slices;
  }

  function inPackage(packageName: string, codePoints: readonly number[], weight: FontWeight): FontFace | null {
    for (const slice of slicesOf(packageName)) {
      if (!codePoints.every((codePoint) => isIn(slice, codePoint))) continue;
      const found = sliceFace(slice, weight);
      if (coversAll(found, codePoints)) return found;
    }
    return null;
  }

  function other(cluster: string, around: string, weight: FontWeight): FontFace | null {
    const codePoints = visibleCodePoints(cluster);
    const [first = 0] = codePoints;
    const byScript = packageFor(first);
    const wide = plainFace(fontSources.wide[weight].path, fontSources.wide[weight].name);
    if (byScript === null && coversAll(wide, codePoints)) return wide;
    for (const packageName of byScript === null ? [...hanPackages(around), fontSources.emoji] : [byScript]) {
      const found = inPackage(packageName, codePoints, weight);
      if (found) return found;
    }
    const last = face(fontSources.last.path, () =>
      openFontFace(fontSources.last.name, unpackWoff2(readFileSync(resolve(fontSources.last.path)))),
    );
    return coversAll(last, codePoints) ? last : null;
  }

  return {
    main: (family, weight) => plainFace(fontSources[family][weight].path, fontSources[family][weight].name),
    other,
  };
}

/** The code points that need a glyph: joiners and selectors of a variant draw nothing. */
function visibleCodePoints(cluster: string): readonly number[] {
  const all = Array.from(cluster, (character) => character.codePointAt(0) ?? 0);
  const visible = all.filter((codePoint) => !isJoiner(codePoint));
  return visible.length > 0 ? visible : all;
}

function isJoiner(codePoint: number): boolean {
  return codePoint === 0x200c || codePoint === 0x200d || (codePoint >= 0xfe00 && codePoint <= 0xfe0f);
}

function coversAll(face: FontFace, codePoints: readonly number[]): boolean {
  return codePoints.every((codePoint) => face.covers(codePoint));
}

function isIn({ ranges }: Slice, codePoint: number): boolean {
  return ranges.some(([from, to]) => codePoint >= from && codePoint <= to);
}

/** The packages say in CSS's words which file has what: `"latin": "U+0000-00FF,U+0131"`. */
function readSlices(packageName: string, json: string): readonly Slice[] {
  const family = packageName.slice(packageName.indexOf('/') + 1);
  const lists: Readonly<Record<string, string>> = JSON.parse(json);
  return Object.entries(lists).map(([key, list]) => ({
    path: `${packageName}/files/${family}-${key.replaceAll(/[[\]]/gu, '')}-wght-normal.woff2`,
    ranges: list.split(',').map((range) => {
      const [from = '', to = from] = range.trim().slice(2).split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    }),
  }));
}
