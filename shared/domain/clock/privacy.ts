import { between, type DurationMs, type Instant } from '../time.ts';
import type { ClockSnapshot, NameDisplay, PlannedItem } from './snapshot.ts';

/** Who and what the clock names; every part may be withheld. */
export interface Headline {
  readonly name: string | null;
  readonly title: string | null;
  readonly colour: string | null;
}

/** The line about the next item. Its times may be read by anyone, its names follow the privacy settings. */
export interface NextLine {
  readonly itemId: string;
  readonly kind: PlannedItem['kind'];
  readonly startsAt: Instant;
  readonly length: DurationMs;
  readonly headline: Headline;
}

/** The names a window may show of an item; all null while the hide-all key is on. */
export function headlineOf(snapshot: ClockSnapshot, item: PlannedItem): Headline {
  if (snapshot.hidden) return { name: null, title: null, colour: null };
  const { nameDisplay, showTitle } = snapshot.settings;
  return { name: displayName(item, nameDisplay), title: showTitle ? item.title : null, colour: item.colour };
}

export function nextLineOf(snapshot: ClockSnapshot, item: PlannedItem): NextLine {
  const { id, kind, startsAt, endsAt } = item;
  return { itemId: id, kind, startsAt, length: between(startsAt, endsAt), headline: headlineOf(snapshot, item) };
}

/**
 * The client's name as the setting allows. What is missing falls back to something that says less,
 * in the order first name, initials, code, nothing; never to something that says more.
 */
export function displayName(item: Pick<PlannedItem, 'firstName' | 'initials' | 'code'>, display: NameDisplay): string | null {
  switch (display) {
    case 'firstName':
      return item.firstName ?? item.initials ?? item.code;
    case 'initials':
      return item.initials ?? item.code;
    case 'code':
      return item.code;
    case 'nothing':
      return null;
    default:
      return display satisfies never;
  }
}

/**
 * The snapshot with every name the settings keep off the glass taken out, for a window that only shows the clock.
 * Faces derived from it are the same as from the full snapshot.
 */
export function withoutUnshownNames(snapshot: ClockSnapshot): ClockSnapshot {
  return { ...snapshot, items: snapshot.items.map((item) => keepShownName(item, snapshot)) };
}

function keepShownName(item: PlannedItem, { settings, hidden }: ClockSnapshot): PlannedItem {
  const { nameDisplay, showTitle } = settings;
  const name = hidden ? null : displayName(item, nameDisplay);
  return {
    ...item,
    clientId: null,
    firstName: nameDisplay === 'firstName' ? name : null,
    initials: nameDisplay === 'initials' ? name : null,
    code: nameDisplay === 'code' ? name : null,
    title: showTitle && !hidden ? item.title : null,
    colour: hidden ? null : item.colour,
  };
}
