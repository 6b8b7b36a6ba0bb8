import { bankHolidaysOf } from '../shared/rates/bank-holidays.ts';
import type { PreferenceService } from './features/preferences/service.ts';
import { createAvailabilityService, type AvailabilityService } from './features/availability/service.ts';
import type { Books } from './profile-books.ts';
import type { ProfileDeps } from './profile-deps.ts';

export interface AvailabilityPlugs extends ProfileDeps {
  readonly preferences: PreferenceService;
  readonly books: Books;
}

/** Availability, plugged into the bookings and organisations that decide what of it is free. */
export function createAvailability({ store, clock, newId, changes, preferences, books }: AvailabilityPlugs): AvailabilityService {
  const settings = () => preferences.get().availability;
  const usualTravel = () => settings().usualTravelMs;
  return createAvailabilityService({
    store,
    clock,
    newId,
    announce: changes.announce,
    settings,
    zone: preferences.zone,
    usualTravel,
    bankHolidays: () => bankHolidaysOf(books.rates.current().bankHolidays.days),
    takenBetween: books.bookings.takenBetween,
    workplace: (organisationId) => {
      const { id, nation, travelMs } = books.organisations.get(organisationId);
      return { id, nation, travelMs: travelMs ?? usualTravel() };
    },
  });
}
