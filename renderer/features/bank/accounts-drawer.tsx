import { Button, Drawer, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { BankAccount } from '../../../shared/contract/bank.ts';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';

export interface AccountsDrawerProps {
  readonly onClose: () => void;
}

/** The accounts whose files were read: their names, and forgetting one. */
export function AccountsDrawer({ onClose }: AccountsDrawerProps): ReactNode {
  const api = useApi();
  const accounts = useQuery(api.bank.accounts.queryOptions({ input: {} }));
  return (
    <Drawer opened onClose={onClose} position="right" size="28rem" title="Accounts">
      <Stack gap="lg">
        {accounts.data?.map((account) => (
          <AccountRow key={account.id} account={account} />
        ))}
      </Stack>
    </Drawer>
  );
}

function AccountRow({ account: { id, name: known, openLines } }: { readonly account: BankAccount }): ReactNode {
  const api = useApi();
  const [name, setName] = useState(known);
  const rename = useMutation({
    mutationFn: () => api.bank.renameAccount.call({ id, name }),
    onSuccess: () => notifyDone(`The account is called ${name.trim()}.`),
    onError: notifyFailure,
  });
  const remove = useMutation({
    mutationFn: () => api.bank.removeAccount.call({ id }),
    onSuccess: () => notifyDone(`${known} is forgotten.`),
    onError: notifyFailure,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') rename.mutate();
      }}
    >
      <TextInput
        label="Name"
        description={`${openLines} to match`}
        maxLength={60}
        value={name}
        error={name.trim() === '' ? 'Enter a name' : null}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group mt="xs" gap="xs">
        <Button type="submit" variant="default" loading={rename.isPending} disabled={name.trim() === known}>
          Rename
        </Button>
        <ConfirmButton
          label="Forget"
          name={`Forget ${known}`}
          title={`Forget ${known}?`}
          consequence="All lines of its files are removed. Payments that were matched stay. If a file of it is opened again, its lines are asked about anew."
          confirmLabel="Forget the account"
          busy={remove.isPending}
          onConfirm={() => remove.mutate()}
        />
      </Group>
    </form>
  );
}
