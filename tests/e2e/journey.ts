import { expectAccessible } from './axe.ts';
import type { App } from './fixtures.ts';
import type { BookingFeed } from './journey-feed.ts';
import type { ClockWindow } from './pages/clock-window.ts';

/** What must be found nowhere outside of the encrypted store; the first two not even there. */
export const secrets = {
  surname: 'Quillfeather',
  complaint: 'Sprained left wrist on the ferry',
  note: 'Prefers the heated blanket folded twice',
  token: 'tok-7f3e9b51c2d84a60',
  passphrase: 'gravel lantern mosaic thimble',
} as const;

/** The journey so far. */
export interface Journey {
  readonly app: App;
  readonly feed: BookingFeed;
  readonly recoveryCode: string;
  /** What browsers kept, as it was seen on the way. */
  readonly kept: string[];
}

/** To a time of the journey's day, London, where it is winter time. */
export async function advanceTo(app: App, time: string): Promise<void> {
  await app.advanceTo(`2026-03-02T${time}Z`);
}

/** With its buttons in sight. */
export async function expectAccessibleClock(clock: ClockWindow, screen: string): Promise<void> {
  await clock.stir();
  await expectAccessible(clock.page, screen);
}
