import { Button, Checkbox, Drawer, Group, Paper, Table } from '@mantine/core';
import { keepPreviousData, skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { formatMoney, sumOf, type Pence } from '../../../shared/domain/money.ts';
import { localDate, type LocalDate } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import list from '../../ui/list.module.css';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { OpenDayField } from '../../ui/open-day-field.tsx';
import { dayWithYearWords } from '../../ui/time-words.ts';
import { IdentityFilter } from '../practice/identity-filter.tsx';
import { StatementPdf } from './statement-pdf.tsx';
import { statementCountWords } from './statement-words.ts';
import classes from './statements-screen.module.css';

export interface AccountChoiceProps {
  readonly today: LocalDate;
  readonly onJob: (jobId: string) => void;
}

interface Wish {
  /** Null from the beginning. */
  readonly from: string | null;
  readonly to: string;
  readonly identityId: string | null;
  readonly owingOnly: boolean;
}

interface StandingAccount {
  readonly identity: { readonly id: string; readonly name: string };
  readonly organisation: { readonly id: string; readonly name: string };
  readonly closing: Pence;
}

const keyOf = ({ identity, organisation }: StandingAccount): string => `${identity.id} ${organisation.id}`;

/** Which accounts, and as of which day; each can be looked at before any is made. */
export function AccountChoice({ today, onJob }: AccountChoiceProps): ReactNode {
  const api = useApi();
  const [wish, setWish] = useState<Wish>({ from: null, to: today, identityId: null, owingOnly: true });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [looked, setLooked] = useState<StandingAccount | null>(null);
  const isPeriod = wish.from === null || wish.from <= wish.to;
  const found = useQuery(api.statements.accounts.queryOptions({ input: isPeriod ? wish : skipToken, placeholderData: keepPreviousData }));
  const make = useMutation({
    mutationFn: (chosen: readonly StandingAccount[]) =>
      api.statements.makeRun.call({
        ...wish,
        accounts: chosen.map(({ identity, organisation }) => ({ identityId: identity.id, organisationId: organisation.id })),
      }),
    onSuccess: ({ jobId }) => onJob(jobId),
    onError: notifyFailure,
  });
  const toggle = (key: string): void => setLeft(new Set(left.has(key) ? [...left].filter((other) => other !== key) : [...left, key]));
  return (
    <section aria-label="Accounts to choose from">
      <WishFields wish={wish} today={today} isPeriod={isPeriod} onChange={setWish} />
      {found.isError && <FailureNotice size="screen" error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && isPeriod && <LoadingRows rows={5} />}
      {found.data && isPeriod && (
        <FoundAccounts
          accounts={found.data}
          left={left}
          owingOnly={wish.owingOnly}
          busy={make.isPending}
          onToggle={toggle}
          onLook={setLooked}
          onMake={make.mutate}
        />
      )}
      {looked && <Look account={looked} wish={wish} onClose={() => setLooked(null)} />}
    </section>
  );
}

interface WishFieldsProps {
  readonly wish: Wish;
  readonly today: LocalDate;
  readonly isPeriod: boolean;
  readonly onChange: (wish: Wish) => void;
}

function WishFields({ wish, today, isPeriod, onChange }: WishFieldsProps): ReactNode {
  return (
    <Group className={list['filters'] ?? ''}>
      <div className={classes['days']}>
        <OpenDayField
          label="From"
          isLabelHidden
          placeholder="From the beginning"
          value={wish.from}
          error={isPeriod ? undefined : 'After the last day'}
          onChange={(from) => onChange({ ...wish, from })}
        />
        <DayField
          aria-label={`As of: ${dayWithYearWords(localDate(wish.to))}`}
          value={wish.to}
          onChange={(to) => onChange({ ...wish, to: to === '' ? today : to })}
        />
      </div>
      <IdentityFilter value={wish.identityId} onChange={(identityId) => onChange({ ...wish, identityId })} />
      <Checkbox
        label="Only where something is owed"
        checked={wish.owingOnly}
        onChange={(event) => onChange({ ...wish, owingOnly: event.currentTarget.checked })}
      />
    </Group>
  );
}

interface FoundAccountsProps extends AccountTableProps {
  readonly owingOnly: boolean;
  readonly busy: boolean;
  readonly onMake: (chosen: readonly StandingAccount[]) => void;
}

function FoundAccounts({ owingOnly, busy, onMake, ...table }: FoundAccountsProps): ReactNode {
  const { accounts, left } = table;
  const chosen = accounts.filter((account) => !left.has(keyOf(account)));
  if (accounts.length === 0)
    return <p className={list['none']}>{owingOnly ? 'Nobody owes anything on that day.' : 'There is no account.'}</p>;
  return (
    <>
      <AccountTable {...table} />
      <Group justify="space-between" className={classes['foot'] ?? ''}>
        <output>
          {chosen.length} of {accounts.length} chosen, {formatMoney(sumOf(chosen.map(({ closing }) => closing)))}
        </output>
        <Button loading={busy} disabled={chosen.length === 0} onClick={() => onMake(chosen)}>
          Make {statementCountWords(chosen.length)}
        </Button>
      </Group>
    </>
  );
}

interface AccountTableProps {
  readonly accounts: readonly StandingAccount[];
  readonly left: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
  readonly onLook: (account: StandingAccount) => void;
}

function AccountTable({ accounts, left, onToggle, onLook }: AccountTableProps): ReactNode {
  const hasIdentities = new Set(accounts.map(({ identity }) => identity.id)).size > 1;
  return (
    <Paper withBorder className={`${list['list']} ${classes['accounts']}`}>
      <Table className={list['table']} aria-label="Accounts">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Organisation</Table.Th>
            <Table.Th className={list['number']}>Owed</Table.Th>
            <Table.Th className={classes['deed']}>Preview</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {accounts.map((account) => (
            <Table.Tr key={keyOf(account)}>
              <Table.Td>
                <Checkbox
                  label={account.organisation.name}
                  description={hasIdentities ? account.identity.name : undefined}
                  checked={!left.has(keyOf(account))}
                  onChange={() => onToggle(keyOf(account))}
                />
              </Table.Td>
              <Table.Td className={list['number']}>{formatMoney(account.closing)}</Table.Td>
              <Table.Td className={classes['deed']}>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`Look at the statement for ${account.organisation.name}`}
                  onClick={() => onLook(account)}
                >
                  Look
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

interface LookProps {
  readonly account: StandingAccount;
  readonly wish: Wish;
  readonly onClose: () => void;
}

/** One statement as it would be made. */
function Look({ account: { identity, organisation }, wish: { from, to }, onClose }: LookProps): ReactNode {
  const input = { identityId: identity.id, organisationId: organisation.id, from, to };
  return (
    <Drawer opened position="right" size="44rem" title={organisation.name} onClose={onClose}>
      <StatementPdf input={input} name={organisation.name} />
    </Drawer>
  );
}
