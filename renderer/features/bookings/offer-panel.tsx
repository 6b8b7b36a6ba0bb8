import { Button, Group, Radio, Select, TextInput } from '@mantine/core';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Booking, MadeOffer } from '../../../shared/contract/bookings.ts';
import { basisPoints, pence } from '../../../shared/domain/money.ts';
import { RateAmountField } from '../organisations/rate-amount-field.tsx';
import { rateProblem, rateText, typedRate } from '../organisations/rate-amount.ts';
import { bookingUnits } from './booking-units.ts';
import classes from './booking-form.module.css';

export interface OfferPanelProps {
  readonly booking: Booking;
  readonly busy: boolean;
  readonly onOffer: (offer: MadeOffer) => void;
  readonly onClose: () => void;
}

/** Puts an offer or a counter-offer on the record. */
export function OfferPanel({ booking, busy, onOffer, onClose }: OfferPanelProps): ReactNode {
  const [by, setBy] = useState<'organisation' | 'practitioner'>('practitioner');
  const [amount, setAmount] = useState(rateText(booking.rate));
  const [unit, setUnit] = useState(booking.rate.unit);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const record = (): void => {
    const wrong = rateProblem(unit, amount);
    setProblem(wrong);
    if (wrong !== null) return;
    const { price, share } = typedRate(unit, amount);
    onOffer({ by, unit, price: price === null ? null : pence(price), share: share === null ? null : basisPoints(share), note });
  };
  // Enter would save the booking around it.
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    record();
  };
  return (
    <div role="group" aria-label="Record an offer" className={classes['panel']}>
      <Radio.Group label="Who offers" value={by} onChange={(side) => setBy(side === 'organisation' ? side : 'practitioner')}>
        <Group gap="lg" mt={4}>
          <Radio value="practitioner" label="I do" />
          <Radio value="organisation" label="The organisation" />
        </Group>
      </Radio.Group>
      <Group grow align="flex-start">
        <RateAmountField
          unit={unit}
          label={unit === 'percent' ? 'Offered share' : 'Offered rate'}
          value={amount}
          error={problem}
          onChange={setAmount}
          onKeyDown={handleKey}
        />
        <Select
          label="Offered"
          data={bookingUnits}
          allowDeselect={false}
          value={unit}
          onChange={(chosen) => setUnit(bookingUnits.find(({ value }) => value === chosen)?.value ?? 'hour')}
        />
      </Group>
      <TextInput
        label="Words (optional)"
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onKeyDown={handleKey}
      />
      <Group justify="flex-end" gap="xs">
        <Button size="xs" variant="default" onClick={onClose}>
          No offer
        </Button>
        <Button size="xs" loading={busy} onClick={record}>
          Record it
        </Button>
      </Group>
    </div>
  );
}
