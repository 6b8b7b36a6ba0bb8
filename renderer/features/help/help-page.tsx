import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { useCommands } from '../../app/commands.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { useProfile } from '../../app/profile.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { Examination } from './examination.tsx';
import { LicencesRow } from './licences-row.tsx';
import { LogTail } from './log-tail.tsx';

const platformWords: Readonly<Record<string, string>> = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' };
const shellWords = { desktop: 'Desktop app', browser: 'In your browser' } as const;

/** What runs here, what it wrote down, and where to look. */
export function HelpPage(): ReactNode {
  const api = useApi();
  const { info } = useProfile();
  const commands = useCommands();
  const openLogs = useMutation(api.app.openLogs.mutationOptions({ onError: notifyFailure }));
  return (
    <>
      <PageHeader title="Help" />
      <Section title="This app">
        <SettingRow
          title={`Session Desk ${info.version}`}
          sentence={`${shellWords[info.shell]} on ${platformWords[info.platform] ?? info.platform}.${info.shellReason === null ? '' : ` ${info.shellReason}`}`}
        />
        <SettingRow
          title="Time-zone data"
          sentence={
            info.zonesFresh
              ? 'Up to date: clock changes fall on the right days.'
              : 'Out of date: times could be an hour off. Update Session Desk.'
          }
        >
          <StatusChip
            word={info.zonesFresh ? 'Up to date' : 'Out of date'}
            shape={info.zonesFresh ? 'tick' : 'bang'}
            tone={info.zonesFresh ? 'accent' : 'danger'}
          />
        </SettingRow>
        <SettingRow title="Keyboard shortcuts" sentence="Also under the ? key on every screen.">
          <Button variant="default" onClick={() => commands.find(({ id }) => id === 'shortcuts')?.run()}>
            Show shortcuts
          </Button>
        </SettingRow>
        <LicencesRow />
      </Section>
      <Examination />
      <Section title="Log" lead="What the app did, without names, notes or addresses. Nothing is sent anywhere by itself.">
        <LogTail
          action={
            info.can.openLogs && (
              <Button variant="default" size="xs" loading={openLogs.isPending} onClick={() => openLogs.mutate({})}>
                Open the folder
              </Button>
            )
          }
        />
      </Section>
    </>
  );
}
