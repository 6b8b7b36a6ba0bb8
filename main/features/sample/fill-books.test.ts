import { expect, test } from 'vitest';
import { bookingInputSchema, type BookingValues } from '../../../shared/contract/bookings.ts';
import { instant } from '../../../shared/domain/time.ts';
import { fillBooks, type BooksTarget } from './fill-books.ts';

/** Takes down what the sample makes. */
function aTarget() {
  const made: { readonly id: string; readonly values: BookingValues; readonly state: string }[] = [];
  const delivered: string[] = [];
  const give = () => ({ id: crypto.randomUUID() });
  const target: BooksTarget = {
    identities: { create: give },
    organisations: { create: give },
    bookings: {
      create: (values, state) => {
        const id = crypto.randomUUID();
        made.push({ id, values: bookingInputSchema.parse(values), state });
        return { bookings: [{ id }] };
      },
      step: (id) => delivered.push(id),
    },
  };
  return { target, made, delivered };
}

test.each(['2026-11-24T11:02:00Z', '2026-11-28T16:40:00Z', '2026-03-29T00:30:00Z'])(
  'at %s what is past was delivered and something lies ahead',
  (time) => {
    const now = instant(Date.parse(time));
    const { target, made, delivered } = aTarget();

    fillBooks(target, now);

    const past = made.filter(({ values, state }) => state === 'confirmed' && values.startsAt + values.durationMs <= now);
    expect(past.map(({ id }) => id)).toEqual(delivered);
    expect(past.length).toBeGreaterThan(0);
    expect(made.filter(({ values }) => values.startsAt > now).length).toBeGreaterThan(1);
    expect(made.some(({ state }) => state === 'offered')).toBe(true);
  },
);
