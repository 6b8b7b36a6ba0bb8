import '@fontsource-variable/inter/index.css';
import './features/clock/tokens.css';
import './features/clock/clock-page.css';
import { createRoot } from 'react-dom/client';
import { openCarrier } from './app/carrier.ts';
import { createClockClient } from './app/clock-link.ts';
import { ClockApp } from './features/clock/clock-app.tsx';
import { createClockModel } from './features/clock/clock-model.ts';
import { followCore } from './features/clock/follow-core.ts';

// Not awaited: what a page still waits for cannot be shared with the parts it loads later, and would be split off.
void start();

async function start(): Promise<void> {
  const place = document.querySelector('#root');
  if (!place) throw new Error('The page has no #root');
  const carrier = await openCarrier().catch(() => null);
  // Without a connection there is nothing to draw; the page itself says so.
  document.body.toggleAttribute('data-unconnected', !carrier);
  if (!carrier) return;
  const client = createClockClient(carrier.socket);
  const model = createClockModel(window);
  followCore({ client, state: carrier.state }, model);
  const view = new URLSearchParams(window.location.search).get('view') === 'client' ? 'client' : 'practitioner';
  createRoot(place).render(<ClockApp model={model} client={client} view={view} place={window} />);
}
