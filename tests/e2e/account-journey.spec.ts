import { hours, instant } from '../../shared/domain/time.ts';
import { aCloud, cloudDatabases, type Cloud } from '../support/a-cloud.ts';
import { fakeStripe, type FakeStripe } from '../support/fake-stripe.ts';
import type { AccountJourney } from './account-journey.ts';
import {
  beSeen, billAllButLast, cancel, connectDesk, install, issueFourth, meetLimit, outlastOffline, outliveAccount, pay, readEverything,
} from './account-journey-desk.ts'; // prettier-ignore
import { bringComputer, bringFourth, buyPlus, deleteAccount, signUp, takeCopy, turnOnSecondStep } from './account-journey-web.ts';
import { test as base } from './fixtures.ts';
import { CloudPages } from './pages/cloud-pages.ts';

interface Service {
  readonly cloud: Cloud;
  readonly stripe: FakeStripe;
}

/** The account's service on this computer, with a mail server and a Stripe of its own; the app trusts its licences. */
const test = base.extend<{ service: Service; web: CloudPages }>({
  service: async ({ start }, provide) => {
    await using databases = cloudDatabases();
    const given = Promise.withResolvers<FakeStripe>();
    const stripe = async (now: Cloud['now']): Promise<FakeStripe> => {
      const made = await fakeStripe(now);
      given.resolve(made);
      return made;
    };
    await using cloud = await aCloud(await databases.open('embedded'), { stripe, startsAt: instant(Date.parse(start)) });
    await provide({ cloud, stripe: await given.promise });
  },
  /** A browser beside the app, where the account is. */
  web: async ({ browser, service: { cloud } }, provide) => {
    const context = await browser.newContext({ locale: 'en-GB' });
    await provide(new CloudPages(await context.newPage(), cloud.url));
    await context.close();
  },
  account: async ({ service: { cloud } }, provide) => provide({ url: cloud.url, key: cloud.licencePublicKey }),
  sample: 'none',
  start: '2026-12-01T09:00:00Z',
});

test('a user goes from Free to Plus, through weeks offline, to the end of the plan and of the account, and loses nothing', async ({
  app,
  service,
  web,
}) => {
  test.setTimeout(480_000);
  const journey: AccountJourney = { app, ...service, web, secret: '', others: [], reported: 0 };
  await test.step('installed, and Free', () => install(journey));
  await test.step('three invoices', () => billAllButLast(journey, ['2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29']));
  await test.step('the limit of Free', () => meetLimit(journey));
  await test.step('an account, by a mail', () => signUp(journey));
  await test.step('the second step', () => turnOnSecondStep(journey));
  await test.step('Plus, at Stripe', () => buyPlus(journey));
  await test.step('the licence arrives', () => connectDesk(journey));
  await test.step('the fourth invoice', () => issueFourth(journey, 'INV-0004'));
  await test.step('40 days offline: grace', () => outlastOffline(journey));
  await test.step('paid', () => pay(journey));
  await test.step('a second and a third computer', async () => {
    await bringComputer(journey);
    await bringComputer(journey);
    service.cloud.wait(hours(2)); // when a computer was seen is noted once an hour
    await beSeen(journey);
  });
  await test.step('a fourth computer', () => bringFourth(journey));
  await test.step('cancelled: restricted', () => cancel(journey));
  await test.step('everything readable and exportable', () => readEverything(journey));
  await test.step('the limit of Free again', async () => {
    await billAllButLast(journey, ['2027-01-25', '2027-01-26', '2027-01-27', '2027-01-28']);
    await meetLimit(journey);
  });
  await test.step('a copy of the account', () => takeCopy(journey));
  await test.step('deleted, and gone after thirty days', () => deleteAccount(journey));
  await test.step('the desk is as it was', () => outliveAccount(journey));
});
