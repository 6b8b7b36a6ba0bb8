import { expect, test, vi } from 'vitest';
import { createFakeClock } from '../../tests/support/fake-clock.ts';
import { duration, hours, instant, minutes, seconds } from '../../shared/domain/time.ts';
import type { Clock } from '../ports/clock.ts';
import { createSystemClock } from './system-clock.ts';

/** A computer whose sleep, clock and timers are moved by hand. */
function aComputer() {
  let wall = Date.parse('2026-03-02T09:00:00Z');
  let awake = 5_000.25;
  let boot = 90_000_000;
  const clock = createSystemClock({ wallMs: () => wall, awakeMs: () => awake, sinceBootMs: () => Math.floor(boot / 1_000) * 1_000 });
  const pass = (ms: number): void => {
    wall += ms;
    awake += ms;
    boot += ms;
  };
  return {
    clock,
    /** Time passes in steps, as timers do. */
    advance: async (ms: number): Promise<void> => {
      for (let left = ms; left > 0; left -= 1_000) {
        pass(Math.min(left, 1_000));
        await vi.advanceTimersByTimeAsync(Math.min(left, 1_000));
      }
    },
    sleep: (ms: number): void => {
      wall += ms;
      boot += ms;
    },
    set: (ms: number): void => {
      wall += ms;
    },
  };
}

test('steady time counts sleep, and knows nothing of a clock that is set', async () => {
  vi.useFakeTimers();
  try {
    const computer = aComputer();
    const begun = computer.clock.steady();

    await computer.advance(10_000);
    computer.set(-86_400_000);
    expect(computer.clock.steady() - begun).toBe(10_000);
    computer.sleep(hours(8));
    const slept = computer.clock.steady() - begun - 10_000;
    await computer.advance(10_000);

    expect(Math.abs(slept - hours(8))).toBeLessThanOrEqual(1_000);
    expect(computer.clock.steady() - begun - slept).toBe(20_000);
  } finally {
    vi.useRealTimers();
  }
});

test('steady time never goes back, whatever the rounding of the coarse clock', async () => {
  vi.useFakeTimers();
  try {
    const computer = aComputer();
    const seen: number[] = [];

    for (let step = 0; step < 500; step++) {
      await computer.advance(37 * (step % 9));
      if (step % 50 === 0) computer.sleep(1_000 * step + 700);
      seen.push(computer.clock.steady());
    }

    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  } finally {
    vi.useRealTimers();
  }
});

test('a wake-up comes at its time, within half a minute of waking from sleep, and not after it was cancelled', async () => {
  vi.useFakeTimers();
  try {
    const computer = aComputer();
    const woken: string[] = [];
    const at = (ms: number, name: string) => computer.clock.at(instant(computer.clock.now() + ms), () => woken.push(name));
    at(5_000, 'soon');
    at(hours(1), 'after sleep');
    at(hours(24 * 40), 'far');
    at(5_000, 'cancelled')();

    await computer.advance(4_000);
    expect(woken).toEqual([]);
    await computer.advance(2_000);
    expect(woken).toEqual(['soon']);
    computer.sleep(hours(2));
    await computer.advance(31_000);
    expect(woken).toEqual(['soon', 'after sleep']);
    computer.sleep(hours(24 * 40));
    await computer.advance(31_000);

    expect(woken).toEqual(['soon', 'after sleep', 'far']);
  } finally {
    vi.useRealTimers();
  }
});

/** What every clock keeps; run on the real one and on the stand-in of the tests. */
const clocks: Readonly<Record<string, () => { readonly clock: Clock; readonly wait: (ms: number) => Promise<void> }>> = {
  'the system clock': () => {
    const { clock, advance } = aComputer();
    return { clock, wait: advance };
  },
  'the fake clock': () => {
    const clock = createFakeClock();
    return { clock, wait: (ms) => Promise.resolve(clock.advance(duration(ms))) };
  },
};

test.each(Object.entries(clocks))('%s moves now and steady together and wakes once', async (_, make) => {
  vi.useFakeTimers();
  try {
    const { clock, wait } = make();
    const [now, steady] = [clock.now(), clock.steady()];
    let woken = 0;
    clock.at(instant(now + seconds(90)), () => (woken += 1));

    await wait(minutes(2));

    expect([clock.now() - now, clock.steady() - steady, woken]).toEqual([120_000, 120_000, 1]);
  } finally {
    vi.useRealTimers();
  }
});

test('the zone of this computer is one that the runtime knows', () => {
  expect(() => new Intl.DateTimeFormat('en', { timeZone: createSystemClock().zone() })).not.toThrow();
});
