/**
 * The parts between which a line may break, in order; together they are the text.
 * Spaces end the part before them; a bracket that opens begins the next.
 */
export function breakPieces(text: string): readonly string[] {
  if (!hasWordsWithoutSpaces.test(text)) return text.split(/(?<=[ \u2013\u2014/-])(?! )/u);
  const pieces: string[] = [];
  let opening = '';
  for (const { segment, isWordLike } of new Intl.Segmenter('en', { granularity: 'word' }).segment(text)) {
    if (opens.test(segment)) opening += segment;
    else if (isWordLike === true || opening !== '' || pieces.length === 0) {
      pieces.push(opening + segment);
      opening = '';
    } else pieces.push(`${pieces.pop() ?? ''}${segment}`);
  }
  return opening === '' ? pieces : [...pieces, opening];
}

/** Characters as a reader counts them: a letter with its marks is one. */
export function graphemesOf(text: string): readonly string[] {
  return Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text), ({ segment }) => segment);
}

const opens = /^[\p{Ps}\p{Pi}]+$/u;

const hasWordsWithoutSpaces =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
