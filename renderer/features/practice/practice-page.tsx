import { Button, Paper, Switch, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Identity } from '../../../shared/contract/identities.ts';
import { useApi } from '../../app/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { EmptyPeoplePicture } from '../../ui/pictures.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { IdentityEditor } from './identity-editor.tsx';
import { identityLine } from './identity-values.ts';
import classes from './practice-page.module.css';

/** The names under which the practitioner trades; each has its own address, bank details and terms. */
export function PracticePage(): ReactNode {
  const api = useApi();
  const [archived, setArchived] = useState(false);
  const navigate = useNavigate();
  const { identity: edited } = useSearch({ from: '/settings/practice' });
  const setEdited = (identity: string | null): void =>
    void navigate({ to: '/settings/practice', search: identity === null ? {} : { identity }, replace: true });
  const list = useQuery(api.identities.list.queryOptions({ input: { archived } }));
  const button = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>
      New identity
    </Button>
  );
  const chosen = list.data?.find(({ id }) => id === edited) ?? null;
  return (
    <>
      <PageHeader title="Practice" lead="Who you trade as. Most people have one identity.">
        <Switch label="Show archived" checked={archived} onChange={(event) => setArchived(event.currentTarget.checked)} />
        {button}
      </PageHeader>
      {list.isPending && <LoadingRows rows={3} />}
      {list.isError && <FailureNotice size="screen" error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && (
        <EmptyState
          picture={EmptyPeoplePicture}
          sentence="Enter once who you trade as, and bookings and terms follow from it."
          action={button}
        />
      )}
      {list.data && list.data.length > 0 && (
        <Paper withBorder component="ul" aria-label="Identities" className={classes['list'] ?? ''}>
          {list.data.map((identity) => (
            <li key={identity.id} className={classes['item']}>
              <IdentityRow identity={identity} onOpen={() => setEdited(identity.id)} />
              <Link
                to="/settings/practice/$identityId"
                params={{ identityId: identity.id }}
                className={classes['invoices']}
                aria-label={`Invoices: numbers, look, terms of ${identity.name}`}
              >
                Invoices: numbers, look, terms
              </Link>
            </li>
          ))}
        </Paper>
      )}
      {(edited === 'new' || chosen) && <IdentityEditor key={edited} identity={chosen} onClose={() => setEdited(null)} />}
    </>
  );
}

function IdentityRow({ identity, onOpen }: { readonly identity: Identity; readonly onOpen: () => void }): ReactNode {
  return (
    <UnstyledButton className={classes['row']} onClick={onOpen}>
      <span className={classes['words']}>
        <span className={classes['name']}>{identity.name}</span>
        {identity.tradingName !== '' && <span className={classes['line']}>trading as {identity.tradingName}</span>}
        <span className={classes['line']}>{identityLine(identity)}</span>
      </span>
      {identity.archivedAt === null ? (
        <StatusChip
          word={identity.held.bank ? 'Bank details stored' : 'No bank details'}
          shape={identity.held.bank ? 'tick' : 'ring'}
          tone={identity.held.bank ? 'accent' : 'muted'}
        />
      ) : (
        <StatusChip word="Archived" shape="cross" tone="muted" />
      )}
    </UnstyledButton>
  );
}
