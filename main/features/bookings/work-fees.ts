import { sumOf, type Pence } from '../../../shared/domain/money.ts';
import type { bookings } from '../../db/schema.ts';
import type { ReadDb } from '../../db/store.ts';
import { extrasOf } from './store.ts';
import { feeOfRow } from './views.ts';

/** What bookings come to with their extras and without travel, by their ids. */
export function workFees(db: ReadDb, rows: readonly (typeof bookings.$inferSelect)[]): ReadonlyMap<string, Pence> {
  const extras = Map.groupBy(extrasOf(db, rows.map(({ id }) => id)), ({ bookingId }) => bookingId); // prettier-ignore
  return new Map(
    rows.map((row) => {
      const fee = feeOfRow(row, extras.get(row.id) ?? []);
      return [row.id, sumOf([fee.work, fee.extras])];
    }),
  );
}
