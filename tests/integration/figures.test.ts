import { sql, type SQL } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { benchIdentity, fillTenYearsOfBooks } from '../../bench/books-profile.ts';
import { run as runFigures } from '../../bench/figures.ts';
import { createFigureService } from '../../main/features/figures/service.ts';
import { feeOf } from '../../shared/domain/bookings/fee.ts';
import { workBalance } from '../../shared/domain/bookings/work-balance.ts';
import { ageingOf, averageDaysToPay } from '../../shared/domain/invoices/ageing.ts';
import { effectiveHourlyRate, type WorkBalance } from '../../shared/domain/invoices/hourly-rate.ts';
import { standingOn, type InvoiceRecord, type Settlement } from '../../shared/domain/invoices/invoice-state.ts';
import { sumOf } from '../../shared/domain/money.ts';
import { localDate, minutes, zoneId } from '../../shared/domain/time.ts';
import { dayOf } from '../../shared/domain/zones.ts';
import { bookingExtras, bookings, organisations } from '../../main/db/schema.ts';
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
  store.write((db) =>
    db.run(sql`
      INSERT INTO invoice_deductions
      SELECT 'd-' || i.id, i.id, date(i.issued_on, '+25 days'), b.balance, 0, 0, 0, 0, b.balance, '', 0
      FROM invoices i JOIN invoice_balances b ON b.invoice_id = i.id
      WHERE b.balance > 0 AND b.paid > 0 AND unicode(substr(i.id, -1)) % 3 = 0 AND i.issued_on < '2026-10-01'`),
  );
  const rows = store.read.all<RecordRow>(sql`
    SELECT id, organisation_id AS organisationId, total, issued_on AS issuedOn, due_on AS dueOn, sent_on AS sentOn, returned_on AS returnedOn, acknowledged_on AS acknowledgedOn, disputed_on AS disputedOn, voided_on AS voidedOn
    FROM invoices WHERE kind = 'invoice'`);
  const settled = store.read.all<Settlement & { readonly id: string }>(sql`
    SELECT a.invoice_id AS id, 'payment' AS kind, p.received_on AS "on", a.amount FROM allocations a JOIN payments p ON p.id = a.payment_id
    UNION ALL SELECT credits_id, 'credit', issued_on, -total FROM invoices WHERE kind = 'creditNote'
    UNION ALL SELECT invoice_id, 'writeOff', given_up_on, amount FROM write_offs
    UNION ALL SELECT invoice_id, 'deduction', deducted_on, amount FROM invoice_deductions`);
  const records = rows.map((row) => ({ ...row, settlements: settled.filter(({ id }) => id === row.id) }));
  const customs = () => ({ usualTravel: minutes(25), usualAdmin: minutes(10) });
  const figures = createFigureService({ read: store.read, clock, zone: () => zoneId('Europe/London'), customs });
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
  const standings = live.map((record) => standingOn(record, today));
  expect(sumOf(rows.map(({ deducted }) => deducted))).toBe(sumOf(standings.map(({ deducted }) => deducted)));
  expect(sumOf(rows.map(({ deducted }) => deducted))).toBeGreaterThan(0);
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

test('an hour brings what the rules say of each booking: fees less miles and own costs, over work, ways and admin', () => {
  const { figures, store } = someBooks();
  const extras = store.read.select().from(bookingExtras).all();
  const ways = new Map(store.read.select().from(organisations).all().map(({ id, travelMs }) => [id, travelMs])); // prettier-ignore
  const delivered = store.read.select().from(bookings).all().filter(({ state }) => state === 'delivered'); // prettier-ignore
  const balances = delivered.map((row) =>
    workBalance({
      fee: feeOf({
        ...row,
        rate: { unit: row.rateUnit, price: row.ratePrice, share: row.rateShare, count: row.rateCount, takings: row.takings },
        extras: extras.filter(({ bookingId }) => bookingId === row.id),
        mileage: { miles: row.miles, price: row.milePrice },
      }),
      chargedMiles: row.miles,
      effort: { adminMs: row.adminMs, miles: row.ownMiles, costs: row.ownCosts },
      travel: ways.get(row.organisationId) ?? minutes(25),
      usualAdmin: minutes(10),
      on: dayOf(row.startsAt, zoneId('Europe/London')),
    }),
  );

  const { rate, earned, driving, ownCosts, miles, unpricedMiles, workMs, travelMs, adminMs, ...rest } = figures.hourlyRate({
    ...ever,
    identityId: benchIdentity,
  });

  const total = (of: (balance: WorkBalance) => number): number => balances.reduce((sum, balance) => sum + of(balance), 0);
  expect(rest).toEqual({ bookings: delivered.length, ownPension: 0, employerPension: 0, formsWithoutTier: 0 });
  expect(earned).toBe(total((balance) => balance.earned));
  expect(driving + ownCosts).toBe(total(({ spent }) => sumOf(spent)));
  expect([workMs, travelMs, adminMs]).toEqual([total(({ work }) => work), total(({ travel }) => travel), total(({ admin }) => admin)]);
  expect(driving).toBeGreaterThan(0);
  expect(miles).toBeGreaterThan(unpricedMiles);
  expect(unpricedMiles).toBe(
    delivered
      .filter(({ startsAt }) => dayOf(startsAt, zoneId('Europe/London')) < '2023-04-06')
      .reduce((sum, row) => sum + row.miles + row.ownMiles, 0),
  );
  expect(rate).toBe(effectiveHourlyRate({ earned, spent: [driving, ownCosts], work: workMs, travel: travelMs, admin: adminMs }));
  expect(figures.hourlyRate({ ...all, from: localDate('1999-01-01'), to: localDate('1999-12-31') })).toMatchObject({
    rate: null,
    bookings: 0,
  });
});

test('the own pension contribution lowers the rate, what practices add stands apart, and a form that was withdrawn is neither', () => {
  const { figures, store, records } = someBooks();
  const before = figures.hourlyRate(ever);
  const [first, second, third] = records;
  const form = (id: string, record: RecordRow | undefined, withdrawnOn: string | null): SQL => sql`
    INSERT INTO pension_forms (id, identity_id, organisation_id, invoice_id, nation, scheme_year, table_id, first_on, last_on, fee, pensionable, employer, document, withdrawn_on, created_at, changed_at)
    VALUES (${id}, ${benchIdentity}, ${record?.organisationId}, ${record?.id}, 'england', ${id === 'f-2' ? 2025 : 2026}, 't', '2026-05-05', '2026-05-05', 100000, 90000, 12942, '{}', ${withdrawnOn}, 0, 0)`;
  store.write((db) => {
    db.run(
      sql`INSERT INTO pension_profiles VALUES (${benchIdentity}, 'england', 'active', '', '', '', x'00', NULL, NULL, NULL, NULL, NULL, 'firstDay', 'formB', 'sixth', 0)`,
    );
    db.run(sql`INSERT INTO pension_tiers VALUES (${benchIdentity}, 2026, 't', 980)`);
    db.run(form('f-1', first, null));
    db.run(form('f-2', second, null));
    db.run(form('f-3', third, '2026-06-01'));
  });

  const { rate, ownPension, employerPension, formsWithoutTier } = figures.hourlyRate(ever);

  expect({ ownPension, employerPension, formsWithoutTier }).toEqual({ ownPension: 8_820, employerPension: 25_884, formsWithoutTier: 1 });
  const { earned, driving, ownCosts, workMs, travelMs, adminMs } = before;
  const spent = [driving, ownCosts, ownPension];
  expect(rate).toBe(effectiveHourlyRate({ earned, spent, work: workMs, travel: travelMs, admin: adminMs }));
  expect(figures.hourlyRate({ ...ever, to: localDate('2026-05-04') }).employerPension).toBe(0);
});

test('the bench of the figures measures what the service answers', async () => {
  const rows = await runFigures({ bookings: 60, invoices: 40, payments: 120, organisations: 4, rounds: 3 });

  expect(rows.map(({ figure }) => figure)).toHaveLength(5);
});
