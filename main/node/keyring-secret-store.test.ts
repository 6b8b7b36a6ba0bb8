import { expect, test, vi } from 'vitest';
import { createKeyringSecretStore, faultOf, type KeyringEntry } from './keyring-secret-store.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => 'E-TEST' };

test('a request that nobody answers is waited for once, however often it is asked again', async () => {
  vi.useFakeTimers();
  try {
    let calls = 0;
    let answer: (bytes: number[]) => void = () => undefined;
    const entry: KeyringEntry = {
      getSecret: () => {
        calls += 1;
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
      setSecret: () => Promise.resolve(),
      deleteCredential: () => Promise.resolve(true),
    };
    const store = createKeyringSecretStore({ log, patienceMs: 20_000, openEntry: () => entry });

    const answers = Promise.all(Array.from({ length: 8 }, () => store.read('one')));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await answers).toEqual(Array.from({ length: 8 }, () => ({ kind: 'fault', fault: 'locked' })));
    const late = store.read('one');
    answer([1, 2, 3]);

    expect(await late).toEqual({ kind: 'found', secret: Uint8Array.from([1, 2, 3]) });
    expect(calls).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});

test('a request that a person dismissed is told from one that could not be asked', () => {
  const dismissed = new Error("Couldn't access platform storage: Secret Service: unlock prompt was dismissed");

  expect([faultOf(dismissed, 20), faultOf(dismissed, 2_000)]).toEqual(['locked', 'dismissed']);
});

test('only a text that speaks of a lock counts as locked', () => {
  expect(faultOf(new Error('Platform failure: User interaction is not allowed.'), 5)).toBe('locked');
  expect(faultOf(new Error('Platform failure: DBus error: Did not receive a reply.'), 5)).toBe('locked');
  expect(faultOf(new Error('Platform failure: DBus error: anything else'), 5)).toBe('absent');
});
