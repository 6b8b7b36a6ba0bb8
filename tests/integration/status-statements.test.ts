import { expect, test } from 'vitest';
import { aBooking } from '../support/a-booking.ts';
import { aCore } from '../support/a-core.ts';
import { anOrganisation } from '../support/an-organisation.ts';
import { aKeptPdf } from '../support/kept-files.ts';
import { makeProfileQuickly } from '../support/make-profile-quickly.ts';

/** An open profile with one offered booking. */
async function aBookedDesk() {
  const harness = aCore();
  await harness.core.start();
  const { client, core } = harness;
  await makeProfileQuickly(client, 'locum');
  const { id: organisationId } = await client.organisations.create(anOrganisation({}));
  const made = await client.bookings.create({ booking: aBooking(organisationId, { arrangement: 'agency' }), state: 'offered', alsoOn: [] });
  const [booking] = made.bookings;
  if (!booking) throw new Error('nothing was made');
  const owner = { kind: 'statusStatement', bookingId: booking.id } as const;
  const keep = () => client.keptFiles.keep({ owner, uploadId: core.uploads.put(aKeptPdf()), fileName: 'sds.pdf' });
  const change = (title: string) =>
    client.bookings.update({ id: booking.id, change: aBooking(organisationId, { arrangement: 'agency', title }), scope: 'one' });
  return { client, booking, made, owner, keep, change };
}

test('a status statement stays beside its booking through changes and their undo', async () => {
  const { client, booking, owner, keep, change } = await aBookedDesk();
  const file = await keep();

  const { undoId } = await change('Clinic');
  await client.bookings.undo({ undoId });

  expect((await client.bookings.get({ id: booking.id })).title).toBe('');
  expect(await client.keptFiles.list({ owner })).toEqual([file]);
});

test('a booking with a statement can neither be removed nor undone away; without it both can', async () => {
  const { client, booking, made, owner, keep } = await aBookedDesk();
  const { id } = await keep();

  await expect(client.bookings.remove({ id: booking.id })).rejects.toMatchObject({ code: 'BOOKING_FILE_KEPT' });
  await expect(client.bookings.undo({ undoId: made.undoId })).rejects.toMatchObject({ code: 'BOOKING_FILE_KEPT' });
  const removal = await client.keptFiles.remove({ id });
  const { undoId } = await client.bookings.remove({ id: booking.id });
  await client.bookings.undo({ undoId });

  expect((await client.bookings.get({ id: booking.id })).id).toBe(booking.id);
  expect(await client.keptFiles.list({ owner })).toEqual([]);
  await expect(client.keptFiles.undo({ undoId: removal.undoId })).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' });
});

test('a statement needs a booking', async () => {
  const { client, keep, booking } = await aBookedDesk();
  await client.bookings.remove({ id: booking.id });

  await expect(keep()).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
