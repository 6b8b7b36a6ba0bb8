import { Button, Group, Radio, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Booking } from '../../../shared/contract/bookings.ts';
import { cancellationFee, cancellationShare } from '../../../shared/domain/invoices/cancellation-fee.ts';
import { formatMoney, formatRate } from '../../../shared/domain/money.ts';
import { localDate, localTime, type Instant } from '../../../shared/domain/time.ts';
import { atLocalTime, dayOf, timeOf } from '../../../shared/domain/zones.ts';
import { DayField } from '../../ui/day-field.tsx';
import { TimeField } from '../../ui/time-field.tsx';
import classes from './booking-form.module.css';
import type { Cancelling } from './use-booking-writes.ts';

export interface CancelPanelProps {
  readonly booking: Booking;
  readonly now: Instant;
  readonly busy: boolean;
  readonly onCancel: (cancelling: Pick<Cancelling, 'by' | 'reason' | 'at'>) => void;
  readonly onClose: () => void;
}

/** Shows what a cancellation costs by the accepted terms before it is made. */
export function CancelPanel({ booking, now, busy, onCancel, onClose }: CancelPanelProps): ReactNode {
  const [by, setBy] = useState<'organisation' | 'practitioner'>('organisation');
  const [reason, setReason] = useState('');
  const [given, setGiven] = useState<Given | null>(null);
  const at = given === null ? now : instantOf(given, booking);
  const isFuture = at !== null && at > now;
  const steps = booking.terms?.accepted ? booking.terms.terms.cancellation : [];
  const cancellation = { steps, startsAt: booking.startsAt, cancelledAt: at ?? now, cancelledBy: by };
  const fee = cancellationFee(booking.fee.work, cancellation);
  return (
    <div role="group" aria-label="Cancel this booking" className={classes['panel']}>
      <Radio.Group label="Who cancels" value={by} onChange={(side) => setBy(side === 'practitioner' ? side : 'organisation')}>
        <Group gap="lg" mt={4}>
          <Radio value="organisation" label="The organisation" />
          <Radio value="practitioner" label="I do" />
        </Group>
      </Radio.Group>
      <NoticeFields
        given={given ?? { day: dayOf(now, booking.zone), time: timeOf(now, booking.zone) }}
        error={isFuture ? 'Not in the future' : null}
        onChange={setGiven}
      />
      <output aria-label="Cancellation fee">
        <p className={classes['figure']}>{formatMoney(fee)}</p>
        <p className={classes['facts']}>{whyWords(booking, by, formatRate(cancellationShare(cancellation)), at ?? now)}</p>
      </output>
      <TextInput label="Reason (optional)" maxLength={300} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      <Group justify="flex-end" gap="xs">
        <Button size="xs" variant="default" onClick={onClose}>
          Keep it
        </Button>
        <Button
          size="xs"
          color="red"
          loading={busy}
          disabled={at === null || isFuture}
          onClick={() => onCancel({ by, reason, at: given === null ? null : at })}
        >
          Cancel the booking
        </Button>
      </Group>
    </div>
  );
}

/** When the other side was told, as it is typed; both empty for nothing. */
interface Given {
  readonly day: string;
  readonly time: string;
}

/** A cancellation is often entered later than it was told: the fee goes by the notice. */
function NoticeFields({ given, error, onChange }: { given: Given; error: string | null; onChange: (given: Given) => void }): ReactNode {
  return (
    <Group grow align="flex-start" gap="xs">
      <DayField label="Called off on" value={given.day} error={error} onChange={(day) => onChange({ ...given, day })} />
      <TimeField label="At" value={given.time} onChange={(time) => onChange({ ...given, time })} />
    </Group>
  );
}

function instantOf({ day, time }: Given, { zone }: Booking): Instant | null {
  return day === '' || time === '' ? null : atLocalTime(localDate(day), localTime(time.slice(0, 5)), zone);
}

/** Why the fee is what it is. */
function whyWords({ terms, fee, startsAt }: Booking, by: 'organisation' | 'practitioner', share: string, at: Instant): string {
  if (by === 'practitioner') return 'When you cancel, the organisation owes nothing.';
  if (!terms?.accepted) return 'Nothing was confirmed, so cancelling is free.';
  const hours = Math.floor((startsAt - at) / 3_600_000);
  const notice = hours < 0 ? 'after the start' : `with ${hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`} of notice`;
  return `${share} of ${formatMoney(fee.work)}, as agreed, ${notice}.`;
}
