import type { ClientSessions, Session } from '../../../shared/contract/sessions.ts';
import { overlapping } from '../../../shared/domain/schedule/overlap.ts';
import { duration, hours, minus, plus, type DurationMs, type Instant } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb } from '../../db/store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SessionReader } from './read.ts';
import { turnoverOfService } from './write.ts';

/** Where an entry is to go, before it is saved. */
export interface Candidate {
  readonly kind: Session['kind'];
  readonly startsAt: Instant;
  readonly durationMs: DurationMs;
  readonly serviceId: string | null;
  /** The entry itself while it is edited. */
  readonly exceptId: string | null;
}

export interface SessionLookup {
  /** All that overlap [from, to), however long that is, by start. */
  between(from: Instant, to: Instant): readonly Session[];
  /** All that overlap [from, to), by start. @throws AppError INVALID_INPUT beyond 45 days */
  range(from: Instant, to: Instant): readonly Session[];
  /** @throws AppError NOT_FOUND */
  get(id: string): Session;
  /** Nearest to now first. */
  search(text: string, limit: number): readonly Session[];
  /** The next three to come, soonest first, and those that have begun, newest first; none of a client that is gone. */
  ofClient(clientId: string, limit: number): ClientSessions;
  /** What would get in the way, turnover included; cancelled and missed sessions do not. */
  overlaps(candidate: Candidate): readonly Session[];
}

/** The calendar shows at most six weeks at once; one hour more for the night that is longer. */
const longestRange = hours(45 * 24 + 1);
/** The contract allows a service no more. */
const longestTurnover = hours(2);

export function createSessionLookup(reader: SessionReader, db: ReadDb, clock: Clock): SessionLookup {
  function range(from: Instant, to: Instant): readonly Session[] {
    if (to <= from || to - from > longestRange) throw new AppError('INVALID_INPUT', { setting: 'to' });
    return reader.range(from, to);
  }

  function get(id: string): Session {
    const [session] = reader.byIds([id]);
    if (!session) throw new AppError('NOT_FOUND', { sessionId: id });
    return session;
  }

  function overlaps({ kind, startsAt, durationMs, serviceId, exceptId }: Candidate): readonly Session[] {
    const turnover = (serviceId === null ? null : turnoverOfService(db, serviceId)) ?? duration(0);
    const wanted = { id: exceptId, kind, startsAt, endsAt: plus(startsAt, durationMs), turnover };
    const entries = reader
      .range(minus(startsAt, longestTurnover), plus(wanted.endsAt, turnover))
      .filter(({ status }) => status !== 'cancelled' && status !== 'noShow')
      .map((session) => ({ ...session, session, turnover: session.service?.turnoverMs ?? duration(0) }));
    return overlapping(entries, wanted).map(({ session }) => session);
  }

  return {
    between: reader.range,
    range,
    get,
    search: (text, limit) => reader.search(text, limit, clock.now()),
    ofClient: (clientId, limit) => reader.ofClient(clientId, limit, clock.now()),
    overlaps,
  };
}
