import { Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { minutes } from '../../../shared/domain/time.ts';
import { usePreferences, useUpdatePreferences } from '../../app/profile.ts';
import { SettingRow } from '../../ui/setting-row.tsx';

export interface AutoLockRowsProps {
  readonly hasPassphrase: boolean;
}

const NEVER = 'never';

const idleChoices = [
  ...[5, 15, 30, 60].map((count) => ({ value: String(minutes(count)), label: `After ${count} minutes` })),
  { value: NEVER, label: 'Never' },
];

/** When Session Desk locks by itself; needs a passphrase. */
export function AutoLockRows({ hasPassphrase }: AutoLockRowsProps): ReactNode {
  const { lock } = usePreferences();
  const update = useUpdatePreferences();
  const save = (change: Readonly<Record<string, unknown>>): void => update.mutate({ lock: change });
  const idle = lock.afterIdleMs === null ? NEVER : String(lock.afterIdleMs);
  const disabled = !hasPassphrase;
  return (
    <>
      {disabled && (
        <SettingRow
          title="Locking needs a passphrase"
          sentence="Set one above; without it a locked profile could not be told from an open one."
        />
      )}
      <SettingRow title="When nothing is done" sentence="Locks after this time without a key press or a click. A running clock goes on.">
        {(ids) => (
          <Select
            {...ids}
            data={idleChoices}
            value={idle}
            allowDeselect={false}
            disabled={disabled}
            onChange={(value) => save({ afterIdleMs: value === NEVER ? null : Number(value) })}
          />
        )}
      </SettingRow>
      <SettingRow title="When the computer sleeps" sentence="Locks as the lid closes or the computer goes to sleep.">
        {(ids) => (
          <Switch
            {...ids}
            disabled={disabled}
            checked={lock.onSuspend}
            onChange={(event) => save({ onSuspend: event.currentTarget.checked })}
          />
        )}
      </SettingRow>
      <SettingRow title="With the screen" sentence="Locks when the screen of the computer is locked.">
        {(ids) => (
          <Switch
            {...ids}
            disabled={disabled}
            checked={lock.onScreenLock}
            onChange={(event) => save({ onScreenLock: event.currentTarget.checked })}
          />
        )}
      </SettingRow>
    </>
  );
}
