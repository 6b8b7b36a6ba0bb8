import { Button, Group, Select } from '@mantine/core';
import { skipToken, useMutation, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Account } from '../../../shared/contract/statements.ts';
import { localDate, type LocalDate } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { OpenDayField } from '../../ui/open-day-field.tsx';
import { dayWithYearWords } from '../../ui/time-words.ts';
import { SendDrawer } from '../mail/send-drawer.tsx';
import classes from './account-screen.module.css';
import { AccountTable } from './account-table.tsx';
import { SentByHand } from './sent-by-hand.tsx';
import { StatementPdf } from './statement-pdf.tsx';
import { periodChoices, periodOf, type PeriodChoice } from './statement-periods.ts';

export interface StatementPartProps {
  readonly identityId: string;
  readonly organisationId: string;
  readonly today: LocalDate;
}

interface OwnDays {
  /** Null from the beginning. */
  readonly from: string | null;
  readonly to: string;
}

/** The statement of account of a period, on the screen and as it can be sent. */
export function StatementPart({ identityId, organisationId, today }: StatementPartProps): ReactNode {
  const api = useApi();
  const [choice, setChoice] = useState<PeriodChoice>('all');
  const [own, setOwn] = useState<OwnDays>({ from: null, to: today });
  const [isPrinted, setPrinted] = useState(false);
  const days = choice === 'own' ? own : periodOf(choice, today);
  const isPeriod = days.from === null || days.from <= days.to;
  const input = { identityId, organisationId, ...days };
  const [kept, setKept] = useState<string | null>(null);
  const keep = useMutation({
    mutationFn: () => api.statements.keep.call(input),
    onSuccess: ({ statementId }) => setKept(statementId),
    onError: notifyFailure,
  });
  const account = useQuery(api.statements.account.queryOptions({ input: isPeriod ? input : skipToken }));
  return (
    <>
      <Group className={classes['filters'] ?? ''}>
        <PeriodChoiceField value={choice} onChange={setChoice} />
        {choice === 'own' && <OwnDaysFields days={own} isPeriod={isPeriod} today={today} onChange={setOwn} />}
        <Group gap="xs" ml="auto">
          <Button variant="default" disabled={!account.data} aria-expanded={isPrinted} onClick={() => setPrinted(!isPrinted)}>
            {isPrinted ? 'Hide the statement' : 'Statement as PDF'}
          </Button>
          <Button variant="default" disabled={!account.data} loading={keep.isPending} onClick={() => keep.mutate()}>
            Send statement
          </Button>
        </Group>
      </Group>
      {isPrinted && account.data && <StatementPdf key={JSON.stringify(input)} input={input} name={account.data.organisation.name} />}
      {kept !== null && (
        <SendDrawer about={{ kind: 'statement', statementId: kept }} title="Send the statement" onClose={() => setKept(null)} />
      )}
      <SentByHand identityId={identityId} organisationId={organisationId} today={today} />
      {isPeriod && <ShownAccount account={account} today={today} />}
    </>
  );
}

interface ShownAccountProps {
  readonly account: UseQueryResult<Account>;
  readonly today: LocalDate;
}

function ShownAccount({ account, today }: ShownAccountProps): ReactNode {
  if (account.isPending) return <LoadingRows rows={6} />;
  if (account.isError) return <FailureNotice size="screen" error={account.error} onRetry={() => void account.refetch()} />;
  return <AccountTable account={account.data} today={today} />;
}

interface OwnDaysFieldsProps {
  readonly days: OwnDays;
  readonly isPeriod: boolean;
  readonly today: LocalDate;
  readonly onChange: (days: OwnDays) => void;
}

function OwnDaysFields({ days, isPeriod, today, onChange }: OwnDaysFieldsProps): ReactNode {
  return (
    <>
      <OpenDayField
        label="From"
        isLabelHidden
        placeholder="From the beginning"
        value={days.from}
        error={isPeriod ? undefined : 'After the last day'}
        onChange={(from) => onChange({ ...days, from })}
      />
      <DayField
        aria-label={`To: ${dayWithYearWords(localDate(days.to))}`}
        value={days.to}
        onChange={(to) => onChange({ ...days, to: to === '' ? today : to })}
      />
    </>
  );
}

interface PeriodChoiceFieldProps {
  readonly value: PeriodChoice;
  readonly onChange: (choice: PeriodChoice) => void;
}

function PeriodChoiceField({ value, onChange }: PeriodChoiceFieldProps): ReactNode {
  return (
    <Select
      aria-label="Period"
      allowDeselect={false}
      data={periodChoices}
      value={value}
      onChange={(next) => onChange(periodChoices.find((choice) => choice.value === next)?.value ?? 'all')}
    />
  );
}
