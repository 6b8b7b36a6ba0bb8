import { randomUUID } from 'node:crypto';
import type { Store } from '../../main/db/store.ts';
import { createBookingService } from '../../main/features/bookings/service.ts';
import { namedByBookings } from '../../main/features/bookings/store.ts';
import { createChangeService } from '../../main/features/changes/service.ts';
import { createClientService } from '../../main/features/clients/service.ts';
import { createClockService, type ClockService } from '../../main/features/clock/service.ts';
import { createOrganisationService } from '../../main/features/organisations/service.ts';
import { createPreferenceService } from '../../main/features/preferences/service.ts';
import { createServiceTypeService } from '../../main/features/services/service.ts';
import type { ServiceFields } from '../../main/features/services/store.ts';
import { createSessionService } from '../../main/features/sessions/service.ts';
import type { BookingInput } from '../../shared/contract/bookings.ts';
import type { ClockState } from '../../shared/contract/clock.ts';
import type { SessionInput } from '../../shared/contract/sessions.ts';
import { clockFace, type ClockFace } from '../../shared/domain/clock/face.ts';
import { localDate, localTime, minutes, zoneId, type Instant } from '../../shared/domain/time.ts';
import { atLocalTime } from '../../shared/domain/zones.ts';
import { aService } from '../support/a-service.ts';
import { aBooking } from '../support/a-booking.ts';
import { anOrganisation } from '../support/an-organisation.ts';
import type { FakeClock } from '../support/fake-clock.ts';

/** The moment a London wall clock shows this time, on Tuesday 24 November 2026 unless told. */
export function at(time: string, day = '2026-11-24'): Instant {
  return atLocalTime(localDate(day), localTime(time), zoneId('Europe/London'));
}

export type ClinicDay = ReturnType<typeof openDay>;

/** The services of a profile over one store, plugged together as the app does; closed again by `close`. */
export function openDay(store: Store, clock: FakeClock) {
  const changes = createChangeService();
  const logged: string[] = [];
  const glances: (string | null)[] = [];
  const note = (event: string): string => `E-${logged.push(event)}`;
  const log = { info: (event: string) => void note(event), warn: (event: string) => void note(event), error: note };
  const deps = { store, clock, log, newId: () => randomUUID(), announce: changes.announce };
  const preferences = createPreferenceService({ ...deps, requirePlan: () => undefined });
  const service = createClockService({
    ...deps,
    preferences,
    listen: changes.listen,
    showGlance: (glance) => glances.push(glance?.full ?? null),
  });
  const sessions = createSessionService(deps);
  const services = createServiceTypeService(deps);
  const organisations = createOrganisationService({ ...deps, usedIds: (db) => namedByBookings(db, 'organisationId') });
  const spacing = { buffers: { before: minutes(0), after: minutes(0) }, usualTravel: minutes(0) };
  const bookings = createBookingService({
    ...deps,
    spacing: () => spacing,
    pension: { reached: () => [] },
    sessionsBetween: (from, to) => sessions.range(from, to),
  });
  service.start();

  const add = (startsAt: Instant, traits: Partial<SessionInput> = {}): string =>
    sessions.create({ ...anHour, startsAt, ...traits }, null).sessions[0]?.id ?? '';
  /** A booking of four hours, agreed unless told. */
  const book = (startsAt: Instant, traits: Partial<BookingInput> = {}, state: 'offered' | 'confirmed' = 'confirmed'): string => {
    const { id } = organisations.create(anOrganisation({ name: 'Riverside Surgery' }));
    return bookings.create(aBooking(id, { startsAt, ...traits }), state, []).bookings[0]?.id ?? '';
  };
  return {
    store,
    clock,
    logged,
    bookings,
    organisations,
    book,
    /** What the tray was told, in order. */
    glances,
    changes,
    announce: changes.announce,
    preferences,
    service,
    sessions,
    services,
    clients: createClientService(deps),
    add,
    addService: (traits: Partial<ServiceFields> = {}) => services.create(aService(traits)).id,
    state: () => stateOf(service),
    face: async (): Promise<ClockFace> => clockFace(await stateOf(service), clock.now()),
    close: service.close,
  };
}

/** What clock-state-keeper.ts says before it is killed. */
export interface ReachedState {
  readonly now: Instant;
  readonly face: ClockFace;
}

/** What a window that opens now is told. */
export async function stateOf(service: ClockService): Promise<ClockState> {
  for await (const state of service.watch(undefined)) return state;
  throw new Error('the watch has ended');
}

const anHour = {
  kind: 'session',
  clientId: null,
  serviceId: null,
  title: '',
  durationMs: minutes(60),
  zone: 'Europe/London',
  notes: '',
} as const;
