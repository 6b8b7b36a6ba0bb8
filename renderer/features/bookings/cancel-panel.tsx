import { Button, Group, Radio, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Booking } from '../../../shared/contract/bookings.ts';
import { cancellationFee, cancellationShare } from '../../../shared/domain/invoices/cancellation-fee.ts';
import { formatMoney, formatRate } from '../../../shared/domain/money.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import classes from './booking-form.module.css';

export interface CancelPanelProps {
  readonly booking: Booking;
  readonly now: Instant;
  readonly busy: boolean;
  readonly onCancel: (by: 'organisation' | 'practitioner', reason: string) => void;
  readonly onClose: () => void;
}

/** Shows what a cancellation costs by the accepted terms before it is made. */
export function CancelPanel({ booking, now, busy, onCancel, onClose }: CancelPanelProps): ReactNode {
  const [by, setBy] = useState<'organisation' | 'practitioner'>('organisation');
  const [reason, setReason] = useState('');
  const steps = booking.terms?.accepted ? booking.terms.terms.cancellation : [];
  const cancellation = { steps, startsAt: booking.startsAt, cancelledAt: now, cancelledBy: by };
  const fee = cancellationFee(booking.fee.work, cancellation);
  return (
    <div role="group" aria-label="Cancel this booking" className={classes['panel']}>
      <Radio.Group label="Who cancels" value={by} onChange={(side) => setBy(side === 'practitioner' ? side : 'organisation')}>
        <Group gap="lg" mt={4}>
          <Radio value="organisation" label="The organisation" />
          <Radio value="practitioner" label="I do" />
        </Group>
      </Radio.Group>
      <output aria-label="Cancellation fee">
        <p className={classes['figure']}>{formatMoney(fee)}</p>
        <p className={classes['facts']}>{whyWords(booking, by, formatRate(cancellationShare(cancellation)), now)}</p>
      </output>
      <TextInput label="Reason (optional)" maxLength={300} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      <Group justify="flex-end" gap="xs">
        <Button size="xs" variant="default" onClick={onClose}>
          Keep it
        </Button>
        <Button size="xs" color="red" loading={busy} onClick={() => onCancel(by, reason)}>
          Cancel the booking
        </Button>
      </Group>
    </div>
  );
}

/** Why the fee is what it is. */
function whyWords({ terms, fee, startsAt }: Booking, by: 'organisation' | 'practitioner', share: string, now: Instant): string {
  if (by === 'practitioner') return 'When you cancel, the organisation owes nothing.';
  if (!terms?.accepted) return 'Nothing was confirmed, so cancelling is free.';
  const hours = Math.floor((startsAt - now) / 3_600_000);
  const notice = hours < 0 ? 'after the start' : `with ${hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`} of notice`;
  return `${share} of ${formatMoney(fee.work)}, as agreed, ${notice}.`;
}
