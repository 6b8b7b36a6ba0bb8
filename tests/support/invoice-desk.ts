import type { BookingInput } from '../../shared/contract/bookings.ts';
import type { DraftChangeInput } from '../../shared/contract/invoice-draft.ts';
import type { Invoice } from '../../shared/contract/invoices.ts';
import type { OrganisationInput } from '../../shared/contract/organisations.ts';
import { aBooking } from './a-booking.ts';
import { aCore, type CoreHarness, type CoreOptions } from './a-core.ts';
import { createFakeClock } from './fake-clock.ts';
import { anIdentity } from './an-identity.ts';
import { anOrganisation } from './an-organisation.ts';
import { makeProfileQuickly } from './make-profile-quickly.ts';

export interface Desk extends CoreHarness {
  readonly identityId: string;
  readonly organisationId: string;
  /** Work that was delivered; `day` as `2026-11-03`, four hours from nine at £90. */
  deliver(day: string, change?: Partial<BookingInput>): Promise<string>;
  /** A draft of that work. */
  draft(...days: readonly string[]): Promise<Invoice>;
  /** The same, issued. */
  issued(...days: readonly string[]): Promise<Invoice>;
}

/** An open profile on 24 November 2026 with one identity and one organisation. */
export async function anInvoiceDesk(options: CoreOptions & { readonly organisation?: Partial<OrganisationInput> } = {}): Promise<Desk> {
  const harness = aCore({ clock: createFakeClock('2026-11-24T12:00:00Z'), ...options });
  await harness.core.start();
  await makeProfileQuickly(harness.client, 'locum');
  const { client } = harness;
  const { id: identityId } = await client.identities.create(anIdentity());
  const { id: organisationId } = await client.organisations.create(anOrganisation(options.organisation));

  async function deliver(day: string, change: Partial<BookingInput> = {}): Promise<string> {
    const booking = aBooking(organisationId, { identityId, startsAt: Date.parse(`${day}T09:00Z`), ...change });
    const { bookings } = await client.bookings.create({ booking, state: 'confirmed', alsoOn: [] });
    const id = bookings[0]?.id ?? '';
    await client.bookings.step({ id, step: 'deliver' });
    return id;
  }

  async function draft(...days: readonly string[]): Promise<Invoice> {
    const bookingIds: string[] = [];
    for (const day of days) bookingIds.push(await deliver(day));
    const { invoice } = await client.invoices.draftFromBookings({ identityId, organisationId, bookingIds });
    return invoice;
  }

  async function issued(...days: readonly string[]): Promise<Invoice> {
    const { id, changedAt } = await draft(...days);
    return client.invoices.issue({ id, changedAt });
  }

  return { ...harness, identityId, organisationId, deliver, draft, issued };
}

/** The whole file of a stream of pieces. */
export async function fileOf(stream: Promise<AsyncIterable<{ readonly base64: string; readonly total: number }>>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const { base64 } of await stream) pieces.push(Buffer.from(base64, 'base64'));
  return Buffer.concat(pieces);
}

/** What a form would send that changes nothing, with what the test names. */
export function changeOf(
  { draft, withSlip }: Pick<Invoice, 'draft' | 'withSlip'>,
  change: Partial<DraftChangeInput> = {},
): DraftChangeInput {
  const { customer, issuedOn, dueOn, period, pension, note, paymentTerms } = draft;
  const { kind: _kind, isBusiness: _isBusiness, ...fields } = customer;
  const lines = draft.lines.flatMap(({ kind, ...line }) => (kind === 'employerPension' ? [] : [{ kind, ...line }]));
  return { issuedOn, dueOn, period, pension, note, paymentTerms, customer: fields, lines, withSlip, ...change };
}

/** One thing of £12.50 on 3 November 2026, by hand. */
export function aTypedLine(change: Partial<DraftChangeInput['lines'][number]> = {}): DraftChangeInput['lines'][number] {
  return {
    kind: 'expense',
    description: 'Parking',
    workedOn: '2026-11-03',
    startsAt: null,
    endsAt: null,
    quantity: 1_000,
    unit: 'item',
    unitPrice: 1_250,
    vat: 'exempt',
    pensionable: false,
    bookingId: null,
    ...change,
  };
}

/** The last value of a stream that ends by itself. */
export async function lastOf<T>(stream: Promise<AsyncIterable<T>>): Promise<T> {
  let last: T | undefined;
  for await (const value of await stream) last = value;
  if (last === undefined) throw new Error('the stream ended without a value');
  return last;
}
