import type { ReactNode } from 'react';
import { VaultPage } from '../features/vault/vault-page.tsx';

/** The page was opened without a fresh address of the running app. */
export function NoSessionPage(): ReactNode {
  return (
    <VaultPage
      title="Open Session Desk from its own address"
      lead="This page has no pass for the running app, or its pass has ended. Each start prints a new address; your data is safe."
    >
      <p>Close this page, start Session Desk again, and use the address it opens or prints.</p>
    </VaultPage>
  );
}
