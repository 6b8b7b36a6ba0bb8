import type {
  BreakFace,
  ClockFace,
  DueFace,
  PausedFace,
  SessionFace,
  TurnoverFace,
  WaitingFace,
} from '../../../shared/domain/clock/face.ts';
import { headlineOf } from '../../../shared/domain/clock/privacy.ts';
import { findItem, runOf, type ClockSnapshot, type PlannedItem } from '../../../shared/domain/clock/snapshot.ts';
import { duration, type Instant } from '../../../shared/domain/time.ts';
import { timeOf } from '../../../shared/domain/zones.ts';
import { lengthWords } from '../../ui/time-words.ts';
import { itemName } from './day-rows.ts';
import { leftWords, nowLine } from './today-words.ts';

/** What the NOW card says, and what can be done there. */
export interface NowView {
  readonly name: string;
  readonly title: string | null;
  readonly colour: string | null;
  /** The largest words on the screen. */
  readonly figure: string;
  readonly line: string;
  /** 0..1; null where there is no bar. */
  readonly progress: number | null;
  readonly action: 'running' | 'paused' | 'start' | null;
  readonly item: PlannedItem | null;
}

/** The clock's face in the words of the desk: the same facts, with room for more of them. */
export function nowView(snapshot: ClockSnapshot, face: ClockFace, now: Instant): NowView {
  switch (face.phase) {
    case 'due':
    case 'waiting':
      return startView(snapshot, face, now);
    case 'turnover':
    case 'break':
      return stretchView(snapshot, face);
    case 'dayDone':
      return { ...nothing, name: 'Done for today', figure: timeOf(now, snapshot.zone), line: 'Nothing more is planned.' };
    case 'idle':
      return { ...nothing, name: 'A free day', figure: timeOf(now, snapshot.zone), line: 'Nothing is planned today.' };
    case 'running':
    case 'windDown':
    case 'final':
    case 'overtime':
    case 'paused':
      return sessionView(snapshot, face);
    default:
      return face satisfies never;
  }
}

const nothing = { title: null, colour: null, progress: null, action: null, item: null } as const;

function sessionView(snapshot: ClockSnapshot, face: SessionFace | PausedFace): NowView {
  const item = findItem(snapshot, face.itemId);
  return {
    ...who(snapshot, item),
    figure: leftWords(face),
    line: item ? nowLine(item, { startedAt: runOf(snapshot, item.id)?.startedAt ?? null, endsAt: face.endsAt }, snapshot.zone) : '',
    progress: face.progress,
    action: face.phase === 'paused' ? 'paused' : 'running',
  };
}

function startView(snapshot: ClockSnapshot, face: DueFace | WaitingFace, now: Instant): NowView {
  const item = findItem(snapshot, face.itemId);
  const start = timeOf(face.startsAt, snapshot.zone);
  return {
    ...who(snapshot, item),
    figure: face.phase === 'due' ? dueFigure(face, start) : `${lengthWords(untilMinutes(now, face.startsAt))} until ${start}`,
    line: item ? nowLine(item, { startedAt: null, endsAt: null }, snapshot.zone) : '',
    progress: null,
    action: item?.kind === 'session' ? 'start' : null,
  };
}

/** The next session can be begun before the room or the break says so. */
function stretchView(snapshot: ClockSnapshot, face: TurnoverFace | BreakFace): NowView {
  const next = face.next && findItem(snapshot, face.next.itemId);
  const shared = {
    ...nothing,
    line: next ? `Next: ${who(snapshot, next).name} at ${timeOf(next.startsAt, snapshot.zone)}` : '',
    progress: face.progress,
    action: next?.kind === 'session' ? ('start' as const) : null,
    item: next,
  };
  if (face.phase === 'turnover') return { ...shared, name: 'Room', figure: `${lengthWords(face.remaining)} to make ready` };
  return { ...shared, name: 'Break', figure: `${lengthWords(face.remaining)} left` };
}

function dueFigure({ isHeld }: DueFace, start: string): string {
  return isHeld ? 'Waiting for the client' : `${start} not started`;
}

/** Rounded up, so that it reads 1 min until the very start. */
function untilMinutes(now: Instant, startsAt: Instant) {
  return duration(Math.max(0, Math.ceil((startsAt - now) / 60_000)) * 60_000);
}

function who(snapshot: ClockSnapshot, item: PlannedItem | null): Pick<NowView, 'name' | 'title' | 'colour' | 'item'> {
  const headline = item && headlineOf(snapshot, item);
  return { name: item ? itemName(snapshot, item) : 'Session', title: headline?.title ?? null, colour: headline?.colour ?? null, item };
}
