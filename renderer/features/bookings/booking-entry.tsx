import { UnstyledButton, VisuallyHidden, type BoxMod } from '@mantine/core';
import { IconBriefcase } from '@tabler/icons-react';
import type { ComponentPropsWithoutRef, KeyboardEvent, ReactElement, ReactNode } from 'react';
import type { BookingBrief } from '../../../shared/contract/bookings.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { timeOf } from '../../../shared/domain/zones.ts';
import { useBankHolidays } from '../../app/bank-holidays.ts';
import { timeSpanWords } from '../../ui/time-words.ts';
import { hangFromTop } from '../calendar/drag-picture.ts';
import classes from './booking-entry.module.css';
import { bookingLabel } from './booking-events.ts';
import { stateWords } from './booking-words.ts';
import { holidayOf } from './holiday-words.ts';

export interface BookingEntryBodyProps {
  readonly booking: BookingBrief;
  readonly zone: ZoneId;
  /** `line` in a month, `block` where height tells the length. */
  readonly shape: 'line' | 'block';
  readonly now: Instant;
}

/** What a booking says on the calendar: its mark and its state in a word set it apart from sessions, not its colour alone. */
export function BookingEntryBody({ booking, zone, shape, now }: BookingEntryBodyProps): ReactNode {
  const { organisation, title, state, startsAt, endsAt } = booking;
  const holiday = holidayOf(useBankHolidays(), booking);
  return (
    <>
      <VisuallyHidden>{bookingLabel(booking, { now, holiday })}</VisuallyHidden>
      <span className={classes['body']} data-shape={shape} data-state={state} aria-hidden="true">
        <span className={classes['first']}>
          <IconBriefcase size={12} stroke={2} aria-hidden className={classes['mark']} />
          {shape === 'line' && <span>{timeOf(startsAt, zone)}</span>}
          <span className={classes['name']} data-person>
            {organisation.name}
          </span>
        </span>
        {shape === 'block' && (
          <>
            <span className={classes['detail']}>{timeSpanWords(startsAt, endsAt, zone)}</span>
            <span className={classes['detail']}>{title === '' ? stateWords[state].word : `${stateWords[state].word} · ${title}`}</span>
            {holiday !== null && <span className={classes['holiday']}>{holiday}</span>}
          </>
        )}
      </span>
    </>
  );
}

export interface BookingEntryButtonProps {
  readonly booking: BookingBrief;
  /** What the grid wants on the element: place and handlers. */
  readonly given: ComponentPropsWithoutRef<'button'> & { readonly mod?: BoxMod };
  readonly onKey: (event: KeyboardEvent) => void;
}

/** A booking on the grid: the grid places it, keys move it. */
export function BookingEntryButton({ booking, given, onKey }: BookingEntryButtonProps): ReactElement {
  const { className, style, mod, title: _title, onDragStart, ...rest } = given;
  // The grid writes its own colours on the element, so ours must stand there too.
  const colours = { '--event-bg': 'var(--surface)', '--event-color': 'var(--ink)' };
  return (
    <UnstyledButton
      {...rest}
      className={`${className ?? ''} ${classes['entry'] ?? ''}`}
      style={{ ...style, ...colours }}
      mod={[mod, { state: booking.state }]}
      onKeyDown={onKey}
      onDragStart={(event) => {
        hangFromTop(event);
        onDragStart?.(event);
      }}
    />
  );
}
