import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { formatMoney, formatRate } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import type { InvoiceWrites } from './use-invoice-writes.ts';

export interface LateChargeProps {
  readonly late: NonNullable<Invoice['late']>;
  readonly today: LocalDate;
  readonly writes: InvoiceWrites;
}

/** What the law lets a business be asked for paying late; asking is the practitioner's choice. */
export function LateCharge({ late, today, writes }: LateChargeProps): ReactNode {
  const navigate = useNavigate();
  const { rate, days, interest, perDay, fixedSum } = late;
  return (
    <Section title="Late payment">
      <SettingRow
        title={`${formatMoney(interest)} interest and ${formatMoney(fixedSum)} fixed sum`}
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
    </Section>
  );
}
