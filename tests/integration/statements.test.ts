import { expect, test } from 'vitest';
import { closingBalance } from '../../shared/domain/invoices/account-statement.ts';
import type { Job } from '../../shared/contract/jobs.ts';
import { createFakePrinter } from '../support/fake-printer.ts';
import { anInvoiceDesk, fileOf, lastOf, type Desk } from '../support/invoice-desk.ts';
import { readPdf } from '../support/read-pdf.ts';

const failing = (code: string) => expect.objectContaining({ code });
const everPeriod = { from: null, to: '2026-11-24' } as const;

/** Two invoices, the first paid in part and credited in part, the second given up, a third void. */
async function anAccount(options: Parameters<typeof anInvoiceDesk>[0] = {}): Promise<Desk> {
  const desk = await anInvoiceDesk(options);
  const { client, identityId, organisationId } = desk;
  const one = await desk.issued('2026-11-03');
  const two = await desk.issued('2026-11-04');
  const gone = await desk.issued('2026-11-05');
  await client.invoices.void({ id: gone.id, reason: 'x' });
  const allocations = [{ invoiceId: one.id, amount: 10_000 }];
  await client.payments.record({ identityId, organisationId, receivedOn: '2026-11-20', amount: 15_000, method: 'cheque', reference: 'BIRCH 7', note: '', allocations }); // prettier-ignore
  await client.payments.refund({ identityId, organisationId, receivedOn: '2026-11-22', amount: 1_000, method: 'cheque', reference: '', note: '', allocations: [], kind: 'refund' }); // prettier-ignore
  const { invoice: note } = await client.invoices.credit({ id: one.id, reason: 'Part', lines: [{ index: 0, quantity: 1_000 }] });
  await client.invoices.issue(note);
  await client.invoices.writeOff({ id: two.id, on: '2026-11-24', amount: null, reason: '' });
  return desk;
}

test('an account holds everything that passed, and closes with what is owed less what is on account', async () => {
  const { client, identityId, organisationId } = await anAccount({ printer: createFakePrinter() });

  const account = await client.statements.account({ identityId, organisationId, ...everPeriod });

  expect(account.entries.map(({ kind, on, reference, amount }) => [kind, on, reference, amount])).toEqual([
    ['payment', '2026-11-20', 'BIRCH 7', 15_000],
    ['refund', '2026-11-22', '', 1_000],
    ['invoice', '2026-11-24', 'INV-0001', 36_000],
    ['invoice', '2026-11-24', 'INV-0002', 36_000],
    ['creditNote', '2026-11-24', 'CN-0001', 9_000],
    ['writeOff', '2026-11-24', 'INV-0002', 36_000],
  ]);
  const { sums } = await client.invoices.list({ view: 'owing', organisationId: null, identityId: null, from: null, to: null, search: '', offset: 0, limit: 9 }); // prettier-ignore
  const onAccount = (await client.payments.list({ organisationId, identityId, from: null, to: null, onAccount: false, search: '', offset: 0, limit: 9 })).sums.onAccount; // prettier-ignore
  expect(account.closing).toBe(sums.balance - onAccount);
  expect(account.closing).toBe(closingBalance(account));
});

test('the closing balance of a period is the opening one of the next', async () => {
  const { client, identityId, organisationId } = await anAccount({ printer: createFakePrinter() });
  const first = await client.statements.account({ identityId, organisationId, from: null, to: '2026-11-21' });
  const second = await client.statements.account({ identityId, organisationId, from: '2026-11-22', to: '2026-11-24' });
  const whole = await client.statements.account({ identityId, organisationId, ...everPeriod });

  expect(second.opening).toBe(first.closing);
  expect(second.closing).toBe(whole.closing);
});

test('a run makes one statement per account and keeps them until the next; each says what the account says', async () => {
  const desk = await anAccount();
  const { client } = desk;

  const { jobId } = await client.statements.makeRun({ ...everPeriod, owingOnly: false });
  const job = (await lastOf(client.jobs.watch({ jobId }))) as Extract<Job, { state: 'done' }>;
  const run = await client.statements.run({ runId: job.resultId });
  const pdf = await fileOf(client.statements.runPdf({ runId: job.resultId ?? '', position: 0 }));

  expect(run?.statements).toMatchObject([{ position: 0, organisation: { name: 'Birch Surgery' }, closing: 13_000, bytes: pdf.length }]);
  const { text } = readPdf(pdf);
  for (const words of ['INV-0001', 'CN-0001', 'BIRCH 7', '£130.00']) expect(text).toContain(words);
  const next = await client.statements.makeRun({ ...everPeriod, owingOnly: true });
  await lastOf(client.jobs.watch(next));
  await expect(client.statements.run({ runId: job.resultId })).rejects.toEqual(failing('NOT_FOUND'));
  expect((await client.statements.run({ runId: null }))?.statements).toHaveLength(1);
});

test('a run that is cancelled leaves nothing, and the one before it as it was', async () => {
  const printer = createFakePrinter();
  let gate: Promise<unknown> = Promise.resolve();
  const slow: typeof printer = {
    ...printer,
    print: async (document, ...rest) => {
      if (document.kind === 'statement') await gate;
      return printer.print(document, ...rest);
    },
  };
  const { client, identityId } = await anAccount({ printer: slow });
  const first = await client.statements.makeRun({ ...everPeriod, owingOnly: false });
  await lastOf(client.jobs.watch(first));
  const before = await client.statements.run({ runId: null });

  const { promise, resolve } = Promise.withResolvers<void>();
  gate = promise;
  const { jobId } = await client.statements.makeRun({ ...everPeriod, owingOnly: false });
  await client.jobs.cancel({ jobId });
  resolve();
  const job = await lastOf(client.jobs.watch({ jobId }));

  expect(job.state).toBe('cancelled');
  expect(await client.statements.run({ runId: null })).toEqual(before);
  await expect(client.statements.account({ identityId, organisationId: crypto.randomUUID(), ...everPeriod })).rejects.toEqual(failing('NOT_FOUND')); // prettier-ignore
});
