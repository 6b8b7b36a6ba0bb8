import type { UninvoicedWork } from '../../../shared/contract/pension.ts';
import { hours, minus, plus, type Instant, type LocalDate } from '../../../shared/domain/time.ts';
import type { PensionRates } from '../../../shared/domain/pension/pension-rates.ts';
import type { PensionSettings } from '../../../shared/domain/pension/pension-settings.ts';
import { watchTenWeeks } from '../../../shared/domain/pension/ten-weeks.ts';
import type { ReadDb } from '../../db/store.ts';
import { createPeopleReader, createUninvoicedReader, type ChoosableWork } from './choice-store.ts';
import { choiceOfBooking } from './choices.ts';
import { dayOfWork, lookAt, type Look } from './look.ts';
import { readOnce } from './read-once.ts';

export interface UninvoicedContext {
  readonly store: { readonly read: ReadDb };
  readonly now: () => Instant;
  readonly today: () => LocalDate;
  readonly rates: PensionRates;
  readonly settingsOf: (identityId: string) => PensionSettings;
}

const lookBack = hours(200 * 24);
const aDay = hours(24);

/** Delivered work that is pensioned and that no issued invoice bills, oldest first. It waits for a profile as long as there is none. */
export function createUninvoiced({ store, now, today, rates, settingsOf }: UninvoicedContext): () => readonly UninvoicedWork[] {
  const workIn = createUninvoicedReader(store.read);
  const people = createPeopleReader(store.read);
  return () => {
    const found = workIn({ from: minus(now(), lookBack), to: plus(now(), aDay) });
    return found.length === 0 ? [] : watched(found, lookAt(store.read, rates, people));
  };

  function watched(found: readonly ChoosableWork[], look: Look): readonly UninvoicedWork[] {
    const settings = readOnce(settingsOf);
    const day = today();
    return found.flatMap((work) => {
      const { booking, organisation, billed } = work;
      const workedOn = dayOfWork(booking);
      const judged = look.judge({ ...booking, payer: organisation, workedOn, exceptIds: [booking.id] });
      if (!judged?.person.hasProfile || choiceIn(work, choiceOfBooking(look, { booking, payer: organisation })) !== 'yes') return [];
      const range = { from: workedOn, to: workedOn };
      const { lastReceiptOn, daysLeft, level } = watchTenWeeks(range, day, rates, settings(judged.person.identityId));
      const { id, name } = organisation;
      return [
        {
          bookingId: booking.id,
          organisation: { id, name },
          workedOn,
          isDrafted: billed !== null,
          watch: { lastReceiptOn, daysLeft, level },
        },
      ];
    });
  }
}

/** A draft says whether its work is pensioned, as soon as there is one. */
function choiceIn({ billed }: ChoosableWork, booked: ReturnType<typeof choiceOfBooking>) {
  return billed ? billed.choice : booked;
}
