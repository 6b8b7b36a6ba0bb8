import { Notification } from 'electron';

/** Says, without a sound and without a name, why the clock no longer fills a display. */
export function tellDisplayGone(): void {
  if (!Notification.isSupported()) return;
  const body = 'The display of the clock is gone. The clock waits in a window, and goes back when the display does.';
  new Notification({ title: 'Session Desk', body, silent: true }).show();
}
