import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { createBankService } from '../../main/features/bank/service.ts';
import { createChangeService } from '../../main/features/changes/service.ts';
import { createIdentityService } from '../../main/features/identities/service.ts';
import { createJobService } from '../../main/features/jobs/service.ts';
import { createOrganisationService } from '../../main/features/organisations/service.ts';
import { createPaymentService } from '../../main/features/payments/service.ts';
import { createNewId } from '../../main/new-id.ts';
import { invoices } from '../../main/db/invoice-schema.ts';
import type { Reading } from '../../shared/contract/bank.ts';
import { pence } from '../../shared/domain/money.ts';
import { moneyInOf } from '../../shared/domain/statements/money-in.ts';
import { readBankFile } from '../../shared/domain/statements/read-bank-file.ts';
import { localDate, zoneId } from '../../shared/domain/time.ts';
import { createFakeClock } from './fake-clock.ts';
import { anIdentity } from './an-identity.ts';
import { anOrganisation } from './an-organisation.ts';
import { openTestStore } from './temp-profile.ts';
import { createKeptLog } from './vault-harness.ts';

export type ReadReading = Extract<Reading, { outcome: 'read' }>;

/** The service of bank files over a real store; files are read here, not in a thread. */
export function aBankDesk() {
  const { store, file, key } = openTestStore();
  const clock = createFakeClock('2026-11-24T12:00:00Z');
  const log = createKeptLog();
  const newId = createNewId(clock.now);
  const changes = createChangeService();
  const jobs = createJobService({ log, newId });
  const keyFor = (purpose: string): Buffer => createHmac('sha256', key).update(purpose).digest();
  const base = { store, clock, newId, announce: changes.announce };
  const organisations = createOrganisationService({ ...base, usedIds: () => new Set() });
  const identities = createIdentityService({ ...base, keyFor, takeUpload: () => new Uint8Array(), usedIds: () => new Set() });
  const payments = createPaymentService({ ...base, zone: () => zoneId('Europe/London'), requireAccount: () => {}, changed: () => {} });
  const uploads = new Map<string, Uint8Array<ArrayBuffer>>();
  const bank = createBankService({
    store,
    clock,
    log,
    newId,
    announce: changes.announce,
    listen: changes.listen,
    recordPayments: payments.recordAll,
    reader: { read: (bytes, options) => Promise.resolve(moneyInOf(readBankFile(bytes, options))) },
    startJob: (work) => jobs.start(work),
    takeUpload: (uploadId) => uploads.get(uploadId) ?? new Uint8Array(),
    keyFor,
  });

  async function finished(jobId: string): Promise<string> {
    for await (const job of jobs.watch(jobId, undefined)) {
      if (job.state === 'done' && job.resultId !== null) return job.resultId;
      if (job.state === 'failed') throw new Error(job.code);
    }
    throw new Error('the job made nothing');
  }

  async function look(content: string | Uint8Array<ArrayBuffer>): Promise<Reading> {
    const bytes = typeof content === 'string' ? new Uint8Array(new TextEncoder().encode(content)) : content;
    uploads.set('given', bytes);
    return bank.reading(await finished(bank.read('given')), 'likely');
  }

  /** @throws when the file could not be read */
  async function read(content: string | Uint8Array<ArrayBuffer>): Promise<ReadReading> {
    const reading = await look(content);
    if (reading.outcome !== 'read') throw new Error(JSON.stringify(reading));
    return reading;
  }

  /** Reads a file and keeps its new lines in the account that it seems to be of. */
  async function bringIn(content: string | Uint8Array<ArrayBuffer>, repeats: readonly string[] = []) {
    const { id, accountId, accountName } = await read(content);
    return bank.keep(id, { accountId, accountName, repeats });
  }

  /** An identity, and organisations by these names. */
  function practice(...names: readonly string[]) {
    const { id: identityId } = identities.create(anIdentity());
    return { identityId, organisationIds: names.map((name) => organisations.create(anOrganisation({ name })).id) };
  }

  /** An invoice that was issued before this app, £850.00 of September unless the test says otherwise. */
  function owe(given: {
    readonly identityId: string;
    readonly organisationId: string;
    readonly number: string;
    readonly total?: number;
  }): string {
    const id = newId();
    const { identityId, organisationId, number, total = 85_000 } = given;
    store.write((db) =>
      db.insert(invoices).values({
        id, kind: 'invoice', identityId, organisationId, creditsId: null, chargesId: null, chargesUntil: null, document: '{}', withSlip: false, number,
        issuedOn: localDate('2026-09-10'), dueOn: localDate('2026-10-10'), listedOn: localDate('2026-09-10'), net: pence(total), total: pence(total),
        customerReferences: '', sentOn: null, returnedOn: null, acknowledgedOn: null, disputedOn: null, disputeNote: '', voidedOn: null, voidReason: '',
        remindersStopped: false, imported: true, pdfSha256: null, createdAt: clock.now(), changedAt: clock.now(),
      }).run(),
    ); // prettier-ignore
    return id;
  }

  /** What is still owed on each invoice, by number. */
  const balances = (): Readonly<Record<string, number>> =>
    Object.fromEntries(
      store.read
        .all<{ number: string; balance: number }>(
          sql`select number, balance from invoices join invoice_balances on invoice_id = id order by number`,
        )
        .map(({ number, balance }) => [number, balance]),
    );

  const lines = async (state: 'open' | 'matched' | 'setAside' = 'open', search = '') =>
    (await bank.lines({ state, accountId: null, search, offset: 0, limit: 200 })).lines;
  const shortly = async (state: 'open' | 'matched' | 'setAside' = 'open'): Promise<readonly string[]> =>
    (await lines(state)).map(({ bookedOn, amount, text }) => `${bookedOn} ${amount} ${text}`);

  return { store, practice, owe, balances, payments, file, key, clock, log, bank, uploads, finished, look, read, bringIn, lines, shortly };
}

export type BarclaysRow = readonly [date: string, amount: string, memo: string];

/** A file of Barclays; rows of date, amount and text. */
export function barclays(...rows: readonly BarclaysRow[]): string {
  const lines = rows.map(([date, amount, memo]) => `,${date},20-00-00 12345678,${amount},Counter Credit,${memo}`);
  return ['Number,Date,Account,Amount,Subcategory,Memo', ...lines, ''].join('\n');
}
