import { expect, test } from 'vitest';
import { aClockDay, aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { undoChange, type CommandResult } from './change.ts';
import { clearItem, holdItem, markItem } from './item-commands.ts';
import { adjustEnd, finishItem, pauseSession, resumeSession, startItem } from './run-commands.ts';
import { minutes } from '../time.ts';

const day = [aSession(), aSession({ id: 's2', startsAt: at('15:15') })];

function taken(result: CommandResult) {
  if (!result.ok) throw new Error(`refused: ${result.refusal}`);
  return result;
}

test.each(['noShow', 'cancelled', 'skipped'] as const)('a session to come can be marked %s, and the rest stays', (outcome) => {
  const { snapshot } = taken(markItem(aClockDay(day), 's1', outcome));

  expect(snapshot.items).toEqual([{ ...day[0], outcome }, day[1]]);
});

test('a no-show of a session that the clock had started takes its run away', () => {
  const { snapshot, change } = taken(markItem(aClockDay(day, [aRun({ keptBy: 'clock' })]), 's1', 'noShow'));

  expect(snapshot).toMatchObject({ runs: [], items: [{ outcome: 'noShow' }, { outcome: 'planned' }] });
  expect(taken(undoChange(snapshot, change)).snapshot).toMatchObject({ runs: [aRun({ keptBy: 'clock' })], items: day });
});

test('what is finished or marked cannot be marked again', () => {
  const finished = aClockDay(day, [aRun({ finishedAt: at('15:00') })]);
  const marked = taken(markItem(aClockDay(day), 's1', 'skipped')).snapshot;

  expect(markItem(finished, 's1', 'noShow')).toEqual({ ok: false, refusal: 'notOpen' });
  expect(markItem(marked, 's1', 'noShow')).toEqual({ ok: false, refusal: 'notOpen' });
  expect(markItem(marked, 'nobody', 'noShow')).toEqual({ ok: false, refusal: 'unknownItem' });
});

test('a late client holds the session, which can still be started', () => {
  const held = taken(holdItem(aClockDay(day), 's1')).snapshot;

  expect(held.items[0]).toMatchObject({ held: true, outcome: 'planned' });
  expect(startItem(held, 's1', at('14:12')).ok).toBe(true);
  expect(holdItem(aClockDay(day, [aRun()]), 's1')).toEqual({ ok: false, refusal: 'notOpen' });
});

test('clearing takes a mark away, or a run, which then is held', () => {
  const marked = taken(markItem(aClockDay(day), 's1', 'noShow')).snapshot;

  expect(taken(clearItem(marked, 's1')).snapshot.items[0]).toEqual(day[0]);
  expect(taken(clearItem(aClockDay(day, [aRun()]), 's1')).snapshot).toMatchObject({ runs: [], items: [{ held: true }, { held: false }] });
  expect(clearItem(marked, 'nobody')).toEqual({ ok: false, refusal: 'unknownItem' });
});

test('an undo is refused once the session went on from there', () => {
  const extended = taken(adjustEnd(aClockDay(day, [aRun()]), minutes(5), at('14:30')));
  const again = taken(adjustEnd(extended.snapshot, minutes(1), at('14:31')));

  expect(undoChange(again.snapshot, extended.change)).toEqual({ ok: false, refusal: 'changedSince' });
});

test('an undo leaves alone what a sync changed in the meantime', () => {
  const { snapshot, change } = taken(markItem(aClockDay(day), 's1', 'noShow'));
  const [marked, ...others] = snapshot.items;
  const synced = { ...snapshot, items: [aSession({ ...marked, title: 'Moved' }), ...others] };

  expect(taken(undoChange(synced, change)).snapshot.items[0]).toMatchObject({ title: 'Moved', outcome: 'planned' });
});

test('an undo that would leave two sessions running is refused', () => {
  const finished = taken(finishItem(aClockDay(day, [aRun()]), at('15:00')));
  const next = taken(startItem(finished.snapshot, 's2', at('15:15')));

  expect(undoChange(next.snapshot, finished.change)).toEqual({ ok: false, refusal: 'changedSince' });
});

test('an undo works from records that came back from storage', () => {
  const { snapshot, change } = taken(
    adjustEnd(aClockDay(day, [aRun({ pauses: [{ from: at('14:05'), to: at('14:06') }] })]), minutes(5), at('14:30')),
  );
  const stored = JSON.parse(JSON.stringify({ snapshot, change })) as { snapshot: typeof snapshot; change: typeof change };

  expect(taken(undoChange(stored.snapshot, stored.change)).snapshot.runs).toMatchObject([{ added: 0 }]);
});

test('an undo is refused when the mark, the run or a pause is no longer what it was', () => {
  const noShow = taken(markItem(aClockDay(day), 's1', 'noShow'));
  const cancelled = taken(markItem(taken(clearItem(noShow.snapshot, 's1')).snapshot, 's1', 'cancelled'));
  const started = taken(startItem(aClockDay(day), 's1', at('14:00')));
  const cleared = taken(clearItem(started.snapshot, 's1'));
  const paused = taken(pauseSession(started.snapshot, at('14:10')));
  const resumed = taken(resumeSession(paused.snapshot, at('14:11')));

  expect(undoChange(cancelled.snapshot, noShow.change)).toEqual({ ok: false, refusal: 'changedSince' });
  expect(undoChange(cleared.snapshot, started.change)).toEqual({ ok: false, refusal: 'changedSince' });
  expect(undoChange(resumed.snapshot, paused.change)).toEqual({ ok: false, refusal: 'changedSince' });
  expect(undoChange(aClockDay([]), noShow.change)).toEqual({ ok: false, refusal: 'changedSince' });
});
