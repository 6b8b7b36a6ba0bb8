import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { failureCode } from '../../ui/failure-words.ts';
import { SettingRow } from '../../ui/setting-row.tsx';

/** Gives up this computer's place; offline it can still be forgotten here. */
export function DisconnectRow(): ReactNode {
  const api = useApi();
  const queries = useQueryClient();
  const disconnect = useMutation(
    api.account.disconnect.mutationOptions({
      onSuccess: (next) => {
        queries.setQueryData(api.account.state.queryKey({ input: {} }), next);
        notifyDone('The account is disconnected. Nothing else changed.');
      },
      onError: (error) => failureCode(error) === 'ACCOUNT_UNREACHABLE' || notifyFailure(error),
    }),
  );
  const isUnreachable = failureCode(disconnect.error) === 'ACCOUNT_UNREACHABLE';
  return (
    <SettingRow
      title="Disconnect"
      sentence={
        isUnreachable
          ? 'The account’s service could not be reached, so nothing was changed. You can forget the account here; release this computer on the account’s pages later.'
          : 'Gives up this computer’s place. What you entered stays here, all of it, readable and exportable.'
      }
    >
      <ConfirmButton
        key={isUnreachable ? 'forget' : 'disconnect'}
        {...(isUnreachable ? forgetWords : disconnectWords)}
        tone="plain"
        busy={disconnect.isPending}
        onConfirm={() => disconnect.mutate({ always: isUnreachable })}
      />
    </SettingRow>
  );
}

const disconnectWords = {
  label: 'Disconnect',
  title: 'Disconnect the account?',
  consequence:
    'This computer goes on as Free. Nothing that you entered is changed or deleted, here or elsewhere. The account stays, and its plan goes on until you cancel it on the account’s pages.',
  confirmLabel: 'Disconnect',
} as const;

const forgetWords = {
  label: 'Forget it here',
  title: 'Forget the account here?',
  consequence:
    'This computer goes on as Free. Nothing that you entered is changed or deleted, here or elsewhere. On the account this computer keeps its place until you release it among your devices, or it was not seen for 45 days and another needs it.',
  confirmLabel: 'Forget it here',
} as const;
