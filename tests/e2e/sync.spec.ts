import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { openSample } from './pages/sample-profile.ts';
import { SyncPage } from './pages/sync-page.ts';

test.use({ start: '2026-03-03T08:30:00Z' });

interface Entry {
  readonly uid: string;
  /** `20260304T140000Z`. */
  readonly start: string;
  readonly summary: string;
}

function calendarOf(entries: readonly Entry[]): string {
  const events = entries.map(
    ({ uid, start, summary }) =>
      `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTAMP:20260301T000000Z\r\nDTSTART:${start}\r\nDURATION:PT1H\r\nSUMMARY:${summary}\r\nEND:VEVENT\r\n`,
  );
  return `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Sessions//EN\r\n${events.join('')}END:VCALENDAR\r\n`;
}

/** `20260304T140000Z`. */
function stamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

const threeBookings = calendarOf([
  { uid: 'a', start: '20260304T200000Z', summary: 'Jane D. - 60 min Massage' },
  { uid: 'b', start: '20260305T200000Z', summary: 'Tom Baker - Follow-up' },
  { uid: 'lunch', start: '20260306T120000Z', summary: 'Lunch' },
]);

test('a calendar file is shown before it is imported, and the import can be taken back', async ({ app: { page } }) => {
  await openSample(page);
  const sync = new SyncPage(page);
  await sync.openFromSettings();

  await sync.giveFile('clinic.ics', threeBookings);
  await expect(sync.group('New').getByRole('row')).toHaveCount(2);
  await expect(sync.group('Skipped')).toContainText('Not an appointment, such as lunch or blocked time');
  await sync.group('New').getByRole('checkbox', { name: /^Tom/ }).uncheck();
  await expect(sync.importButton).toHaveText('Import 1 session');

  await sync.nameCalendar('Clinic');
  await sync.import();
  await expect(page.getByText('1 new.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo the import' }).click();
  await expect(page.getByRole('heading', { name: 'Taken back' })).toBeVisible();
});

test('one tap tells where the first name stands in all summaries', async ({ app: { page } }) => {
  await openSample(page);
  const sync = new SyncPage(page);
  await sync.openFromSettings();
  await sync.giveFile(
    'clinic.ics',
    calendarOf([
      { uid: 'a', start: '20260304T200000Z', summary: 'Baker Tom - Follow-up' },
      { uid: 'b', start: '20260305T200000Z', summary: 'Doe Jane - Follow-up' },
    ]),
  );

  await sync.tap('Tom');

  await expect(sync.group('New').getByText('Jane · Follow-up')).toBeVisible();
});

test('an address that is none is refused at the field, and nothing is fetched', async ({ app: { page } }) => {
  await openSample(page);
  const sync = new SyncPage(page);
  await sync.openFromSettings();

  await sync.giveAddress('not an address');

  await expect(page.getByText(/This is not a web address/)).toBeVisible();
  await expect(page.getByLabel('Calendar address')).toHaveAttribute('type', 'password');
});

test('a thousand bookings are shown a hundred at a time and imported at once', async ({ app: { page } }) => {
  await openSample(page);
  const sync = new SyncPage(page);
  await sync.openFromSettings();
  // After the sample's three weeks, forty a day.
  const many = Array.from({ length: 1_000 }, (_, index) => ({
    uid: `u${index}`,
    start: stamp(Date.UTC(2026, 2, 16 + Math.floor(index / 40), 6, (index % 40) * 15)),
    summary: `Guest${index} - Follow-up`,
  }));

  await sync.giveFile('many.ics', calendarOf(many));
  await expect(sync.group('New').getByRole('row')).toHaveCount(100);
  await page.getByRole('button', { name: 'Show 100 more of 900' }).click();
  await expect(sync.group('New').getByRole('row')).toHaveCount(200);
  await expect(sync.importButton).toHaveText('Import 1,000 sessions');
  await sync.nameCalendar('Many');
  await sync.import();

  await expect(page.getByText('1,000 new.')).toBeVisible();
});

for (const count of [10_000, 20_000]) {
  test(`a calendar of ${count} bookings comes in pages, is chosen as a whole but for one row, and is imported`, async ({
    app: { page },
  }) => {
    await openSample(page);
    const sync = new SyncPage(page);
    await sync.openFromSettings();
    const whole = count.toLocaleString('en-GB');
    // After the sample's three weeks, over fifty days.
    const many = Array.from({ length: count }, (_, index) => ({
      uid: `u${index}`,
      start: stamp(Date.UTC(2026, 2, 16 + (index % 50), 6) + Math.floor(index / 50) * 60_000),
      summary: `Guest${index} - Follow-up`,
    }));

    await sync.giveFile('practice.ics', calendarOf(many));
    await expect(sync.importButton).toHaveText(`Import ${whole} sessions`, { timeout: 60_000 });
    await expect(sync.group('New').getByRole('row')).toHaveCount(100);
    await page.getByRole('button', { name: `Show 100 more of ${(count - 100).toLocaleString('en-GB')}` }).click();
    await expect(sync.group('New').getByRole('row')).toHaveCount(200);
    const all = sync.group('New').getByRole('checkbox', { name: 'All of New' });
    await all.uncheck();
    await expect(sync.importButton).toHaveText('Import nothing');
    await all.check();
    await sync
      .group('New')
      .getByRole('checkbox', { name: /^Client/ })
      .nth(150)
      .uncheck();
    await expect(sync.importButton).toHaveText(`Import ${(count - 1).toLocaleString('en-GB')} sessions`);
    await sync.nameCalendar('Practice');
    await sync.import();

    await expect(page.getByText(`${(count - 1).toLocaleString('en-GB')} new.`)).toBeVisible();
    await page.getByRole('button', { name: 'Undo the import' }).click();
    await expect(page.getByRole('heading', { name: 'Taken back' })).toBeVisible();
  });
}

test.describe('for a practitioner in Vancouver', () => {
  test.use({ zone: 'America/Vancouver', timezoneId: 'America/Vancouver', start: '2026-12-01T17:00:00Z' });

  test('Outlook’s Pacific time is asked about, and the rows follow the answer', async ({ app: { page } }) => {
    await openSample(page);
    const sync = new SyncPage(page);
    await sync.openFromSettings();
    const pacific = calendarOf([{ uid: 'a', start: '20270204T200000', summary: 'Jane D. - Massage' }]);
    await sync.giveFile('outlook.ics', pacific.replace('DTSTART:', 'DTSTART;TZID=Pacific Standard Time:'));

    await expect(sync.group('New')).toContainText('20:00 – 21:00');
    await expectAccessible(page, 'the question of a time zone');
    await page.getByRole('radiogroup', { name: 'Are these times Vancouver time?' }).getByText('Los Angeles time').click();
    await expect(sync.group('New')).toContainText('21:00 – 22:00');
  });
});
