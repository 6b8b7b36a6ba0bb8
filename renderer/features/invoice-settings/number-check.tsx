import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { notifyDone } from '../../app/notify.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { failureWords } from '../../ui/failure-words.ts';
import { Section } from '../../ui/section.tsx';
import { WarningLines } from '../../ui/warning-lines.tsx';
import classes from './invoice-settings.module.css';

export interface NumberCheckProps {
  readonly identityId: string;
  readonly kind: 'invoice' | 'creditNote';
}

/** The numbers given so far, looked through for gaps, and where the series goes on. */
export function NumberCheck({ identityId, kind }: NumberCheckProps): ReactNode {
  const api = useApi();
  const [last, setLast] = useState('');
  const check = useQuery(api.invoiceSettings.checkNumbers.queryOptions({ input: { identityId, kind } }));
  const enter = useMutation({
    mutationFn: () => api.invoiceSettings.setLastNumber.call({ identityId, kind, number: last }),
    onSuccess: ({ next }) => {
      setLast('');
      notifyDone(next === null ? 'The series goes on after it.' : `The series goes on with ${next}.`);
    },
  });
  if (check.isError) return <FailureNotice error={check.error} onRetry={() => void check.refetch()} />;
  if (!check.data) return null;
  const { series, foreign, lost, next } = check.data;
  return (
    <Section title={kind === 'invoice' ? 'Invoice numbers so far' : 'Credit note numbers so far'}>
      <div className={classes['check']}>
        {series.length === 0 ? (
          <p>None was given yet.</p>
        ) : (
          <ul className={classes['series']}>
            {series.map(({ year, organisation, first, last: latest }) => (
              <li key={`${year} ${organisation}`}>
                {[organisation, year].filter((part) => part !== '').join(' ')} {first} to {latest}
              </li>
            ))}
          </ul>
        )}
        {next !== null && (
          <p>
            Next: <strong>{next}</strong>
          </p>
        )}
        <WarningLines
          lines={[
            ...series.flatMap(({ gaps, year, organisation }) =>
              gaps.map(({ from, to }) => `Missing${of(organisation, year)}: ${from === to ? from : `${from} to ${to}`}.`),
            ),
            ...series.flatMap(({ duplicates, year, organisation }) =>
              duplicates.map((count) => `Given twice${of(organisation, year)}: ${count}.`),
            ),
            ...(lost.length === 0 ? [] : [`Given before a backup was restored, and never given again: ${lost.join(', ')}.`]),
          ]}
        />
        {series.every(({ gaps, duplicates }) => gaps.length + duplicates.length === 0) && lost.length === 0 && series.length > 0 && (
          <p className={classes['sound']}>No gaps and no number twice.</p>
        )}
        {foreign.length > 0 && <p>Not of this pattern: {foreign.join(', ')}.</p>}
        <form
          className={classes['last']}
          onSubmit={(event) => {
            event.preventDefault();
            if (last.trim() !== '') enter.mutate();
          }}
        >
          <TextInput
            label="My last number was"
            description="For a series that began elsewhere."
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            maxLength={60}
            value={last}
            error={enter.isError ? `${failureWords(enter.error).title}. ${failureWords(enter.error).action}` : undefined}
            onChange={(event) => setLast(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={enter.isPending}>
            Go on after it
          </Button>
        </form>
      </div>
    </Section>
  );
}

function of(organisation: string, year: string): string {
  const parts = [organisation, year].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` in ${parts.join(' ')}`;
}
