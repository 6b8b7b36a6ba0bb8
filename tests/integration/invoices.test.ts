import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { InvoiceSettingsInput } from '../../shared/contract/invoice-settings.ts';
import { findingsOf } from '../../shared/domain/invoices/completeness.ts';
import { totalsOf } from '../../shared/domain/invoices/totals.ts';
import { hours, minutes } from '../../shared/domain/time.ts';
import { anIdentity } from '../support/an-identity.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createFakePrinter } from '../support/fake-printer.ts';
import { aTypedLine, anInvoiceDesk, changeOf, fileOf, lastOf } from '../support/invoice-desk.ts';
import { readPdf } from '../support/read-pdf.ts';

const failing = (code: string) => expect.objectContaining({ code });
const everything = { view: 'all', organisationId: null, identityId: null, from: null, to: null, search: '', offset: 0, limit: 50 } as const;

test('work becomes a draft, and the draft an invoice whose PDF says what the rules say', async () => {
  const desk = await anInvoiceDesk();
  const draft = await desk.draft('2026-11-03', '2026-11-05');
  expect(draft).toMatchObject({ number: null, state: 'draft', total: 72_000, usualDays: { issuedOn: '2026-11-24', dueOn: '2026-12-24' } });
  expect(findingsOf({ ...draft.draft, ...draft.usualDays }).filter(({ level }) => level === 'law')).toEqual([]);

  const issued = await desk.client.invoices.issue({ id: draft.id, changedAt: draft.changedAt });

  expect(issued).toMatchObject({ number: 'INV-0001', state: 'issued', total: 72_000, balance: 72_000, dueOn: '2026-12-24' });
  expect(totalsOf(issued.draft).total).toBe(issued.total);
  expect(issued.history.map(({ what, note }) => [what, note])).toEqual([['made', ''], ['issued', 'INV-0001']]); // prettier-ignore
  const pdf = await fileOf(desk.client.invoices.pdf({ id: issued.id }));
  expect(issued.pdf).toEqual({ sha256: createHash('sha256').update(pdf).digest('hex'), bytes: pdf.length });
  const { text } = readPdf(pdf);
  for (const words of ['INV-0001', 'Ada Moss', 'Birch Surgery', '£720.00', '66374958', '24 December 2026']) expect(text).toContain(words);
});

test('pages never see a digit of account or UTR, and still know that they are there', async () => {
  const desk = await anInvoiceDesk();
  const settings = await desk.client.invoiceSettings.get({ identityId: desk.identityId });
  await desk.client.invoiceSettings.set({ identityId: desk.identityId, settings: { ...settings, printUtr: true } });

  const draft = await desk.draft('2026-11-03');
  const issued = await desk.client.invoices.issue({ id: draft.id, changedAt: draft.changedAt });

  for (const { draft: shown } of [draft, issued]) {
    expect(shown.issuer.bank).toMatchObject({ accountName: 'A Moss', sortCode: '••••••', accountNumber: '••••••••' });
    expect(JSON.stringify(shown)).not.toMatch(/66374958|089999|1955839661/);
  }
  expect(readPdf(await fileOf(desk.client.invoices.pdf({ id: issued.id }))).text).toContain('1955839661');
});

test('lists show and sum what a draft comes to now, and the draft itself was not changed by that', async () => {
  const desk = await anInvoiceDesk();
  const { invoices, identities } = desk.client;
  const draft = await desk.draft('2026-11-03');
  const change = { ...changeOf(draft), lines: [aTypedLine({ vat: 'standard' })] };
  const { invoice } = await invoices.update({ id: draft.id, changedAt: draft.changedAt, change });
  const listed = async () => {
    const { invoices: found, sums } = await invoices.list({ ...everything, view: 'drafts' });
    return [found[0]?.total, sums.total, found[0]?.changedAt];
  };
  const before = await listed();

  await identities.update({ id: desk.identityId, change: { ...anIdentity(), vatNumber: 'GB980780684' } });

  expect(before).toEqual([1_250, 1_250, invoice.changedAt]);
  expect(await listed()).toEqual([1_500, 1_500, invoice.changedAt]);
});

test('lists show and sum what a draft comes to on the day on which they are looked at', async () => {
  // The day before the first rate of VAT that is known.
  const clock = createFakeClock('2011-01-03T12:00:00Z');
  const desk = await anInvoiceDesk({ clock });
  const { invoices, identities } = desk.client;
  await identities.update({ id: desk.identityId, change: { ...anIdentity(), vatNumber: 'GB980780684' } });
  const { invoice: draft } = await invoices.draftByHand({ identityId: desk.identityId, organisationId: desk.organisationId });
  const change = { ...changeOf(draft), lines: [aTypedLine({ vat: 'standard', workedOn: null })] };
  const { invoice } = await invoices.update({ id: draft.id, changedAt: draft.changedAt, change });
  const listed = async () => {
    const { invoices: found, sums } = await invoices.list({ ...everything, view: 'drafts' });
    return [found[0]?.total, sums.total, found[0]?.changedAt];
  };
  const before = await listed();

  clock.advance(hours(24));

  expect(before).toEqual([null, 0, invoice.changedAt]);
  expect(await listed()).toEqual([1_500, 1_500, invoice.changedAt]);
});

test('a draft is changed, seen before it is printed, and refused when another window was quicker', async () => {
  const desk = await anInvoiceDesk();
  const { invoices } = desk.client;
  const draft = await desk.draft('2026-11-03');
  const { id, changedAt } = draft;
  const base = changeOf(draft);
  const lines = [...base.lines, aTypedLine({ description: '=SUM(A1)‮ <b>Zoë</b> 👩🏽‍⚕️' })];
  const change = { ...base, lines, customer: { ...base.customer, purchaseOrder: 'PO 7' }, withSlip: true };

  const preview = readPdf(await fileOf(invoices.preview({ id, change })));
  expect(preview.text).toContain('PO 7');
  expect((await invoices.get({ id })).total).toBe(36_000);
  const { invoice, undoId } = await invoices.update({ id, changedAt, change });
  expect(invoice.total).toBe(37_250);
  await expect(invoices.update({ id, changedAt, change })).rejects.toEqual(failing('INVOICE_CHANGED'));
  await expect(invoices.issue({ id, changedAt })).rejects.toEqual(failing('INVOICE_CHANGED'));
  await invoices.undo({ undoId });

  expect((await invoices.get({ id })).total).toBe(36_000);
});

test('a booking stands on one live invoice; discarding, voiding and crediting in full set it free', async () => {
  const desk = await anInvoiceDesk();
  const { invoices } = desk.client;
  const account = { identityId: desk.identityId, organisationId: desk.organisationId };
  const bookingIds = [await desk.deliver('2026-11-03')];
  const make = () => invoices.draftFromBookings({ ...account, bookingIds });
  const due = async () => (await invoices.billable({ organisationId: null, from: null, to: null })).flatMap(({ bookings }) => bookings);
  expect(await due()).toMatchObject([{ id: bookingIds[0], amount: 36_000, wasCancelled: false }]);

  const first = await make();
  expect(await due()).toEqual([]);
  await expect(make()).rejects.toEqual(failing('BOOKING_INVOICED'));
  const { undoId } = await invoices.discard({ id: first.invoice.id });
  const second = await make();
  await expect(invoices.undo({ undoId })).rejects.toEqual(failing('NOTHING_TO_UNDO'));
  const issued = await invoices.issue(second.invoice);
  await expect(invoices.discard({ id: issued.id })).rejects.toEqual(failing('INVOICE_ISSUED'));
  await expect(invoices.undo({ undoId: second.undoId })).rejects.toEqual(failing('NOTHING_TO_UNDO'));
  expect(await invoices.void({ id: issued.id, reason: 'Wrong day' })).toMatchObject({ state: 'void', number: 'INV-0001', balance: 0 });
  const third = await invoices.issue((await make()).invoice);
  const { invoice: note } = await invoices.credit({ id: third.id, reason: 'Not worked', lines: null });
  expect(await due()).toEqual([]);
  await invoices.issue(note);

  expect(third.number).toBe('INV-0002');
  expect(await due()).toHaveLength(1);
  expect(await invoices.get({ id: third.id })).toMatchObject({ state: 'credited', balance: 0, refusals: { credit: 'INVOICE_CREDITED' } });
});

test('only work that is due, invoiced here and of the account is billed', async () => {
  const desk = await anInvoiceDesk();
  const { client, identityId, organisationId } = desk;
  const other = await client.organisations.create({ ...(await client.organisations.get({ id: organisationId })), name: 'Elm Clinic' });
  const wrong = [
    await desk.deliver('2026-11-03', { arrangement: 'agency' }),
    await desk.deliver('2026-11-04', { organisationId: other.id }),
  ];
  const { bookings } = await client.bookings.create({
    booking: { ...(await client.bookings.get({ id: wrong[0] ?? '' })), arrangement: 'soleTrader', durationMs: hours(2) },
    state: 'confirmed',
    alsoOn: [],
  });

  for (const id of [...wrong, bookings[0]?.id ?? ''])
    await expect(client.invoices.draftFromBookings({ identityId, organisationId, bookingIds: [id] })).rejects.toEqual(
      failing('NOT_BILLABLE'),
    );
  expect((await client.invoices.list(everything)).total).toBe(0);
});

test('a booking called off late is billed with its fee alone', async () => {
  const desk = await anInvoiceDesk();
  const { client, identityId, organisationId } = desk;
  const booking = {
    ...(await client.bookings.get({ id: await desk.deliver('2026-11-03') })),
    startsAt: desk.clock.now() + hours(20),
    durationMs: hours(4),
  };
  const { bookings } = await client.bookings.create({ booking, state: 'confirmed', alsoOn: [] });
  const id = bookings[0]?.id ?? '';
  await client.bookings.cancel({ id, by: 'organisation', reason: '' });

  const { invoice } = await client.invoices.draftFromBookings({ identityId, organisationId, bookingIds: [id] });

  expect(invoice.draft.lines).toMatchObject([{ kind: 'cancellation', bookingId: id, unitPrice: 36_000 }]);
  expect(invoice.total).toBe(36_000);
});

test('what the clock saw is offered, and billed only once it is taken', async () => {
  const desk = await anInvoiceDesk();
  const { client } = desk;
  const startsAt = Date.parse('2026-11-03T09:00Z');
  const session = { kind: 'session', clientId: null, serviceId: null, title: 'x', startsAt, durationMs: minutes(270), zone: 'Europe/London', notes: '' } as const; // prettier-ignore
  const { sessions } = await client.sessions.create({ session, repeat: null });
  await client.sessions.correctActual({ id: sessions[0]?.id ?? '', startedAt: startsAt, finishedAt: startsAt + minutes(270) });
  const draft = await desk.draft('2026-11-03');
  expect(draft.bookings).toMatchObject([{ confirmedMinutes: null, suggestion: { minutes: 270, difference: 4_500 } }]);
  expect(draft.total).toBe(36_000);

  const bookingId = draft.bookings[0]?.id ?? '';
  const { invoice } = await client.invoices.confirmMinutes({ id: draft.id, changedAt: draft.changedAt, bookingId, minutes: 270 });
  expect(invoice).toMatchObject({ total: 40_500, bookings: [{ confirmedMinutes: 270, suggestion: null }] });
  const back = await client.invoices.confirmMinutes({ id: draft.id, changedAt: invoice.changedAt, bookingId, minutes: null });

  expect(back.invoice.total).toBe(36_000);
});

test('care is called exempt where the register is kept by law, and not for members of a voluntary one', async () => {
  const { client, identityId, organisationId, deliver } = await anInvoiceDesk();
  const { id: counsellorId } = await client.identities.create(anIdentity({ registrationBody: 'BACP', registrationNumber: '123456' }));
  const bookingIds = [await deliver('2026-11-03', { identityId: counsellorId })];

  const { invoice } = await client.invoices.draftFromBookings({ identityId: counsellorId, organisationId, bookingIds });
  const doctor = await client.invoiceSettings.get({ identityId });
  const counsellor = await client.invoiceSettings.get({ identityId: counsellorId });
  const { text } = readPdf(await fileOf(client.invoices.preview({ id: invoice.id, change: null })));

  expect([doctor.vat, counsellor.vat]).toEqual(['exempt', 'standard']);
  expect(invoice.draft.lines.map(({ vat }) => vat)).toEqual(['standard']);
  expect(text).toContain('Not registered for VAT');
  expect(text).not.toContain('Exempt');
  expect((await client.invoiceSettings.set({ identityId: counsellorId, settings: { ...counsellor, vat: 'exempt' } })).vat).toBe('exempt');
});

test('a draft that lacks what the law asks for is refused, and gets no number', async () => {
  const desk = await anInvoiceDesk({ organisation: { address: '' } });
  const draft = await desk.draft('2026-11-03');

  await expect(desk.client.invoices.issue(draft)).rejects.toEqual(failing('INVOICE_INCOMPLETE'));

  expect(await desk.client.invoiceSettings.checkNumbers({ identityId: desk.identityId, kind: 'invoice' })).toMatchObject({
    series: [],
    next: 'INV-0001',
  });
  expect(await desk.client.invoices.get({ id: draft.id })).toMatchObject({ state: 'draft', number: null });
});

test('patterns that cannot be used, or could give one number twice, are refused; the last number from before goes on', async () => {
  const desk = await anInvoiceDesk();
  const { invoiceSettings } = desk.client;
  const { identityId } = desk;
  const which = { identityId, kind: 'invoice' } as const;
  const usual = await invoiceSettings.get({ identityId });
  const withPattern = (pattern: Partial<InvoiceSettingsInput['invoiceNumbers']>): InvoiceSettingsInput => ({
    ...usual,
    invoiceNumbers: { ...usual.invoiceNumbers, ...pattern },
  });

  for (const [pattern, code] of [
    [{ template: 'no count' }, 'NUMBER_PATTERN_INVALID'],
    [{ template: '{number}', restart: 'yearly' }, 'NUMBER_PATTERN_INVALID'],
    [{ template: 'CN-{number}' }, 'PATTERNS_COLLIDE'],
  ] as const)
    await expect(invoiceSettings.set({ identityId, settings: withPattern(pattern) })).rejects.toEqual(failing(code));
  await invoiceSettings.set({ identityId, settings: withPattern({ template: '{organisation}/{number}' }) });
  const draft = await desk.draft('2026-11-03');
  await expect(desk.client.invoices.issue(draft)).rejects.toEqual(failing('NUMBER_PREFIX_MISSING'));
  await expect(invoiceSettings.setLastNumber({ ...which, number: 'BS-41' })).rejects.toEqual(failing('NUMBER_NOT_OF_PATTERN'));
  await invoiceSettings.setPrefix({ organisationId: desk.organisationId, prefix: 'BS' });
  await invoiceSettings.setLastNumber({ ...which, number: 'BS/0041' });
  await expect(invoiceSettings.setLastNumber({ ...which, number: 'BS/0041' })).rejects.toEqual(failing('NUMBER_TAKEN'));

  expect((await desk.client.invoices.issue(draft)).number).toBe('BS/0042');
  expect(await invoiceSettings.checkNumbers(which)).toMatchObject({
    series: [{ first: 41, last: 42, gaps: [] }],
    foreign: [],
    lost: [],
    next: null,
  });
});

test('a sample shows settings that are not saved, with the account masked, and gives no number', async () => {
  const desk = await anInvoiceDesk();
  const { invoiceSettings } = desk.client;
  const stored = await invoiceSettings.get({ identityId: desk.identityId });
  const invoiceNumbers = { ...stored.invoiceNumbers, template: 'SD/{number}', startNumber: 42 };

  const pdf = await fileOf(
    invoiceSettings.sample({ identityId: desk.identityId, settings: { ...stored, invoiceNumbers, isPensioned: true, note: 'Thank you' } }),
  );

  const { text } = readPdf(pdf);
  for (const words of ['SD/0042', 'Ada Moss', 'Sample Street Surgery', 'employer contribution', 'Thank you']) expect(text).toContain(words);
  expect(text).not.toContain('66374958');
  expect(await invoiceSettings.get({ identityId: desk.identityId })).toEqual(stored);
  expect(await invoiceSettings.checkNumbers({ identityId: desk.identityId, kind: 'invoice' })).toMatchObject({
    series: [],
    next: 'INV-0001',
  });
});

test('a restored backup gives no number again that was given after it', async () => {
  const desk = await anInvoiceDesk({ printer: createFakePrinter() });
  const { client } = desk;
  expect((await desk.issued('2026-11-03')).number).toBe('INV-0001');
  const { name } = await client.backups.create({});
  expect((await desk.issued('2026-11-04')).number).toBe('INV-0002');

  await client.backups.restore({ name });

  expect(await client.invoiceSettings.checkNumbers({ identityId: desk.identityId, kind: 'invoice' })).toMatchObject({ lost: ['INV-0002'] });
  expect((await desk.issued('2026-11-05')).number).toBe('INV-0003');
  const { invoices } = await client.invoices.list(everything);
  expect(new Set(invoices.map(({ number }) => number))).toEqual(new Set(['INV-0001', 'INV-0003']));
});

test('a month becomes one draft per organisation, and all of them are issued in a row; what may not be is left', async () => {
  const desk = await anInvoiceDesk({ printer: createFakePrinter() });
  const { client, organisationId } = desk;
  const nameless = await client.organisations.create({
    ...(await client.organisations.get({ id: organisationId })),
    name: 'Elm',
    address: '',
  });
  await desk.deliver('2026-11-03');
  await desk.deliver('2026-11-04');
  await desk.deliver('2026-11-05', { organisationId: nameless.id });
  await desk.deliver('2026-10-31');
  const resultOf = async (started: { readonly jobId: string }) => {
    const job = await lastOf(client.jobs.watch(started));
    return client.invoices.outcome({ resultId: job.state === 'done' ? (job.resultId ?? '') : job.state });
  };

  const drafts = await resultOf(await client.invoices.batch({ from: '2026-11-01', to: '2026-11-30' }));
  const issued = await resultOf(await client.invoices.issueMany({ ids: drafts.made.map(({ id }) => id) }));

  expect(drafts.made.map(({ organisation, total, number }) => [organisation.name, total, number])).toEqual([
    ['Birch Surgery', 72_000, null],
    ['Elm', 36_000, null],
  ]);
  expect(issued.made).toMatchObject([{ number: 'INV-0001', organisation: { name: 'Birch Surgery' } }]);
  expect(issued.left).toMatchObject([{ organisationName: 'Elm', code: 'INVOICE_INCOMPLETE' }]);
  expect(await client.invoices.billable({ organisationId: null, from: null, to: null })).toMatchObject([
    { bookings: [{ workedOn: '2026-10-31' }] },
  ]);
});

test('a batch that is given up on its way leaves no draft but one that somebody has changed, and its work is free', async () => {
  const desk = await anInvoiceDesk();
  const { client, organisationId } = desk;
  const { id: _id, used: _used, archivedAt: _archivedAt, ...birch } = await client.organisations.get({ id: organisationId });
  for (let index = 0; index < 30; index++) {
    const { id } = await client.organisations.create({ ...birch, name: `Surgery ${index}` });
    await desk.deliver('2026-11-03', { organisationId: id });
  }
  const { jobId } = await client.invoices.batch({ from: '2026-11-01', to: '2026-11-30' });
  const drafts = async () => (await client.invoices.list({ ...everything, view: 'drafts' })).invoices;
  let end = '';
  let changed: string | null = null;
  for await (const job of await client.jobs.watch({ jobId })) {
    end = job.state;
    if (job.state !== 'running' || job.done === 0 || changed !== null) continue;
    const [first] = await drafts();
    const draft = await client.invoices.get({ id: first?.id ?? '' });
    changed = draft.id;
    desk.clock.advance(minutes(1));
    await client.invoices.update({ id: draft.id, changedAt: draft.changedAt, change: { ...changeOf(draft), note: 'mine' } });
    await client.jobs.cancel({ jobId });
  }
  const left = await drafts();
  const free = await client.invoices.billable({ organisationId: null, from: null, to: null });

  expect(end === 'cancelled' ? left.map(({ id }) => id) : 'too late').toEqual([changed]);
  expect(free).toHaveLength(29);
});

test('lateness is charged to businesses alone, once for each day, the fixed sum once for all, and at the day it is asked for', async () => {
  const desk = await anInvoiceDesk({ printer: createFakePrinter() });
  const { client, clock } = desk;
  const { id } = await desk.issued('2026-11-03');
  await expect(client.invoices.chargeLate({ id, asOf: '2026-11-24' })).rejects.toEqual(failing('NOTHING_LATE'));
  clock.advance(hours(24 * 36));
  expect(await client.invoices.get({ id })).toMatchObject({ state: 'overdue', daysOverdue: 6, late: { days: 6, fixedSum: 4_000 } });

  const { invoice } = await client.invoices.chargeLate({ id, asOf: '2026-12-30' });
  await expect(client.invoices.chargeLate({ id, asOf: '2026-12-30' })).rejects.toEqual(failing('LATE_CHARGED'));
  const charge = await client.invoices.issue(invoice);

  expect(charge.draft.lines.map(({ kind }) => kind)).toEqual(['interest', 'compensation']);
  expect(charge).toMatchObject({ number: 'INV-0002', charges: { id, number: 'INV-0001' } });
  await expect(client.invoices.chargeLate({ id, asOf: '2026-12-30' })).rejects.toEqual(failing('NOTHING_LATE'));

  clock.advance(hours(24 * 10));
  const further = await client.invoices.get({ id });
  const { invoice: second } = await client.invoices.chargeLate({ id, asOf: '2027-01-09' });
  expect(further).toMatchObject({ late: { days: 10, fixedSum: 0 }, lateCharges: [{ number: 'INV-0002' }] });
  expect(second.draft.lines).toMatchObject([{ kind: 'interest', unitPrice: further.late?.interest }]);
  await client.invoices.discard({ id: second.id });
  await client.invoices.void({ id: charge.id, reason: 'agreed' });
  expect(await client.invoices.get({ id })).toMatchObject({ late: { days: 16, fixedSum: 4_000 }, lateCharges: [] });
});

test('what is noted on an invoice can be undone; nothing is noted on a day to come', async () => {
  const desk = await anInvoiceDesk({ printer: createFakePrinter() });
  const { invoices } = desk.client;
  const { id } = await desk.issued('2026-11-03');
  const on = '2026-11-24';
  const stateOf = async () => (await invoices.get({ id })).state;
  await expect(invoices.markSent({ id, on: '2026-11-25' })).rejects.toEqual(failing('DAY_IN_FUTURE'));
  const before = await invoices.get({ id });

  for (const [change, state] of [
    [() => invoices.markSent({ id, on }), 'sent'],
    [() => invoices.acknowledge({ id, on }), 'acknowledged'],
    [() => invoices.dispute({ id, on, note: 'Wrong hours' }), 'disputed'],
    [() => invoices.writeOff({ id, on, amount: null, reason: 'Closed' }), 'writtenOff'],
    [() => invoices.setReminders({ id, stopped: true }), 'issued'],
  ] as const) {
    const { invoice, undoId } = await change();
    expect(invoice.state).toBe(state);
    await invoices.undo({ undoId });
    expect(await stateOf()).toBe('issued');
  }

  expect(await invoices.get({ id })).toEqual(before);
  await expect(invoices.writeOff({ id, on, amount: 36_001, reason: '' })).rejects.toEqual(failing('ALLOCATION_TOO_LARGE'));
  await invoices.void({ id, reason: 'x' });
  await expect(invoices.markSent({ id, on })).rejects.toEqual(failing('INVOICE_VOID'));
});

test('an invoice is found by its amount, written with or without its signs, and so is the credit note of it', async () => {
  const desk = await anInvoiceDesk();
  const { invoices } = desk.client;
  const { id } = await desk.issued('2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06');
  const { invoice: note } = await invoices.credit({ id, reason: 'Not worked', lines: null });
  await invoices.issue(note);
  const found = async (search: string) => new Set((await invoices.list({ ...everything, search })).invoices.map(({ number }) => number));

  expect(await found('£1,440.00')).toEqual(new Set(['INV-0001', 'CN-0001']));
  expect(await found('1440')).toEqual(new Set(['INV-0001', 'CN-0001']));
  expect(await found('144')).toEqual(new Set());
});
