import { Button, Group, SegmentedControl, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { lineStates, type BankAccount, type LineState } from '../../../shared/contract/bank.ts';
import classes from '../../ui/list.module.css';
import { SearchField } from '../../ui/search-field.tsx';

const states: readonly { readonly value: LineState; readonly label: string }[] = [
  { value: 'open', label: 'To match' },
  { value: 'matched', label: 'Matched' },
  { value: 'setAside', label: 'Set aside' },
];

export interface LineFiltersProps {
  readonly state: LineState;
  readonly accountId: string | null;
  readonly typed: string;
  readonly accounts: readonly BankAccount[];
  readonly onState: (state: LineState) => void;
  readonly onAccount: (id: string | null) => void;
  readonly onType: (typed: string) => void;
  readonly onAccounts: () => void;
  /** More buttons, at the end. */
  readonly children: ReactNode;
}

/** Which lines the list shows. */
export function LineFilters(props: LineFiltersProps): ReactNode {
  const { state, accountId, typed, accounts, onState, onAccount, onType, onAccounts, children } = props;
  return (
    <Group className={classes['filters'] ?? ''}>
      <SegmentedControl
        aria-label="State"
        data={[...states]}
        value={state}
        onChange={(chosen) => onState(lineStates.find((one) => one === chosen) ?? 'open')}
      />
      <SearchField label="Search payments" value={typed} onChange={onType} />
      {accounts.length > 1 && (
        <Select
          aria-label="Account"
          placeholder="Any account"
          clearable
          clearButtonProps={{ 'aria-label': 'Any account' }}
          className={classes['choice'] ?? ''}
          data={accounts.map(({ id, name }) => ({ value: id, label: name }))}
          value={accountId}
          onChange={onAccount}
        />
      )}
      {accounts.length > 0 && (
        <Button variant="subtle" onClick={onAccounts}>
          Accounts
        </Button>
      )}
      {children}
    </Group>
  );
}
