import { Button, type ButtonProps } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AccountPage, AccountState } from '../../../shared/contract/account.ts';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { useProfile } from '../../app/profile.ts';

export interface PageButtonProps {
  readonly page: AccountPage;
  /** Their addresses; the one for connecting may hold the code that waits. */
  readonly pages: AccountState['pages'];
  readonly label: string;
  readonly variant?: NonNullable<ButtonProps['variant']>;
}

/** Opens a page of the account in the user's browser: never inside the app. */
export function PageButton({ page, pages, label, variant = 'default' }: PageButtonProps): ReactNode {
  const api = useApi();
  const { shell } = useProfile().info;
  const open = useMutation(api.account.openPage.mutationOptions({ onError: notifyFailure }));
  const icon = <IconExternalLink size={16} stroke={1.6} aria-hidden />;
  if (shell === 'desktop')
    return (
      <Button variant={variant} rightSection={icon} loading={open.isPending} onClick={() => open.mutate({ page })}>
        {label}
      </Button>
    );
  return (
    <Button component="a" href={pages[page]} target="_blank" rel="noreferrer" variant={variant} rightSection={icon}>
      {label}
    </Button>
  );
}
