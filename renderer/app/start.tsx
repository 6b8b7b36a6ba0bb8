import '../ui/fonts.css';
import '../ui/library.css';
import '@mantine/notifications/styles.layer.css';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/hidden-names.css';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { NoSession } from './connect-socket.ts';
import { connect } from './connect.ts';
import { Dashboard } from './dashboard.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { NoSessionPage } from './no-session-page.tsx';
import { createQueries } from './queries.ts';
import { createDashboardRouter } from './router.ts';
import { Themed } from './themed.tsx';

/** Connects to the core and draws the dashboard. */
export async function start(): Promise<void> {
  const place = document.querySelector('#root');
  if (!place) throw new Error('The page has no #root');
  const root = createRoot(place);
  const connection = await connect().catch((error: unknown) => {
    if (error instanceof NoSession) return null;
    throw error;
  });
  const page = connection ? (
    <Dashboard
      connection={connection}
      api={createTanstackQueryUtils(connection.client)}
      queries={createQueries()}
      router={createDashboardRouter()}
    />
  ) : (
    <NoSessionPage />
  );
  root.render(
    <StrictMode>
      <Themed>
        <ErrorBoundary>{page}</ErrorBoundary>
      </Themed>
    </StrictMode>,
  );
}
