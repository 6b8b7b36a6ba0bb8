import type { NotFree } from '../../../shared/domain/availability/not-free.ts';
import type { WeeklyTimes } from '../../../shared/domain/availability/open-time.ts';
import type { Stretch } from '../../../shared/domain/availability/stretches.ts';
import { hours, plus, type LocalDate, type ZoneId } from '../../../shared/domain/time.ts';
import { addDays, dayOf, startOfDay, timeOf } from '../../../shared/domain/zones.ts';
import { dayWithYearWords, dayWords } from '../../ui/time-words.ts';
import { rangesText } from './typed-ranges.ts';

/** Monday first. */
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** `Mon – Fri 09:00 – 17:00; Sat 09:00 – 12:00`, `No times`. */
export function weekWords({ days }: Pick<WeeklyTimes, 'days'>): string {
  const groups: { first: number; last: number; text: string }[] = [];
  for (const [index, ranges] of days.entries()) {
    const text = rangesText(ranges);
    const before = groups.at(-1);
    if (before && before.text === text && before.last === index - 1) before.last = index;
    else groups.push({ first: index, last: index, text });
  }
  const name = (index: number): string => weekdays[index]?.slice(0, 3) ?? '';
  const told = groups
    .filter(({ text }) => text !== '')
    .map(({ first, last, text }) => `${first === last ? name(first) : `${name(first)} – ${name(last)}`} ${text}`);
  return told.length === 0 ? 'No times' : told.join('; ');
}

/** One sentence for a warning. */
export function notFreeWords(reason: NotFree, today: LocalDate): string {
  switch (reason.why) {
    case 'away':
      return reason.note === '' ? 'You are away then.' : `You are away then: ${reason.note}.`;
    case 'bankHoliday':
      return `You take no work on bank holidays: ${dayWords(reason.on, today)} is ${reason.name}.`;
    case 'outside':
      return reason.usual.length === 0
        ? `Outside your usual week: ${dayWords(reason.on, today)} is a day off.`
        : `Outside your usual times on ${dayWords(reason.on, today)}: ${rangesText(reason.usual)}.`;
    case 'notice':
      return `Sooner than your least notice of ${noticeWords(reason.notice)}.`;
    default:
      return reason satisfies never;
  }
}

/** `12 hours`, `1 day`, `2 weeks`. */
export function noticeWords(notice: number): string {
  const [count, unit] = notice % hours(168) === 0 ? [notice / hours(168), 'week'] : notice % hours(24) === 0 ? [notice / hours(24), 'day'] : [notice / hours(1), 'hour']; // prettier-ignore
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** Free days as a plain text for a mail: a line for each day, its times in order; what crosses midnight stands with the day it begins on. */
export function freeDaysText(free: readonly Stretch[], zone: ZoneId, today: LocalDate): string {
  const lines = new Map<LocalDate, string[]>();
  for (const { startsAt, endsAt } of free.flatMap((stretch) => daysOfLong(stretch, zone))) {
    const day = dayOf(startsAt, zone);
    lines.set(day, [...(lines.get(day) ?? []), spanText(timeOf(startsAt, zone), timeOf(endsAt, zone))]);
  }
  const asOf = `As of ${dayWithYearWords(today)}.`;
  if (lines.size === 0) return `I am not free in this time. ${asOf}`;
  return ['I am free on these days:', '', ...[...lines].map(([day, times]) => `${dayWords(day, today)}: ${times.join(', ')}`), '', asOf].join('\n'); // prettier-ignore
}

function spanText(from: string, to: string): string {
  return from === '00:00' && to === '00:00' ? 'all day' : `${from} – ${to}`;
}

/** A stretch of more than a day is told day by day. */
function daysOfLong(stretch: Stretch, zone: ZoneId): readonly Stretch[] {
  const midnight = startOfDay(addDays(dayOf(stretch.startsAt, zone), 1), zone);
  if (stretch.endsAt <= plus(stretch.startsAt, hours(24)) || stretch.endsAt <= midnight) return [stretch];
  return [{ ...stretch, endsAt: midnight }, ...daysOfLong({ ...stretch, startsAt: midnight }, zone)];
}
