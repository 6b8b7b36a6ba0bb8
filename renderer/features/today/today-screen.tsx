import { Alert, Button, Paper } from '@mantine/core';
import { IconClockExclamation, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { BookingBrief } from '../../../shared/contract/bookings.ts';
import type { ClockState } from '../../../shared/contract/clock.ts';
import { suggestCatchUp } from '../../../shared/domain/clock/catch-up.ts';
import { momentOf } from '../../../shared/domain/clock/phase.ts';
import { isBooking } from '../../../shared/domain/clock/snapshot.ts';
import { dayTotals } from '../../../shared/domain/clock/totals.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { useCommand } from '../../app/commands.ts';
import { useNow } from '../../app/now.ts';
import { useHasInvoices } from '../../app/profile.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { dayWords } from '../../ui/time-words.ts';
import { useSessionWrites } from '../calendar/use-session-writes.ts';
import { useUndo } from '../../app/use-undo.ts';
import { carryOutDeed, type DeedTarget } from './carry-out-deed.ts';
import { DayList } from './day-list.tsx';
import { dayRows, dayStanding, shownName } from './day-rows.ts';
import type { ItemDeed } from './item-deeds.ts';
import { EmptyDay } from './empty-day.tsx';
import { NowCard } from './now-card.tsx';
import classes from './today-screen.module.css';
import { catchUpWords, jumpWords, standingWords, totalsWords } from './today-words.ts';
import { TodaysBookings } from './todays-bookings.tsx';
import { useTodaysBookings } from './use-todays-bookings.ts';
import { useClockCommands } from './use-clock-commands.ts';

// Forms are loaded when one is first opened.
const NotesDrawer = lazy(async () => ({ default: (await import('./notes-drawer.tsx')).NotesDrawer }));
// Only for those who bill.
const RemindersToday = lazy(async () => ({ default: (await import('../mail/reminders-today.tsx')).RemindersToday }));
const OpenSession = lazy(async () => ({ default: (await import('../calendar/open-session.tsx')).OpenSession }));

/** Now, next, and how the day stands. */
export function TodayScreen(): ReactNode {
  const api = useApi();
  const clock = useQuery(api.clock.watch.experimental_liveOptions({ input: {} }));
  const bookings = useTodaysBookings();
  if (clock.data && bookings) return <Day state={clock.data} bookings={bookings} />;
  return clock.isError ? (
    <FailureNotice size="screen" error={clock.error} onRetry={() => void clock.refetch()} />
  ) : (
    <LoadingRows rows={6} />
  );
}

interface DayProps {
  readonly state: ClockState;
  readonly bookings: readonly BookingBrief[];
}

function Day({ state, bookings }: DayProps): ReactNode {
  const navigate = useNavigate();
  const now = useNow(1_000);
  const [notesOf, setNotesOf] = useState<string | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const { zone } = state;
  const undo = useUndo();
  const commands = useClockCommands(undo);
  const writes = useSessionWrites({ undo, zone, now, nameOf: (session) => shownName(state, session.id), notFree: () => [] });
  const carryOut = (target: DeedTarget, deed: ItemDeed): void => carryOutDeed({ ...writes, onOpen: setOpenId }, target, deed);
  const today = dayOf(now, zone);
  const planNew = (): void => void navigate({ to: '/calendar', search: { view: 'day', day: today, session: 'new' } });
  useCommand({ id: 'new-session', label: 'New session', group: 'Do', keys: 'n', run: planNew });

  const moment = momentOf(state, now);
  const nowId = 'item' in moment ? moment.item.id : null;
  const { past, later } = dayRows(state, now, nowId);
  const catchUp = suggestCatchUp(state, now);
  const button = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={planNew}>
      New session
    </Button>
  );
  if (state.items.length === 0) {
    return (
      <>
        <PageHeader title={dayWords(today, today)}>{bookings.length > 0 && button}</PageHeader>
        <div className={classes['stack']}>
          <Reminders />
          {bookings.length > 0 ? (
            <TodaysBookings bookings={bookings} snapshot={state} now={now} start={commands.startBooking} nowId={null} />
          ) : (
            <EmptyDay action={button} />
          )}
        </div>
      </>
    );
  }
  return (
    <>
      <PageHeader title={dayWords(today, today)} lead={standingWords(dayStanding(state, now), zone)}>
        {button}
      </PageHeader>
      {state.jump && (
        <Alert color="gray" variant="light" icon={<IconClockExclamation aria-hidden />} mb="md">
          {jumpWords(state.jump, zone)}
        </Alert>
      )}
      <div className={classes['columns']}>
        <div className={classes['stack']}>
          <NowCard
            snapshot={state}
            now={now}
            commands={commands}
            onNotes={setNotesOf}
            onDeed={(item, deed) => {
              if (isBooking(item)) void navigate({ to: '/bookings', search: { booking: item.id } });
              else carryOut({ itemId: item.id, plannedStart: item.startsAt, plannedEnd: item.endsAt }, deed);
            }}
          />
          {bookings.length > 0 && (
            <TodaysBookings bookings={bookings} snapshot={state} now={now} start={commands.startBooking} nowId={nowId} />
          )}
          <Reminders />
        </div>
        <Paper component="section" withBorder className={classes['card']} aria-label="Later">
          <h2 className={classes['title']}>Later</h2>
          {later.length === 0 ? (
            <p className={classes['none']}>Nothing more today.</p>
          ) : (
            <DayList rows={later} part="later" zone={zone} onDeed={carryOut} />
          )}
          {catchUp && <p className={classes['catchUp']}>{catchUpWords(catchUp, state)}</p>}
        </Paper>
      </div>
      {past.length > 0 && (
        <Paper component="section" withBorder className={classes['card']} aria-label="Earlier today" mt="md">
          <div className={classes['heads']}>
            <h2 className={classes['title']}>Earlier</h2>
            <span className={classes['title']} aria-hidden="true">
              Actual
            </span>
          </div>
          <DayList rows={past} part="past" zone={zone} onDeed={carryOut} />
        </Paper>
      )}
      <p className={classes['totals']}>{totalsWords(dayTotals(state, now))}</p>
      <Suspense>
        {notesOf !== null && <NotesDrawer key={notesOf} sessionId={notesOf} onClose={() => setNotesOf(null)} />}
        {openId !== null && (
          <OpenSession key={openId} sessionId={openId} zone={zone} now={now} writes={writes} onClose={() => setOpenId(null)} />
        )}
      </Suspense>
    </>
  );
}

/** Who is to be reminded of an invoice today; nothing for who does not bill. */
function Reminders(): ReactNode {
  const hasInvoices = useHasInvoices();
  return <Suspense>{hasInvoices && <RemindersToday />}</Suspense>;
}
