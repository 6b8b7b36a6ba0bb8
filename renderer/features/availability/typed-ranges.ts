import type { TimeRange } from '../../../shared/domain/availability/open-time.ts';
import { localTime, type LocalTime } from '../../../shared/domain/time.ts';

const time = String.raw`(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?`;
const range = new RegExp(String.raw`(?<![\d:.])${time}\s*(?:-|–|—|to|until)\s*${time}(?![\d:.])`, 'gi');

/**
 * Reads times as people type them: `9-5`, `0900-1300, 2pm to 6pm`, `22-6`. Null for what is none.
 *
 * A time that is written with one digit and does not come after the one before it is one of the afternoon where that fits:
 * `9-1, 2-5` ends at 17:00, and `22-6` on the next morning. Nothing, `off` and `closed` are a day off.
 */
export function typedRanges(text: string): readonly TimeRange[] | null {
  const ranges: TimeRange[] = [];
  let isWrong = false;
  let last = localTime('00:00');
  const rest = text.replaceAll(range, (...found: (string | undefined)[]) => {
    const [, fromHour = '', fromMinute, fromHalf, toHour = '', toMinute, toHalf] = found;
    const [typedFrom, typedTo] = [timeOfDay(fromHour, fromMinute, fromHalf), timeOfDay(toHour, toMinute, toHalf)];
    if (typedFrom === null || typedTo === null) {
      isWrong = true;
      return ' ';
    }
    const from = fromHalf === undefined && fromHour.length === 1 && typedFrom < last ? afternoonOf(last, typedFrom) : typedFrom;
    const to = toHalf === undefined && toHour.length === 1 && typedTo <= from ? afternoonOf(from, typedTo) : typedTo;
    ranges.push({ from, to });
    last = to;
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

/** Twelve hours later, if that is not before `after`. */
function afternoonOf(after: LocalTime, time: LocalTime): LocalTime {
  const later = localTime(`${String(Number(time.slice(0, 2)) + 12)}${time.slice(2)}`);
  return later >= after ? later : time;
}
