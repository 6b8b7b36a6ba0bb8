import { Button, CopyButton, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import classes from './licences-row.module.css';

/** As scripts/licences.ts lays them down. */
interface Licence {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/** What others made that is part of the app. */
export function LicencesRow(): ReactNode {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <SettingRow title="Licences" sentence="Session Desk stands on the work of others, who gave it freely.">
      <Button variant="default" onClick={open}>
        Show licences
      </Button>
      <Modal opened={opened} onClose={close} title="Licences" size="xl">
        <LicenceList />
      </Modal>
    </SettingRow>
  );
}

/** Each opens to the full text of its licence. */
function LicenceList(): ReactNode {
  const licences = useQuery({ queryKey: ['licences'], queryFn: fetchLicences, staleTime: Infinity });
  if (licences.isPending) return <LoadingRows />;
  if (licences.isError) return <FailureNotice error={licences.error} onRetry={() => void licences.refetch()} />;
  return (
    <>
      <CopyButton value={licences.data.map(({ name, version, licence }) => `${name} ${version}: ${licence}`).join('\n')}>
        {({ copied, copy }) => (
          <Button variant="default" size="xs" mb="sm" onClick={copy}>
            {copied ? 'Copied' : 'Copy the list'}
          </Button>
        )}
      </CopyButton>
      <ul className={classes['list']}>
        {licences.data.map(({ name, version, licence, text }) => (
          <li key={`${name} ${version}`}>
            <details>
              <summary className={classes['row']}>
                <span>
                  {name} <span className={classes['version']}>{version}</span>
                </span>
                <span className={classes['licence']}>{licence}</span>
              </summary>
              {/* A scrolling place must be reachable by keyboard. */}
              {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
              <section className={classes['text']} tabIndex={0} aria-label={`Licence of ${name}`}>
                <pre>{text}</pre>
              </section>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}

async function fetchLicences(): Promise<readonly Licence[]> {
  const answer = await fetch('/assets/licences.json');
  return (await answer.json()) as readonly Licence[]; // made by our own build
}
