import type { Implementer } from '../../rpc.ts';
import type { Confirmations } from './confirmations.ts';
import type { BookingService } from './service.ts';

/** What bookings are asked, of the profile that is open. */
export interface BookingServices {
  readonly bookings: BookingService;
  readonly confirmations: Confirmations;
}

export function createBookingsRouter(os: Implementer, open: () => BookingServices) {
  const bookings = (): BookingService => open().bookings;
  return {
    list: os.bookings.list.handler(({ input }) => bookings().list(input)),
    range: os.bookings.range.handler(({ input }) => bookings().range(input.from, input.to)),
    get: os.bookings.get.handler(({ input }) => bookings().get(input.id)),
    overlaps: os.bookings.overlaps.handler(({ input }) => bookings().overlaps(input)),
    clockTimes: os.bookings.clockTimes.handler(({ input }) => bookings().clockTimes(input.id)),
    create: os.bookings.create.handler(({ input }) => bookings().create(input.booking, input.state, input.alsoOn)),
    update: os.bookings.update.handler(({ input }) => bookings().update(input.id, input.change, input.scope)),
    move: os.bookings.move.handler(({ input: { id, scope, ...to } }) => bookings().move(id, to, scope)),
    offer: os.bookings.offer.handler(({ input }) => bookings().offer(input.id, input.offer)),
    step: os.bookings.step.handler(({ input }) => bookings().step(input.id, input.step, input.scope)),
    cancel: os.bookings.cancel.handler(({ input }) => bookings().cancel(input.id, input, input.scope)),
    remove: os.bookings.remove.handler(({ input }) => bookings().remove(input.id, input.scope)),
    choosePension: os.bookings.choosePension.handler(({ input }) => bookings().choosePension(input.id, input.choice)),
    giveOutConfirmation: os.bookings.giveOutConfirmation.handler(async ({ input, signal }) => ({
      confirmationId: await open().confirmations.giveOut(input.id, signal),
    })),
    undo: os.bookings.undo.handler(({ input }) => {
      bookings().undo(input.undoId);
      return {};
    }),
  };
}
