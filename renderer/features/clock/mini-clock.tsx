import './tokens.css';
import { createRoot } from 'react-dom/client';
import type { Connection } from '../../app/connect.ts';
import { ClockApp } from './clock-app.tsx';
import { createClockModel } from './clock-model.ts';
import { followCore } from './follow-core.ts';

/** Draws the clock into a window that belongs to this page; it ends with that window. */
export function mountClock(connection: Pick<Connection, 'client' | 'state'>, place: Window): void {
  linkStyles(document, place.document);
  const host = place.document.createElement('div');
  place.document.body.append(host);
  const model = createClockModel(place);
  const stopFollowing = followCore(connection, model);
  const root = createRoot(host);
  root.render(<ClockApp model={model} client={connection.client} view="practitioner" place={place} />);
  place.addEventListener('pagehide', () => {
    root.unmount();
    stopFollowing();
    model.close();
  });
}

/** By address, since the content policy lets no copied rules in. */
function linkStyles(from: Document, to: Document): void {
  to.documentElement.lang = from.documentElement.lang;
  to.title = 'Clock';
  for (const { href } of from.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    const link = to.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    to.head.append(link);
  }
}
