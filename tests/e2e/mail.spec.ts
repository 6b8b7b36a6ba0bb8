import type { Page } from '@playwright/test';
import { bounceOf } from '../support/a-bounce.ts';
import { mailServer, mailUser, type MailServer } from '../support/mail-server.ts';
import { expectAccessible } from './axe.ts';
import { leaksIn, leaksInFolder } from '../support/canaries.ts';
import { expect, test as base } from './fixtures.ts';
import { InvoicesPage } from './pages/invoices-page.ts';
import { MailPage } from './pages/mail-page.ts';
import { openSample } from './pages/sample-profile.ts';

/** A real mail server on this computer, whose certificate the app trusts as it would one of a known authority. */
const test = base.extend<{ server: MailServer }>({
  server: async ({ start: _start }, provide) => {
    await using server = await mailServer();
    await provide(server);
  },
  mailCertificate: async ({ server }, provide) => provide(server.ca),
});

const day = 24 * 3_600_000;

/** An invoice of delivered work of the sample, open on its page. */
async function issueOne(page: Page): Promise<void> {
  const invoices = new InvoicesPage(page);
  await invoices.goTo();
  await page.getByRole('navigation', { name: 'Billing' }).getByRole('link', { name: 'To invoice' }).click();
  await page.getByRole('button', { name: /^Make a draft for Birch/ }).click();
  await page.getByRole('button', { name: 'Issue', exact: true }).click();
  await invoices.drawer.getByRole('button', { name: /^Issue INV/ }).click();
  await page.getByRole('heading', { level: 1, name: /^Invoice INV/ }).waitFor();
}

test('the account is tested in honest words, and its password is never shown again', async ({ app, server }) => {
  const mail = new MailPage(app.page);
  await openSample(app.page);
  await mail.goToSettings();
  await expectAccessible(app.page, 'the mail settings');
  await app.page.getByRole('button', { name: 'Set up' }).click();
  await mail.fillAccount({ address: mailUser.userName, password: 'wrong horse', port: server.port });
  await mail.drawer.getByRole('button', { name: 'Test the connection' }).click();
  await expect(mail.drawer.getByRole('status').filter({ hasText: 'Does not work' })).toContainText(
    'did not accept the user name and password',
  );
  await mail.drawer.getByLabel('Password', { exact: true }).fill(mailUser.password);
  await mail.drawer.getByRole('button', { name: 'Test the connection' }).click();
  await expect(mail.drawer.getByRole('status').filter({ hasText: 'Works' })).toContainText('Nothing was sent');
  await expectAccessible(app.page, 'the form of the mail account');
  await mail.drawer.getByRole('button', { name: 'Save', exact: true }).click();

  await app.page.getByRole('button', { name: 'Change', exact: true }).click();
  await expect(mail.drawer.getByLabel('Password', { exact: true })).toHaveValue('');
  expect(await app.page.content()).not.toContain(mailUser.password);
  await mail.drawer.getByLabel('Server name').fill('smtp.evil.example');
  await mail.drawer.getByRole('button', { name: 'Test the connection' }).click();
  await expect(mail.drawer.getByRole('alert')).toContainText('The password is needed again');
  expect(leaksIn(app.output(), { password: mailUser.password })).toEqual([]);
  expect(leaksInFolder(app.folder, { password: mailUser.password })).toEqual([]);
});

test('a text is changed beside how it will read, and a wrong placeholder is told and not saved', async ({ app }) => {
  const mail = new MailPage(app.page);
  await openSample(app.page);
  await mail.goToSettings();
  await app.page.getByRole('button', { name: 'Edit the text: First reminder' }).click();
  await mail.drawer.getByLabel('Subject').fill('About {invoiceNumber}, {dayslate} days');
  await expect(mail.drawer.getByText('About 2026-0042, 7 days')).toBeVisible();
  await mail.drawer.getByLabel('Subject').fill('About {invoiceNumbr}');
  await expect(mail.drawer.getByText('{invoiceNumbr} is not known. Is {invoiceNumber} meant?')).toBeVisible();
  await expectAccessible(app.page, 'a text with a wrong placeholder');
  await mail.drawer.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(mail.drawer).toBeVisible();
  await mail.drawer.getByLabel('Subject').fill('About {invoiceNumber}');
  await mail.drawer.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(app.page.getByText('Your own text for one of the two')).toBeVisible();
});

test('an invoice is sent, comes back, is sent again and reminded of, over a kill and a restart', async ({ app, server }) => {
  const mail = new MailPage(app.page);
  await openSample(app.page);
  await mail.signUp({ address: mailUser.userName, password: mailUser.password, port: server.port });
  await issueOne(app.page);
  await app.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(mail.drawer.getByText(/^Invoice INV-\d+\.pdf$/)).toBeVisible();
  await mail.address('To', 'accounts@river.example');
  await expectAccessible(app.page, 'a message before it is sent');
  await mail.drawer.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(mail.messages).toContainText('Handed to the mail server');
  await expect(app.page.getByText('Sent Mon 2 Mar', { exact: true })).toBeVisible();
  expect([server.accepted.length, server.recipients]).toEqual([1, ['accounts@river.example']]);

  await mail.openOutbox();
  await expectAccessible(app.page, 'the outbox');
  await app.page.getByRole('button', { name: 'A mail came back' }).click();
  await mail.drawer.getByLabel('Or its text').fill(bounceOf(server.accepted[0] ?? ''));
  await mail.drawer.getByRole('button', { name: 'Read the text' }).click();
  await expect(mail.drawer.getByRole('list', { name: 'Messages' })).toContainText('Returned');
  await expectAccessible(app.page, 'a report that was read');
  await mail.close();
  await expect(app.page.getByRole('navigation', { name: 'Main' }).getByText('1 message waits for you')).toBeAttached();

  await mail.messages.getByRole('button').first().click();
  await expectAccessible(app.page, 'a message that came back');
  await mail.drawer.getByRole('button', { name: 'Send again' }).click();
  await mail.address('To', 'pay@river.example');
  await mail.drawer.getByRole('button', { name: 'Send', exact: true }).click();
  await expect.poll(() => server.recipients).toEqual(['accounts@river.example', 'pay@river.example']);
  await expect(app.page.getByText('1 message waits for you')).toHaveCount(0);

  await app.reopen('kill');
  const after = new MailPage(app.page);
  await openSample(app.page);
  await app.advance(40 * day);
  await new InvoicesPage(app.page).goTo();
  await expect(app.page.getByRole('heading', { name: /reminder.? due/ })).toBeVisible();
  await expectAccessible(app.page, 'reminders that are due');
  await app.page.getByRole('button', { name: 'Look at it: reminder of INV-0001' }).click();
  await expect(after.drawer.getByLabel('Subject')).toHaveValue(/^Invoice INV/);
  await after.address('To', 'pay@river.example');
  await after.drawer.getByRole('button', { name: 'Send', exact: true }).click();
  await expect.poll(() => server.accepted.length).toBe(3);
  await after.openOutbox();
  await expect(after.messages.getByRole('listitem')).toHaveCount(3);
});

test('without an account a message is saved as a draft, and offline it never reads as sent', async ({ app, server }) => {
  const mail = new MailPage(app.page);
  await openSample(app.page);
  await issueOne(app.page);
  await app.page.getByRole('button', { name: 'Send', exact: true }).click();
  await mail.address('To', 'accounts@river.example');
  const download = app.page.waitForEvent('download');
  await mail.drawer.getByRole('button', { name: 'Save as a draft' }).click();
  expect((await download).suggestedFilename()).toMatch(/^Invoice INV-\d+\.eml$/);
  await mail.drawer.getByRole('button', { name: 'Cancel' }).click();

  const port = server.port;
  await server[Symbol.asyncDispose]();
  await mail.signUp({ address: mailUser.userName, password: mailUser.password, port });
  await app.page.goBack();
  await mail.openOutbox();
  await new InvoicesPage(app.page).goTo();
  await app.page.getByRole('link', { name: /INV-/ }).first().click();
  await app.page.getByRole('button', { name: 'Send', exact: true }).click();
  await mail.address('To', 'accounts@river.example');
  await mail.drawer.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(mail.messages).toContainText('Not sent yet');
  await expect(mail.messages).toContainText('could not be reached');
  await expect(app.page.getByText('Not sent yet').first()).toBeVisible();
  await expect(app.page.getByText(/^Sent Mon/)).toHaveCount(0);
  await mail.messages.getByRole('button').first().click();
  await mail.drawer.getByRole('button', { name: 'Withdraw' }).click();
  await expect(mail.drawer.getByText('It was not sent.')).toBeVisible();
});
