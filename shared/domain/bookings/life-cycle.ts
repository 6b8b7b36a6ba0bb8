/** Where a booking stands. Invoiced and paid follow from its invoices. */
export const bookingStates = ['offered', 'confirmed', 'delivered', 'cancelled'] as const;
export type BookingState = (typeof bookingStates)[number];

/** What can be done to a booking. */
export const bookingSteps = ['confirm', 'deliver', 'cancel', 'takeBack'] as const;
export type BookingStep = (typeof bookingSteps)[number];

export interface BookingStanding {
  readonly state: BookingState;
  /** Where a cancelled booking stood before; null for all others. */
  readonly cancelledFrom: 'offered' | 'confirmed' | null;
}

/**
 * Where a step leads; null when the booking cannot take it.
 * Offered, confirmed, delivered follow each other; cancelled comes from either before delivered; the last step can be taken back.
 *
 * @see docs/rules/bookings.md §1
 */
export function standingAfter({ state, cancelledFrom }: BookingStanding, step: BookingStep): BookingStanding | null {
  switch (step) {
    case 'confirm':
      return state === 'offered' ? standing('confirmed') : null;
    case 'deliver':
      return state === 'confirmed' ? standing('delivered') : null;
    case 'cancel':
      return state === 'offered' || state === 'confirmed' ? { state: 'cancelled', cancelledFrom: state } : null;
    case 'takeBack':
      return standingBefore({ state, cancelledFrom });
    default:
      return step satisfies never;
  }
}

function standingBefore({ state, cancelledFrom }: BookingStanding): BookingStanding | null {
  if (state === 'cancelled') return standing(cancelledFrom ?? 'offered');
  if (state === 'delivered') return standing('confirmed');
  return state === 'confirmed' ? standing('offered') : null;
}

function standing(state: BookingState): BookingStanding {
  return { state, cancelledFrom: null };
}
