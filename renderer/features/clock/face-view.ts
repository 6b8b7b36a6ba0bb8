import type { ClientFace } from '../../../shared/domain/clock/client-face.ts';
import type { Digits } from '../../../shared/domain/clock/digits.ts';
import { phaseWords, type ClockFace } from '../../../shared/domain/clock/face.ts';
import type { Phase } from '../../../shared/domain/clock/phase.ts';
import type { Headline } from '../../../shared/domain/clock/privacy.ts';
import type { ZoneFormat } from '../../../shared/domain/clock/zone-format.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { doneWords, nextWords, totalsWords } from './clock-words.ts';

/** A face as it stands on the glass: one line above the figures, one or two below, a bar at the foot. */
export interface FaceView {
  readonly phase: Phase | 'client' | 'blank';
  readonly above: string;
  readonly figures: Digits | null;
  /** Said before the line below, with a mark of its own shape. */
  readonly word: string;
  readonly below: string;
  readonly also: string;
  /** 0..1; null where there is no bar. */
  readonly progress: number | null;
  readonly colour: string | null;
}

/** The practitioner's face in words. Names are as free as the face has them. */
export function faceView(face: ClockFace, format: ZoneFormat): FaceView {
  const { phase, progress } = face;
  const figures = face.digits ?? wallFigures(face.plainClock, format);
  const next = face.next === null ? '' : nextWords(face.next, format);
  const word = phaseWords[phase];
  const until = face.endsAt === null ? '' : format.time(face.endsAt);
  const view = { phase, progress, figures, above: headlineWords(face.headline), word, below: '', also: '', colour: face.headline?.colour ?? null };

  switch (face.phase) {
    case 'running':
    case 'windDown':
    case 'final':
    case 'paused':
      return { ...view, below: `ends ${until}` };
    case 'overtime':
      return { ...view, below: `ended ${until}` };
    case 'turnover':
    case 'break':
      return { ...view, above: next, below: `until ${until}` };
    case 'waiting':
      return { ...view, word: '', below: next };
    case 'due': {
      const start = format.time(face.startsAt);
      return face.isHeld ? { ...view, word: 'client late', below: `planned ${start}` } : { ...view, word: `${start} ${word}` };
    }
    case 'dayDone':
      return { ...view, below: doneWords(face.totals), also: totalsWords(face.totals) };
    case 'idle':
      return { ...view, below: face.plainClock === null ? '' : format.day(face.plainClock) };
    default:
      return face satisfies never;
  }
}

/** Time left or a bar with the end time, else a plain clock; never a word more. */
export function clientView(face: ClientFace, format: ZoneFormat): FaceView {
  const { digits, plainClock, progress, endsAt } = face;
  return { ...blank, phase: 'client', figures: digits ?? wallFigures(plainClock, format), progress, below: endsAt === null ? '' : `ends ${format.time(endsAt)}` };
}

/** The time of day and nothing else while the profile is locked; an empty glass before that is known. */
export function plainView(plainClock: Instant | null, format: ZoneFormat): FaceView {
  return { ...blank, figures: wallFigures(plainClock, format) };
}

const blank: FaceView = { phase: 'blank', above: '', figures: null, word: '', below: '', also: '', progress: null, colour: null };

function wallFigures(at: Instant | null, { time }: ZoneFormat): Digits | null {
  if (at === null) return null;
  const text = time(at);
  return { sign: '', hours: null, minutes: 0, seconds: null, text, unit: null, widest: '00:00' };
}

function headlineWords(headline: Headline | null): string {
  return [headline?.name, headline?.title].filter(Boolean).join(' · ');
}
