import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant, minutes, plus, type Instant } from '../time.ts';
import type { HandOver } from './hand-over.ts';
import { isDueToSend, nextOutboxState, outboxWords, type OutboxEvent, type OutboxState } from './outbox.ts';

const at = instant(1_800_000_000_000);
const queued: OutboxState = { state: 'queued', failures: 0 };
const accepted: HandOver = { outcome: 'handedOver', reply: '250 ok', serverMessageId: null, refused: [] };

function after(...events: readonly OutboxEvent[]): OutboxState {
  return events.reduce<OutboxState>((state, event) => nextOutboxState(state, event) ?? state, queued);
}

const begins: OutboxEvent = { type: 'dataBegins', at };
const answered = (handOver: HandOver): OutboxEvent => ({ type: 'answered', at, handOver });

test('a message that the server took is handed over, and no more than that', () => {
  expect(after(begins, answered(accepted))).toEqual({ state: 'handedOver', at, serverMessageId: null, refused: [], isDelayed: false });
});

test('a failure before the message was sent is tried again after a wait', () => {
  const failed = after(answered({ outcome: 'failed', problem: 'unreachable', reply: null }));

  expect(failed).toEqual({ state: 'failed', at, failures: 1, problem: 'unreachable', retryAt: plus(at, minutes(1)) });
  expect([isDueToSend(failed, at), isDueToSend(failed, plus(at, minutes(1)))]).toEqual([false, true]);
});

test('a wrong password waits for the user, who may then try again', () => {
  const failed = after(answered({ outcome: 'failed', problem: 'wrongPassword', reply: '535' }));

  expect(failed).toMatchObject({ retryAt: null });
  expect(nextOutboxState(failed, { type: 'userRetried' })).toEqual(queued);
});

test('what was under way when the app ended is unknown, and is not sent again', () => {
  const unknown = after(begins, { type: 'restarted', at });

  expect(unknown).toEqual({ state: 'unknown', at });
  expect(isDueToSend(unknown, plus(at, minutes(100_000)))).toBe(false);
  for (const event of [begins, { type: 'userRetried' }, { type: 'userWithdrew', at }, answered(accepted)] as const)
    expect(nextOutboxState(unknown, event)).toBeNull();
});

test('the user may say what became of an unknown message', () => {
  const unknown = after(begins, { type: 'restarted', at });

  expect(nextOutboxState(unknown, { type: 'userFoundIt', at })).toMatchObject({ state: 'handedOver' });
  expect(nextOutboxState(unknown, { type: 'userMissedIt', at })).toEqual({ state: 'withdrawn', at });
});

test('a bounce proves that an unknown message left; a delay changes no more than a mark', () => {
  const unknown = after(begins, { type: 'restarted', at });

  expect(nextOutboxState(unknown, { type: 'bounceRead', at, action: 'failed' })).toEqual({ state: 'bounced', at });
  expect(after(begins, answered(accepted), { type: 'bounceRead', at, action: 'delayed' })).toMatchObject({
    state: 'handedOver',
    isDelayed: true,
  });
  expect(after(begins, answered(accepted), { type: 'bounceRead', at, action: 'delivered' })).toEqual({ state: 'delivered', at });
});

test('a bounce of a message that never left changes nothing', () => {
  for (const action of ['failed', 'delayed', 'delivered'] as const)
    expect(nextOutboxState(queued, { type: 'bounceRead', at, action })).toBeNull();
});

test('a message that was withdrawn while the server was being reached is not sent', () => {
  expect(nextOutboxState(after({ type: 'userWithdrew', at }), begins)).toBeNull();
});

test('nothing but the server’s word or a report makes a message read as sent', () => {
  const failed = after(answered({ outcome: 'failed', problem: 'unreachable', reply: null }));
  const unknown = after(begins, { type: 'restarted', at });

  expect([queued, after(begins), failed, unknown, after(begins, answered(accepted))].map(outboxWords)).toEqual([
    'Waiting to be sent',
    'Being sent',
    'Not sent',
    'Unknown: it may have been sent',
    'Handed to the mail server',
  ]);
});

/** Two runners, one store, one server; the app may end at each step, and the answer may get lost. */
interface World {
  stored: OutboxState;
  now: Instant;
  taken: number;
}

type Runner = Generator<undefined, void>;

/** One attempt as the service makes it; it gives up control where the app may end or the other runner may go on. */
function* attempt(
  world: World,
  fate: { readonly reaches: boolean; readonly taken: boolean; readonly answer: boolean; readonly refusal: boolean },
): Runner {
  const seen = world.stored;
  if (!isDueToSend(seen, world.now)) return;
  yield;
  if (!fate.reaches) {
    store(world, seen, answered({ outcome: 'failed', problem: 'unreachable', reply: null }));
    return;
  }
  const open = nextOutboxState(seen, begins);
  if (open === null || world.stored !== seen) return;
  world.stored = open;
  yield;
  if (fate.taken) world.taken += 1;
  yield;
  store(world, open, answered(answerOf(fate)));
}

function answerOf({ taken, answer, refusal }: { readonly taken: boolean; readonly answer: boolean; readonly refusal: boolean }): HandOver {
  if (!answer) return { outcome: 'unknown', problem: 'timedOut' };
  if (taken) return accepted;
  return refusal ? { outcome: 'refused', problem: 'rejected', reply: '550' } : { outcome: 'failed', problem: 'busy', reply: '451' };
}

function store(world: World, from: OutboxState, event: OutboxEvent): void {
  const next = world.stored === from ? nextOutboxState(from, event) : null;
  if (next !== null) world.stored = next;
}

test('whatever fails, ends or races, the server never takes the message twice, and the state never lies', () => {
  const fate = fc.record({ reaches: fc.boolean(), taken: fc.boolean(), answer: fc.boolean(), refusal: fc.boolean() });
  const move = fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('begin' as const), fate }) },
    { weight: 12, arbitrary: fc.record({ kind: fc.constant('step' as const), runner: fc.nat({ max: 2 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('crash' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const) }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('user' as const), type: fc.constantFrom('userRetried' as const, 'userWithdrew' as const) }),
    },
  );
  let handedOver = 0;
  fc.assert(
    fc.property(fc.array(move, { minLength: 15, maxLength: 60, size: 'max' }), (moves) => {
      const world: World = { stored: queued, now: at, taken: 0 };
      let runners: Runner[] = [];
      for (const next of moves) {
        if (next.kind === 'begin') runners.push(attempt(world, next.fate));
        if (next.kind === 'step') runners[next.runner]?.next();
        if (next.kind === 'wait') world.now = plus(world.now, minutes(2_000));
        if (next.kind === 'user') store(world, world.stored, { type: next.type, at: world.now });
        if (next.kind === 'crash') {
          runners = [];
          store(world, world.stored, { type: 'restarted', at: world.now });
        }
      }

      expect(world.taken).toBeLessThanOrEqual(1);
      if (world.stored.state === 'handedOver') expect(world.taken).toBe(1);
      if (['queued', 'failed', 'refused', 'withdrawn'].includes(world.stored.state)) expect(world.taken).toBe(0);
      if (world.stored.state === 'handedOver') handedOver += 1;
    }),
    { numRuns: 3_000 },
  );
  expect(handedOver).toBeGreaterThan(50);
});
