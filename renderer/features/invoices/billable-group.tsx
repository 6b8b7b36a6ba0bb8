import { Button, Checkbox, Select, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { BillableGroup } from '../../../shared/contract/billable.ts';
import { formatMoney, sumOf } from '../../../shared/domain/money.ts';
import { minutes, type Instant } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { Section } from '../../ui/section.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { dayWordsAt, lengthWords, timeSpanWords } from '../../ui/time-words.ts';
import classes from './billable-group.module.css';
import { changeWords } from './invoice-words.ts';

export interface BillableGroupProps {
  readonly group: BillableGroup;
  readonly now: Instant;
  readonly busy: boolean;
  readonly onDraft: (identityId: string, bookingIds: readonly string[]) => void;
}

/** The work for one organisation that can go onto an invoice; what is not wanted on it is unticked. */
export function BillableGroupCard({ group, now, busy, onDraft }: BillableGroupProps): ReactNode {
  const { organisation, identity, bookings } = group;
  const api = useApi();
  const identities = useQuery(api.identities.list.queryOptions({ input: { archived: false } }));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<string | null>(null);
  const choices = identities.data ?? [];
  const identityId = identity?.id ?? asked ?? choices[0]?.id ?? null;
  const chosen = bookings.filter(({ id }) => !left.has(id));
  const toggle = (id: string): void => setLeft(new Set(left.has(id) ? [...left].filter((other) => other !== id) : [...left, id]));
  return (
    <Section
      title={organisation.name}
      lead={identity && choices.length > 1 ? `From ${identity.name}` : undefined}
      action={
        <span className={classes['action']}>
          {identity === null && choices.length > 1 && (
            <Select
              aria-label={`Identity for ${organisation.name}`}
              allowDeselect={false}
              data={choices.map(({ id, name, tradingName }) => ({ value: id, label: tradingName === '' ? name : tradingName }))}
              value={identityId}
              onChange={setAsked}
            />
          )}
          <span className={classes['amount']}>{formatMoney(sumOf(chosen.map(({ amount }) => amount)))}</span>
          <Button
            size="xs"
            aria-label={`Make a draft for ${organisation.name}`}
            loading={busy}
            disabled={chosen.length === 0 || identityId === null}
            onClick={() => identityId !== null && onDraft(identityId, chosen.map(({ id }) => id))} // prettier-ignore
          >
            Make a draft
          </Button>
        </span>
      }
    >
      <Table className={classes['table']}>
        <Table.Tbody>
          {bookings.map((booking) => (
            <BookingRow key={booking.id} booking={booking} now={now} isChosen={!left.has(booking.id)} onToggle={() => toggle(booking.id)} />
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}

interface BookingRowProps {
  readonly booking: BillableGroup['bookings'][number];
  readonly now: Instant;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

function BookingRow({ booking, now, isChosen, onToggle }: BookingRowProps): ReactNode {
  const { title, startsAt, endsAt, zone, workedMs, wasCancelled, amount, suggestion } = booking;
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox
          label={`${dayWordsAt(startsAt, zone, now)}, ${timeSpanWords(startsAt, endsAt, zone)}`}
          checked={isChosen}
          onChange={onToggle}
        />
      </Table.Td>
      <Table.Td className={classes['what']}>
        {title}
        {wasCancelled && <StatusChip word="Cancelled late" shape="cross" tone="muted" />}
        {suggestion && (
          <span className={classes['clock']}>
            The clock ran {lengthWords(minutes(suggestion.minutes))}, {changeWords(suggestion.difference)}, offered on the draft
          </span>
        )}
      </Table.Td>
      <Table.Td className={classes['length']}>{wasCancelled ? '' : lengthWords(workedMs)}</Table.Td>
      <Table.Td className={classes['amount']}>{formatMoney(amount)}</Table.Td>
    </Table.Tr>
  );
}
