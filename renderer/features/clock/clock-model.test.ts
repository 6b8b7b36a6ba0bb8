import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { instant, minutes, plus, seconds } from '../../../shared/domain/time.ts';
import { createClockModel } from './clock-model.ts';

const start = instant(Date.parse('2026-11-24T14:00:00Z'));

beforeEach(() => vi.useFakeTimers({ now: start }));
afterEach(() => vi.useRealTimers());

/** A window with its timers and events; what else a window has, the model does not touch. */
function aWindow(): Window & { readonly timers: () => number } {
  const events = new EventTarget();
  const place = Object.assign(events, {
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    document: new EventTarget(),
    timers: vi.getTimerCount,
  });
  return place as unknown as Window & { readonly timers: () => number };
}

function watched() {
  const place = aWindow();
  const model = createClockModel(place);
  const looks: number[] = [];
  model.listen(() => looks.push(model.get().now - start));
  return { place, model, looks };
}

test('a window sleeps until its face changes and looks at that instant', () => {
  const { model, looks } = watched();
  model.sleepUntil(plus(start, seconds(17)));

  vi.advanceTimersByTime(16_999);
  expect(looks).toEqual([]);
  vi.advanceTimersByTime(1);

  expect(looks).toEqual([17_000]);
});

test('while nothing changes nothing is drawn, however long', () => {
  const { model, looks, place } = watched();
  model.sleepUntil(null);

  vi.advanceTimersByTime(600_000);

  expect(looks).toEqual([]);
  expect(place.timers()).toBe(1);
});

test('a clock set forward is noticed within 30 seconds, and at once when the window is looked at', () => {
  const { model, looks, place } = watched();
  model.sleepUntil(plus(start, minutes(5)));

  vi.setSystemTime(plus(start, minutes(6)));
  vi.advanceTimersByTime(30_000);
  expect(looks).toEqual([390_000]);

  model.sleepUntil(plus(start, minutes(10)));
  vi.setSystemTime(plus(start, minutes(11)));
  place.document.dispatchEvent(new Event('visibilitychange'));
  expect(looks).toEqual([390_000, 660_000]);
});

test('a clock set back is drawn anew', () => {
  const { model, looks, place } = watched();
  model.sleepUntil(plus(start, minutes(5)));

  vi.setSystemTime(start - 60_000);
  place.dispatchEvent(new Event('focus'));

  expect(looks).toEqual([-60_000]);
});

test('news is drawn at once, for the instant at which it came', () => {
  const { model, looks } = watched();
  vi.advanceTimersByTime(2_500);

  model.tell({ link: 'open' });

  expect(looks).toEqual([2_500]);
  expect(model.get()).toMatchObject({ link: 'open', now: start + 2_500 });
});

test('news between two changes does not lose the next one', () => {
  const { model, looks } = watched();
  model.sleepUntil(plus(start, seconds(20)));
  vi.advanceTimersByTime(5_000);
  model.tell({ link: 'open' });

  vi.advanceTimersByTime(15_000);

  expect(looks).toEqual([5_000, 20_000]);
});

test('a closed window has no timer left', () => {
  const { model, place } = watched();
  model.close();

  expect(place.timers()).toBe(0);
});
