import { duration, plus, type Instant, type ZoneId } from '../time.ts';
import { localShift, shiftLocally } from './local-shift.ts';

/** What can be edited of an entry of the schedule. */
export interface SessionPlan {
  readonly kind: 'session' | 'break';
  readonly clientId: string | null;
  readonly serviceId: string | null;
  readonly title: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly zone: ZoneId;
  readonly notes: string;
}

/**
 * What an edit of one session of a repeat makes of another.
 *
 * Only what the edit changed is carried over. A new time moves the wall clock of each by as much as that of the edited
 * one. Notes are about one visit: they are carried over only where they were the same before.
 */
export function followEdit(member: SessionPlan, before: SessionPlan, after: SessionPlan): SessionPlan {
  const pick = <K extends 'kind' | 'clientId' | 'serviceId' | 'title' | 'zone'>(field: K): SessionPlan[K] =>
    after[field] === before[field] ? member[field] : after[field];

  const zone = pick('zone');
  const shift = localShift({ at: before.startsAt, zone: before.zone }, { at: after.startsAt, zone: after.zone });
  const isMoved = shift !== 0 || zone !== member.zone;
  const startsAt = isMoved ? shiftLocally({ at: member.startsAt, zone: member.zone }, shift, zone) : member.startsAt;
  const isResized = lengthOf(after) !== lengthOf(before);
  return {
    kind: pick('kind'),
    clientId: pick('clientId'),
    serviceId: pick('serviceId'),
    title: pick('title'),
    startsAt,
    endsAt: plus(startsAt, duration(lengthOf(isResized ? after : member))),
    zone,
    notes: member.notes === before.notes ? after.notes : member.notes,
  };
}

function lengthOf({ startsAt, endsAt }: SessionPlan): number {
  return endsAt - startsAt;
}
