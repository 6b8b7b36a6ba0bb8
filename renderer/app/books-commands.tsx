import { useNavigate } from '@tanstack/react-router';
import { useCommand } from './commands.ts';

/** The places of those who work for organisations, by key and from the search. */
export function BookingCommands(): null {
  const navigate = useNavigate();
  useCommand({
    id: 'go-bookings',
    label: 'Bookings',
    group: 'Go to',
    keys: 'g b',
    keywords: 'shifts offers work',
    run: () => void navigate({ to: '/bookings' }),
  });
  useCommand({
    id: 'go-pension',
    label: 'Pension',
    group: 'Go to',
    keys: 'g n',
    keywords: 'nhs locum form a b ten weeks tier pcse',
    run: () => void navigate({ to: '/pension' }),
  });
  useCommand({
    id: 'go-what-if',
    label: 'Pension calculator',
    group: 'Go to',
    keywords: 'what if session fee tier box contributions bring',
    run: () => void navigate({ to: '/pension/what-if' }),
  });
  return null;
}

/** The places of those who bill. */
export function BillingCommands(): null {
  const navigate = useNavigate();
  useCommand({
    id: 'go-figures',
    label: 'Figures',
    group: 'Go to',
    keys: 'g f',
    keywords: 'dashboard outstanding paid months hourly rate days',
    run: () => void navigate({ to: '/figures' }),
  });
  useCommand({
    id: 'go-payments',
    label: 'Payments',
    group: 'Go to',
    keys: 'g p',
    keywords: 'bank statement csv ofx match money',
    run: () => void navigate({ to: '/payments' }),
  });
  useCommand({
    id: 'go-organisations',
    label: 'Organisations',
    group: 'Go to',
    keys: 'g o',
    keywords: 'practices trusts agencies rates contacts',
    run: () => void navigate({ to: '/organisations' }),
  });
  useCommand({
    id: 'go-invoices',
    label: 'Invoices',
    group: 'Go to',
    keys: 'g i',
    keywords: 'bills credit notes drafts overdue owed payments',
    run: () => void navigate({ to: '/invoices' }),
  });
  useCommand({
    id: 'go-outbox',
    label: 'Outbox',
    group: 'Go to',
    keywords: 'mail sent messages bounced returned waiting',
    run: () => void navigate({ to: '/invoices/outbox' }),
  });
  useCommand({
    id: 'go-statements',
    label: 'Statements',
    group: 'Go to',
    keywords: 'account owed sheets mail all organisations',
    run: () => void navigate({ to: '/invoices/statements' }),
  });
  useCommand({
    id: 'go-all-payments',
    label: 'All payments',
    group: 'Go to',
    keywords: 'received refunds on account money list',
    run: () => void navigate({ to: '/payments/all' }),
  });
  useCommand({
    id: 'go-billable',
    label: 'To invoice',
    group: 'Go to',
    keywords: 'bill delivered bookings month batch',
    run: () => void navigate({ to: '/invoices/billable' }),
  });
  useCommand({
    id: 'go-practice',
    label: 'Practice',
    group: 'Go to',
    keywords: 'identity bank details terms address logo vat',
    run: () => void navigate({ to: '/settings/practice' }),
  });
  useCommand({
    id: 'go-mail-settings',
    label: 'Mail settings',
    group: 'Go to',
    keywords: 'smtp account password texts templates reminders',
    run: () => void navigate({ to: '/settings/mail' }),
  });
  return null;
}
