import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { ClientsPage } from './pages/clients-page.ts';
import { goTo, openSample } from './pages/sample-profile.ts';
import { ServicesPage } from './pages/services-page.ts';

async function openClients(page: Page): Promise<ClientsPage> {
  await openSample(page);
  await goTo(page, 'Clients');
  return new ClientsPage(page);
}

test('a client needs no more than a first name, and the form says why', async ({ app: { page } }) => {
  const clients = await openClients(page);

  await clients.openNew();
  await expect(clients.form.getByText(/Surnames, addresses and birth dates are not asked for/)).toBeVisible();
  await clients.save();
  await expect(clients.form.getByText('Enter a first name or initials')).toBeVisible();
  await expect(clients.form.getByLabel('First name or initials')).toBeFocused();

  await clients.fillIn({ name: 'Rowan', code: 'R7' });
  await clients.save();
  await expect(clients.row('Rowan')).toContainText('R7');
});

test('search finds the start of any word and says when nothing matches', async ({ app: { page } }) => {
  const clients = await openClients(page);

  await clients.search('jun');
  await expect(page.getByText('1 client', { exact: true })).toBeVisible();
  await expect(clients.row('Juniper')).toBeVisible();

  await clients.search('zzz');
  await expect(page.getByText('No client matches “zzz”.')).toBeVisible();
});

test('an archived client leaves the list and comes back with Undo', async ({ app: { page } }) => {
  const clients = await openClients(page);

  await clients.open('Juniper');
  await clients.form.getByRole('button', { name: 'Archive' }).click();
  await expect(clients.row('Juniper')).toHaveCount(0);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(clients.row('Juniper')).toBeVisible();
});

test('a client shows what is to come and what has been, and each leads to the calendar', async ({ app: { page } }) => {
  const clients = await openClients(page);

  await clients.open('Juniper');
  const ahead = clients.form.getByRole('region', { name: 'To come' });
  await expect(ahead.getByRole('listitem').first()).toBeVisible();
  await expect(clients.form.getByRole('region', { name: 'Before' }).getByRole('listitem').first()).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await ahead.getByRole('link').first().click();
  await expect(page.getByRole('dialog', { name: 'Juniper' }).getByLabel('Start, hours')).toBeVisible();
});

test('a service brings its own error to each field and is saved when they are right', async ({ app: { page } }) => {
  await openSample(page);
  await goTo(page, 'Services');
  const services = new ServicesPage(page);

  await services.openNew();
  await services.form.getByLabel('Length').fill('4');
  await services.save();
  await expect(services.form.getByText('Enter a name')).toBeVisible();
  await expect(services.form.getByText('Between 5 minutes and 12 hours')).toBeVisible();

  await services.form.getByLabel('Name').fill('Hot stones');
  await services.form.getByLabel('Length').fill('75');
  await services.form.getByRole('radio', { name: 'Rust' }).check({ force: true });
  await services.save();
  await expect(services.row('Hot stones')).toContainText('75 min');
});

test('a service that sessions use is not removed, and the form says what to do instead', async ({ app: { page } }) => {
  await openSample(page);
  await goTo(page, 'Services');
  const services = new ServicesPage(page);

  await services.open('Deep tissue');
  await services.form.getByRole('button', { name: 'Remove' }).click();

  await expect(services.form.getByText('Sessions use this service')).toBeVisible();
});

test('services are put in order by keys and by mouse, and stay so', async ({ app: { page } }) => {
  await openSample(page);
  await goTo(page, 'Services');
  const services = new ServicesPage(page);
  await expect(services.rows()).toHaveText([/^Deep tissue/, /^Swedish massage/, /^Follow-up/]);

  await services.grip('Follow-up').press('ArrowUp');
  await expect(services.rows()).toHaveText([/^Deep tissue/, /^Follow-up/, /^Swedish massage/]);
  await services.grip('Follow-up').press('ArrowUp');
  await expect(services.rows()).toHaveText([/^Follow-up/, /^Deep tissue/, /^Swedish massage/]);
  await expect(services.grip('Follow-up')).toBeFocused();
  await expect(page.getByText('Follow-up is now 1 of 3.')).toBeAttached();

  await services.grip('Follow-up').hover();
  await page.mouse.down();
  await services.grip('Deep tissue').hover();
  await services.grip('Swedish massage').hover();
  await page.mouse.move(0, 2_000);
  await page.mouse.up();
  await page.reload();

  await expect(services.rows()).toHaveText([/^Deep tissue/, /^Swedish massage/, /^Follow-up/]);
});

for (const place of ['Clients', 'Services'] as const) {
  test(`${place} and its form have no accessibility faults`, async ({ app: { page } }) => {
    await openSample(page);
    await goTo(page, place);
    await page.getByRole('button', { name: place === 'Clients' ? 'New client' : 'New service' }).click();
    await page.getByRole('dialog').waitFor();

    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}

test('the search of the app leads to a client', async ({ app: { page } }) => {
  const clients = await openClients(page);

  await page.keyboard.press('Control+k');
  const search = page.getByRole('dialog', { name: 'Search' });
  await search.getByPlaceholder('Search clients, sessions, bookings, invoices and payments').fill('Juniper');
  await expect(search.getByRole('button', { name: /^Juniper ?J1/ })).toBeVisible();
  await page.keyboard.press('Enter');

  await expect(clients.form.getByLabel('First name or initials')).toHaveValue('Juniper');
});
