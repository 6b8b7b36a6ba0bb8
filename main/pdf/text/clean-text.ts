/**
 * The text as it may stand on paper: composed (NFC), without characters that draw nothing or change the order of
 * their neighbours. Line ends stay as `\n`.
 */
export function cleanText(text: string): string {
  if (/^[\u0020-\u007e\u00a3]*$/u.test(text)) return text;
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u0085\u2028\u2029\v\f]/gu, '\n')
    .replaceAll(/[\t\u00a0\u202f]/gu, ' ')
    .replaceAll(drawsNothing, '');
}

// Control characters; soft hyphens; marks, embeddings and isolates of direction, which could turn figures around;
// byte order marks; tags outside of flags.
const drawsNothing = /(?!\n)\p{Cc}|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
