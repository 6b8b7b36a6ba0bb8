import { expect, type Page } from '@playwright/test';
import { ClockPage } from './pages/clock-page.ts';
import { InvoicesPage } from './pages/invoices-page.ts';
import { aPensionedIdentity } from './pages/pensioned-identity.ts';
import { goTo, openSample } from './pages/sample-profile.ts';

/** From the first screen through clock, invoice and pension, alike in a browser and in the packed app. */
export async function walkThroughSample(dashboard: Page): Promise<void> {
  await openSample(dashboard);
  const clock = await ClockPage.open(dashboard);
  await expect(clock.timer).toHaveAccessibleName(/\d/);
  await clock.page.close();

  await aPensionedIdentity(dashboard);
  const invoices = new InvoicesPage(dashboard);
  await invoices.draftFor('Birch Lane Surgery');
  await invoices.issue();

  await goTo(dashboard, 'Pension');
  const work = dashboard.getByRole('table', { name: 'Work and forms on their way' });
  await work
    .getByRole('button', { name: /^Make Form A/ })
    .first()
    .click();
  await expect(work.getByRole('button', { name: /^Note as sent/ }).first()).toBeVisible();
}
