import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AppInfo } from '../../../shared/contract/app.ts';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';

const words = {
  offered: {
    sentence:
      'This desktop (Wayland) keeps no window on top for a program. Through X11, which it has too, the clock stays on top; on a scaled screen text may be less sharp.',
    button: 'Restart through X11',
  },
  chosen: { sentence: 'Session Desk is drawn through X11, so that the clock stays on top.', button: 'Restart without X11' },
} satisfies Record<Exclude<AppInfo['can']['onTopByX11'], 'no'>, { readonly sentence: string; readonly button: string }>;

/** The way to a clock on top under Wayland; remembered on this computer, whatever profile is open. */
export function OnTopRow({ can: { onTopByX11 } }: { readonly can: AppInfo['can'] }): ReactNode {
  const api = useApi();
  const restart = useMutation(api.app.drawByX11.mutationOptions({ onError: notifyFailure }));
  if (onTopByX11 === 'no') return null;
  const { sentence, button } = words[onTopByX11];
  return (
    <SettingRow title="Always on top" sentence={sentence}>
      {({ 'aria-describedby': about }) => (
        <Button
          variant="default"
          aria-describedby={about}
          loading={restart.isPending}
          onClick={() => restart.mutate({ on: onTopByX11 === 'offered' })}
        >
          {button}
        </Button>
      )}
    </SettingRow>
  );
}
