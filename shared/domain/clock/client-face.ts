import { instant, type Instant } from '../time.ts';
import { wholeMinute, type ClockFace, type PausedFace, type SessionFace } from './face.ts';
import type { Digits } from './digits.ts';

export interface ClientViewSettings {
  readonly shows: 'digits' | 'bar';
  readonly endTime: boolean;
}

/** All that a client may see: a time left or a bar, with the end time; or a plain clock. */
export interface ClientFace {
  readonly digits: Digits | null;
  readonly progress: number | null;
  readonly endsAt: Instant | null;
  readonly plainClock: Instant | null;
  readonly nextChangeAt: Instant | null;
}

/**
 * The client's view of a face. During a session digits or bar with the end time; otherwise a plain clock.
 * Never a name, a title or who is next; overtime is the practitioner's matter, so the client sees zero left.
 */
export function clientFace(face: ClockFace, view: ClientViewSettings, now: Instant): ClientFace {
  switch (face.phase) {
    case 'running':
    case 'windDown':
    case 'final':
    case 'overtime':
    case 'paused':
      return sessionView(face, view);
    case 'idle':
    case 'dayDone':
      return plainView(face.plainClock);
    case 'waiting':
    case 'due':
    case 'turnover':
    case 'break':
      return plainView(wholeMinute(now));
    default:
      return face satisfies never;
  }
}

function sessionView(face: SessionFace | PausedFace, { shows, endTime }: ClientViewSettings): ClientFace {
  const digits = face.remaining <= 0 ? nothingLeft : face.digits;
  return {
    digits: shows === 'digits' ? digits : null,
    progress: face.progress,
    endsAt: endTime ? face.endsAt : null,
    plainClock: null,
    nextChangeAt: face.phase === 'overtime' ? null : face.nextChangeAt,
  };
}

const nothingLeft: Digits = { sign: '', hours: null, minutes: 0, seconds: 0, text: '0:00', unit: null, widest: '00:00' };

function plainView(plainClock: Instant | null): ClientFace {
  const nextChangeAt = plainClock === null ? null : instant(plainClock + 60_000);
  return { digits: null, progress: null, endsAt: null, plainClock, nextChangeAt };
}
