import { ByteKeys } from './byte-keys.ts';
import type { EventRecord } from './event-record.ts';

/** Events that share a UID, in feed order. */
export type EventGroup = readonly [EventRecord, ...EventRecord[]];

/** Groups events by UID, in the order in which each UID first appears; an event without UID stands alone. */
export function groupEvents(bytes: Uint8Array, events: readonly EventRecord[], seed: number): readonly EventRecord[] {
  const keys = new ByteKeys(bytes, seed);
  const heads: EventRecord[] = [];
  const tails: EventRecord[] = [];
  const alone: EventRecord[] = [];
  for (const event of events) {
    if (event.uid === undefined || event.uid.valueFrom === event.uid.valueTo) {
      alone.push(event);
      continue;
    }
    const index = keys.indexOf(event.uid.valueFrom, event.uid.valueTo);
    const tail = tails[index];
    if (tail === undefined) heads[index] = event;
    else tail.next = event;
    tails[index] = event;
  }
  return [...heads, ...alone];
}

/** All events of the group that begins with `head`. */
export function membersOf(head: EventRecord): EventGroup {
  const members: [EventRecord, ...EventRecord[]] = [head];
  for (let event = head.next; event !== undefined; event = event.next) members.push(event);
  return members;
}

/**
 * The masters that count: those with the highest SEQUENCE (RFC 5546 §2.1.4). Several with the same start are one
 * event sent twice, the last is taken; with different starts they are separate bookings under a reused UID.
 */
export function currentMasters(masters: readonly EventRecord[]): readonly EventRecord[] {
  if (masters.length <= 1) return masters;
  const highest = masters.reduce((most, { sequence }) => Math.max(most, sequence), 0);
  const byStart = new Map<string, EventRecord>();
  for (const event of masters) {
    if (event.sequence === highest) byStart.set(startKey(event), event);
  }
  return [...byStart.values()];
}

/** Of overrides for the same instance: the highest SEQUENCE, then the last in the feed. */
export function isNewer(event: EventRecord, than: EventRecord): boolean {
  return event.sequence > than.sequence || (event.sequence === than.sequence && event.order > than.order);
}

function startKey({ start, order }: EventRecord): string {
  return start === undefined ? `order ${order}` : `${start.form} ${start.wall} ${start.zone}`;
}
