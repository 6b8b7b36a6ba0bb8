import type { Page } from '@playwright/test';

/** Opens the invented clinic from the first screen: a full day today, last week and the next. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Look around first in a sample profile' }).click();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Today' }).waitFor();
}

export async function goTo(
  page: Page,
  place:
    | 'Today'
    | 'Calendar'
    | 'Clients'
    | 'Services'
    | 'Bookings'
    | 'Organisations'
    | 'Payments'
    | 'Pension'
    | 'Figures'
    | 'Invoices'
    | 'Settings',
): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place }).click();
}
