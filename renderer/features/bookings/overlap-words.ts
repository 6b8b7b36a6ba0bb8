import type { BookingBrief } from '../../../shared/contract/bookings.ts';
import type { Session } from '../../../shared/contract/sessions.ts';
import { duration, type Instant, type ZoneId } from '../../../shared/domain/time.ts';
import { lengthWords, timeSpanWords } from '../../ui/time-words.ts';
import { sessionName } from '../calendar/session-words.ts';

export interface PlannedTime {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** One sentence per booking that leaves too little time. */
export function bookingOverlapSentence(other: BookingBrief, planned: PlannedTime, zone: ZoneId): string {
  return overlapSentenceOf(`${other.organisation.name} ${timeSpanWords(other.startsAt, other.endsAt, zone)}`, other, planned);
}

/** One sentence per session that leaves too little time. */
export function sessionOverlapSentence(other: Session, planned: PlannedTime, zone: ZoneId): string {
  return overlapSentenceOf(`${sessionName(other)} ${timeSpanWords(other.startsAt, other.endsAt, zone)}`, other, planned);
}

function overlapSentenceOf(name: string, other: PlannedTime, planned: PlannedTime): string {
  const shared = Math.min(other.endsAt, planned.endsAt) - Math.max(other.startsAt, planned.startsAt);
  if (shared > 0) return `Overlaps ${name} by ${lengthWords(duration(shared))}.`;
  return other.startsAt >= planned.endsAt ? `Leaves too little time before ${name}.` : `Leaves too little time after ${name}.`;
}
