import type { ClientFace } from '../../../shared/domain/clock/client-face.ts';
import type { Digits } from '../../../shared/domain/clock/digits.ts';
import { phaseWords, type ClockFace, type DueFace } from '../../../shared/domain/clock/face.ts';
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
  const { phase, progress, headline } = face;
  const figures = face.digits ?? wallFigures(face.plainClock, format);
  return { ...blank, ...linesOf(face, format), phase, progress, figures, colour: headline?.colour ?? null };
}

function linesOf(face: ClockFace, format: ZoneFormat): Partial<FaceView> {
  const word = phaseWords[face.phase];
  const above = headlineWords(face.headline);
  switch (face.phase) {
    case 'running':
    case 'windDown':
    case 'final':
    case 'paused':
      return { above, word, below: timeWords('ends', face.endsAt, format) };
    case 'overtime':
      return { above, word, below: timeWords('ended', face.endsAt, format) };
    case 'turnover':
    case 'break':
      return { above: nextWords(face.next, format), word, below: timeWords('until', face.endsAt, format) };
    case 'waiting':
      return { below: nextWords(face.next, format) };
    case 'due':
      return { above, ...dueLines(face, format) };
    case 'dayDone':
      return { word, below: doneWords(face.totals), also: totalsWords(face.totals) };
    case 'idle':
      return { below: dayWords(face.plainClock, format) };
    default:
      return face satisfies never;
  }
}

function dueLines({ isHeld, startsAt }: DueFace, { time }: ZoneFormat): Partial<FaceView> {
  const start = time(startsAt);
  return isHeld ? { word: 'client late', below: `planned ${start}` } : { word: `${start} ${phaseWords.due}` };
}

/** Time left or a bar with the end time, else a plain clock; never a word more. */
export function clientView(face: ClientFace, format: ZoneFormat): FaceView {
  const { digits, plainClock, progress, endsAt } = face;
  const figures = digits ?? wallFigures(plainClock, format);
  return { ...blank, phase: 'client', figures, progress, below: timeWords('ends', endsAt, format) };
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

function timeWords(word: string, at: Instant | null, { time }: ZoneFormat): string {
  return at === null ? '' : `${word} ${time(at)}`;
}

function dayWords(at: Instant | null, { day }: ZoneFormat): string {
  return at === null ? '' : day(at);
}

function headlineWords(headline: Headline | null): string {
  return [headline?.name, headline?.title].filter(Boolean).join(' · ');
}
