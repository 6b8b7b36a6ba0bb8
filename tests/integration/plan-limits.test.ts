import { expect, test } from 'vitest';
import { contract } from '../../shared/contract/index.ts';
import { gatesOf } from '../../shared/domain/licence/plans.ts';
import { hours, instant, localDate } from '../../shared/domain/time.ts';
import type { Licence } from '../../shared/domain/licence/licence.ts';
import { aLicensedServer, connectToAccount, lastingPlan } from '../support/a-licensed-server.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createFakeMailer } from '../support/fake-mailer.ts';
import { createFakePrinter } from '../support/fake-printer.ts';
import { aTypedLine, anInvoiceDesk, changeOf, lastOf, type Desk } from '../support/invoice-desk.ts';
import { aPensionDesk } from '../support/pension-desk.ts';

const needed = (gate: string, left: number | null = null) =>
  expect.objectContaining({ code: 'PLAN_NEEDED', data: { gate, opensWith: 'plus', left } });
const aFreeDesk = (printer = createFakePrinter()): Promise<Desk> => anInvoiceDesk({ licence: null, printer });

/** A printer that counts. */
function aCountingPrinter() {
  const printer = createFakePrinter();
  const count = { printed: 0 };
  const print: typeof printer.print = (...asked) => {
    count.printed += 1;
    return printer.print(...asked);
  };
  return { ...printer, print, count };
}

/** A desk whose licence the test changes. */
async function aTurningDesk(make: typeof anInvoiceDesk = anInvoiceDesk) {
  const clock = createFakeClock('2026-11-24T12:00:00Z');
  const licence = aLicensedServer(lastingPlan('pro'), clock.now);
  const organisation = { accountsEmail: 'accounts@river.example' };
  const desk = await make({ clock, licence, organisation, printer: createFakePrinter(), mailer: createFakeMailer() });
  const become = async (traits: Partial<Licence>): Promise<void> => {
    licence.traits = traits;
    await desk.client.account.refresh({});
  };
  return { ...desk, become };
}

const ended: Partial<Licence> = { ...lastingPlan('pro'), subscription: 'ended' };

async function leftOf({ client }: Desk): Promise<number | null | undefined> {
  return (await client.plans.look({})).gates.find(({ gate }) => gate === 'unlimitedInvoicePdfs')?.left;
}

test('only what makes something new can be refused for the plan', () => {
  const refusing = Object.entries(contract).flatMap(([feature, group]) =>
    Object.entries(group).flatMap(([verb, procedure]) => {
      const { errorMap } = (procedure as unknown as { readonly '~orpc': { readonly errorMap: object } })['~orpc'];
      return 'PLAN_NEEDED' in errorMap ? [`${feature}.${verb}`] : [];
    }),
  );
  expect(refusing.toSorted()).toEqual([
    'invoices.issue',
    'mail.draft',
    'mail.send',
    'mail.sendReminders',
    'pension.makeForms',
    'preferences.update',
  ]);
});

test('Free issues three invoices a month; the fourth stays a draft, takes no number, and goes in the next month', async () => {
  const printer = aCountingPrinter();
  const desk = await aFreeDesk(printer);
  const { invoices } = desk.client;
  const [first] = [await desk.issued('2026-11-02'), await desk.issued('2026-11-03')];
  expect(await leftOf(desk)).toBe(1);
  // What was called back was issued all the same, and a day of another month on it changes nothing.
  await invoices.void({ id: first.id, reason: 'x' });
  const third = await desk.draft('2026-11-04');
  const { invoice: dated } = await invoices.update({ ...third, change: changeOf(third, { issuedOn: '2026-10-30', dueOn: '2026-12-30' }) });
  await invoices.issue(dated);
  const fourth = await desk.draft('2026-11-05');

  await expect(invoices.issue(fourth)).rejects.toEqual(needed('unlimitedInvoicePdfs', 0));
  expect(printer.count.printed).toBe(3);
  expect(await invoices.get({ id: fourth.id })).toEqual(fourth);

  desk.clock.set(instant(Date.parse('2026-12-01T00:00:00Z')));
  expect(await invoices.issue(fourth)).toMatchObject({ number: 'INV-0004' });
  expect(await leftOf(desk)).toBe(2);
});

test('a credit note puts something right: it does not count and is never refused', async () => {
  const desk = await aFreeDesk();
  const { invoices } = desk.client;
  const credit = async ({ id }: { readonly id: string }) => {
    const { invoice: note } = await invoices.credit({ id, reason: 'x', lines: null });
    expect(await invoices.issue(note)).toMatchObject({ kind: 'creditNote' });
  };
  await credit(await desk.issued('2026-11-02'));
  expect(await leftOf(desk)).toBe(2);
  await desk.issued('2026-11-03');
  const last = await desk.issued('2026-11-04');
  await credit(last);
  expect(await leftOf(desk)).toBe(0);
});

test('of several drafts as many are issued as are left, in their order, and each of the others says why', async () => {
  const desk = await aFreeDesk();
  const { client } = desk;
  const { invoice: note } = await client.invoices.credit({ id: (await desk.issued('2026-11-02')).id, reason: 'x', lines: null });
  const empty = await client.invoices.draftByHand(desk);
  const drafts = [await desk.draft('2026-11-03'), await desk.draft('2026-11-04'), await desk.draft('2026-11-05')];
  const ids = [empty.invoice.id, ...drafts.map(({ id }) => id), note.id];
  const { jobId } = await client.invoices.issueMany({ ids });

  const job = await lastOf(client.jobs.watch({ jobId }));
  const { made, left } = await client.invoices.outcome({ resultId: (job.state === 'done' && job.resultId) || '' });

  expect(made.map(({ id }) => id)).toEqual([drafts[0]?.id, drafts[1]?.id, note.id]);
  expect(left.map(({ invoiceId, code }) => [invoiceId, code])).toEqual([[ids[0], 'INVOICE_INCOMPLETE'], [ids[3], 'PLAN_NEEDED']]); // prettier-ignore
});

test('two windows that issue at once get what is left between them', async () => {
  const desk = await aFreeDesk();
  const drafts = [];
  for (const day of [2, 3, 4, 5, 6]) drafts.push(await desk.draft(`2026-11-0${day}`));

  const ends = await Promise.allSettled(drafts.map((draft) => desk.client.invoices.issue(draft)));

  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected']);
});

/** An invoice that is 13 days late, and an account to write from. */
async function makeLate(desk: Desk): Promise<string> {
  const { client, identityId, organisationId } = desk;
  const { invoice: draft } = await client.invoices.draftByHand({ identityId, organisationId });
  const change = changeOf(draft, { lines: [aTypedLine()], issuedOn: '2026-10-11', dueOn: '2026-11-11' });
  const { invoice } = await client.invoices.update({ ...draft, change });
  await client.invoices.issue(invoice);
  await client.invoices.markSent({ id: invoice.id, on: '2026-10-11' });
  await client.mail.saveAccount({
    address: 'ann@example.com',
    host: 'localhost',
    port: 465,
    security: 'tls',
    userName: 'ann',
    password: 'x',
  });
  return invoice.id;
}

test('without a plan it is shown who is late, and what could be said; nothing is sent, by hand or by itself', async () => {
  const desk = await aTurningDesk();
  const { client } = desk;
  const invoiceId = await makeLate(desk);
  await client.preferences.update({ mail: { sendsReminders: false } });
  await desk.become(ended);
  const [due] = await client.mail.reminders({});
  if (!due) throw new Error('nothing is due');
  const about = { kind: 'reminder', invoiceId, step: due.step } as const;
  const { to, copyTo, subject, body } = await client.mail.compose({ about });
  const words = { about, to: [...to], copyTo: [...copyTo], subject, body };

  expect(due).toMatchObject({ invoiceId, daysLate: 13 });
  await expect(client.mail.sendReminders({ reminders: [due] })).rejects.toEqual(needed('reminders'));
  await expect(client.mail.send({ ...words, after: null })).rejects.toEqual(needed('reminders'));
  await expect(lastOf(client.mail.draft(words))).rejects.toEqual(needed('reminders'));
  await expect(client.preferences.update({ mail: { sendsReminders: true } })).rejects.toEqual(needed('reminders'));
  expect((await client.mail.list({ show: 'all', invoiceId: null, offset: 0, limit: 10 })).messages).toEqual([]);

  await client.mail.sentMyself({ about, on: '2026-11-24' });
  expect(await client.mail.reminders({})).toEqual([]);
});

test('reminders that go by themselves rest while there is no plan, and go on when there is one again', async () => {
  const desk = await aTurningDesk();
  const { client, clock } = desk;
  await client.preferences.update({ mail: { sendsReminders: true } });
  await desk.become(ended);
  await makeLate(desk);
  const messages = async () => (await client.mail.list({ show: 'all', invoiceId: null, offset: 0, limit: 10 })).total;
  clock.advance(hours(24));
  expect(await messages()).toBe(0);
  expect((await client.preferences.get({})).mail.sendsReminders).toBe(true);

  await desk.become(lastingPlan('plus'));
  expect(await messages()).toBe(1);
});

test('without a plan no new Form A is made; one that was withdrawn or rejected is made anew', async () => {
  const desk = await aTurningDesk(aPensionDesk);
  const { pension } = desk.client;
  const before = await desk.issued('2026-11-02');
  const [form] = await pension.makeForms({ invoiceId: before.id });
  await desk.become(ended);
  const after = await desk.issued('2026-11-03');

  await expect(pension.makeForms({ invoiceId: after.id })).rejects.toEqual(needed('pensionForms'));
  expect(await pension.formable({})).toMatchObject([{ invoice: { id: after.id }, isAnew: false, parts: [{ watch: { daysLeft: 49 } }] }]);

  await pension.withdraw({ id: form?.id ?? '', reason: '' });
  expect((await pension.formable({})).map(({ invoice, isAnew }) => [invoice.id, isAnew])).toContainEqual([before.id, true]);
  expect(await pension.makeForms({ invoiceId: before.id })).toMatchObject([{ state: 'draft' }]);
});

test('a plan that is bought opens at once what was refused', async () => {
  const desk = await aFreeDesk();
  for (const day of [2, 3, 4]) await desk.issued(`2026-11-0${day}`);
  const fourth = await desk.draft('2026-11-05');
  await expect(desk.client.invoices.issue(fourth)).rejects.toEqual(needed('unlimitedInvoicePdfs', 0));
  expect(await desk.client.plans.look({})).toMatchObject({ plan: 'free', isSample: false });

  const licensed = await aTurningDesk();
  expect(await licensed.client.plans.look({})).toMatchObject({ plan: 'pro' });
  await licensed.client.account.disconnect({ always: true });
  for (const day of [2, 3, 4]) await licensed.issued(`2026-11-0${day}`);
  const draft = await licensed.draft('2026-11-05');
  await expect(licensed.client.invoices.issue(draft)).rejects.toEqual(needed('unlimitedInvoicePdfs', 0));
  await connectToAccount(licensed.client);
  expect(await licensed.client.invoices.issue(draft)).toMatchObject({ number: 'INV-0004' });
});

test('in the sample nothing is limited, though it has no account', async () => {
  const desk = await aFreeDesk();
  const { client } = desk;
  await client.vault.openSample({});

  const { isSample, plan, gates } = await client.plans.look({});

  expect({ isSample, plan }).toEqual({ isSample: true, plan: 'free' });
  expect(gates.map(({ gate, isOpen, left }) => ({ gate, isOpen, left }))).toEqual(
    gatesOf('plus', localDate('2026-11-24'))
      .filter((gate) => ['unlimitedInvoicePdfs', 'reminders', 'pensionForms'].includes(gate))
      .map((gate) => ({ gate, isOpen: true, left: null })),
  );
});
