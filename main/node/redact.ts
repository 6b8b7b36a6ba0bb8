const marks: readonly (readonly [RegExp, string])[] = [
  [/\b[\w.+-]+@[\w-]+(\.[\w-]+)+\b/gu, '[email]'],
  [/\b(?:https?|webcals?|file):\/\/[^\s"'<>]*/giu, '[address]'],
  // Folders carry the user's name, and file names what the user called them.
  [/(?:[A-Za-z]:)?[\\/](?:[^\s\\/"':]+[\\/])+[^\s"':]*/gu, '[path]'],
  [/\b[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b/giu, '[number]'],
  [/\b[A-Z]{2}\d{2}[A-Z0-9]{11,30}\b/gu, '[number]'],
  [/\b[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3,}\b/giu, '[code]'],
  [/\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/gu, '[postcode]'],
  [/\b[A-Za-z0-9+/_-]{32,}={0,2}/gu, '[key]'],
  [/\+?\d[\d\s()-]{8,}\d/gu, '[number]'],
];

const longest = 200;

/**
 * Takes out of a text what looks like an address, a number of a person, a key or a path.
 * The second net under the log: the first is that only safe fields are given to it.
 */
export function redact(text: string): string {
  const clean = marks.reduce(
    (rest, [pattern, mark]) => rest.replaceAll(pattern, mark),
    text.slice(0, longest * 4).replaceAll(/\p{Cc}/gu, ' '),
  );
  return clean.slice(0, longest);
}
