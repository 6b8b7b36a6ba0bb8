import { expect, test } from 'vitest';
import { hours, localDate, minutes } from '../../shared/domain/time.ts';
import { aBooking } from '../support/a-booking.ts';
import { aCore } from '../support/a-core.ts';
import { anException, aWeek } from '../support/an-availability.ts';
import { anOrganisation } from '../support/an-organisation.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { makeProfileQuickly } from '../support/make-profile-quickly.ts';

const at = (text: string): number => Date.parse(`2026-11-${text}:00Z`);

async function aDesk() {
  const harness = aCore({ clock: createFakeClock('2026-11-24T12:00:00Z') });
  await harness.core.start();
  await makeProfileQuickly(harness.client, 'locum');
  const { client } = harness;
  await client.preferences.update({ zone: 'Europe/London' });
  await client.availability.saveWeek(aWeek(['09:00-17:00'], '2026-11-02'));
  const { id: birch } = await client.organisations.create(anOrganisation({ travelMs: minutes(30) }));
  const free = async (organisationId: string | null = null): Promise<readonly string[]> => {
    const found = await client.availability.free({ from: at('25T00:00'), to: at('28T00:00'), organisationId, shortestMs: minutes(30) });
    return found.map(({ startsAt, endsAt }) => [startsAt, endsAt].map((time) => new Date(time).toISOString().slice(8, 16)).join(' – '));
  };
  return { ...harness, birch, free };
}

test('an offer leaves free time as it is, accepting it takes it with way and buffers, and cancelling gives it back', async () => {
  const { client, birch, free } = await aDesk();
  await client.preferences.update({ availability: { bufferAfterMs: minutes(15), usualTravelMs: minutes(20) } });
  const whole = ['25T09:00 – 25T17:00', '26T09:00 – 26T17:00', '27T09:00 – 27T17:00'];
  const { bookings } = await client.bookings.create({ booking: aBooking(birch), state: 'offered', alsoOn: [localDate('2026-11-27')] });
  const id = bookings[0]?.id ?? '';
  expect(await free()).toEqual(whole);

  await client.bookings.step({ id, step: 'confirm', scope: 'all' });
  expect(await free()).toEqual(['25T09:00 – 25T17:00', '26T13:45 – 26T17:00', '27T13:45 – 27T17:00']);
  expect(await free(birch)).toEqual(['25T09:00 – 25T17:00', '26T13:00 – 26T17:00', '27T13:00 – 27T17:00']);

  await client.bookings.cancel({ id, by: 'organisation', reason: '', scope: 'following' });
  expect(await free()).toEqual(whole);
});

test('a clinic session takes its time and turnover, a day away all of it, and both come back with Undo', async () => {
  const { client, free } = await aDesk();
  const planned = {
    kind: 'session',
    clientId: null,
    serviceId: null,
    title: '',
    durationMs: hours(1),
    zone: 'Europe/London',
    notes: '',
  } as const;
  const { undoId } = await client.sessions.create({ session: { ...planned, startsAt: at('25T09:00') }, repeat: null });
  const away = await client.availability.addException(anException('2026-11-26'));
  expect(await free()).toEqual(['25T10:00 – 25T17:00', '27T09:00 – 27T17:00']);

  await client.availability.undo({ undoId: away.undoId });
  await client.sessions.undo({ undoId });
  expect(await free()).toHaveLength(3);
});

test('availability and repeats are the same after the app ended and began again', async () => {
  const { core, folder, secrets, client, birch } = await aDesk();
  await client.availability.addException(anException('2026-12-21', { toOn: localDate('2026-12-24'), note: 'Holiday' }));
  await client.bookings.create({ booking: aBooking(birch), state: 'confirmed', alsoOn: [localDate('2026-12-03')] });
  const shown = async (from: typeof client) => [
    await from.availability.get({}),
    await from.bookings.list({ when: 'all', state: null, organisationId: null, search: '', offset: 0, limit: 50 }),
  ];
  const before = await shown(client);
  await core.close();

  const again = aCore({ folder, secrets, clock: createFakeClock('2026-11-25T12:00:00Z') });
  await again.core.start();
  expect(await shown(again.client)).toEqual(before);
});
