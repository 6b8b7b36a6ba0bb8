import { employerRates } from '../shared/rates/pension/employer-rates.ts';
/** Bills and issues, or only prints, all work of a profile in this fresh process: `node batch-child.js MODE FILE KEY WORKER DAY FOLDER`. */
import { randomBytes } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { openStore } from '../main/db/open-store.ts';
import { createInvoiceService } from '../main/features/invoices/service.ts';
import { createOrganisationService } from '../main/features/organisations/service.ts';
import { createNewId } from '../main/new-id.ts';
import { createSystemClock } from '../main/node/system-clock.ts';
import { createApartPrinter } from '../main/workers/print-apart.ts';
import { anIdentity } from '../tests/support/an-identity.ts';
import { localDate, zoneId } from '../shared/domain/time.ts';
import { addDays } from '../shared/domain/zones.ts';
import { benchIdentity } from './books-profile.ts';

export interface BatchReport {
  readonly peakMib: number;
  readonly invoices: number;
}

const [mode, file = '', key = '', worker = '', day = '', folder = ''] = process.argv.slice(2);
const clock = createSystemClock();
const store = openStore({ file, key: Buffer.from(key, 'hex') });
const printer = createApartPrinter({ workerUrl: pathToFileURL(worker) });
const base = { store, clock, newId: createNewId(() => clock.now()), announce: () => undefined };
const organisations = createOrganisationService({ ...base, usedIds: () => new Set() });
const { secrets, ...identity } = anIdentity();
if (secrets === null) throw new Error('no secrets');
const held = { bank: true, utr: false, niNumber: false };
const facts = { identity: { ...identity, id: benchIdentity, held, hasLogo: false, used: true, archivedAt: null }, secrets, logo: null };
const keyOfMark = randomBytes(32);
let job: Promise<string | null> = Promise.resolve(null);
const invoices = createInvoiceService({
  ...base,
  log: { info: () => undefined, warn: () => undefined, error: () => '' },
  keyFor: () => keyOfMark,
  markFolder: folder,
  printer,
  zone: () => zoneId('Europe/London'),
  startJob: ({ run }) => {
    job = run(() => undefined, new AbortController().signal);
    return '';
  },
  identities: () => [facts.identity],
  identityFacts: () => facts,
  organisation: organisations.get,
  hasPensionForm: () => false,
  credited: () => undefined,
  pensionLook: () => ({ choiceOf: () => 'no', usual: () => 'no', requireNoAllowed: () => undefined }),
  practiceShares: () => employerRates,
  requirePlan: () => undefined,
  clockMinutes: () => null,
});

invoices.batch(addDays(localDate(day), -4_000), localDate(day));
const { made: drafts } = invoices.outcome((await job) ?? '');
const ids = drafts.map(({ id }) => id);
const done = mode === 'issue' ? await issueAll() : await printEach();
// In KiB on every system.
process.stdout.write(JSON.stringify({ peakMib: process.resourceUsage().maxRSS / 1_024, invoices: done } satisfies BatchReport));
store.close();
await printer.close();

async function issueAll(): Promise<number> {
  invoices.issueMany(ids);
  return invoices.outcome((await job) ?? '').made.length;
}

/** The same invoices, printed and let go. */
async function printEach(): Promise<number> {
  for (const id of ids) for await (const piece of invoices.preview(id, null)) if (piece.total === 0) throw new Error('nothing was printed');
  return ids.length;
}
