import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { formatMoney, formatRate } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import classes from './late-charge.module.css';
import type { InvoiceWrites } from './use-invoice-writes.ts';

export interface LateChargeProps {
  readonly late: Invoice['late'];
  readonly charges: Invoice['lateCharges'];
  readonly today: LocalDate;
  readonly writes: InvoiceWrites;
}

/** What the law lets a business be asked for paying late, and what was asked; asking is the practitioner's choice. */
export function LateCharge({ late, charges, today, writes }: LateChargeProps): ReactNode {
  if (late === null && charges.length === 0) return null;
  return (
    <Section title="Late payment">
      {late && <Chargeable late={late} today={today} writes={writes} />}
      {charges.length > 0 && (
        <p className={classes['charges']}>
          Charged with{' '}
          {charges.map(({ id, number }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <Link to="/invoices/$invoiceId" params={{ invoiceId: id }} className={classes['link']}>
                {number ?? 'a draft'}
              </Link>
            </span>
          ))}
        </p>
      )}
    </Section>
  );
}

interface ChargeableProps extends Pick<LateChargeProps, 'today' | 'writes'> {
  readonly late: NonNullable<Invoice['late']>;
}

function Chargeable({ late: { rate, days, interest, perDay, fixedSum }, today, writes }: ChargeableProps): ReactNode {
  const navigate = useNavigate();
  const more = fixedSum === 0 ? ' since the last charge' : ` and ${formatMoney(fixedSum)} fixed sum`;
  return (
    <SettingRow
      title={`${formatMoney(interest)} interest${more}`}
      sentence={`${formatRate(rate)} a year over ${days} day${days === 1 ? '' : 's'}, ${formatMoney(perDay)} more each day. You may ask for it; it is an invoice of its own.`}
    >
      <Button
        variant="default"
        size="xs"
        loading={writes.chargeLate.isPending}
        onClick={() =>
          writes.chargeLate.mutate(today, {
            onSuccess: ({ invoice }) => void navigate({ to: '/invoices/$invoiceId', params: { invoiceId: invoice.id } }),
          })
        }
      >
        Charge it
      </Button>
    </SettingRow>
  );
}
