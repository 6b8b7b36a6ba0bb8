import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../main/db/open-store.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { openTestStore } from '../support/temp-profile.ts';
import { openDay, type ReachedState } from './clock-day.ts';

const states = {
  waiting: 'waiting',
  due: 'due',
  held: 'due',
  running: 'running',
  paused: 'paused',
  resumed: 'running',
  adjusted: 'running',
  windDown: 'windDown',
  final: 'final',
  overtime: 'overtime',
  hidden: 'overtime',
  turnover: 'turnover',
  break: 'break',
  dayDone: 'dayDone',
  booked: 'running',
  bookedBreak: 'paused',
  bookedOver: 'overtime',
};

async function killedIn(state: string, file: string, key: Buffer): Promise<ReachedState> {
  const script = fileURLToPath(new URL('clock-state-keeper.ts', import.meta.url));
  const child = spawn(process.execPath, [script, file, key.toString('hex'), state], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  return JSON.parse(line) as ReachedState;
}

test.each(Object.entries(states))('killed while %s, the app opens again with the same face', async (state, phase) => {
  const { file, key, close } = openTestStore();
  close();

  const { now, face } = await killedIn(state, file, key);
  const store = openStore({ file, key });
  const again = openDay(store, createFakeClock(new Date(now).toISOString()));
  const reopened = await again.face();
  again.close();
  store.close();

  expect(face.phase).toBe(phase);
  expect(reopened).toEqual(face);
});
