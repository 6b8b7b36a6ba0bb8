import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { benchIdentity, fillTenYearsOfBooks } from '../../bench/books-profile.ts';
import { run as runFigures } from '../../bench/figures.ts';
import { createFigureService } from '../../main/features/figures/service.ts';
import { feeOf } from '../../shared/domain/bookings/fee.ts';
import { ageingOf, averageDaysToPay } from '../../shared/domain/invoices/ageing.ts';
import { effectiveHourlyRate } from '../../shared/domain/invoices/hourly-rate.ts';
import { standingOn, type InvoiceRecord, type Settlement } from '../../shared/domain/invoices/invoice-state.ts';
import { sumOf } from '../../shared/domain/money.ts';
import { duration, localDate, zoneId } from '../../shared/domain/time.ts';
import { bookings } from '../../main/db/schema.ts';
import { bookingExtras } from '../../main/db/schema.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { openTestStore } from '../support/temp-profile.ts';

const all = { identityId: null, organisationId: null } as const;
const today = localDate('2026-11-24');
const ever = { ...all, from: localDate('2016-01-01'), to: today };

interface RecordRow extends Omit<InvoiceRecord, 'settlements'> {
  readonly id: string;
  readonly organisationId: string;
}

/** The books as the rules see them, read row by row. */
function someBooks() {
  const { store } = openTestStore();
  const clock = createFakeClock('2026-11-24T12:00:00Z');
  fillTenYearsOfBooks(store, clock.now(), { bookings: 120, invoices: 200, payments: 600, organisations: 5 });
  const rows = store.read.all<RecordRow>(sql`
    SELECT id, organisation_id AS organisationId, total, issued_on AS issuedOn, due_on AS dueOn, sent_on AS sentOn, returned_on AS returnedOn, acknowledged_on AS acknowledgedOn, disputed_on AS disputedOn, voided_on AS voidedOn
    FROM invoices WHERE kind = 'invoice'`);
  const settled = store.read.all<Settlement & { readonly id: string }>(sql`
    SELECT a.invoice_id AS id, 'payment' AS kind, p.received_on AS "on", a.amount FROM allocations a JOIN payments p ON p.id = a.payment_id
    UNION ALL SELECT credits_id, 'credit', issued_on, -total FROM invoices WHERE kind = 'creditNote'
    UNION ALL SELECT invoice_id, 'writeOff', given_up_on, amount FROM write_offs`);
  const records = rows.map((row) => ({ ...row, settlements: settled.filter(({ id }) => id === row.id) }));
  const figures = createFigureService({ read: store.read, clock, zone: () => zoneId('Europe/London'), usualTravel: () => duration(0) });
  return { store, figures, records };
}

test('what is outstanding stands in the bands of the rules', () => {
  const { figures, records } = someBooks();

  const { bands, total, asOf } = figures.outstanding(all);

  const amounts = Object.fromEntries(Object.entries(bands).map(([band, { amount }]) => [band, amount]));
  const standings = records.map((record) => standingOn(record, today));
  expect(asOf).toBe(today);
  expect(amounts).toEqual(ageingOf(standings));
  expect(total).toBe(sumOf(standings.map(({ balance }) => balance)));
  expect(total).toBeGreaterThan(0);
  expect(figures.outstanding({ ...all, identityId: crypto.randomUUID() }).total).toBe(0);
});

test('the days to pay are those of the rules, for all and for each organisation', () => {
  const { figures, records } = someBooks();

  const { days, invoices } = figures.daysToPay(ever);

  expect(days).toBe(averageDaysToPay(records));
  expect(invoices).toBeGreaterThan(100);
  for (const { organisation, daysToPay } of figures.byOrganisation(ever))
    expect(daysToPay).toBe(averageDaysToPay(records.filter(({ organisationId }) => organisationId === organisation.id)));
});

test('organisations add up to what was asked less credit notes, and to what is outstanding', () => {
  const { figures, records, store } = someBooks();

  const rows = figures.byOrganisation(ever);

  const credited = store.read.get<{ credited: number }>(
    sql`SELECT sum(total) AS credited FROM invoices WHERE kind = 'creditNote'`,
  ).credited;
  const live = records.filter(({ voidedOn }) => voidedOn === null);
  expect(sumOf(rows.map(({ invoiced }) => invoiced))).toBe(sumOf(live.map(({ total }) => total)) + credited);
  expect(sumOf(rows.map(({ outstanding }) => outstanding))).toBe(figures.outstanding(all).total);
  expect(rows.map(({ invoiced }) => invoiced)).toEqual(rows.map(({ invoiced }) => invoiced).toSorted((a, b) => b - a));
});

test('every month of a period has its sum, also one without payments', () => {
  const { figures, store } = someBooks();

  const months = figures.paidByMonth({ ...ever, from: localDate('2015-12-05') });

  const { amount } = store.read.get<{ amount: number }>(sql`SELECT sum(amount) AS amount FROM payments`);
  expect(sumOf(months.map((month) => month.amount))).toBe(amount);
  expect([months.length, months[0], months.at(-1)?.month]).toEqual([132, { month: '2015-12', amount: 0, payments: 0 }, '2026-11']);
  expect(figures.paidByMonth({ ...ever, from: localDate('2026-12-01') })).toEqual([]);
});

test('an hour brings what the fees of the rules bring, with the ways counted as time', () => {
  const { figures, store } = someBooks();
  const extras = store.read.select().from(bookingExtras).all();
  const delivered = store.read.select().from(bookings).all().filter(({ state }) => state === 'delivered'); // prettier-ignore
  const fees = delivered.map((row) =>
    feeOf({
      ...row,
      rate: { unit: row.rateUnit, price: row.ratePrice, share: row.rateShare, count: row.rateCount, takings: row.takings },
      extras: extras.filter(({ bookingId }) => bookingId === row.id),
      mileage: { miles: row.miles, price: row.milePrice },
    }),
  );

  const { rate, earned, workMs, travelMs, bookings: count } = figures.hourlyRate({ ...ever, identityId: benchIdentity });

  expect(count).toBe(delivered.length);
  expect(earned).toBe(sumOf(fees.map(({ total }) => total)));
  expect(workMs).toBe(fees.reduce((sum, { worked }) => sum + worked, 0));
  expect(rate).toBe(effectiveHourlyRate({ earned, spent: [], work: workMs, travel: travelMs, admin: duration(0) }));
  expect(figures.hourlyRate({ ...all, from: localDate('1999-01-01'), to: localDate('1999-12-31') })).toMatchObject({
    rate: null,
    bookings: 0,
  });
});

test('the bench of the figures measures what the service answers', async () => {
  const rows = await runFigures({ bookings: 60, invoices: 40, payments: 120, organisations: 4, rounds: 3 });

  expect(rows.map(({ figure }) => figure)).toHaveLength(5);
});
