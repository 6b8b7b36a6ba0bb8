import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { skipToken, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Booking } from '../../../shared/contract/bookings.ts';
import { openRun } from '../../../shared/domain/clock/snapshot.ts';
import { duration, type DurationMs, type Instant } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { lengthWords, timeSpanWords } from '../../ui/time-words.ts';
import { canStartBooking, onClockWords } from '../today/booking-on-clock.ts';
import { useClockCommands } from '../today/use-clock-commands.ts';
import { useUndo } from '../../app/use-undo.ts';
import type { TakenTimes } from './booking-values.ts';
import classes from './booking-form.module.css';

export interface BookingClockProps {
  readonly booking: Booking;
  readonly now: Instant;
  readonly onTakeTimes: (times: TakenTimes) => void;
}

/** The booking on the clock: started, running, or what it came to. */
export function BookingClock({ booking, now, onTakeTimes }: BookingClockProps): ReactNode {
  const api = useApi();
  const clock = useQuery(api.clock.watch.experimental_liveOptions({ input: {} }));
  const { startBooking } = useClockCommands(useUndo());
  const isRunning = clock.data !== undefined && openRun(clock.data)?.item.id === booking.id;
  return (
    <>
      {clock.data && canStartBooking(clock.data, booking.id, now) && (
        <div className={classes['steps']}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlayerPlay size={14} aria-hidden />}
            loading={startBooking.isPending}
            onClick={() => startBooking.mutate(booking.id)}
          >
            Start on the clock
          </Button>
        </div>
      )}
      {isRunning && <p className={classes['facts']}>It is {onClockWords(clock.data, booking.id, booking.zone)}; Today has its buttons.</p>}
      <ClockTimes booking={booking} onTakeTimes={onTakeTimes} />
    </>
  );
}

/** What the clock ran of the booking or during it, as a suggestion: nothing is taken over until it is asked for and saved. */
function ClockTimes({ booking, onTakeTimes }: Pick<BookingClockProps, 'booking' | 'onTakeTimes'>): ReactNode {
  const api = useApi();
  const isAsked = booking.state === 'confirmed' || booking.state === 'delivered';
  const times = useQuery(api.bookings.clockTimes.queryOptions({ input: isAsked ? { id: booking.id } : skipToken }));
  if (!times.data) return null;
  const { startedAt, finishedAt, sessions, ranMs } = times.data;
  const isOwn = sessions === 0;
  const off = duration(finishedAt - startedAt - ranMs);
  const ran = isOwn ? ownWords(ranMs, off) : `${lengthWords(ranMs)} in ${sessions} session${sessions === 1 ? '' : 's'}`;
  return (
    <div className={classes['suggestion']}>
      <span>
        The clock ran {timeSpanWords(startedAt, finishedAt, booking.zone)}: {ran}.
      </span>
      <Button size="xs" variant="default" onClick={() => onTakeTimes({ startedAt, finishedAt, breakMs: isOwn ? off : null })}>
        Use these times
      </Button>
    </div>
  );
}

/** `7 h 32 min of work, 30 min of break taken off`. */
function ownWords(ran: DurationMs, off: DurationMs): string {
  return off < 60_000 ? `${lengthWords(ran)} of work` : `${lengthWords(ran)} of work, ${lengthWords(off)} of break taken off`;
}
