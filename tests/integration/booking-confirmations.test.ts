import { expect, test, vi } from 'vitest';
import { createSmtpMailer } from '../../main/node/smtp.ts';
import type { Mailer } from '../../main/ports/mailer.ts';
import type { BookingInput } from '../../shared/contract/bookings.ts';
import { organisationInputSchema, type OrganisationInput } from '../../shared/contract/organisations.ts';
import { hours, localDate } from '../../shared/domain/time.ts';
import { aBooking } from '../support/a-booking.ts';
import { anOrganisation } from '../support/an-organisation.ts';
import { createFakeMailer } from '../support/fake-mailer.ts';
import { aMailDesk, signUp, type MailDesk } from '../support/mail-desk.ts';
import { pdfBytes } from '../support/mail-profile.ts';
import { mailServer } from '../support/mail-server.ts';

const contacts = [
  { name: 'Accounts Team', role: 'Accounts', email: 'bills@birch.example', phone: '' },
  { name: 'Jo Price', role: 'Practice manager', email: 'jo@birch.example', phone: '' },
];
const terms = { paymentDays: 14, cancellation: [{ noticeHours: 24, share: 10_000 }], note: '' };
const always = { show: 'all', invoiceId: null, formId: null, offset: 0, limit: 10 } as const;

interface BookingDesk {
  readonly desk: MailDesk;
  readonly bookingId: string;
  booking(): ReturnType<MailDesk['profile']['bookings']['get']>;
  change(change: Partial<BookingInput>): void;
  about(): Promise<{ readonly kind: 'bookingConfirmation'; readonly confirmationId: string }>;
  /** Sends it as the drawer does. @returns the id of the message */
  post(): Promise<string>;
}

/** A desk on 24 November 2026 with a confirmed booking of 26 November. */
function aBookingDesk({ mailer = createFakeMailer() as Mailer, organisation = {} as Partial<OrganisationInput> } = {}): BookingDesk {
  const desk = aMailDesk({ mailer, organisation: { contacts, terms, ...organisation } });
  if ('taken' in mailer) signUp(desk, { port: 587 });
  const { profile, organisationId } = desk;
  const values = (change: Partial<BookingInput> = {}) => aBooking(organisationId, { reference: 'LOC-7', ...change });
  const [made] = profile.bookings.create(values({ title: 'Morning surgery' }), 'confirmed', []).bookings;
  const bookingId = made?.id ?? '';
  const about = async () => ({ kind: 'bookingConfirmation', confirmationId: await profile.confirmations.giveOut(bookingId) }) as const;
  return {
    desk,
    bookingId,
    booking: () => desk.profile.bookings.get(bookingId),
    change: (change) => void desk.profile.bookings.update(bookingId, values({ title: 'Morning surgery', ...change })),
    about,
    post: async () => {
      const of = await about();
      return desk.mail.send(desk.words(of), { after: desk.mail.compose(of).newest?.id ?? null }).id;
    },
  };
}

const becomes = ({ mail }: MailDesk, id: string, state: string): Promise<void> =>
  vi.waitFor(() => expect(mail.get(id).state).toBe(state), { timeout: 8_000 });

test('a confirmation goes to who books, with day, times, fee and the sheet of the terms, and the booking says so', async () => {
  const mailer = createFakeMailer();
  const { desk, booking, post, bookingId } = aBookingDesk({ mailer });
  expect(booking().confirmation).toBeNull();

  const id = await post();
  await becomes(desk, id, 'handedOver');

  const [mail] = mailer.taken;
  expect(mail?.to).toMatchObject([{ address: 'jo@birch.example' }]);
  expect(mail?.subject).toBe('Booking confirmed: Thursday 26 November 2026');
  expect(mail?.body).toContain(
    'Dear Jo Price,\n\nI confirm this booking.\n\nDate: Thursday 26 November 2026\nTime: 09:00 to 13:00\nFee: £360.00\nRate: £90.00 an hour\nYour reference: LOC-7\n\nThe terms that hold for it are attached.\n',
  );
  expect(mail?.body).not.toContain('Morning surgery');
  expect(mail?.attachments.map(({ name, pdf }) => [name, Buffer.from(pdf)])).toEqual([['Booking 2026-11-26.pdf', pdfBytes]]);
  expect(booking().confirmation).toEqual({ sentOn: '2026-11-24', isCurrent: true });
  expect(desk.mail.list({ ...always, bookingId }).messages).toMatchObject([
    { id, kind: 'bookingConfirmation', bookingId, invoiceId: null },
  ]);
});

test('without terms nothing is attached and nothing is said of them', async () => {
  const mailer = createFakeMailer();
  const { desk, about, post } = aBookingDesk({ mailer, organisation: { terms: null } });
  expect(desk.mail.compose(await about()).attachmentName).toBe('');
  await becomes(desk, await post(), 'handedOver');

  expect(mailer.taken[0]?.attachments).toEqual([]);
  expect(mailer.taken[0]?.body).not.toContain('attached');
});

test('what is told no longer holds once day, fee or terms change; notes and pay checks change nothing', async () => {
  const { desk, booking, change, post } = aBookingDesk();
  await becomes(desk, await post(), 'handedOver');

  change({ notes: 'Side door', pay: { check: 'paidCorrectly', paid: null, note: '' } });
  expect(booking().confirmation?.isCurrent).toBe(true);
  change({ startsAt: Date.parse('2026-11-26T10:00Z') });
  expect(booking().confirmation).toEqual({ sentOn: '2026-11-24', isCurrent: false });
  change({});
  expect(booking().confirmation?.isCurrent).toBe(true);
  desk.profile.bookings.cancel(booking().id, { by: 'organisation', reason: '', at: null });
  expect(booking().confirmation?.isCurrent).toBe(false);
});

test('one that was given out before a change is not sent after it', async () => {
  const mailer = createFakeMailer();
  const { desk, about, change } = aBookingDesk({ mailer });
  const of = await about();
  const words = desk.words(of);

  change({ durationMs: hours(5) });

  expect(() => desk.mail.send(words, { after: null })).toThrow(expect.objectContaining({ code: 'BOOKING_CHANGED' }));
  expect(() => desk.mail.compose(of)).toThrow(expect.objectContaining({ code: 'BOOKING_CHANGED' }));
  expect(mailer.taken).toEqual([]);
});

test('one that waits is withdrawn when the booking is called off meanwhile', async () => {
  await using server = await mailServer();
  const { desk, post, bookingId } = aBookingDesk({ mailer: createSmtpMailer({ ca: server.ca }) });
  signUp(desk, { port: 1 });
  const id = await post();
  await becomes(desk, id, 'failed');

  desk.profile.bookings.cancel(bookingId, { by: 'organisation', reason: '', at: null });
  signUp(desk, server);
  desk.mail.retry(id);
  await becomes(desk, id, 'withdrawn');

  expect(server.accepted).toEqual([]);
});

test('a real server gets it whole, and an offer cannot be confirmed by mail', async () => {
  await using server = await mailServer();
  const { desk, booking, post, about, bookingId } = aBookingDesk({ mailer: createSmtpMailer({ ca: server.ca }) });
  signUp(desk, server);

  await becomes(desk, await post(), 'handedOver');
  desk.profile.bookings.step(bookingId, 'takeBack');

  expect(server.accepted).toHaveLength(1);
  expect(booking().confirmation?.isCurrent).toBe(false);
  await expect(about()).rejects.toMatchObject({ code: 'BOOKING_STATE' });
});

test('sent by another way it counts as sent; a draft alone does not', async () => {
  const { desk, booking, about } = aBookingDesk();
  const of = await about();
  for await (const piece of desk.mail.draft(desk.words(of))) expect(piece).toBeDefined();
  expect(booking().confirmation).toBeNull();

  desk.mail.sentMyself(of, localDate('2026-11-23'));

  expect(booking().confirmation).toEqual({ sentOn: '2026-11-23', isCurrent: true });
});

test('one that comes back has not been sent after all', async () => {
  const { desk, booking, post } = aBookingDesk();
  const id = await post();
  await becomes(desk, id, 'handedOver');
  const bounce = `Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; jo@birch.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n`;

  await desk.mail.readReport({ text: bounce }, id);

  expect(desk.mail.get(id).state).toBe('bounced');
  expect(booking().confirmation).toBeNull();
});

test('two windows do not confirm twice', async () => {
  const mailer = createFakeMailer();
  const { desk, post, about } = aBookingDesk({ mailer });
  const words = desk.words(await about());
  await becomes(desk, await post(), 'handedOver');

  expect(() => desk.mail.send(words, { after: null })).toThrow(expect.objectContaining({ code: 'MAIL_SENT_MEANWHILE' }));
  expect(mailer.taken).toHaveLength(1);
});

test('a booking that was written about stays on record; one that was only looked at can be removed', async () => {
  const { desk, bookingId, about, post } = aBookingDesk();
  const { bookings } = desk.profile;
  await about();
  const cancelled = (id: string) => bookings.cancel(id, { by: 'practitioner', reason: '', at: null });
  const [other] = bookings.create(aBooking(desk.organisationId, { startsAt: Date.parse('2026-11-27T09:00Z') }), 'confirmed', []).bookings;
  await desk.profile.confirmations.giveOut(other?.id ?? '');
  cancelled(other?.id ?? '');
  expect(bookings.remove(other?.id ?? '').removed).toBe(1);

  await becomes(desk, await post(), 'handedOver');
  cancelled(bookingId);

  expect(() => bookings.remove(bookingId)).toThrow(expect.objectContaining({ code: 'BOOKING_WRITTEN_ABOUT' }));
});

test('to a private client it says neither rate nor reference', async () => {
  const { desk, about } = aBookingDesk({ organisation: { name: 'Mx Lane', kind: 'private', contacts: [] } });
  const words = desk.mail.compose(await about());

  expect(words.subject).toBe('Confirmed: Thursday 26 November 2026');
  expect(words.body).not.toMatch(/rate|reference|surgery/iu);
});

test('while nobody trades there is nobody to confirm', async () => {
  const desk = aMailDesk();
  const { organisations, bookings, identities, confirmations } = desk.profile;
  const { id } = organisations.create(organisationInputSchema.parse(anOrganisation({ terms })));
  const [made] = bookings.create(aBooking(id), 'confirmed', []).bookings;
  identities.remove(desk.identityId);

  await expect(confirmations.giveOut(made?.id ?? '')).rejects.toMatchObject({ code: 'MAIL_NO_SENDER' });
});
