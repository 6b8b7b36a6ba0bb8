import { test } from './fixtures.ts';
import { travelTo } from './invoice-journey.ts';
import { aPensionedIdentity } from './pages/pensioned-identity.ts';
import { openSample } from './pages/sample-profile.ts';
import {
  bookThree,
  checkTheYear,
  deliverAndInvoice,
  fillTheOfficialForm,
  handIn,
  lookAtThePack,
  makeAndSend,
  makeTheMarchForm,
  signTheLateOne,
  waitForTheLateOne,
} from './pension-journey.ts';

test.use({ start: '2026-03-24T09:00:00Z' });

test('a quarter of a locum’s life: three practices, both sides of 31 March, one of them late until its last week', async ({ app }) => {
  test.setTimeout(240_000);
  await openSample(app.page);
  await aPensionedIdentity(app.page);

  await test.step('work in three practices', () => bookThree(app));
  await travelTo({ app }, '2026-04-02T09:00:00Z');
  await test.step('delivered and invoiced', () => deliverAndInvoice(app));
  await test.step('forms made and sent', () => makeAndSend(app));
  await test.step('two sign and pay, the third is late until red', () => waitForTheLateOne(app));
  await test.step('killed, opened again, and the signed scan comes back', () => signTheLateOne(app));
  await test.step('the March rule keeps the old year together', () => makeTheMarchForm(app));
  await test.step('the pack, page by page', () => lookAtThePack(app));
  await test.step('handed in with its proof, and compared with the statement', () => handIn(app));
  await test.step('the year’s end', () => checkTheYear(app));
  await test.step('the official form of the new year, filled and read back', () => fillTheOfficialForm(app));
});
