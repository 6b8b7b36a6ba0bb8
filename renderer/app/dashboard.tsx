import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Beginning } from '../features/first-run/begin-step.tsx';
import { ApiContext, ConnectionContext, type Api } from './api.ts';
import { CommandContext, createCommandRegistry } from './commands.ts';
import type { Connection } from './connect.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import type { DashboardRouter } from './router.ts';
import { createUndoList, UndoContext } from './use-undo.ts';
import { createUnsavedForms, UnsavedContext } from './unsaved.ts';
import { VaultGate } from './vault-gate.tsx';

export interface DashboardProps {
  readonly connection: Connection;
  readonly api: Api;
  readonly queries: QueryClient;
  readonly router: DashboardRouter;
}

/** Everything on a connected page. */
export function Dashboard({ connection, api, queries, router }: DashboardProps): ReactNode {
  const [commands] = useState(createCommandRegistry);
  const [undoList] = useState(createUndoList);
  const [unsaved] = useState(createUnsavedForms);
  const begin = (beginning: Beginning): void => {
    void router.navigate({ to: beginning === 'empty' ? '/' : '/sync/new' });
  };
  return (
    <ConnectionContext value={connection}>
      <ApiContext value={api}>
        <QueryClientProvider client={queries}>
          <CommandContext value={commands}>
            <UnsavedContext value={unsaved}>
              <VaultGate onBegin={begin}>
                <UndoContext value={undoList}>
                  <RouterProvider router={router} />
                </UndoContext>
              </VaultGate>
              <ConnectionBanner />
            </UnsavedContext>
          </CommandContext>
        </QueryClientProvider>
      </ApiContext>
    </ConnectionContext>
  );
}
