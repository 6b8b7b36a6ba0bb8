import type { Page } from '@playwright/test';
import { instant, type DurationMs } from '../../shared/domain/time.ts';
import type { Cloud } from '../support/a-cloud.ts';
import type { Device } from '../support/a-device.ts';
import type { FakeStripe } from '../support/fake-stripe.ts';
import type { App } from './fixtures.ts';
import type { CloudPages } from './pages/cloud-pages.ts';

export const owner = { name: 'Ada Quartermaine', email: 'ada@quartermaine.example', password: 'seven quiet harbours' } as const;

/** The journey so far: the desk, and the account's pages in a browser of their own. */
export interface AccountJourney {
  readonly app: App;
  readonly cloud: Cloud;
  readonly stripe: FakeStripe;
  readonly web: CloudPages;
  /** The key of the owner's authenticator, once there is one. */
  secret: string;
  /** The other computers that were connected, oldest first. */
  readonly others: { readonly device: Device; readonly accountId: string }[];
  /** How much of what Stripe has to report was reported. */
  reported: number;
}

const DAY_MS = 86_400_000;

/** Desk and service, days later; the computer slept, and wakes where nobody can be reached. */
export async function passOffline({ app, cloud }: Pick<AccountJourney, 'app' | 'cloud'>, days: number): Promise<void> {
  cloud.cutOff();
  cloud.wait((days * DAY_MS) as DurationMs);
  await app.desk.sleep(days * DAY_MS);
  await loadAnew(app.page, await app.desk.now());
}

/** Stripe's reports arrive, signed, each once. */
export async function reportOfStripe(journey: AccountJourney): Promise<readonly number[]> {
  const answers: number[] = [];
  for (const event of journey.stripe.events.slice(journey.reported)) answers.push(await journey.stripe.deliver(journey.cloud.url, event));
  journey.reported = journey.stripe.events.length;
  return answers;
}

/** A page that is told of weeks that have passed counts beyond what Chromium's schedules bear: it is loaded at the later time. */
async function loadAnew(page: Page, now: number): Promise<void> {
  await page.context().clock.setSystemTime(instant(now));
  await page.reload();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}
