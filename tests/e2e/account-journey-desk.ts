import type { Page } from '@playwright/test';
import { aBooking } from '../support/a-booking.ts';
import { anIdentity } from '../support/an-identity.ts';
import { anOrganisation } from '../support/an-organisation.ts';
import { connectTo } from '../support/built-app.ts';
import type { Client } from '../support/transports.ts';
import { owner, passOffline, reportOfStripe, type AccountJourney } from './account-journey.ts';
import { expectAccessible } from './axe.ts';
import { expect } from './fixtures.ts';
import { AccountSettingsPage } from './pages/account-settings-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { InvoicesPage } from './pages/invoices-page.ts';
import { savedInvoices } from './invoice-journey.ts';
import { SettingsPage } from './pages/settings-page.ts';

/** From the first screen to a desk that says that it is Free, and asks for nothing. */
export async function install({ app: { page } }: AccountJourney): Promise<void> {
  await new FirstRunPage(page).finish({ role: 'I work as a locum' });
  const account = new AccountSettingsPage(page);
  await account.goTo();
  await expect(account.plan).toContainText('No account is connected, and none is needed.');
  await expectAccessible(page, 'the account, none connected');
}

/** The computer shows a code, the owner enters it in the browser, and the plan is here. */
export async function connectDesk(journey: AccountJourney): Promise<void> {
  const { web, app } = journey;
  const { page } = app;
  const account = new AccountSettingsPage(page);
  await account.goTo();
  await account.connect();
  await page.getByRole('button', { name: 'Cancel' }).click();
  const code = await account.connect();
  await expect(account.code).toBeInViewport();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Open in browser' })).toBeFocused();
  await expectAccessible(page, 'the code of this computer');
  const link = await page.getByRole('link', { name: 'Open in browser' }).getAttribute('href');
  await web.page.goto(link ?? '');
  await expect(web.main).toContainText(code);
  await web.confirmCode();

  await app.advance(30_000); // the longest pause between two looks
  await expect(account.notice('This computer is connected to your account.')).toBeVisible();
  await expect(account.plan).toContainText('It renews on');
  await expectAccessible(page, 'the account, connected');
}

/** Free makes three invoices in a month: before the fourth the app says so, and shows what is never limited. */
export async function meetLimit({ app: { page } }: AccountJourney): Promise<void> {
  const { drawer } = await openDraft(page);
  await page.getByRole('button', { name: 'Issue', exact: true }).click();
  await expect(drawer).toContainText('3 invoices a month come with Free, and this month’s are issued.');
  await expect(drawer.getByRole('button', { name: /^Issue / })).toHaveCount(0);
  await expectAccessible(page, 'the limit of Free');
  await drawer.getByRole('link', { name: 'See the plans' }).click();
  await expect(page.getByRole('region', { name: 'Never limited' })).toContainText('Exporting');
}

/** What was refused before is made now. */
export async function issueFourth({ app: { page } }: AccountJourney, number: string): Promise<void> {
  const invoices = await openDraft(page);
  await invoices.issue();
  await expect(page.getByRole('heading', { level: 1, name: `Invoice ${number}` })).toBeVisible();
}

async function openDraft(page: Page): Promise<InvoicesPage> {
  const invoices = new InvoicesPage(page);
  await invoices.goTo();
  await invoices
    .row(/Draft invoice/)
    .getByRole('link')
    .click();
  await invoices.form.waitFor();
  return invoices;
}

/** Forty days without a connection: told on every screen, and nothing stops. */
export async function outlastOffline(journey: AccountJourney): Promise<void> {
  const { page } = journey.app;
  await passOffline(journey, 40);
  await expect(new FramePage(page).banner(/Everything works until/)).toBeVisible();
  const account = new AccountSettingsPage(page);
  await account.goTo();
  await expect(account.plan).toContainText('Plus');
  await account.refresh();
  await expect(account.lastAttempt).toContainText('could not be reached');
  await expect(account.notice(/Everything works until/)).toBeVisible();
  await expectAccessible(page, 'grace');
}

/** Meanwhile a payment failed. It is paid, and the next licence says so. */
export async function pay(journey: AccountJourney): Promise<void> {
  const { cloud, stripe, web } = journey;
  const account = new AccountSettingsPage(journey.app.page);
  const [customer] = stripe.customers.keys();
  const [subscription] = stripe.subscriptionsOf(customer ?? '');
  stripe.change(subscription?.id ?? '', { status: 'past_due' });
  cloud.reconnect();
  expect(await reportOfStripe(journey)).toEqual([200]);
  expect((await cloud.nextMail(owner.email)).subject).toBe('Session Desk: a payment did not go through');
  await account.refresh();
  await expect(account.notice('The last payment did not go through')).toBeVisible();

  await web.atStripe('Pay what is due');
  await reportOfStripe(journey);
  expect((await cloud.nextMail(owner.email)).subject).toBe('Session Desk: your receipt');
  await account.refresh();
  await expect(account.notice('The last payment did not go through')).toHaveCount(0);
  await expect(account.plan).toContainText('It renews on');
}

/** Seen after the computers that came since, so that it is not the one to make room. */
export async function beSeen({ app: { page } }: AccountJourney): Promise<void> {
  const account = new AccountSettingsPage(page);
  await account.refresh();
  await expect(account.lastAttempt).toContainText('A new licence came');
}

/** Cancelled, Plus goes on to the end of what was paid for, and no further. */
export async function cancel(journey: AccountJourney): Promise<void> {
  const { cloud, web } = journey;
  const account = new AccountSettingsPage(journey.app.page);
  await web.atStripe('Cancel the plan');
  await reportOfStripe(journey);
  expect((await cloud.nextMail(owner.email)).subject).toBe('Session Desk: your plan will end');
  await account.refresh();
  await expect(account.plan).toContainText('does not renew');

  await passOffline(journey, daysPaidFor(journey) + 1);
  await account.goTo();
  await expect(account.notice(/^Plus has ended on/)).toContainText('Never limited');
  await expect(account.plan).toContainText('Plus ended');
  await expectAccessible(journey.app.page, 'restricted');

  cloud.reconnect();
  journey.stripe.catchUp();
  await reportOfStripe(journey);
  expect((await cloud.nextMail(owner.email)).subject).toBe('Session Desk: your plan has ended');
  await account.refresh();
  await expect(account.notice(/^Plus has ended on/)).toBeVisible();
}

/** Until what was paid for ends, as Stripe knows it. */
function daysPaidFor({ stripe, cloud }: AccountJourney): number {
  const [customer = ''] = stripe.customers.keys();
  const endsAt = stripe.subscriptionsOf(customer).at(-1)?.items.data[0]?.current_period_end ?? 0;
  return Math.ceil((endsAt - cloud.now() / 1_000) / 86_400);
}

/** Everything there can be read, printed, saved and backed up, as before. */
export async function readEverything({ app: { page } }: AccountJourney): Promise<void> {
  const invoices = new InvoicesPage(page);
  await invoices.open(/INV-0001/);
  await expect(invoices.paper('Invoice INV-0001')).toContainText('INV-0001');
  expect((await invoices.savePdf()).subarray(0, 5).toString()).toBe('%PDF-');
  expect(await savedInvoices(page)).toContain('INV-0004');
  await new FramePage(page).search('INV-0002');
  await expect(page.getByRole('dialog', { name: 'Search' }).getByRole('button', { name: /INV-0002/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await new SettingsPage(page).backUp();
}

/** The account is gone; what was entered is not. */
export async function outliveAccount(journey: AccountJourney): Promise<void> {
  const { page } = journey.app;
  const account = new AccountSettingsPage(page);
  await account.goTo();
  await account.refresh();
  await expect(account.lastAttempt).toContainText('gave no licence to this computer');
  await account.disconnect();
  await expect(account.plan).toContainText('No account is connected, and none is needed.');
  await readEverything(journey);
}

/** Work of these days, of which all but the last is invoiced; the last is a draft. */
export async function billAllButLast({ app }: AccountJourney, days: readonly string[]): Promise<void> {
  const { client, close } = await connectTo({ address: await app.desk.address() });
  const { identityId, organisationId } = await bookkeeping(client);
  for (const [index, day] of days.entries()) {
    const booking = aBooking(organisationId, { identityId, startsAt: Date.parse(`${day}T09:00Z`) });
    const { bookings } = await client.bookings.create({ booking, state: 'confirmed', alsoOn: [] });
    const id = bookings[0]?.id ?? '';
    await client.bookings.step({ id, step: 'deliver' });
    const { invoice } = await client.invoices.draftFromBookings({ identityId, organisationId, bookingIds: [id] });
    if (index < days.length - 1) await client.invoices.issue({ id: invoice.id, changedAt: invoice.changedAt });
  }
  close();
}

/** Those that are there, or new ones. */
async function bookkeeping(client: Client): Promise<{ readonly identityId: string; readonly organisationId: string }> {
  const [identity] = await client.identities.list({ archived: false });
  const { organisations } = await client.organisations.list({ search: '', archived: false, offset: 0, limit: 1 });
  return {
    identityId: identity?.id ?? (await client.identities.create(anIdentity())).id,
    organisationId: organisations[0]?.id ?? (await client.organisations.create(anOrganisation())).id,
  };
}
