const MOST_INITIALS = 3;

/**
 * Initials of one or more given names: `Jane` gives `J.`, `Mary Jane` gives `M. J.`, `Jean-Luc` gives `J.-L.`.
 * Scripts with capitals get a full stop; others show their first character as it is written (`美`).
 * At most three; null when the name holds no letter or figure.
 */
export function initialsOf(firstName: string): string | null {
  const names = firstName.normalize('NFC').trim().split(/\s+/u);
  const initials = names.map(initialsOfCompound).filter((initial) => initial !== '');
  return initials.length === 0 ? null : initials.slice(0, MOST_INITIALS).join(' ');
}

function initialsOfCompound(name: string): string {
  return name
    .split(/[-\u2010\u2011]/u)
    .map(initialOfPart)
    .filter((initial) => initial !== '')
    .join('-');
}

/** The first letter with its marks, or a leading figure; quotes, brackets and pictures are passed over. */
function initialOfPart(part: string): string {
  const segments = new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(part);
  for (const { segment } of segments) {
    if (!/^[\p{L}\p{N}]/u.test(segment)) continue;
    const capital = segment.toUpperCase();
    return capital === segment.toLowerCase() ? segment : `${capital}.`;
  }
  return '';
}
