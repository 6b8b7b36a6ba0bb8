import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { InvoiceOutcome } from '../../../shared/contract/invoices.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { errorTexts } from '../../../shared/errors/texts.ts';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { invoiceCountWords } from './invoice-words.ts';
import classes from './issue-many.module.css';

/** What a job made, and what it had to leave with the reason. */
export function Outcome({ resultId }: { readonly resultId: string }): ReactNode {
  const api = useApi();
  const outcome = useQuery(api.invoices.outcome.queryOptions({ input: { resultId }, staleTime: Infinity }));
  if (outcome.isError) return <FailureNotice error={outcome.error} />;
  if (!outcome.data) return <LoadingRows rows={3} />;
  return <OutcomeLists outcome={outcome.data} />;
}

function OutcomeLists({ outcome: { made, left } }: { readonly outcome: InvoiceOutcome }): ReactNode {
  return (
    <>
      <p>
        {doneWords(made)}
        {left.length > 0 ? `, ${left.length} left` : ''}.
      </p>
      <ul className={classes['list']} aria-label="Done">
        {made.map(({ id, number, organisation, total }) => (
          <li key={id} className={classes['row']}>
            <Link to="/invoices/$invoiceId" params={{ invoiceId: id }}>
              {number ?? 'Draft'}, {organisation.name}
            </Link>
            <span className={classes['amount']}>{total === null ? '–' : formatMoney(total)}</span>
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <ul className={classes['list']} aria-label="Left">
          {left.map(({ invoiceId, organisationName, code }) => (
            <li key={`${invoiceId} ${organisationName}`} className={classes['left']}>
              {invoiceId === null ? (
                organisationName
              ) : (
                <Link to="/invoices/$invoiceId" params={{ invoiceId }}>
                  {organisationName}
                </Link>
              )}
              <span>
                {errorTexts[code].title}. {errorTexts[code].action}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function doneWords(made: InvoiceOutcome['made']): string {
  const areDrafts = made.length > 0 && made.every(({ number }) => number === null);
  return areDrafts ? `${made.length} draft${made.length === 1 ? '' : 's'} made` : `${invoiceCountWords(made.length)} issued`;
}
