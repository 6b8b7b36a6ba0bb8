import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import type { InvoiceAction } from '../../../shared/domain/invoices/invoice-actions.ts';
import { errorTexts } from '../../../shared/errors/texts.ts';
import type { AskedAction } from './action-forms.tsx';
import classes from './action-menu.module.css';
import type { InvoiceWrites } from './use-invoice-writes.ts';

export interface ActionMenuProps {
  readonly invoice: Invoice;
  readonly writes: InvoiceWrites;
  readonly onAsk: (action: AskedAction) => void;
}

interface Entry {
  readonly label: string;
  readonly action: InvoiceAction;
  readonly run: () => void;
  readonly isGrave?: boolean;
}

/** What may be done with an issued invoice; what may not stays in sight with the reason. */
export function ActionMenu({ invoice, writes, onAsk }: ActionMenuProps): ReactNode {
  if (invoice.kind === 'creditNote') return null;
  const { refusals, standing, remindersStopped } = invoice;
  const isDisputed = refusals.endDispute === null;
  const entries: readonly Entry[] = [
    { label: 'Acknowledged by the organisation', action: 'acknowledge', run: () => onAsk('acknowledge') },
    isDisputed
      ? { label: 'End the dispute', action: 'endDispute', run: () => writes.endDispute.mutate() }
      : { label: 'Disputed by the organisation', action: 'dispute', run: () => onAsk('dispute') },
    { label: 'Credit note', action: 'credit', run: () => onAsk('credit') },
    ...(invoice.draft.issuer.legal.kind === 'company'
      ? [{ label: 'Tax taken off (IR35)', action: 'deduct' as const, run: () => onAsk('deduct') }]
      : []),
    { label: 'Write off', action: 'writeOff', run: () => onAsk('writeOff'), isGrave: true },
    { label: 'Make void', action: 'void', run: () => onAsk('void'), isGrave: true },
  ];
  return (
    <>
      {refusals.recordPayment === null && (
        <Button variant={standing.balance > 0 ? 'filled' : 'default'} onClick={() => onAsk('payment')}>
          Record a payment
        </Button>
      )}
      <Menu position="bottom-end" width={280} withinPortal={false}>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {standing.paid > 0 && <Menu.Item onClick={() => onAsk('refund')}>Money that went back</Menu.Item>}
          {standing.balance > 0 && invoice.pdf !== null && (
            <Menu.Item onClick={() => writes.setReminders.mutate(!remindersStopped)}>
              {remindersStopped ? 'Resume reminders' : 'Stop reminders'}
            </Menu.Item>
          )}
          {entries.map(({ label, action, run, isGrave = false }) => {
            const refusal = refusals[action] ?? null;
            return (
              <Menu.Item key={action} disabled={refusal !== null} {...(isGrave ? { color: 'red' } : {})} onClick={run}>
                {label}
                {refusal !== null && <span className={classes['why']}>{errorTexts[refusal].title}</span>}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
