import { Box, Paper } from '@mantine/core';
import type { ReactNode } from 'react';
import { clockFace, phaseWords } from '../../../shared/domain/clock/face.ts';
import type { Phase } from '../../../shared/domain/clock/phase.ts';
import { isBooking, type ClockSnapshot, type PlannedItem } from '../../../shared/domain/clock/snapshot.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { BookingStart } from './booking-start.tsx';
import { DueActions } from './due-actions.tsx';
import type { ItemDeed } from './item-deeds.ts';
import classes from './now-card.module.css';
import { nowView } from './now-view.ts';
import { RunningActions } from './running-actions.tsx';
import type { ClockCommands } from './use-clock-commands.ts';
import { useFocusInside } from './use-focus-inside.ts';

export interface NowCardProps {
  readonly snapshot: ClockSnapshot;
  readonly now: Instant;
  readonly commands: ClockCommands;
  readonly onNotes: (sessionId: string) => void;
  readonly onDeed: (item: PlannedItem, deed: ItemDeed) => void;
}

/** Where the other phases are, the words of the card say them already. */
const saysPhase: ReadonlySet<Phase> = new Set(['windDown', 'final', 'overtime', 'paused']);

/** What is on: the one thing on Today that is read from a step away. */
export function NowCard({ snapshot, now, commands, onNotes, onDeed }: NowCardProps): ReactNode {
  const face = clockFace(snapshot, now);
  const view = nowView(snapshot, face, now);
  const { item, action } = view;
  const shared = { snapshot, now, commands };
  const card = useFocusInside();
  return (
    <Paper ref={card} component="section" withBorder className={classes['card']} aria-label="Now" data-phase={face.phase}>
      <p className={classes['label']}>
        {face.phase === 'waiting' ? 'Next' : 'Now'}
        <output className={classes['phase']}>{saysPhase.has(face.phase) ? phaseWords[face.phase] : ''}</output>
      </p>
      <div className={classes['who']}>
        {view.colour !== null && <Box component="span" className={classes['colour']} __vars={{ '--swatch': view.colour }} />}
        <span className={classes['name']}>{view.name}</span>
        {view.title !== null && <span className={classes['title']}>{view.title}</span>}
      </div>
      <p className={classes['figure']}>{view.figure}</p>
      <p className={classes['line']}>{view.line}</p>
      {view.progress !== null && <progress className={classes['bar']} value={view.progress} max={1} aria-hidden="true" />}
      {item && action !== null && <Actions {...shared} item={item} action={action} name={view.name} onNotes={onNotes} onDeed={onDeed} />}
    </Paper>
  );
}

interface ActionsProps extends NowCardProps {
  readonly item: PlannedItem;
  readonly action: 'running' | 'paused' | 'start';
  readonly name: string;
}

/** What can be done with it; a booking has its notes in its form. */
function Actions({ item, action, name, onNotes, onDeed, ...shared }: ActionsProps): ReactNode {
  const { id } = item;
  const handleOpen = (): void => onDeed(item, 'open');
  const handleNotes = (): void => onNotes(id);
  if (action !== 'start') {
    const notes = isBooking(item) ? null : handleNotes;
    return <RunningActions {...shared} itemId={id} isPaused={action === 'paused'} onNotes={notes} onOpen={handleOpen} />;
  }
  if (isBooking(item)) return <BookingStart bookingId={id} commands={shared.commands} onOpen={handleOpen} />;
  return <DueActions key={id} {...shared} item={item} name={name} onNotes={handleNotes} onDeed={(deed) => onDeed(item, deed)} />;
}
