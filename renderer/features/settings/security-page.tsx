import type { ReactNode } from 'react';
import { useProfile } from '../../app/profile.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { EmptyBoxPicture } from '../../ui/pictures.tsx';
import { Section } from '../../ui/section.tsx';
import { AutoLockRows } from './auto-lock-rows.tsx';
import { EraseRow } from './erase-row.tsx';
import { KeychainRow } from './keychain-row.tsx';
import { PassphraseRow } from './passphrase-row.tsx';
import { RecoveryRows } from './recovery-rows.tsx';

/** What protects the data, how to get back in, and when it locks. */
export function SecurityPage(): ReactNode {
  const { vault } = useProfile();
  if (vault.sample) {
    return (
      <>
        <PageHeader title="Security" />
        <EmptyState
          picture={EmptyBoxPicture}
          sentence="The sample holds invented people only, so nothing in it needs protecting. In your own profile the passphrase, the recovery code and locking stand here."
        />
      </>
    );
  }
  return (
    <>
      <PageHeader title="Security" lead="Your data is encrypted with one key. These are the ways to that key." />
      <Section title="Ways in">
        <KeychainRow remembered={vault.keychain && !vault.movedComputer} lost={vault.keychainLost} />
        <PassphraseRow hasPassphrase={vault.passphrase} canRemove={vault.keychain && !vault.movedComputer} />
      </Section>
      <Section title="Locking">
        <AutoLockRows hasPassphrase={vault.passphrase} />
      </Section>
      <Section title="Recovery code">
        <RecoveryRows confirmed={vault.recoveryConfirmed} madeAt={vault.recoveryMadeAt} />
      </Section>
      <Section title="Leaving">
        <EraseRow hasPassphrase={vault.passphrase} />
      </Section>
    </>
  );
}
