import type { IdentityInput } from '../../../shared/contract/identities.ts';
import type { BookingInput } from '../../../shared/contract/bookings.ts';
import { blankOrganisation, type OrganisationInput } from '../../../shared/contract/organisations.ts';
import { localTime, type LocalTime } from '../../../shared/domain/time.ts';

/** An invented sole trader; the bank details are those of the check's own published example. */
export const sampleIdentity: IdentityInput = {
  name: 'Rowan Field',
  tradingName: '',
  kind: 'soleTrader',
  companyNumber: '',
  registeredOffice: '',
  placeOfRegistration: '',
  address: '4 Hazel Lane\nLeeds\nLS1 1AA',
  email: 'rowan@field.example',
  phone: '',
  vatNumber: null,
  registrationBody: 'GMC',
  registrationNumber: '7000000',
  terms: {
    paymentDays: 30,
    cancellation: [
      { noticeHours: 24, share: 10_000 },
      { noticeHours: 168, share: 5_000 },
    ],
    note: '',
  },
  secrets: { accountName: 'R Field', sortCode: '089999', accountNumber: '66374958', iban: '', bic: '', utr: '', niNumber: '' },
};

/** Named after trees, so that nobody takes them for real places. */
export const sampleOrganisations = [
  {
    ...blankOrganisation,
    name: 'Birch Lane Surgery',
    kind: 'practice',
    nation: 'england',
    address: '12 Birch Lane\nLeeds\nLS1 1AA',
    accountsEmail: 'accounts@birchlane.example',
    travelMs: 1_500_000,
    parking: 'Behind the building, two spaces for visitors.',
    clinicalSystem: 'SystmOne',
    doorCode: 'C 1492',
    rates: [
      { unit: 'session', name: 'Morning or afternoon', price: 32_000, share: null },
      { unit: 'item', name: 'Home visit', price: 6_000, share: null },
      { unit: 'mile', name: '', price: 55, share: null },
    ],
    contacts: [{ name: 'Hazel', role: 'Practice manager', email: 'hazel@birchlane.example', phone: '' }],
  },
  {
    ...blankOrganisation,
    name: 'Glen Rowan Out of Hours',
    kind: 'outOfHours',
    nation: 'scotland',
    travelMs: 3_600_000,
    rates: [
      { unit: 'hour', name: 'Weekend', price: 9_500, share: null },
      { unit: 'hour', name: 'Bank holiday', price: 13_000, share: null },
    ],
  },
  {
    ...blankOrganisation,
    name: 'Alder Staffing',
    kind: 'agency',
    nation: 'england',
    rates: [{ unit: 'hour', name: '', price: 8_200, share: null }],
  },
  {
    ...blankOrganisation,
    name: 'Maple Court Practice',
    kind: 'practice',
    nation: 'england',
    address: '8 Maple Court\nLeeds\nLS2 2BB',
    accountsEmail: 'accounts@maplecourt.example',
    travelMs: 1_200_000,
    rates: [{ unit: 'hour', name: '', price: 8_750, share: null }],
  },
] as const satisfies readonly OrganisationInput[];

/** One invented booking, in days from the Monday of this week: weekends, when the clinic is closed, and the weeks after it. */
export interface SampleBooking {
  /** Index into `sampleOrganisations`. */
  readonly organisation: number;
  readonly day: number;
  readonly start: LocalTime;
  readonly hours: number;
  readonly title: string;
  readonly arrangement: BookingInput['arrangement'];
  readonly rate: BookingInput['rate'];
  readonly breakMinutes: number;
  readonly state: 'offered' | 'confirmed';
}

const perHour = (price: number) => ({ unit: 'hour', price, share: null, count: 1_000, takings: 0 }) as const;
const perSession = { unit: 'session', price: 32_000, share: null, count: 1_000, takings: 0 } as const;
const usual = { arrangement: 'soleTrader', breakMinutes: 0, state: 'confirmed' } as const;

export const sampleBookings: readonly SampleBooking[] = [
  { ...usual, organisation: 1, day: -9, start: localTime('09:00'), hours: 6, title: 'Weekend cover', rate: perHour(9_500) },
  { ...usual, organisation: 0, day: -8, start: localTime('09:00'), hours: 4, title: 'Catch-up clinic', rate: perSession },
  {
    ...usual,
    organisation: 2,
    day: -2,
    start: localTime('10:00'),
    hours: 5,
    title: '',
    arrangement: 'agency',
    breakMinutes: 30,
    rate: perHour(8_200),
  },
  { ...usual, organisation: 1, day: 5, start: localTime('09:00'), hours: 6, title: 'Weekend cover', rate: perHour(9_500) },
  { ...usual, organisation: 0, day: 12, start: localTime('09:00'), hours: 4, title: 'Catch-up clinic', rate: perSession },
  { ...usual, organisation: 0, day: 15, start: localTime('08:30'), hours: 4, title: 'Morning surgery', rate: perSession },
  { ...usual, organisation: 1, day: 19, start: localTime('18:00'), hours: 6, title: 'Late cover', state: 'offered', rate: perHour(9_000) },
];
