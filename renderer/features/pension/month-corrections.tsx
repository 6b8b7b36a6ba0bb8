import { Button, Group } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Correction } from '../../../shared/contract/pension-corrections.ts';
import type { MadeMonth } from '../../../shared/contract/pension.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { sumOfBoxes } from '../../../shared/domain/pension/form-b-correction.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { StatusChip } from '../../ui/status-chip.tsx';
import { dayWords } from '../../ui/time-words.ts';
import { differenceWords, settlementWords, shareRows, wrongWords } from './correction-words.ts';
import classes from './pension.module.css';
import { SettleForm } from './settle-form.tsx';
import { useCorrectionWrites } from './use-correction-writes.ts';

export interface MonthCorrectionsProps {
  readonly month: MadeMonth;
  readonly today: LocalDate;
}

/** What was found wrong on a Form B since it was handed in, and how it was brought in order. */
export function MonthCorrections({ month: { corrections }, today }: MonthCorrectionsProps): ReactNode {
  const [settled, setSettled] = useState<Correction | null>(null);
  if (corrections.length === 0) return null;
  const last = corrections.at(-1);
  return (
    <>
      <h3 className={classes['heading']}>Corrections</h3>
      <ul className={classes['history']}>
        {corrections.map((correction) => (
          <CorrectionRow
            key={correction.id}
            correction={correction}
            today={today}
            isLast={correction === last}
            onSettle={() => setSettled(correction)}
          />
        ))}
      </ul>
      {corrections.length > 1 && (
        <p className={classes['hint']}>In all: {differenceWords(sumOfBoxes(corrections.map(({ difference }) => difference)).i)}.</p>
      )}
      {settled && <SettleForm correction={settled} today={today} onClose={() => setSettled(null)} />}
    </>
  );
}

interface CorrectionRowProps {
  readonly correction: Correction;
  readonly today: LocalDate;
  readonly isLast: boolean;
  readonly onSettle: () => void;
}

function CorrectionRow({ correction, today, isLast, onSettle }: CorrectionRowProps): ReactNode {
  const { settle, remove } = useCorrectionWrites();
  const { id, reason, foundOn, difference, settlement } = correction;
  const name = `${reason}, found ${dayWords(foundOn, today)}`;
  return (
    <li className={classes['correction']}>
      <div>
        <strong>{reason}</strong>
        {wrongWords(correction).map((words) => (
          <span key={words} className={classes['line']}>
            {words}
          </span>
        ))}
        <span className={classes['line']}>
          {shareRows(correction)
            .map(([share, amount]) => `${share} ${amount > 0 ? '+' : ''}${formatMoney(amount)}`)
            .join(' · ')}
        </span>
        <span className={classes['line']}>
          Found {dayWords(foundOn, today)}
          {settledWords(correction, today)}
        </span>
      </div>
      <Group gap="xs" justify="flex-end">
        <strong>{differenceWords(difference.i)}</strong>
        {settlement === null ? (
          <StatusChip word="Open" shape="half" tone="amber" />
        ) : (
          <StatusChip word="Settled" shape="tick" tone="accent" />
        )}
        {settlement === null && isLast && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`Take away: ${name}`}
            loading={remove.isPending}
            onClick={() => remove.mutate(id)}
          >
            Take away
          </Button>
        )}
        {settlement === null ? (
          <Button variant="default" size="compact-sm" aria-label={`Note as settled: ${name}`} onClick={onSettle}>
            Note as settled
          </Button>
        ) : (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`Open again: ${name}`}
            loading={settle.isPending}
            onClick={() => settle.mutate({ id, settlement: null })}
          >
            Open again
          </Button>
        )}
      </Group>
    </li>
  );
}

function settledWords({ settlement }: Correction, today: LocalDate): string {
  if (settlement === null) return '';
  const { on, by, note } = settlement;
  return ` · ${settlementWords[by]}, ${dayWords(on, today)}${note === '' ? '' : `: ${note}`}`;
}
