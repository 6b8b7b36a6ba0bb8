declare const header: unique symbol;

/** Text for one line of a message's head: nothing in it can begin another line. Only `headerText` makes it. */
export type HeaderText = string & { readonly [header]: 'HeaderText' };

const LONGEST = 300;

/**
 * Makes any text fit for a header: line breaks and control characters become spaces, marks that turn the direction
 * of writing are taken out (they make names look like others), and it ends after 300 characters.
 */
export function headerText(text: string): HeaderText {
  const oneLine = text
    .toWellFormed()
    .replaceAll(/[\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim();
  // The check above is the constructor's whole meaning: no line break is left.
  return (
    oneLine.length > LONGEST
      ? `${oneLine
          .slice(0, LONGEST - 1)
          .toWellFormed()
          .trimEnd()}…`
      : oneLine
  ) as HeaderText;
}
