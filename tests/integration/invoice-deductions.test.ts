import { expect, test } from 'vitest';
import { noDeductions } from '../../shared/domain/bookings/net-pay.ts';
import { pence } from '../../shared/domain/money.ts';
import { aBooking } from '../support/a-booking.ts';
import { anIdentity } from '../support/an-identity.ts';
import { createFakePrinter } from '../support/fake-printer.ts';
import { anInvoiceDesk, type Desk } from '../support/invoice-desk.ts';

const failing = (code: string) => expect.objectContaining({ code });
const payslip = { ...noDeductions, tax: pence(7_200), nationalInsurance: pence(2_880) };
const everything = { organisationId: null, identityId: null, from: null, to: null, search: '', offset: 0, limit: 9 } as const;
const period = { organisationId: null, identityId: null, from: '2026-01-01', to: '2026-12-31' } as const;

/** £360 of a company for work inside IR35, of which its payslip is known. */
async function anInvoiceInside(): Promise<Desk & { readonly id: string }> {
  const desk = await anInvoiceDesk({ printer: createFakePrinter() });
  const { client, identityId, organisationId } = desk;
  const company = { kind: 'company', companyNumber: '01234567', registeredOffice: '4 Mill Lane', placeOfRegistration: 'England and Wales' } as const; // prettier-ignore
  await client.identities.update({ id: identityId, change: { ...anIdentity(), ...company } });
  const { pay, ir35 } = aBooking(organisationId);
  const bookingId = await desk.deliver('2026-11-03', {
    arrangement: 'ownCompany',
    pay: { ...pay, deductions: payslip, net: 25_920 },
    ir35: { ...ir35, standing: 'inside' },
  });
  const { invoice } = await client.invoices.draftFromBookings({ identityId, organisationId, bookingIds: [bookingId] });
  const { id } = await client.invoices.issue(invoice);
  return { ...desk, id };
}

test('what the payslip took off settles the invoice with what came, and is no bad debt', async () => {
  const { client, id, identityId, organisationId } = await anInvoiceInside();
  const allocations = [{ invoiceId: id, amount: 25_920 }];
  await client.payments.record({ identityId, organisationId, receivedOn: '2026-11-20', amount: 25_920, method: 'bankTransfer', reference: '', note: '', allocations }); // prettier-ignore
  expect(await client.invoices.get({ id })).toMatchObject({ state: 'partPaid', balance: 10_080, deductions: payslip });

  const { invoice, undoId } = await client.invoices.deduct({ id, on: '2026-11-20', deductions: payslip, note: 'Payslip of November' });

  expect(invoice).toMatchObject({ state: 'paid', balance: 0, deducted: 10_080, deductions: noDeductions });
  expect(invoice.standing).toMatchObject({ paid: 25_920, writtenOff: 0, deducted: 10_080 });
  expect(invoice.settlements.map(({ kind, amount }) => [kind, amount])).toEqual([
    ['payment', 25_920],
    ['deduction', 10_080],
  ]);
  const { invoices } = await client.invoices.list({ ...everything, view: 'settled' });
  expect(invoices.map((one) => [one.state, one.deducted])).toEqual([['paid', 10_080]]);
  const [figures] = await client.figures.byOrganisation(period);
  expect(figures).toMatchObject({ invoiced: 36_000, paid: 25_920, deducted: 10_080, outstanding: 0, daysToPay: -4 });
  const account = await client.statements.account({ identityId, organisationId, from: null, to: '2026-11-24' });
  expect([account.closing, account.entries.map(({ kind }) => kind)]).toEqual([0, ['payment', 'deduction', 'invoice']]);

  await client.invoices.undo({ undoId });
  expect(await client.invoices.get({ id })).toMatchObject({ state: 'partPaid', balance: 10_080, deducted: 0 });
});

test('no more is taken off than is owed, nothing in the future, nothing from a sole trader, and nothing at all is no deduction', async () => {
  const { client, id } = await anInvoiceInside();
  const deduct = (change: object) => client.invoices.deduct({ id, on: '2026-11-24', deductions: payslip, note: '', ...change });

  await expect(deduct({ deductions: { ...noDeductions, tax: 36_001 } })).rejects.toEqual(failing('ALLOCATION_TOO_LARGE'));
  await expect(deduct({ deductions: noDeductions })).rejects.toEqual(failing('INVALID_INPUT'));
  await expect(deduct({ on: '2026-11-25' })).rejects.toEqual(failing('DAY_IN_FUTURE'));
  expect((await client.invoices.get({ id })).refusals.deduct).toBeNull();

  const own = await anInvoiceDesk({ printer: createFakePrinter() });
  const alone = await own.issued('2026-11-03');
  expect(alone.refusals.deduct).toBe('NOTHING_DEDUCTED');
  await expect(own.client.invoices.deduct({ id: alone.id, on: '2026-11-24', deductions: payslip, note: '' })).rejects.toEqual(
    failing('NOTHING_DEDUCTED'),
  );
});
