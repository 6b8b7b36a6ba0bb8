import { expect, test } from 'vitest';
import type { OpenMonth } from '../../shared/contract/pension.ts';
import { schemeYear } from '../../shared/domain/pension/scheme-year.ts';
import { aPensionProfile } from '../support/a-pension-profile.ts';
import { changeOf } from '../support/invoice-desk.ts';
import { aKeptPng } from '../support/kept-files.ts';
import { aPensionDesk, type PensionDesk } from '../support/pension-desk.ts';
import type { Client } from '../support/transports.ts';

const failing = (code: string) => expect.objectContaining({ code });
const all = { view: 'all', offset: 0, limit: 50 } as const;

/** Two windows on one profile. */
async function twoWindows(): Promise<{ readonly desk: PensionDesk; readonly one: Client; readonly other: Client }> {
  const desk = await aPensionDesk();
  await desk.decide();
  return { desk, one: desk.client, other: desk.clientOf('dashboard') };
}

async function shownIn({ pension }: Client): Promise<OpenMonth> {
  const [open] = await pension.openMonths({});
  if (!open) throw new Error('nothing waits');
  return open;
}

/** Makes Form B as a page does, of what it shows. */
function make({ pension }: Client, { identityId, month, area, schemeYear: year, tableId, rows, seen }: OpenMonth) {
  return pension.makeMonth({ identityId, month, area, schemeYear: year, tableId, formIds: rows.map(({ formId }) => formId), seen });
}

test.each(['withdraw first', 'Form B first'] as const)(
  'a form that one window withdraws while the other makes Form B ends on one side alone: %s',
  async (order) => {
    const { desk, one, other } = await twoWindows();
    const { id } = await desk.paid('2026-11-02', '2026-11-20');
    const shown = await shownIn(other);
    const acts = [() => one.pension.withdraw({ id, reason: 'wrong' }), () => make(other, shown)];

    const ends = await Promise.allSettled((order === 'withdraw first' ? acts : acts.toReversed()).map((act) => act()));

    expect(ends[0]?.status).toBe('fulfilled');
    expect(ends[1]).toMatchObject({ reason: failing(order === 'withdraw first' ? 'PENSION_MONTH_CHANGED' : 'PENSION_FORM_STATE') });
    const { isWithdrawn, month, reference } = await one.pension.form({ id });
    expect([isWithdrawn, month === null, reference === null]).toEqual(
      order === 'withdraw first' ? [true, true, true] : [false, false, false],
    );
  },
);

test('Form B is made of the figures that a window showed, or not at all: tier, day of pay and reference may change in another', async () => {
  const { desk, one, other } = await twoWindows();
  const { identityId } = desk;
  const { id } = await desk.paid('2026-11-02', '2026-11-20');
  const numbers = { niNumber: 'AB123456C', gmcNumber: '0123456', dateOfBirth: '1980-02-29' };
  const year = { identityId, schemeYear: schemeYear(2026), expectedIncome: null, expectedDays: null };
  const tier = (rate: number, broughtForward = 0) =>
    one.pension.saveYear({ ...year, broughtForward, tiers: [{ tableId: 'EW-2026', rate }] });
  const changes: readonly (() => Promise<unknown>)[] = [
    () => tier(1_070),
    () => tier(1_250, 100_000),
    () => one.pension.note({ id, what: 'paid', on: '2026-11-19', by: '' }),
    () => one.pensionProfiles.save({ identityId, profile: aPensionProfile({ errbo: 210 }) }),
    () => one.pensionProfiles.save({ identityId, profile: aPensionProfile({ numbers: { ...numbers, sdNumber: '87654321' } }) }),
  ];

  for (const change of changes) {
    const shown = await shownIn(other);
    await change();
    await expect(make(other, shown)).rejects.toEqual(failing('PENSION_MONTH_CHANGED'));
  }
  const made = await make(other, await shownIn(other));

  expect(made).toMatchObject({ reference: '87654321LOCNOV2026', tier: 1_250, rows: [{ paidOn: '2026-11-19' }] });
});

test('two windows that make Form A of one invoice at once make one', async () => {
  const { desk, one, other } = await twoWindows();
  const { id: invoiceId } = await desk.issued('2026-11-02', '2026-11-04');

  const ends = await Promise.allSettled([one, other].map(({ pension }) => pension.makeForms({ invoiceId })));

  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(ends[1]).toMatchObject({ reason: failing('PENSION_FORM_STANDS') });
  expect((await one.pension.forms(all)).total).toBe(1);
});

test('a form that one window withdrew is neither sent, signed nor paid in the other, and no scan of it is kept', async () => {
  const { desk, one, other } = await twoWindows();
  const [form] = await desk.made('2026-11-02');
  const formId = form?.id ?? '';
  await one.pension.withdraw({ id: formId, reason: 'wrong' });
  const before = await one.pension.form({ id: formId });
  const scan = { uploadId: desk.core.uploads.put(aKeptPng()), fileName: 'scan.png' };

  for (const what of ['sent', 'approved', 'paid'] as const)
    await expect(other.pension.note({ id: formId, what, on: '2026-11-20', by: 'Dr Birch' })).rejects.toEqual(failing('PENSION_FORM_FIXED'));
  await expect(other.pensionSigning.bringBack({ formId, on: '2026-11-20', by: 'Dr Birch', ...scan })).rejects.toEqual(
    failing('PENSION_FORM_FIXED'),
  );
  await expect(other.pensionSigning.giveOut({ formId, letter: 'sent', paper: 'sheet' })).rejects.toEqual(failing('PENSION_FORM_FIXED'));

  expect(await other.pension.form({ id: formId })).toEqual(before);
  expect(await other.keptFiles.list({ owner: { kind: 'signedForm', formId } })).toEqual([]);
});

test('a booking does not change under its invoice and its form, whichever window tries', async () => {
  const { desk, one, other } = await twoWindows();
  const bookingId = await desk.deliver('2026-11-02');
  const shown = await one.bookings.get({ id: bookingId });
  const { identityId, organisationId } = desk;
  const { invoice } = await other.invoices.draftFromBookings({ identityId, organisationId, bookingIds: [bookingId] });
  const tries = [
    () => one.bookings.move({ id: bookingId, startsAt: shown.startsAt + 86_400_000, durationMs: 3_600_000 }),
    () => one.bookings.choosePension({ id: bookingId, choice: 'no' }),
    () => one.bookings.step({ id: bookingId, step: 'takeBack' }),
  ];
  const refused = async () => {
    for (const attempt of tries) await expect(attempt()).rejects.toEqual(failing('BOOKING_INVOICED'));
  };

  await refused();
  const { id: invoiceId } = await other.invoices.issue({ id: invoice.id, changedAt: invoice.changedAt });
  await refused();
  const [form] = await other.pension.makeForms({ invoiceId });
  await refused();

  expect(form?.ranges).toMatchObject([{ from: '2026-11-02', to: '2026-11-02' }]);
  expect((await one.bookings.get({ id: bookingId })).startsAt).toBe(shown.startsAt);
});

test('work that was credited and billed again in one window gets no second form while the first stands in the other', async () => {
  const { desk, one, other } = await twoWindows();
  const bookingId = await desk.deliver('2026-11-02');
  const { identityId, organisationId } = desk;
  const billed = async (): Promise<string> => {
    const { invoice } = await one.invoices.draftFromBookings({ identityId, organisationId, bookingIds: [bookingId] });
    return (await one.invoices.issue({ id: invoice.id, changedAt: invoice.changedAt })).id;
  };
  const first = await billed();
  const [form] = await other.pension.makeForms({ invoiceId: first });
  const { invoice: note } = await one.invoices.credit({ id: first, reason: 'wrong rate', lines: null });
  await one.invoices.issue({ id: note.id, changedAt: note.changedAt });
  const second = await billed();

  await expect(one.pension.makeForms({ invoiceId: second })).rejects.toEqual(failing('PENSION_FORM_STANDS'));
  await other.pension.withdraw({ id: form?.id ?? '', reason: 'credited' });
  const [again] = await one.pension.makeForms({ invoiceId: second });

  expect(again?.invoice.id).toBe(second);
  await expect(other.pension.makeForms({ invoiceId: first })).rejects.toEqual(failing('NOT_PENSIONABLE'));
});

test('a draft whose pension one window changed is neither changed nor issued by what the other still shows', async () => {
  const { desk, one, other } = await twoWindows();
  const shown = await desk.draft('2026-11-02');
  const { id, changedAt } = shown;
  await one.invoices.update({ id, changedAt, change: changeOf(shown, { pension: null }) });

  await expect(other.invoices.update({ id, changedAt, change: changeOf(shown, { note: 'Thank you' }) })).rejects.toEqual(
    failing('INVOICE_CHANGED'),
  );
  await expect(other.invoices.issue({ id, changedAt })).rejects.toEqual(failing('INVOICE_CHANGED'));

  expect((await other.invoices.get({ id })).draft.pension).toBeNull();
});
