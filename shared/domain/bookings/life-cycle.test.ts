import { expect, test } from 'vitest';
import { bookingStates, bookingSteps, standingAfter, type BookingState } from './life-cycle.ts';

const at = (state: BookingState) => ({ state, cancelledFrom: state === 'cancelled' ? ('confirmed' as const) : null });

test('the steps that a booking can take in each state are these and no others', () => {
  const table = bookingStates.map((state) => [state, bookingSteps.map((step) => standingAfter(at(state), step)?.state ?? null)]);

  expect(table).toEqual([
    ['offered', ['confirmed', null, 'cancelled', null]],
    ['confirmed', [null, 'delivered', 'cancelled', 'offered']],
    ['delivered', [null, null, null, 'confirmed']],
    ['cancelled', [null, null, null, 'confirmed']],
  ]);
});

test('a cancellation that is taken back leads to where the booking stood before', () => {
  for (const state of ['offered', 'confirmed'] as const) {
    const cancelled = standingAfter(at(state), 'cancel');

    expect(cancelled && standingAfter(cancelled, 'takeBack')).toEqual({ state, cancelledFrom: null });
  }
});
