/** Works out in this fresh process what the lines of a profile may have paid: `node bank-child.js FILE KEY`. */
import { openStore } from '../main/db/open-store.ts';
import { createMatching } from '../main/features/bank/matching.ts';
import { settle, watchStalls } from './stalls.ts';

export interface BankReport {
  /** The longest that the main thread did not answer. */
  readonly stallMs: number;
  /** Lines with a suggestion. */
  readonly matched: number;
}

const [file = '', key = ''] = process.argv.slice(2);
const store = openStore({ file, key: Buffer.from(key, 'hex') });
const matching = createMatching(store.read);
const stalls = watchStalls();
await settle();

stalls.take();
const found = await matching.found();
const report: BankReport = { stallMs: stalls.take(), matched: found.best().length };
process.stdout.write(JSON.stringify(report));
store.close();
