import PostalMime from 'postal-mime';
import { sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { createSmtpMailer } from '../../main/node/smtp.ts';
import type { DocumentPrinter } from '../../main/ports/document-printer.ts';
import type { Mailer } from '../../main/ports/mailer.ts';
import { draftChangeSchema } from '../../shared/contract/invoice-draft.ts';
import type { OrganisationInput } from '../../shared/contract/organisations.ts';
import type { PensionForm } from '../../shared/contract/pension.ts';
import { pensionProfileInputSchema } from '../../shared/contract/pension-profiles.ts';
import { hours, localDate } from '../../shared/domain/time.ts';
import { aPensionProfile } from '../support/a-pension-profile.ts';
import { createFakeMailer } from '../support/fake-mailer.ts';
import { createFakePrinter } from '../support/fake-printer.ts';
import { aTypedLine, changeOf } from '../support/invoice-desk.ts';
import { aMailDesk, signUp, type MailDesk } from '../support/mail-desk.ts';
import { pdfBytes } from '../support/mail-profile.ts';
import { mailServer } from '../support/mail-server.ts';

interface LetterDesk {
  readonly desk: MailDesk;
  readonly formId: string;
  form(): PensionForm;
  /** What is about to be sent about the form. */
  about(letter: 'sent' | 'chased'): Promise<{ readonly kind: 'pensionForm' | 'pensionChase'; readonly copyId: string }>;
  /** Sends it as the drawer does. @returns the id of the message */
  post(letter: 'sent' | 'chased'): Promise<string>;
}

const contacts = [
  { name: 'Accounts Team', role: 'Accounts', email: 'bills@birch.example', phone: '' },
  { name: 'Jo Price', role: 'Pensions', email: 'jo@birch.example', phone: '' },
];

/** A desk on 24 November 2026 with a Form A for work of one day. */
async function aLetterDesk(
  workedOn = '2026-11-03',
  mailer: Mailer = createFakeMailer(),
  organisation: Partial<OrganisationInput> = { contacts },
  printer?: DocumentPrinter,
): Promise<LetterDesk> {
  const desk = aMailDesk({ mailer, organisation, printer });
  if ('taken' in mailer) signUp(desk, { port: 587 });
  const { identityId, organisationId } = desk;
  const { pension, pensionProfiles, invoices, formSigning } = desk.profile;
  pensionProfiles.save(identityId, pensionProfileInputSchema.parse(aPensionProfile()));
  const { invoice: draft } = invoices.byHand({ identityId, organisationId });
  const line = aTypedLine({ kind: 'fee', pensionable: true, unitPrice: 65_000, workedOn });
  const change = draftChangeSchema.parse(changeOf(draft, { lines: [line], pension: { nation: 'england', practiceRate: null } }));
  const { invoice } = invoices.update(draft.id, draft.changedAt, change);
  await invoices.issue({ id: invoice.id, changedAt: invoice.changedAt });
  const [made] = pension.makeForms(invoice.id);
  const formId = made?.id ?? '';
  const about = async (letter: 'sent' | 'chased') => ({
    kind: letter === 'sent' ? ('pensionForm' as const) : ('pensionChase' as const),
    copyId: await formSigning.giveOut(formId, { letter, paper: 'sheet' }),
  });
  const post = async (letter: 'sent' | 'chased'): Promise<string> => {
    const of = await about(letter);
    return desk.mail.send(desk.words(of), { after: desk.mail.compose(of).newest?.id ?? null }).id;
  };
  return { desk, formId, form: () => desk.profile.pension.form(formId), about, post };
}

/** What a server says when it could not deliver. */
const bounce = `Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; jo@birch.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n`;

const becomes = ({ mail }: MailDesk, id: string, state: string): Promise<void> =>
  vi.waitFor(() => expect(mail.get(id).state).toBe(state), { timeout: 8_000 });

test('a form goes to the contact for pensions with its PDF, and reads as sent once the server has it', async () => {
  const mailer = createFakeMailer();
  const { desk, form, post } = await aLetterDesk('2026-11-03', mailer);

  const id = await post('sent');
  await becomes(desk, id, 'handedOver');

  const [mail] = mailer.taken;
  expect(mail?.to).toMatchObject([{ address: 'jo@birch.example' }]);
  expect(mail?.subject).toBe(`NHS pension, Form A for invoice ${form().invoice.number}: to be signed`);
  expect(mail?.body).toContain('Dear Jo Price,');
  expect(mail?.body).toContain(
    'Work: 3 November 2026\nPensionable pay, box 2: £585.00\nEmployer’s contribution, box 3: £84.12\nMust arrive by: 12 January 2027',
  );
  expect(mail?.attachments.map(({ name, pdf }) => [name, Buffer.from(pdf)])).toEqual([
    [`Form A data sheet ${form().invoice.number}.pdf`, pdfBytes],
  ]);
  expect(form()).toMatchObject({ state: 'sent', sentOn: '2026-11-24', whoMustAct: 'payer', contact: { what: 'sent' } });
  expect(desk.mail.get(id)).toMatchObject({ kind: 'pensionForm', formId: form().id, invoiceId: null });
});

test.each([
  ['2026-10-20', 'amber or earlier', 'not signed yet', 'Could you sign part 2'],
  ['2026-10-13', 'amber', 'not signed yet', 'Could you sign part 2'],
  ['2026-09-22', 'red', 'must arrive by 1 December 2026', 'Days left: 7'],
  ['2026-09-18', 'the last three days', 'last day 27 November 2026', 'can never be pensioned'],
  ['2026-09-15', 'the last day', 'last day 24 November 2026', 'Days left: 0'],
])('chasing work of %s (%s) says so', async (workedOn, _, subject, body) => {
  const { desk, about } = await aLetterDesk(workedOn);

  const words = desk.mail.compose(await about('chased'));

  expect(words.subject).toContain(subject);
  expect(words.body).toContain(body);
  expect(words.problems).toEqual([]);
});

test('a chase carries what was sent, also when the paper has changed since, and is noted', async () => {
  const mailer = createFakeMailer();
  const { desk, form, post, about } = await aLetterDesk('2026-10-06', mailer);
  const first = await about('sent');
  await becomes(desk, await post('sent'), 'handedOver');
  desk.clock.advance(hours(48));
  // The same form as another paper: newer, and never sent.
  desk.store.write((db) =>
    db.run(sql`INSERT INTO pension_signing_copies VALUES ('c-2', ${form().id}, 'official', ${'b'.repeat(64)}, x'00', ${desk.clock.now()})`),
  );

  expect((await about('chased')).copyId).toBe(first.copyId);
  await becomes(desk, await post('chased'), 'handedOver');

  expect(mailer.taken).toHaveLength(2);
  expect(form()).toMatchObject({ sentOn: '2026-11-24', contact: { what: 'chased', at: desk.clock.now() } });
  expect(desk.profile.pension.forms({ view: 'open', offset: 0, limit: 10 }).forms[0]?.contact?.what).toBe('chased');
  expect(desk.mail.list({ show: 'all', invoiceId: null, formId: form().id, bookingId: null, offset: 0, limit: 10 }).messages).toHaveLength(
    2,
  );
});

test('two windows do not chase twice', async () => {
  const mailer = createFakeMailer();
  const { desk, post, about } = await aLetterDesk('2026-10-06', mailer);
  const of = await about('chased');
  const words = desk.words(of);
  await becomes(desk, await post('chased'), 'handedOver');

  expect(() => desk.mail.send(words, { after: null })).toThrow(expect.objectContaining({ code: 'MAIL_SENT_MEANWHILE' }));
  expect(mailer.taken).toHaveLength(1);
});

test('a server that takes no such size leaves the form unsent, and says so', async () => {
  await using server = await mailServer({ size: 500, hideSize: true });
  const { desk, form, post } = await aLetterDesk('2026-10-06', createSmtpMailer({ ca: server.ca }));
  signUp(desk, server);

  const id = await post('sent');
  await becomes(desk, id, 'refused');

  expect(desk.mail.get(id)).toMatchObject({ problem: 'tooLarge', needsUser: true });
  expect(form()).toMatchObject({ state: 'draft', sentOn: null, contact: null, whoMustAct: 'practitioner' });
  expect(server.accepted).toEqual([]);
});

test('a real server gets the form whole', async () => {
  await using server = await mailServer();
  const { desk, form, post } = await aLetterDesk('2026-10-06', createSmtpMailer({ ca: server.ca }));
  signUp(desk, server);

  await becomes(desk, await post('sent'), 'handedOver');

  const mail = await PostalMime.parse(Buffer.from(server.accepted[0] ?? '', 'latin1'));
  expect(mail.attachments).toMatchObject([{ filename: `Form A data sheet ${form().invoice.number}.pdf`, mimeType: 'application/pdf' }]);
  expect(Buffer.from(mail.attachments[0]?.content as ArrayBuffer)).toEqual(pdfBytes);
});

test('a form whose mail came back has not been sent, and shows it', async () => {
  const { desk, form, post } = await aLetterDesk();
  const id = await post('sent');
  await becomes(desk, id, 'handedOver');
  desk.clock.advance(hours(2));

  await desk.mail.readReport({ text: bounce }, id);

  expect(desk.mail.get(id).state).toBe('bounced');
  expect(form()).toMatchObject({
    state: 'draft',
    sentOn: null,
    whoMustAct: 'practitioner',
    contact: { what: 'returned', at: desk.clock.now() },
  });
});

test('a form that went by letter keeps who stands on it, until that letter comes back', async () => {
  const { desk, post } = await aLetterDesk();
  const kept = () => desk.store.read.all(sql`SELECT form_id FROM pension_form_members`).length;
  expect(kept()).toBe(0);

  const id = await post('sent');
  await becomes(desk, id, 'handedOver');
  expect(kept()).toBe(1);

  await desk.mail.readReport({ text: bounce }, id);
  expect(kept()).toBe(0);
});

/** A letter desk whose papers say what stands on them; `enter` changes who is entered, as another window would. */
async function aTellingDesk(mailer = createFakeMailer()) {
  const made = await aLetterDesk('2026-11-03', mailer, { contacts }, createFakePrinter());
  const { desk, formId } = made;
  const enter = (sdNumber: string): void => {
    const numbers = { niNumber: 'AB123456C', gmcNumber: '0123456', sdNumber, dateOfBirth: null };
    desk.profile.pensionProfiles.save(desk.identityId, pensionProfileInputSchema.parse(aPensionProfile({ numbers })));
  };
  const paper = async () => Buffer.from(await desk.profile.pensionDocuments.printing.formSheet(formId)).toString('utf8');
  const carried = (index = 0) => Buffer.from(mailer.taken[index]?.attachments[0]?.pdf ?? []).toString('utf8');
  return { ...made, enter, paper, carried };
}

test.each([
  ['between preview and sending', false],
  ['while the letter waits in the outbox', true],
])('who is entered %s is not on the letter, and the form keeps who the letter says', async (_, isWaiting) => {
  const mailer = createFakeMailer();
  const { desk, about, enter, paper, carried } = await aTellingDesk(mailer);
  enter('11111111');
  const seen = await about('sent');
  const words = desk.words(seen);
  if (isWaiting) mailer.answer = () => Promise.resolve({ outcome: 'failed', problem: 'unreachable', reply: null });
  else enter('22222222');

  const { id } = desk.mail.send(words, { after: null });
  if (isWaiting) {
    await becomes(desk, id, 'failed');
    enter('22222222');
    mailer.answer = null;
    desk.mail.retry(id);
  }
  await becomes(desk, id, 'handedOver');

  expect(carried()).toContain('11111111');
  expect(JSON.parse(await paper())).toEqual(JSON.parse(carried()));
});

test('a copy that says another than the form that was given out since is not sent any more; the chase carries the form', async () => {
  const mailer = createFakeMailer();
  const { desk, formId, about, post, enter, paper, carried } = await aTellingDesk(mailer);
  enter('11111111');
  const words = desk.words(await about('sent'));
  enter('22222222');
  desk.profile.pension.note(formId, { what: 'sent', on: localDate('2026-11-24'), by: '' });

  expect(() => desk.mail.send(words, { after: null })).toThrow(expect.objectContaining({ code: 'PENSION_FORM_STATE' }));
  await becomes(desk, await post('chased'), 'handedOver');

  expect(carried()).toContain('22222222');
  expect(JSON.parse(await paper())).toEqual(JSON.parse(carried()));
});

test('a chase that came back leaves the form sent', async () => {
  const { desk, form, formId, post } = await aLetterDesk('2026-10-06');
  desk.profile.pension.note(formId, { what: 'sent', on: localDate('2026-11-01'), by: '' });
  const id = await post('chased');
  await becomes(desk, id, 'handedOver');

  await desk.mail.readReport({ text: bounce }, id);

  expect(form()).toMatchObject({ state: 'sent', sentOn: '2026-11-01', contact: { what: 'returned' } });
});

test('a first letter that comes back when the form is signed long since changes nothing but the history', async () => {
  const { desk, form, formId, post } = await aLetterDesk();
  const id = await post('sent');
  await becomes(desk, id, 'handedOver');
  desk.profile.pension.note(formId, { what: 'approved', on: localDate('2026-11-24'), by: 'Jo Price' });

  await desk.mail.readReport({ text: bounce }, id);

  expect(form()).toMatchObject({ state: 'approved', sentOn: '2026-11-24', contact: { what: 'returned' } });
});

test('"I sent it myself" notes a letter without a message', async () => {
  const { desk, form, about } = await aLetterDesk('2026-10-06');

  desk.mail.sentMyself(await about('sent'), localDate('2026-11-23'));
  desk.clock.advance(hours(1));
  desk.mail.sentMyself(await about('chased'), localDate('2026-11-24'));

  expect(form()).toMatchObject({ state: 'sent', sentOn: '2026-11-23', contact: { what: 'chased' } });
  expect(form().history.map(({ what }) => what)).toEqual(['made', 'sent', 'chased']);
});

test('what was signed, withdrawn or lost meanwhile is neither chased nor sent from the outbox', async () => {
  const mailer = createFakeMailer();
  mailer.answer = () => Promise.resolve({ outcome: 'failed', problem: 'unreachable', reply: null });
  const { desk, form, formId, about, post } = await aLetterDesk('2026-10-06', mailer);
  const of = await about('chased');
  const id = await post('chased');
  await becomes(desk, id, 'failed');

  desk.profile.pension.note(formId, { what: 'approved', on: localDate('2026-11-24'), by: 'Jo Price' });
  mailer.answer = null;
  desk.mail.retry(id);
  await becomes(desk, id, 'withdrawn');

  expect(() => desk.mail.compose(of)).toThrow(expect.objectContaining({ code: 'PENSION_FORM_STATE' }));
  await expect(about('chased')).rejects.toMatchObject({ code: 'PENSION_FORM_STATE' });
  expect(mailer.taken).toEqual([]);
  desk.profile.pension.withdraw(formId, '');
  await expect(about('sent')).rejects.toMatchObject({ code: 'PENSION_FORM_FIXED' });
  expect(form().isWithdrawn).toBe(true);
  const late = await aLetterDesk('2026-09-14');
  await expect(late.about('chased')).rejects.toMatchObject({ code: 'PENSION_FORM_STATE' });
});

test('a copy whose bytes are not what they were is not sent', async () => {
  const { desk, about } = await aLetterDesk();
  const words = desk.words(await about('sent'));
  desk.store.write((db) => db.run(sql`UPDATE pension_signing_copies SET pdf = x'00'`));

  expect(() => desk.mail.send(words, { after: null })).toThrow(expect.objectContaining({ code: 'PDF_DAMAGED' }));
});
