import '@fontsource-variable/inter/index.css';
import './features/clock/tokens.css';
import './features/clock/clock-page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from './app/connect.ts';
import { ClockApp } from './features/clock/clock-app.tsx';
import { createClockModel } from './features/clock/clock-model.ts';
import { followCore } from './features/clock/follow-core.ts';
import { NoClockSession } from './features/clock/no-clock-session.tsx';

await start();

async function start(): Promise<void> {
  const place = document.querySelector('#root');
  if (!place) throw new Error('The page has no #root');
  const root = createRoot(place);
  const connection = await connect().catch(() => null);
  if (!connection) {
    root.render(<NoClockSession />);
    return;
  }
  const model = createClockModel(window);
  followCore(connection, model);
  const view = new URLSearchParams(window.location.search).get('view') === 'client' ? 'client' : 'practitioner';
  root.render(
    <StrictMode>
      <ClockApp model={model} client={connection.client} view={view} place={window} />
    </StrictMode>,
  );
}
