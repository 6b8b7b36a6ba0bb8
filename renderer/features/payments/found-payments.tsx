import { Spotlight } from '@mantine/spotlight';
import { IconBuildingBank } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Payment } from '../../../shared/contract/payments.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { dayWithYearWords } from '../../ui/time-words.ts';
import { kindWords } from './payment-words.ts';

/** Payments in the search of the app, found by amount, reference, payer or invoice number. */
export function FoundPayments({ payments }: { readonly payments: readonly Payment[] }): ReactNode {
  const navigate = useNavigate();
  if (payments.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label="Payments">
      {payments.map(({ id, kind, amount, organisation, receivedOn, reference }) => (
        <Spotlight.Action
          data-person
          key={id}
          label={`${formatMoney(amount)}, ${organisation.name}`}
          description={[dayWithYearWords(receivedOn), kind === 'received' ? '' : kindWords[kind], reference]
            .filter((part) => part !== '')
            .join(', ')}
          leftSection={<IconBuildingBank size={18} stroke={1.6} aria-hidden="true" />}
          onClick={() => void navigate({ to: '/payments/all', search: { payment: id } })}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}
