import type { ClientInput } from '../../../shared/contract/clients.ts';
import type { Repeat, SessionInput } from '../../../shared/contract/sessions.ts';
import type { Service } from '../../../shared/contract/services.ts';
import { instant, localTime, minutes, plus, type Instant, type LocalDate, type ZoneId } from '../../../shared/domain/time.ts';
import { addDays, atLocalTime, dayOf, startOfWeek, timeOf } from '../../../shared/domain/zones.ts';
import { breakLength, sampleClients, sampleDay, sampleServices, type SampleEntry } from './sample-clinic.ts';

interface WithId {
  readonly id: string;
}

/** The part of an open profile that the sample is written through: the same services, the same rules. */
export interface SampleTarget {
  readonly clients: { create(input: ClientInput): WithId };
  readonly services: { create(input: Omit<Service, 'id' | 'archivedAt'>): WithId };
  readonly sessions: {
    create(input: SessionInput, repeat: Repeat | null): { readonly sessions: readonly WithId[] };
    setStatus(id: string, status: 'noShow' | 'cancelled'): unknown;
    correctActual(id: string, startedAt: Instant, finishedAt: Instant): unknown;
  };
}

/** First and last hour at which a clinic would see somebody; outside them the sample's day lies around the afternoon. */
const openFrom = localTime('09:00');
const openUntil = localTime('18:30');
const midAfternoon = localTime('14:00');
/** The next session is this far off when the sample opens, so that the clock counts down to it. */
const untilNext = minutes(6);
const fiveMinutes = minutes(5);

/**
 * Fills an empty sample profile with an invented clinic: last week, this week and the next, and a full day today.
 * What lies before `now` has happened, with small delays and one missed visit. Only for the sample profile.
 */
export function fillSample(target: SampleTarget, now: Instant, zone: ZoneId): void {
  const clientIds = sampleClients.map((client) => target.clients.create(client).id);
  const serviceIds = sampleServices.map((service) => target.services.create(service).id);
  const today = dayOf(now, zone);
  let turn = 0;

  for (const day of workdays(today)) {
    const middle = day === today ? middleOfToday(now, zone) : atLocalTime(day, midAfternoon, zone);
    for (const entry of sampleDay) {
      const startsAt = plus(middle, entry.offset);
      if (dayOf(startsAt, zone) !== day) continue;
      turn += 1;
      const input = inputOf(entry, startsAt, zone, clientIds[turn % clientIds.length] ?? null, serviceIds);
      const [made] = target.sessions.create(input, null).sessions;
      if (made && entry.service !== null) settle(target, made.id, turn, input, now);
    }
  }
}

/** Monday to Friday of three weeks, and today even on a weekend. */
function workdays(today: LocalDate): readonly LocalDate[] {
  const monday = addDays(startOfWeek(today), -7);
  const days = Array.from({ length: 21 }, (_, index) => addDays(monday, index));
  return days.filter((day, index) => index % 7 < 5 || day === today);
}

/** Shifts the usual day a little, so that the session nearest to now is the next one. */
function middleOfToday(now: Instant, zone: ZoneId): Instant {
  const usual = atLocalTime(dayOf(now, zone), midAfternoon, zone);
  const time = timeOf(now, zone);
  if (time < openFrom || time > openUntil) return usual;

  const wanted = Math.ceil((now + untilNext) / fiveMinutes) * fiveMinutes;
  const shifts = sampleDay.filter(({ service }) => service !== null).map(({ offset }) => wanted - usual - offset);
  const [least = 0] = shifts.sort((a, b) => Math.abs(a) - Math.abs(b));
  return instant(usual + least);
}

function inputOf(
  { service, notes }: SampleEntry,
  startsAt: Instant,
  zone: ZoneId,
  clientId: string | null,
  serviceIds: readonly string[],
): SessionInput {
  const kind = sampleServices[service ?? -1];
  const timing = { startsAt, zone, notes };
  if (service === null || !kind)
    return { ...timing, kind: 'break', clientId: null, serviceId: null, title: 'Lunch', durationMs: breakLength };
  return { ...timing, kind: 'session', clientId, serviceId: serviceIds[service] ?? null, title: '', durationMs: kind.durationMs };
}

/** What became of a past session: most took place a little late, one in seventeen was missed. */
function settle({ sessions }: SampleTarget, id: string, turn: number, { startsAt, durationMs }: SessionInput, now: Instant): void {
  const startedAt = plus(instant(startsAt), minutes(turn % 4));
  const finishedAt = plus(startedAt, minutes(durationMs / 60_000 + (turn % 3)));
  if (finishedAt > now) return;
  if (turn % 17 === 0) sessions.setStatus(id, 'noShow');
  else sessions.correctActual(id, startedAt, finishedAt);
}
