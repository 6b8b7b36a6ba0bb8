import type { Brake } from './compare.ts';
import type { EntryChange, EntryValue, IncomingEntry, KnownEntry } from './entries.ts';

/** What an import does about one row of the preview. `oldKey` is the identity that it was known by. */
export type ImportEffect =
  | { readonly do: 'nothing' }
  /** The entry is gone and its session goes with it. */
  | { readonly do: 'remove'; readonly oldKey: string; readonly sessionId: string }
  /** The entry is gone; its session stays and is marked. */
  | { readonly do: 'markGone'; readonly oldKey: string }
  /** The entry stands as it was at the last import. */
  | { readonly do: 'see'; readonly key: string }
  /** The entry belongs to a session that is there and stays as it is. */
  | { readonly do: 'tie'; readonly entry: IncomingEntry; readonly oldKey: string | null; readonly sessionId: string }
  /** The session takes over what the feed changed since `base`, and is planned again when it was cancelled here. */
  | {
      readonly do: 'follow';
      readonly entry: IncomingEntry;
      readonly oldKey: string;
      readonly sessionId: string;
      readonly base: EntryValue;
      readonly isOnAgain: boolean;
    }
  | { readonly do: 'add'; readonly entry: IncomingEntry; readonly oldKey: string | null }
  /** Remembered, so that it is not offered as new again. */
  | { readonly do: 'decline'; readonly entry: IncomingEntry };

const nothing: ImportEffect = { do: 'nothing' };

/**
 * Decides what follows from a row and its tick.
 *
 * @param ticked  by the user, and only if the row may be ticked
 * @see docs/rules/calendar-sync.md
 */
export function effectOf(change: EntryChange, ticked: boolean, brake: Brake): ImportEffect {
  if (change.group === 'gone') return effectOfGone(change, ticked, brake);
  const { incoming: entry, known, sameAs } = change;
  if (!entry) return nothing;
  if (sameAs !== null) return { do: 'tie', entry, oldKey: known?.key ?? null, sessionId: sameAs };
  if (known?.session) return effectOfKnown(change, entry, ticked);
  if (ticked) return { do: 'add', entry, oldKey: known?.key ?? null };
  return change.group === 'new' ? { do: 'decline', entry } : nothing;
}

function effectOfKnown({ group, known, conflict }: EntryChange, entry: IncomingEntry, ticked: boolean): ImportEffect {
  if (!known?.session) return nothing;
  const { key: oldKey, base, session } = known;
  if (group === 'same') return isAsBefore(entry, known) ? { do: 'see', key: oldKey } : { do: 'tie', entry, oldKey, sessionId: session.id };
  const isOnAgain = conflict === 'cancelledHere';
  return ticked ? { do: 'follow', entry, oldKey, sessionId: session.id, base, isOnAgain } : nothing;
}

function isAsBefore(entry: IncomingEntry, { key, uidKey, unstable, state, base }: KnownEntry): boolean {
  const isSameEntry = entry.key === key && entry.uidKey === uidKey && entry.unstable === unstable && state === 'imported';
  const isSameTime = entry.startsAt === base.startsAt && entry.endsAt === base.endsAt;
  return isSameEntry && isSameTime && entry.firstName === base.firstName && entry.title === base.title;
}

/** A session with notes or a run stays; under the brake nothing is marked either, for the feed may be at fault. */
function effectOfGone({ known, conflict }: EntryChange, ticked: boolean, brake: Brake): ImportEffect {
  if (!known?.session) return nothing;
  const { key: oldKey, session } = known;
  if (ticked && conflict === null) return { do: 'remove', oldKey, sessionId: session.id };
  return ticked || brake === 'none' ? { do: 'markGone', oldKey } : nothing;
}
