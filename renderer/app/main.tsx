import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from './connect.ts';
import { Dashboard } from './dashboard.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { NoSessionPage } from './no-session-page.tsx';
import { createQueries } from './queries.ts';
import { createDashboardRouter } from './router.ts';
import { readStyleNonce, shareStyleNonce } from './style-nonce.ts';
import { Themed } from './themed.tsx';
import { installTrustedTypes } from './trusted-types.ts';

await start();

async function start(): Promise<void> {
  installTrustedTypes();
  shareStyleNonce(readStyleNonce());
  const place = document.querySelector('#root');
  if (!place) throw new Error('The page has no #root');
  const pages = createRoot(place);
  const connection = await connect().catch(() => null);
  pages.render(
    <StrictMode>
      <Themed>
        <ErrorBoundary>
          {connection ? <Dashboard connection={connection} api={createTanstackQueryUtils(connection.client)} queries={createQueries()} router={createDashboardRouter()} /> : <NoSessionPage />}
        </ErrorBoundary>
      </Themed>
    </StrictMode>,
  );
}
