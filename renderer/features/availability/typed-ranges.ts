import type { TimeRange } from '../../../shared/domain/availability/open-time.ts';
import { localTime, type LocalTime } from '../../../shared/domain/time.ts';

const time = String.raw`(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?`;
const range = new RegExp(String.raw`(?<![\d:.])${time}\s*(?:-|–|—|to|until)\s*${time}(?![\d:.])`, 'gi');

/**
 * Reads times as people type them: `9-5`, `0900-1300, 2pm to 6pm`, `22-6`. Null for what is none.
 *
 * An end that is written with one digit and does not come after the start is one of the afternoon where that fits, so
 * `9-5` ends at 17:00 and `22-6` on the next morning. Nothing, `off` and `closed` are a day off.
 */
export function typedRanges(text: string): readonly TimeRange[] | null {
  const ranges: TimeRange[] = [];
  let isWrong = false;
  const rest = text.replaceAll(range, (...found: (string | undefined)[]) => {
    const [, fromHour = '', fromMinute, fromHalf, toHour = '', toMinute, toHalf] = found;
    const from = timeOfDay(fromHour, fromMinute, fromHalf);
    const to = timeOfDay(toHour, toMinute, toHalf);
    if (from === null || to === null) isWrong = true;
    else ranges.push({ from, to: toHalf === undefined && toHour.length === 1 ? afternoonOf(from, to) : to });
    return ' ';
  });
  if (isWrong || !/^(?:\s|,|;|&|\+|and|off|closed|-|–)*$/i.test(rest)) return null;
  return ranges.sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** `09:00 – 13:00, 14:00 – 17:00`; nothing for a day off. */
export function rangesText(ranges: readonly TimeRange[]): string {
  return ranges.map(({ from, to }) => `${from} – ${to}`).join(', ');
}

function timeOfDay(hourText: string, minuteText = '00', half?: string): LocalTime | null {
  const [typedHour, minute] = [Number(hourText), Number(minuteText)];
  const isHalf = half !== undefined;
  if (minute > 59 || typedHour > 24 || (typedHour === 24 && minute > 0) || (isHalf && (typedHour < 1 || typedHour > 12))) return null;
  const hour = isHalf ? (typedHour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : typedHour % 24;
  return localTime(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
}

function afternoonOf(from: LocalTime, to: LocalTime): LocalTime {
  const later = localTime(`${String(Number(to.slice(0, 2)) + 12)}${to.slice(2)}`);
  return to <= from && later > from ? later : to;
}
