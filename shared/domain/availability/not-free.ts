import { plus, type DurationMs, type Instant, type LocalDate } from '../time.ts';
import { addDays, dayOf } from '../zones.ts';
import {
  daysBetween,
  exceptionTimes,
  hasUsualWeek,
  lastDayOf,
  openTime,
  usualRanges,
  usualTimes,
  type Availability,
  type OpenTimeView,
  type TimeRange,
} from './open-time.ts';
import { isCovered, without, within, type Stretch } from './stretches.ts';

/** Why a time is not one at which the practitioner works. */
export type NotFree =
  | { readonly why: 'away'; readonly note: string }
  | { readonly why: 'bankHoliday'; readonly on: LocalDate; readonly name: string }
  /** With the usual ranges of the day on which it begins; none for a day off. */
  | { readonly why: 'outside'; readonly on: LocalDate; readonly usual: readonly TimeRange[] }
  /** Sooner than the least notice. */
  | { readonly why: 'notice'; readonly notice: DurationMs };

export interface NotFreeView extends OpenTimeView {
  readonly now: Instant;
  /** How long before its start work must be known. */
  readonly notice: DurationMs;
}

/**
 * Why a time is not free by what the practitioner said; what else is planned is not looked at (see in-the-way.ts).
 * Nothing is outside a usual week that was not said for its day. Work that has begun is not asked for its notice.
 */
export function whyNotFree(availability: Availability, wanted: Stretch, view: NotFreeView): readonly NotFree[] {
  const { now, notice } = view;
  const isShort = wanted.startsAt >= now && wanted.startsAt < plus(now, notice);
  const tooSoon: readonly NotFree[] = isShort ? [{ why: 'notice', notice }] : [];
  return [...whyClosed(availability, wanted, view), ...tooSoon];
}

function whyClosed(availability: Availability, wanted: Stretch, view: OpenTimeView): readonly NotFree[] {
  const open = openTime(availability, wanted, view);
  if (isCovered(wanted, open)) return [];
  const first = dayOf(wanted.startsAt, view.zone);
  const days = daysBetween(addDays(first, -1), lastDayOf(wanted, view.zone));
  const away = awayIn(availability, days, wanted, view);
  const holidays = holidaysIn(availability, days, wanted, view);
  const told = [...away, ...holidays].flatMap(({ times }) => times);
  const outside: NotFree = { why: 'outside', on: first, usual: usualRanges(availability, first) };
  const rest = hasUsualWeek(availability, first) ? without([wanted], [...open, ...told]) : [];
  return [...away.map(({ reason }) => reason), ...holidays.map(({ reason }) => reason), ...(rest.length > 0 ? [outside] : [])];
}

interface ToldReason {
  readonly reason: NotFree;
  readonly times: readonly Stretch[];
}

function awayIn({ exceptions }: Availability, days: readonly LocalDate[], wanted: Stretch, { zone }: OpenTimeView): readonly ToldReason[] {
  const [first, last] = [days.at(0), days.at(-1)];
  if (first === undefined || last === undefined) return [];
  return exceptions
    .filter(({ isFree }) => !isFree)
    .map((exception): ToldReason => {
      const times = within(exceptionTimes(exception, first, last, zone), wanted);
      return { reason: { why: 'away', note: exception.note }, times };
    })
    .filter(({ times }) => times.length > 0);
}

/** Bank holidays that take usual times of the wanted stretch; on a day off they take nothing. */
function holidaysIn(
  availability: Availability,
  days: readonly LocalDate[],
  wanted: Stretch,
  { zone, holidaysOf, bankHolidayOn }: OpenTimeView,
): readonly ToldReason[] {
  if (holidaysOf === null) return [];
  return days.flatMap((on) => {
    const holiday = bankHolidayOn(on, holidaysOf);
    const times = within(usualTimes(availability, on, zone), wanted);
    return holiday === null || times.length === 0 ? [] : [{ reason: { why: 'bankHoliday' as const, on, name: holiday.name }, times }];
  });
}
