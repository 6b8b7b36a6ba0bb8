import { Button, Checkbox, Group, Paper, Select, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { BankAccount, Reading } from '../../../shared/contract/bank.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { WarningLines } from '../../ui/warning-lines.tsx';
import { paymentCountWords } from '../payments/payment-words.ts';
import { readingFacts, warningWords } from './bank-words.ts';
import { MovementTable } from './movement-table.tsx';
import classes from './reading-panel.module.css';

type ReadReading = Extract<Reading, { outcome: 'read' }>;

export interface ReadingPanelProps {
  readonly reading: ReadReading;
  readonly accounts: readonly BankAccount[];
  readonly busy: boolean;
  /** Null for an account that is not known yet. */
  readonly onAccount: (id: string | null) => void;
  /** Chooses the columns anew; null where the file is a known bank's. */
  readonly onColumns: (() => void) | null;
  readonly onKeep: (accountName: string, repeats: ReadonlySet<string>) => void;
  readonly onCancel: () => void;
}

const NEW = 'new';

/** What would be kept of a file and what not; nothing is kept before the button is pressed. */
export function ReadingPanel({ reading, accounts, busy, onAccount, onColumns, onKeep, onCancel }: ReadingPanelProps): ReactNode {
  const [name, setName] = useState(reading.accountName);
  const [repeats, setRepeats] = useState<ReadonlySet<string>>(new Set());
  const count = reading.fresh + repeats.size;
  const nameError = reading.accountId === null && name.trim() === '' ? 'Enter a name' : null;
  return (
    <Paper withBorder component="section" aria-label="What the file holds" className={classes['root'] ?? ''}>
      <h2 className={classes['title']}>
        {reading.fresh === 0 ? 'No new payments in' : `${paymentCountWords(reading.fresh)} in, ${formatMoney(reading.freshSum)}`}
        {reading.bank !== null && <span className={classes['bank']}> · {reading.bank}</span>}
      </h2>
      <AccountFields
        reading={reading}
        accounts={accounts}
        name={name}
        nameError={nameError}
        onName={setName}
        onAccount={onAccount}
        onColumns={onColumns}
      />
      <WarningLines lines={reading.warnings.map((warning) => warningWords[warning])} />
      {reading.samples.length > 0 && <MovementTable label="The first new payments" movements={reading.samples} />}
      {readingFacts(reading).map((fact) => (
        <p key={fact} className={classes['fact']}>
          {fact}
        </p>
      ))}
      <Repeats repeats={reading.repeats} taken={repeats} onChange={setRepeats} />
      <Unreadable count={reading.unreadable} rows={reading.unreadableRows} />
      <Group className={classes['foot'] ?? ''}>
        <Button
          loading={busy}
          disabled={nameError !== null || count === 0}
          onClick={() => onKeep(name.trim() || reading.accountName, repeats)}
        >
          Keep {paymentCountWords(count)} in
        </Button>
        <Button variant="default" onClick={onCancel}>
          {count === 0 ? 'Done' : 'Cancel'}
        </Button>
      </Group>
    </Paper>
  );
}

interface AccountFieldsProps extends Pick<ReadingPanelProps, 'reading' | 'accounts' | 'onAccount' | 'onColumns'> {
  readonly name: string;
  readonly nameError: string | null;
  readonly onName: (name: string) => void;
}

/** Which account the file is of. */
function AccountFields({ reading, accounts, name, nameError, onName, onAccount, onColumns }: AccountFieldsProps): ReactNode {
  return (
    <Group align="flex-start">
      <Select
        label="Account"
        allowDeselect={false}
        data={[...accounts.map(({ id, name: known }) => ({ value: id, label: known })), { value: NEW, label: 'A new account' }]}
        value={reading.accountId ?? NEW}
        onChange={(chosen) => onAccount(chosen === NEW ? null : chosen)}
      />
      {reading.accountId === null && (
        <TextInput
          label="Name of the account"
          maxLength={60}
          value={name}
          error={nameError}
          onChange={(event) => onName(event.currentTarget.value)}
        />
      )}
      {onColumns !== null && (
        <Button variant="subtle" className={classes['columns']} onClick={onColumns}>
          Change the columns
        </Button>
      )}
    </Group>
  );
}

interface RepeatsProps {
  readonly repeats: ReadReading['repeats'];
  readonly taken: ReadonlySet<string>;
  readonly onChange: (taken: ReadonlySet<string>) => void;
}

/** Lines that an earlier file of another format probably held; left out unless ticked. */
function Repeats({ repeats, taken, onChange }: RepeatsProps): ReactNode {
  if (repeats.length === 0) return null;
  return (
    <fieldset className={classes['repeats']}>
      <legend>Probably known already, from a file of another format. Tick those that are payments of their own.</legend>
      {repeats.map(({ key, line, knownText }) => (
        <Checkbox
          key={key}
          label={`${line.bookedOn} · ${formatMoney(line.amount)} · ${line.text}`}
          description={knownText === '' ? 'A payment of this day and amount was set aside.' : `Known as: ${knownText}`}
          checked={taken.has(key)}
          onChange={({ currentTarget: { checked } }) =>
            onChange(new Set(checked ? [...taken, key] : [...taken].filter((other) => other !== key)))
          }
        />
      ))}
    </fieldset>
  );
}

function Unreadable({ count, rows }: { readonly count: number; readonly rows: ReadReading['unreadableRows'] }): ReactNode {
  if (count === 0) return null;
  return (
    <details className={classes['unreadable']}>
      <summary>{count === 1 ? '1 row' : `${count} rows`} could not be read; everything else was.</summary>
      <ul>
        {rows.map(({ row, words }) => (
          <li key={row}>
            Row {row}: {words}
          </li>
        ))}
      </ul>
      {count > rows.length && <p>And {count - rows.length} more.</p>}
    </details>
  );
}
