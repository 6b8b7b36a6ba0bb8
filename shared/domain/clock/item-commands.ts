import { accepted, refused, type CommandResult, type ItemMark } from './change.ts';
import { findItem, isBooking, isUnstarted, runOf, type ClockSnapshot, type Outcome } from './snapshot.ts';

/**
 * Marks an item as no-show, cancelled or skipped. A run not yet finished was no session and goes with it.
 *
 * @returns refused: unknownItem (a booking too: its state is agreed with another), notOpen (finished, or marked already)
 */
export function markItem(snapshot: ClockSnapshot, itemId: string, outcome: Exclude<Outcome, 'planned'>): CommandResult {
  const item = findItem(snapshot, itemId);
  if (!item || isBooking(item)) return refused('unknownItem');
  const run = runOf(snapshot, itemId);
  if (item.outcome !== 'planned' || (run && run.finishedAt !== null)) return refused('notOpen');
  return setMark(snapshot, itemId, { outcome, held: item.held });
}

/**
 * "Client late": the item waits for a hand. No nudge, and the wall clock does not start it.
 *
 * @returns refused: unknownItem (a booking too), notOpen
 */
export function holdItem(snapshot: ClockSnapshot, itemId: string): CommandResult {
  const item = findItem(snapshot, itemId);
  if (!item || isBooking(item)) return refused('unknownItem');
  if (!isUnstarted(snapshot, item)) return refused('notOpen');
  return setMark(snapshot, itemId, { outcome: 'planned', held: true });
}

/**
 * Makes an item planned again: its mark and its run are taken away.
 * One that had been started is held, or the wall clock would start it again at once.
 *
 * @returns refused: unknownItem
 */
export function clearItem(snapshot: ClockSnapshot, itemId: string): CommandResult {
  if (!findItem(snapshot, itemId)) return refused('unknownItem');
  return setMark(snapshot, itemId, { outcome: 'planned', held: runOf(snapshot, itemId) !== null });
}

/** Sets the mark and drops the run, if there is one. */
function setMark(snapshot: ClockSnapshot, itemId: string, after: ItemMark): CommandResult {
  const run = runOf(snapshot, itemId);
  const items = snapshot.items.filter(({ id }) => id === itemId).map(({ outcome, held }) => ({ itemId, before: { outcome, held }, after }));
  return accepted(snapshot, { items, runs: run ? [{ itemId, before: run, after: null }] : [] });
}
