import { Button, CopyButton, Group } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Finding, FindingName } from '../../../shared/contract/app.ts';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import classes from './examination.module.css';

const words: Readonly<Record<FindingName, string>> = {
  version: 'Session Desk',
  electron: 'Electron',
  chromium: 'Chromium',
  node: 'Node.js',
  cipher: 'Database',
  system: 'System',
  display: 'Display',
  keychain: 'Keychain',
  profile: 'Data folder',
  integrity: 'Saved data',
  disk: 'Disk',
  clock: 'Clock of the computer',
  zone: 'Time zone',
  zoneData: 'Time-zone data',
  updates: 'Updates',
};

/** Versions, and how the computer and the profile are: to be read out, or copied for whoever helps. */
export function Examination(): ReactNode {
  const api = useApi();
  const [whole, setWhole] = useState(false);
  const findings = useQuery(api.app.examine.queryOptions({ input: { whole }, staleTime: 0, gcTime: 0, placeholderData: keepPreviousData }));
  return (
    <Section
      title="This computer"
      lead="Versions, and whether all is as it should be. No names and no folders are in it."
      action={
        findings.isSuccess && (
          <Group gap="xs">
            <Button
              variant="default"
              size="xs"
              loading={findings.isFetching}
              onClick={() => (whole ? void findings.refetch() : setWhole(true))}
            >
              Check everything
            </Button>
            <CopyButton value={textOf(findings.data.findings)}>
              {({ copied, copy }) => (
                <Button variant="default" size="xs" onClick={copy}>
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              )}
            </CopyButton>
          </Group>
        )
      }
    >
      {findings.isPending && <LoadingRows rows={6} />}
      {findings.isError && <FailureNotice error={findings.error} onRetry={() => void findings.refetch()} />}
      {findings.isSuccess && <FindingList findings={findings.data.findings} />}
    </Section>
  );
}

function FindingList({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  return (
    <dl className={classes['list']}>
      {findings.map(({ name, value, isFine }) => (
        <div key={name} className={classes['row']}>
          <dt>{words[name]}</dt>
          <dd>
            {value}
            {!isFine && <StatusChip word="Look at this" shape="bang" tone="danger" />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function textOf(findings: readonly Finding[]): string {
  return findings.map(({ name, value, isFine }) => `${words[name]}: ${value}${isFine ? '' : ' (!)'}`).join('\n');
}
