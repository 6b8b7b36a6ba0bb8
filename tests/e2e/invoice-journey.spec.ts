import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptByBrowser, leaksIn, leaksInFolder, storedText } from '../support/canaries.ts';
import { mailServer } from '../support/mail-server.ts';
import { expect, test as base } from './fixtures.ts';
import { killAndReopen, readBooks, secrets, type Journey } from './invoice-journey.ts';
import {
  billTheMonth, creditHalf, hashOf, issueAndRead, matchPayment, readCsv, readStatement, remind, sendAgain, sendIt, takeBounce,
} from './invoice-journey-money.ts'; // prettier-ignore
import { bookThree, deliverAndCancel, enterOrganisation, enterPractice, firstRun, workByTheClock } from './invoice-journey-work.ts';

/** A real mail server on this computer, whose certificate the app trusts as it would one of a known authority. */
const test = base.extend<{ post: Pick<Journey, 'server' | 'hold'> }>({
  post: async ({ start: _start }, provide) => {
    let free: Promise<void> = Promise.resolve();
    await using server = await mailServer({ onMessage: () => free });
    const hold = (): (() => void) => {
      const held = Promise.withResolvers<void>();
      free = held.promise;
      return () => held.resolve();
    };
    await provide({ server, hold });
  },
  mailCertificate: async ({ post }, provide) => provide(post.server.ca),
  sample: 'none',
});

test('a practitioner goes from a booking to a paid invoice, with every message sent once, over any number of kills', async ({
  app,
  post,
}) => {
  test.setTimeout(480_000);
  app.page.context().setDefaultTimeout(30_000);
  const journey: Journey = { app, ...post, kept: [] };
  await test.step('first run', () => firstRun(journey));
  await test.step('the practice', () => enterPractice(journey));
  await test.step('an organisation', () => enterOrganisation(journey));
  await test.step('three bookings', () => bookThree(journey));
  await test.step('work by the clock', () => workByTheClock(journey));
  await test.step('delivered, and one called off late', () => deliverAndCancel(journey));
  await test.step('the batch of the month, with the minutes of the clock', () => billTheMonth(journey));
  const pdf = await test.step('issued, and read as a reader sees it', () => issueAndRead(journey));
  await test.step('sent through a real mail server', () => sendIt(journey, pdf));
  await test.step('come back', () => takeBounce(journey));
  await test.step('sent again, killed in the middle of it', () => sendAgain(journey, pdf));
  await test.step('reminded of', () => remind(journey, pdf));
  await test.step('paid in part, by the bank’s file', () => matchPayment(journey));
  await test.step('a credit note', () => creditHalf(journey));
  await test.step('the statement', () => readStatement(journey));
  await test.step('the table', () => readCsv(journey));
  await test.step('the same after a kill', () => compareAfterKill(journey));
  await test.step('what is stored, and where nothing is', () => findNoCanary(journey, pdf));
});

async function compareAfterKill(journey: Journey): Promise<void> {
  const before = await readBooks(journey);
  journey.kept.push(await keptByBrowser(journey.app.page));
  await killAndReopen(journey);

  expect(await readBooks(journey)).toEqual(before);
  expect(journey.server.accepted, 'nothing was sent twice').toHaveLength(3);
}

async function findNoCanary({ app, kept }: Journey, pdf: Buffer): Promise<void> {
  expect(leaksInFolder(app.folder, secrets), 'no file holds it in the clear while the app runs').toEqual([]);
  kept.push(await keptByBrowser(app.page));
  await app.page.close();
  await app.desk.stop();

  expect(leaksInFolder(app.folder, secrets), 'no file holds it in the clear').toEqual([]);
  expect(leaksIn(app.output(), secrets), 'nothing was printed').toEqual([]);
  expect(leaksIn(readFileSync(join(app.folder, 'logs', 'session-desk.log')), secrets), 'nothing was logged').toEqual([]);
  expect(leaksIn(kept.join('\n'), secrets), 'no browser keeps it').toEqual([]);
  const stored = storedText(app.folder, secrets.passphrase);
  expect(storedHashes(stored), 'the stored PDF is the one that was shown and sent').toEqual({ noted: hashOf(pdf), kept: hashOf(pdf) });
  const { passphrase, password, utr } = secrets;
  expect(leaksIn(stored, { passphrase, password, utr }), 'what is sealed is sealed in the database too').toEqual([]);
}

/** The hash that stands with the invoice, and the one of the bytes that are kept. */
function storedHashes(stored: string): { readonly noted: unknown; readonly kept: string } {
  const rows = stored.trim().split('\n').flatMap((table) => JSON.parse(table) as readonly Record<string, unknown>[]); // prettier-ignore
  const invoice = rows.find(({ number, pdf_sha256: hash }) => number === 'INV-0001' && typeof hash === 'string');
  const file = rows.find(({ invoice_id: id, pdf }) => id === invoice?.['id'] && pdf !== undefined)?.['pdf'] as { readonly data: number[] };
  return { noted: invoice?.['pdf_sha256'], kept: hashOf(Buffer.from(file.data)) };
}
