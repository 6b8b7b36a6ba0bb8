/** Makes the statements of a profile in this fresh process: `node statements-child.js MODE FILE KEY WORKER DAY`. */
import { pathToFileURL } from 'node:url';
import { openStore } from '../main/db/open-store.ts';
import { createStatementService } from '../main/features/statements/service.ts';
import { createNewId } from '../main/new-id.ts';
import { createSystemClock } from '../main/node/system-clock.ts';
import { createApartPrinter } from '../main/workers/print-apart.ts';
import { localDate } from '../shared/domain/time.ts';
import { sampleStatement } from './invoice-sample.ts';

export interface StatementsReport {
  readonly peakMib: number;
  readonly statements: number;
}

const [mode, file = '', key = '', worker = '', day = ''] = process.argv.slice(2);
const clock = createSystemClock();
const store = openStore({ file, key: Buffer.from(key, 'hex') });
const printer = createApartPrinter({ workerUrl: pathToFileURL(worker) });
const sample = sampleStatement(1);
if (sample.kind !== 'statement') throw new Error('no statement');
const { issuer, customer } = sample.statement;
const named = { id: '', name: '' };
let job: Promise<unknown> = Promise.resolve();
const service = createStatementService({
  store,
  clock,
  printer,
  newId: createNewId(() => clock.now()),
  startJob: ({ run }) => {
    job = run(() => undefined, new AbortController().signal);
    return '';
  },
  paperOf: () => ({
    identity: named,
    organisation: named,
    issuer,
    customer,
    appearance: { template: 'plain', accent: '#0F6B6B', logo: null },
    withSlip: true,
  }),
});
const wish = { from: null, to: localDate(day), identityId: null, owingOnly: false };

const statements = mode === 'run' ? await makeRun() : await printEach();
// In KiB on every system.
const report: StatementsReport = { peakMib: process.resourceUsage().maxRSS / 1_024, statements };
process.stdout.write(JSON.stringify(report));
store.close();
await printer.close();

async function makeRun(): Promise<number> {
  service.makeRun(wish, null);
  await job;
  return service.run(null)?.statements.length ?? 0;
}

/** The same statements, printed and let go. */
async function printEach(): Promise<number> {
  const accounts = await service.accounts(wish);
  for (const { identity, organisation } of accounts) await service.pdf({ identityId: identity.id, organisationId: organisation.id }, wish);
  return accounts.length;
}
