import { expect, test } from './fixtures.ts';
import { CalendarPage } from './pages/calendar-page.ts';
import { goTo, openSample } from './pages/sample-profile.ts';

const makers = [
  { keys: 'gc', heading: 'Clients', form: 'New client' },
  { keys: 'gv', heading: 'Services', form: 'New service' },
  { keys: 'gb', heading: 'Bookings', form: 'New booking' },
  { keys: 'go', heading: 'Organisations', form: 'New organisation' },
  { keys: 'gi', heading: 'Invoices', form: 'New invoice' },
];

test('N makes what the screen is about, Esc leaves it, / goes to the search of the list', async ({ app: { page } }) => {
  await openSample(page);
  for (const { keys, heading, form } of makers) {
    for (const key of keys) await page.keyboard.press(key);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await page.keyboard.press('n');
    await expect(page.getByRole('dialog', { name: form })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1, name: heading }), 'the focus is where it was').toBeFocused();
  }
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search invoices' })).toBeFocused();
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog'), 'typed into the search').toHaveCount(0);

  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  const keysOf = (name: string) => page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText(name, { exact: true });
  await expect(keysOf('New invoice')).toBeVisible();
  await expect(keysOf('Undo the last change')).toBeVisible();
  await expect(keysOf('New session'), 'its key makes an invoice here').toHaveCount(0);
});

test('Enter opens a row, Esc closes it, and the focus is on the row again', async ({ app: { page } }) => {
  await openSample(page);
  for (const { place, row } of [
    { place: 'Clients', row: /^Linden/ },
    { place: 'Bookings', row: /^Birch Lane Surgery, Sat 14 Mar/ },
    { place: 'Organisations', row: /^Maple Court Practice/ },
    { place: 'Calendar', row: /^Linden, .*Mon 2 Mar/ },
  ] as const) {
    await goTo(page, place);
    const opened = page.getByRole('main').getByRole('button', { name: row }).first();
    await opened.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(opened).toBeFocused();
  }
});

test('what was done is said beside an open form, not on its buttons', async ({ app: { page } }) => {
  const calendar = new CalendarPage(page);
  await page.setViewportSize({ width: 1024, height: 700 });
  await openSample(page);
  await goTo(page, 'Calendar');
  await calendar.session(/^Linden, .*Mon 2 Mar/).focus();
  await page.keyboard.press('Alt+ArrowDown');
  const message = calendar.message(/is moved to/);
  await message.hover(); // it stays for as long as the pointer is on it
  await page.keyboard.press('n');
  await calendar.form.getByRole('button', { name: 'Save', exact: true }).waitFor();
  await message.hover();

  const [said, form] = await Promise.all([message.boundingBox(), calendar.form.boundingBox()]);
  expect((said?.x ?? 0) + (said?.width ?? 0)).toBeLessThanOrEqual(form?.x ?? 0);
});

for (const [width, height] of [
  [400, 800],
  [640, 400],
] as const) {
  test(`in ${width} × ${height} the places of the app are named in full, with the present one in sight`, async ({ app: { page } }) => {
    await page.setViewportSize({ width, height });
    await openSample(page);
    const places = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
    await goTo(page, 'Settings');
    await expect(page.getByRole('heading', { level: 1, name: 'General' })).toBeVisible();
    await expect(places.last()).toBeInViewport({ ratio: 0.99 });
    expect(await places.evaluateAll((links) => links.filter((link) => link.scrollWidth > link.clientWidth).length)).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 'nothing sticks out').toBe(0);
  });
}

test('J and K walk the lines of every list, and a booking opens with the focus on where it stands', async ({ app: { page } }) => {
  await openSample(page);
  for (const [place, column] of [
    ['Clients', /^Clover$/],
    ['Organisations', /^Alder Staffing$/],
    ['Bookings', /^Glen Rowan Out of Hours, Sat 7 Mar/],
  ] as const) {
    await goTo(page, place);
    const first = page.getByRole('table').getByRole('button', { name: column });
    await first.waitFor();
    await page.keyboard.press('j');
    const lines = page.getByRole('table').getByRole('row').getByRole('button');
    await expect(lines.first()).toBeFocused();
    await page.keyboard.press('j');
    await expect(lines.nth(1)).toBeFocused();
    await page.keyboard.press('k');
    await expect(lines.first()).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Where it stands' })).toBeFocused();
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 1280, height: 800 });
  await goTo(page, 'Calendar');
  const places = [];
  for (const view of ['Day', 'Week', 'Month']) {
    await page.getByRole('radiogroup', { name: 'View' }).getByText(view, { exact: true }).click();
    places.push(await page.getByRole('button', { name: 'New session' }).first().boundingBox());
  }
  expect(new Set(places.map((box) => JSON.stringify([box?.x, box?.y]))).size).toBe(1);
});
