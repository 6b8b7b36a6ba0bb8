import { blankBooking, bookingInputSchema, type BookingValues } from '../../../shared/contract/bookings.ts';
import { identityInputSchema, type IdentityValues } from '../../../shared/contract/identities.ts';
import { organisationInputSchema, type OrganisationValues } from '../../../shared/contract/organisations.ts';
import { hours, minutes, zoneId, type Instant } from '../../../shared/domain/time.ts';
import { addDays, atLocalTime, dayOf, startOfWeek } from '../../../shared/domain/zones.ts';
import { sampleBookings, sampleIdentity, sampleOrganisations, type SampleBooking } from './sample-books.ts';

interface WithId {
  readonly id: string;
}

/** The part of an open profile that the sample's books are written through: the same services, the same rules. */
export interface BooksTarget {
  readonly identities: { create(values: IdentityValues): WithId };
  readonly organisations: { create(values: OrganisationValues): WithId };
  readonly bookings: {
    create(values: BookingValues, state: 'offered' | 'confirmed', alsoOn: readonly string[]): { readonly bookings: readonly WithId[] };
    step(id: string, step: 'deliver'): unknown;
  };
}

/** What was made, for what follows from it. */
export interface SampleBooks {
  readonly identityId: string;
  /** The ids of `sampleOrganisations`, in their order. */
  readonly places: readonly string[];
}

const workplaceZone = zoneId('Europe/London');

/**
 * Fills an empty sample profile with an invented locum's identity, the places that book them, and bookings around now.
 * What lies before `now` was delivered. Only for the sample profile.
 */
export function fillBooks(target: BooksTarget, now: Instant): SampleBooks {
  const { id: identityId } = target.identities.create(identityInputSchema.parse(sampleIdentity));
  const places = sampleOrganisations.map((organisation) => target.organisations.create(organisationInputSchema.parse(organisation)).id);
  for (const sample of sampleBookings) {
    const organisationId = places[sample.organisation];
    if (organisationId !== undefined) bookSample(target, sample, { identityId, organisationId }, now);
  }
  return { identityId, places };
}

/** Books one piece of work, which was delivered if it is past. @returns the id of a booking that was delivered, else null */
export function bookSample(
  target: BooksTarget,
  sample: SampleBooking,
  { identityId, organisationId }: { readonly identityId: string; readonly organisationId: string },
  now: Instant,
): string | null {
  const values = bookingOf(sample, organisationId, identityId, now);
  const [made] = target.bookings.create(values, sample.state, []).bookings;
  if (!made || sample.state !== 'confirmed' || values.startsAt + values.durationMs > now) return null;
  target.bookings.step(made.id, 'deliver');
  return made.id;
}

function bookingOf(sample: SampleBooking, organisationId: string, identityId: string, now: Instant): BookingValues {
  const day = addDays(startOfWeek(dayOf(now, workplaceZone)), sample.day);
  return bookingInputSchema.parse({
    ...blankBooking,
    organisationId,
    identityId,
    arrangement: sample.arrangement,
    title: sample.title,
    startsAt: atLocalTime(day, sample.start, workplaceZone),
    durationMs: hours(sample.hours),
    zone: workplaceZone,
    breakMs: minutes(sample.breakMinutes),
    rate: sample.rate,
  });
}
