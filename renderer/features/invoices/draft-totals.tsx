import type { ReactNode } from 'react';
import type { InvoiceDraft, InvoiceTotals } from '../../../shared/domain/invoices/model.ts';
import { netOf } from '../../../shared/domain/invoices/totals.ts';
import { formatMoney, formatRate } from '../../../shared/domain/money.ts';
import classes from './draft-totals.module.css';

export interface DraftTotalsProps {
  /** With the line of the employer's pension where it belongs. */
  readonly draft: InvoiceDraft;
  readonly totals: InvoiceTotals;
}

/** What the draft comes to, added up as it will be printed. */
export function DraftTotals({ draft, totals }: DraftTotalsProps): ReactNode {
  const pensions = draft.lines.filter(({ kind }) => kind === 'employerPension');
  const isDivided = totals.showsVat || pensions.length > 0;
  return (
    <output aria-label="Totals" className={classes['root']}>
      {pensions.map((line) => (
        <span key={line.description} className={classes['row']}>
          <span>
            {line.description} <span className={classes['derived']}>worked out, not typed</span>
          </span>
          <span>{formatMoney(netOf(line))}</span>
        </span>
      ))}
      {isDivided && (
        <span className={classes['row']}>
          <span>{totals.showsVat ? 'Net' : 'Sum of the lines'}</span>
          <span>{formatMoney(totals.net)}</span>
        </span>
      )}
      {totals.vat.map(({ treatment, rate, net, vat }) => (
        <span key={`${treatment} ${rate}`} className={classes['row']}>
          <span>
            VAT {formatRate(rate)} on {formatMoney(net)}
          </span>
          <span>{formatMoney(vat)}</span>
        </span>
      ))}
      <span className={classes['total']}>
        <span>Total</span>
        <span>{formatMoney(totals.total)}</span>
      </span>
      {totals.vatStatement !== null && <span className={classes['note']}>{totals.vatStatement}</span>}
    </output>
  );
}
