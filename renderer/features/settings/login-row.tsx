import { Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { useProfile } from '../../app/profile.ts';
import { SettingRow } from '../../ui/setting-row.tsx';

/** Starting with the computer: kept by the system, not in the profile. Not shown in the browser. */
export function LoginRow(): ReactNode {
  const api = useApi();
  const queries = useQueryClient();
  const { shell, can } = useProfile().info;
  const login = useQuery(api.app.startsAtLogin.queryOptions({ input: {}, enabled: can.startAtLogin }));
  const change = useMutation(
    api.app.setStartAtLogin.mutationOptions({
      onSuccess: (told) => queries.setQueryData(api.app.startsAtLogin.queryKey({ input: {} }), told),
      onError: notifyFailure,
    }),
  );
  if (shell === 'browser') return null;
  return (
    <SettingRow title="Start with the computer" sentence={sentenceOf(can.startAtLogin, login.data?.needsApproval ?? false)}>
      {(ids) => (
        <Switch
          {...ids}
          checked={login.data?.on ?? false}
          disabled={!login.data || change.isPending}
          onChange={(event) => change.mutate({ on: event.currentTarget.checked })}
        />
      )}
    </SettingRow>
  );
}

function sentenceOf(isPossible: boolean, needsApproval: boolean): string {
  if (!isPossible) return 'Only the installed app can do this.';
  return needsApproval ? 'The computer has it switched off: allow it in the system’s settings.' : 'Session Desk opens when you log in.';
}
