import { Group, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { FieldGroup } from '../../ui/field-group.tsx';
import type { DraftValues } from './draft-values.ts';
import classes from './party-cards.module.css';

export interface PartyCardsProps {
  readonly invoice: Invoice;
  readonly form: UseFormReturnType<DraftValues>;
}

/** Who asks and who pays: the one as the practice profile has it, the other as it stands on this invoice. */
export function PartyCards({ invoice, form }: PartyCardsProps): ReactNode {
  const { issuer } = invoice.draft;
  const { customer } = form.values;
  const set = (part: Partial<DraftValues['customer']>): void => form.setFieldValue('customer', { ...customer, ...part });
  const field = (name: keyof DraftValues['customer']) => ({
    value: customer[name],
    error: form.errors[`customer.${name}`],
    'data-path': `customer.${name}`,
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  });
  return (
    <>
      <div className={classes['issuer']}>
        <div>
          <h3 className={classes['title']}>From</h3>
          <p className={classes['line']}>
            {issuer.tradingName === '' ? issuer.name : `${issuer.tradingName} (${issuer.name})`}
            {issuer.address.length > 0 && <span className={classes['muted']}>{issuer.address.join(', ')}</span>}
          </p>
        </div>
        <Link to="/settings/practice" search={{ identity: invoice.identity.id }} className={classes['link']}>
          Change in the practice profile
        </Link>
      </div>
      <FieldGroup
        title="To"
        action={
          <Link to="/organisations" search={{ organisation: invoice.organisation.id }} className={classes['link']}>
            {invoice.organisation.name}
          </Link>
        }
      >
        <Group grow align="flex-start">
          <TextInput label="Name on the invoice" {...field('name')} />
          <TextInput label="Email for invoices" type="email" {...field('email')} />
        </Group>
        <Textarea label="Address" autosize minRows={2} maxRows={6} {...field('address')} />
        <Group grow align="flex-start">
          <TextInput label="Purchase order" {...field('purchaseOrder')} />
          <TextInput label="Their reference" {...field('reference')} />
        </Group>
        <Group grow align="flex-start">
          <TextInput label="Your supplier number" {...field('supplierNumber')} />
          <TextInput label="Cost centre" {...field('costCentre')} />
        </Group>
      </FieldGroup>
    </>
  );
}
