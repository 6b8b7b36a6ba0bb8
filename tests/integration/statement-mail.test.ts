import { expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { organisationInputSchema } from '../../shared/contract/organisations.ts';
import { paymentInputSchema } from '../../shared/contract/payments.ts';
import { hours, localDate } from '../../shared/domain/time.ts';
import { anOrganisation } from '../support/an-organisation.ts';
import { createFakeMailer } from '../support/fake-mailer.ts';
import { aMailDesk, signUp, type MailDesk } from '../support/mail-desk.ts';
import { pdfBytes } from '../support/mail-profile.ts';
import { eventually } from '../support/eventually.ts';

const period = { from: null, to: localDate('2026-11-24') };
const everyone = { ...period, identityId: null, owingOnly: false };

/** A desk with one open invoice of £12.50 and an account that sends. */
async function aDeskThatOwes(organisation = {}) {
  const mailer = createFakeMailer();
  const desk = aMailDesk({ mailer, organisation });
  signUp(desk, { port: 587 });
  const invoice = await desk.invoice();
  return { desk, mailer, invoice };
}

const keep = ({ profile, identityId, organisationId }: MailDesk): Promise<string> =>
  profile.statements.keep({ identityId, organisationId }, period);

function pay({ profile, identityId, organisationId }: MailDesk, amount: number, receivedOn = '2026-11-20'): void {
  const values = { identityId, organisationId, receivedOn, amount, method: 'cash', reference: '', note: '', allocations: [] };
  profile.payments.record(paymentInputSchema.parse(values));
}

/** The id of the run that was made. */
async function aRun({ profile }: MailDesk): Promise<string> {
  profile.statements.makeRun(everyone, null);
  return eventually(() => {
    const run = profile.statements.run(null);
    if (!run) throw new Error('not yet');
    return run.id;
  });
}

test('a statement is sent with the PDF that was made, its open invoices and what the account owes', async () => {
  const { desk, mailer, invoice } = await aDeskThatOwes();
  pay(desk, 250);
  const about = { kind: 'statement', statementId: await keep(desk) } as const;
  pay(desk, 100);

  const { id } = desk.mail.send(desk.words(about), { after: null });
  await eventually(() => expect(desk.mail.get(id).state).toBe('handedOver'));

  const [mail] = mailer.taken;
  expect(mail?.subject).toBe('Statement of account from Ada Moss');
  expect(mail?.body).toContain(`Open invoices:\n${invoice.number} of 3 November 2026, due 3 December 2026: £12.50\n\nStill to pay: £10.00`);
  expect(mail?.attachments.map(({ name, pdf }) => [name, Buffer.from(pdf)])).toEqual([['Statement 2026-11-24.pdf', pdfBytes]]);
  expect(desk.mail.get(id)).toMatchObject({ kind: 'statement', invoiceId: null, to: ['accounts@river.example'] });
  expect(desk.profile.invoices.get(invoice.id).sentOn).toBeNull();
});

test('an account that is settled or in their favour says so, and lists nothing', async () => {
  const { desk } = await aDeskThatOwes({ kind: 'private' });
  const { identityId, organisationId } = desk;
  pay(desk, 2_000, '2026-11-01');
  const early = await desk.profile.statements.keep({ identityId, organisationId }, { from: null, to: localDate('2026-11-02') });

  expect(desk.words({ kind: 'statement', statementId: early }).body).toContain('Still to pay: £0.00 (£20.00 in your favour)');
  const text = desk.mail.texts().find(({ name, reader }) => name === 'statement' && reader === 'organisation');
  if (!text) throw new Error('no text');
  desk.mail.saveText({ ...text, reader: 'private' });
  expect(desk.words({ kind: 'statement', statementId: early }).body).toContain('Open invoices:\nNone\n');
});

test('what is open stands as it was at the end of the last day', async () => {
  const { desk, invoice } = await aDeskThatOwes();
  const { identityId, organisationId, profile, clock } = desk;
  clock.advance(hours(48));
  const values = { identityId, organisationId, receivedOn: '2026-11-26', amount: 1_250, method: 'cash', reference: '', note: '' };
  profile.payments.record(paymentInputSchema.parse({ ...values, allocations: [{ invoiceId: invoice.id, amount: 1_250 }] }));
  const openOn = async (to: string) =>
    profile.statements.kept(await profile.statements.keep({ identityId, organisationId }, { from: null, to: localDate(to) })).open;

  expect(await openOn('2026-11-02')).toEqual([]);
  expect(await openOn('2026-11-25')).toMatchObject([{ number: invoice.number, balance: 1_250 }]);
  expect(await openOn('2026-11-26')).toEqual([]);
});

test('a statement whose PDF is no longer what was made is not sent', async () => {
  const { desk, mailer } = await aDeskThatOwes();
  const about = { kind: 'statement', statementId: await keep(desk) } as const;
  const words = desk.words(about);
  desk.store.write((db) => db.run(sql`UPDATE kept_statements SET pdf = x'00'`));

  expect(() => desk.mail.send(words, { after: null })).toThrow(expect.objectContaining({ code: 'PDF_DAMAGED' }));
  expect(mailer.taken).toEqual([]);
});

test('while one about the account is of unknown fate no other goes, and the one that is sent again is the same PDF', async () => {
  const { desk, mailer } = await aDeskThatOwes();
  mailer.answer = ({ beforeData }) => {
    beforeData();
    return Promise.resolve({ outcome: 'unknown', problem: 'dropped', reply: null });
  };
  const about = { kind: 'statement', statementId: await keep(desk) } as const;
  const { id } = desk.mail.send(desk.words(about), { after: null });
  await eventually(() => expect(desk.mail.get(id).state).toBe('unknown'));
  const second = { kind: 'statement', statementId: await keep(desk) } as const;

  expect(() => desk.mail.send(desk.words(second), { after: id })).toThrow(expect.objectContaining({ code: 'MAIL_UNSETTLED' }));
  expect(() => desk.mail.send(desk.words(second), { after: null })).toThrow(expect.objectContaining({ code: 'MAIL_SENT_MEANWHILE' }));
  desk.mail.missed(id);
  mailer.answer = null;
  const again = desk.mail.send(desk.words({ kind: 'again', messageId: id }), { after: id });
  await eventually(() => expect(desk.mail.get(again.id).state).toBe('handedOver'));
  expect(mailer.taken.map(({ attachments }) => attachments[0]?.name)).toEqual(['Statement 2026-11-24.pdf']);
});

test('a run is sent to all who have an address, each once, whoever asks again', async () => {
  const { desk, mailer } = await aDeskThatOwes();
  const { profile, identityId } = desk;
  const other = profile.organisations.create(
    organisationInputSchema.parse(anOrganisation({ name: 'Zed', accountsEmail: '', contacts: [] })),
  );
  const third = profile.organisations.create(
    organisationInputSchema.parse(anOrganisation({ name: 'Yew', accountsEmail: 'yew@yew.example' })),
  );
  for (const { id: organisationId } of [other, third]) pay({ ...desk, profile, identityId, organisationId }, 500);
  const runId = await aRun(desk);
  const look = async () => (await desk.mail.runStatements(runId)).map(({ to, message, sentOn }) => [to, message?.state ?? null, sentOn]);

  expect(await look()).toEqual([['accounts@river.example', null, null], ['yew@yew.example', null, null], [null, null, null]]); // prettier-ignore
  desk.mail.sentMyself({ kind: 'statement', statementId: profile.statements.keepOfRun(runId, 1) }, localDate('2026-11-24'));
  expect(await desk.mail.sendStatements(runId, [0, 1, 2, 77])).toEqual({ sent: 1, left: 3 });
  await eventually(() => expect(mailer.taken).toHaveLength(1));
  expect(await desk.mail.sendStatements(runId, [0, 1, 2])).toEqual({ sent: 0, left: 3 });
  await eventually(async () => expect(await look()).toEqual([['accounts@river.example', 'handedOver', null], ['yew@yew.example', null, '2026-11-24'], [null, null, null]])); // prettier-ignore

  desk.reopen();
  await aRunAfter(desk, runId);
  expect(desk.mail.list({ show: 'all', invoiceId: null, formId: null, bookingId: null, offset: 0, limit: 10 }).messages).toHaveLength(1);
  expect(mailer.taken).toHaveLength(1);
});

test('what was sent by another way stands on its account, from a run and alone, the newest first', async () => {
  const { desk } = await aDeskThatOwes();
  const { identityId, organisationId, profile } = desk;
  const runId = await aRun(desk);
  await keep(desk);
  const alone = await keep(desk);
  const ofRun = profile.statements.keepOfRun(runId, 0);
  desk.mail.sentMyself({ kind: 'statement', statementId: ofRun }, localDate('2026-11-23'));
  desk.mail.sentMyself({ kind: 'statement', statementId: alone }, localDate('2026-11-24'));

  const sent = profile.statements.sentByHand({ identityId, organisationId });

  expect(sent.map(({ id, sentOn }) => [id, sentOn])).toEqual([[alone, '2026-11-24'], [ofRun, '2026-11-23']]); // prettier-ignore
  expect(profile.statements.sentByHand({ identityId, organisationId: crypto.randomUUID() })).toEqual([]);
});

test('without a mail account nothing of a run is sent; a run that is gone is not found', async () => {
  const { desk } = await aDeskThatOwes();
  const runId = await aRun(desk);
  desk.mail.removeAccount();

  await expect(desk.mail.sendStatements(runId, [0])).rejects.toMatchObject({ code: 'MAIL_NO_ACCOUNT' });
  await expect(desk.mail.runStatements('none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('what was made to be sent and never was is forgotten the day after; what was sent stays', async () => {
  const { desk } = await aDeskThatOwes();
  const sent = await keep(desk);
  desk.mail.sentMyself({ kind: 'statement', statementId: sent }, localDate('2026-11-24'));
  const carried = await keep(desk);
  desk.mail.send(desk.words({ kind: 'statement', statementId: carried }), { after: null });
  const left = await keep(desk);
  desk.clock.advance(hours(25));
  await keep(desk);

  expect([sent, carried].map((id) => desk.profile.statements.kept(id).id)).toEqual([sent, carried]);
  expect(() => desk.profile.statements.kept(left)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
});

test('the accounts to choose from are those of the run, and a run makes those that are chosen alone', async () => {
  const { desk } = await aDeskThatOwes();
  const { profile, identityId, organisationId } = desk;
  const other = profile.organisations.create(organisationInputSchema.parse(anOrganisation({ name: 'Ash' })));
  pay({ ...desk, profile, identityId, organisationId: other.id }, 500);
  const closings = async (wish: object) =>
    (await profile.statements.accounts({ ...everyone, ...wish })).map(({ organisation, closing }) => [organisation.id, closing]);

  expect(await closings({})).toEqual([[other.id, -500], [organisationId, 1_250]]); // prettier-ignore
  expect(await closings({ owingOnly: true })).toEqual([[organisationId, 1_250]]);
  expect(await closings({ identityId: other.id })).toEqual([]);
  profile.statements.makeRun(everyone, [{ identityId, organisationId: other.id }]);
  await eventually(() =>
    expect(profile.statements.run(null)?.statements).toMatchObject([{ organisation: { name: 'Ash' }, closing: -500 }]),
  );
});

/** Another run, which takes the place of this one. */
async function aRunAfter(desk: MailDesk, runId: string): Promise<void> {
  desk.profile.statements.makeRun(everyone, null);
  await eventually(() => expect(desk.profile.statements.run(null)?.id).not.toBe(runId));
}
