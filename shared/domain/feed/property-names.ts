/**
 * The properties the reader looks at. Everything else, DESCRIPTION, LOCATION and ATTENDEE included,
 * is skipped as bytes and never becomes a string.
 */
export const Property = {
  other: 0,
  begin: 1,
  end: 2,
  uid: 3,
  start: 4,
  endTime: 5,
  duration: 6,
  rule: 7,
  extraDates: 8,
  excludedDates: 9,
  excludedRule: 10,
  recurrenceId: 11,
  summary: 12,
  status: 13,
  sequence: 14,
  transparency: 15,
  method: 16,
  calendarZone: 17,
  zoneName: 18,
  zoneLocation: 19,
  offsetFrom: 20,
  offsetTo: 21,
} as const;

export type Property = (typeof Property)[keyof typeof Property];

interface NamedProperty {
  readonly letters: readonly number[];
  readonly property: Property;
}

const byLength = groupByLength([
  ['BEGIN', Property.begin],
  ['END', Property.end],
  ['UID', Property.uid],
  ['DTSTART', Property.start],
  ['DTEND', Property.endTime],
  ['DURATION', Property.duration],
  ['RRULE', Property.rule],
  ['RDATE', Property.extraDates],
  ['EXDATE', Property.excludedDates],
  ['EXRULE', Property.excludedRule], // RFC 2445 §4.8.5.2; gone from RFC 5545, still sent
  ['RECURRENCE-ID', Property.recurrenceId],
  ['SUMMARY', Property.summary],
  ['STATUS', Property.status],
  ['SEQUENCE', Property.sequence],
  ['TRANSP', Property.transparency],
  ['METHOD', Property.method],
  ['X-WR-TIMEZONE', Property.calendarZone],
  ['TZID', Property.zoneName],
  ['X-LIC-LOCATION', Property.zoneLocation],
  ['TZOFFSETFROM', Property.offsetFrom],
  ['TZOFFSETTO', Property.offsetTo],
]);

/** Which property the bytes from `from` to `to` name; case does not matter (RFC 5545 §2). */
export function propertyNamed(bytes: Uint8Array, from: number, to: number): Property {
  const candidates = byLength[to - from];
  if (candidates === undefined) return Property.other;
  for (const { letters, property } of candidates) {
    if (sameLetters(bytes, from, letters)) return property;
  }
  return Property.other;
}

/** Whether the bytes from `from` to `to` are the word, in any case. `word` is in capitals. */
export function isWord(bytes: Uint8Array, from: number, to: number, word: string): boolean {
  if (to - from !== word.length) return false;
  for (let i = 0; i < word.length; i++) {
    if (capital(bytes[from + i] ?? 0) !== word.charCodeAt(i)) return false;
  }
  return true;
}

/** The byte of an ASCII letter in capitals; other bytes unchanged. */
export function capital(byte: number): number {
  return byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte;
}

function sameLetters(bytes: Uint8Array, from: number, letters: readonly number[]): boolean {
  for (let i = 0; i < letters.length; i++) {
    if (capital(bytes[from + i] ?? 0) !== letters[i]) return false;
  }
  return true;
}

function groupByLength(names: readonly (readonly [string, Property])[]): readonly (readonly NamedProperty[] | undefined)[] {
  const groups: NamedProperty[][] = [];
  for (const [name, property] of names) {
    const letters = Array.from(name, (letter) => letter.charCodeAt(0));
    (groups[name.length] ??= []).push({ letters, property });
  }
  return groups;
}
