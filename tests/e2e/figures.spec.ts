import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { goTo, openSample } from './pages/sample-profile.ts';

test('the figures are tables with bars, for the period and the organisation that are chosen', async ({ app: { page } }) => {
  await openSample(page);
  await goTo(page, 'Figures');
  await page.getByRole('heading', { level: 1, name: 'Figures' }).waitFor();
  const months = page.getByRole('table', { name: 'Came in by month' });
  await expect(page.getByRole('table', { name: 'Outstanding by age' }).getByRole('row')).toHaveCount(6);
  await expect(months.getByRole('rowheader').first()).toHaveText('April 2025');
  const hours = page.getByRole('table', { name: 'What an hour brought' });
  await expect(hours.getByRole('rowheader')).toHaveText([
    'Earned',
    'On the way',
    'Admin',
    'Driving',
    'Own costs',
    'Own pension',
    'An hour brought',
    'Pension from practices',
  ]);
  await expectAccessible(page, 'the figures');

  await page.getByText('12 months').click();
  await expect(months.getByRole('row')).toHaveCount(13);
  for (const what of ['payments', 'hours', 'figures']) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: `Save these ${what} as CSV` }).press('Enter'),
    ]);
    expect(download.suggestedFilename()).toContain(what);
  }
});
