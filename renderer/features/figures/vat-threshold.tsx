import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { TurnoverLevel } from '../../../shared/domain/invoices/taxable-turnover.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusChip, type StatusChipProps } from '../../ui/status-chip.tsx';
import { daySpanWords } from '../../ui/time-words.ts';
import classes from './vat-threshold.module.css';

const levelChips: Readonly<Record<TurnoverLevel, StatusChipProps>> = {
  below: { word: 'Below the threshold', shape: 'tick', tone: 'accent' },
  near: { word: 'Near the threshold', shape: 'half', tone: 'amber' },
  over: { word: 'Above the threshold', shape: 'bang', tone: 'danger' },
};

const levelWords: Readonly<Record<TurnoverLevel, string>> = {
  below: '',
  near: 'Four fifths of it are reached: think of registering in time.',
  over: 'Registration for VAT is required. HMRC or an accountant can say from which day.',
};

/** How near the taxable work of twelve months is to the VAT threshold; nothing where there is none or all are registered. */
export function VatThreshold(): ReactNode {
  const api = useApi();
  const turnover = useQuery(api.figures.taxableTurnover.queryOptions({ input: {} }));
  if (turnover.isError) return <FailureNotice error={turnover.error} onRetry={() => void turnover.refetch()} />;
  if (!turnover.data || turnover.data.length === 0) return null;
  return (
    <Section
      title="VAT threshold"
      lead="Taxable work by your invoices, whatever is chosen above. Exempt care and imported invoices do not count."
    >
      <ul className={classes['traders']}>
        {turnover.data.map(({ company, from, to, amount, threshold, level }) => (
          <li key={company?.id ?? ''} className={classes['trader']}>
            <StatusChip {...levelChips[level]} />
            <span>
              {company === null ? '' : `${company.name}: `}
              {formatMoney(amount)} of {formatMoney(threshold)}, {daySpanWords(from, to)}. {levelWords[level]}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
