import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DriverAnswer, DriverRequest } from './control.ts';
import type { StandIn } from './electron.ts';

const root = join(import.meta.dirname, '../../..');

/** The built desktop app in a process of its own, with the stand-in for Electron. */
export interface Desktop {
  readonly folder: string;
  readonly process: ChildProcess;
  /** Runs a function inside the app's process; it may use nothing but its two arguments. */
  run<T, A>(work: (standIn: StandIn, argument: A) => T | Promise<T>, argument: A): Promise<T>;
  run<T>(work: (standIn: StandIn) => T | Promise<T>): Promise<T>;
  /** What the process wrote. */
  readonly output: () => string;
  stop(): Promise<void>;
}

export interface DesktopOptions {
  /** The profile; without it a new one that goes with the app. */
  readonly folder?: string;
  /** Where the app lies, with its `out`. */
  readonly app?: string;
  /** Added to the environment; a keychain is not reachable unless it says so. */
  readonly env?: NodeJS.ProcessEnv;
}

export async function startDesktop({ folder, app = root, env = {} }: DesktopOptions = {}): Promise<Desktop> {
  const own = folder === undefined ? await mkdtemp(join(tmpdir(), 'desktop-')) : null;
  const profile = folder ?? own ?? '';
  const child = fork(join(app, 'out/main/electron.js'), ['--profile', profile], {
    execArgv: ['--import', join(import.meta.dirname, 'register.mjs')],
    env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += String(data)));
  const waiting = new Map<number, (answer: DriverAnswer) => void>();
  child.on('message', (answer: DriverAnswer) => waiting.get(answer.id)?.(answer));

  const ended = once(child, 'exit').then(([code, signal]): DriverAnswer => ({ id: 0, error: `The app ended with ${code ?? signal}` }));

  async function run(work: (standIn: StandIn, argument: never) => unknown, argument?: unknown): Promise<never> {
    const id = waiting.size + 1;
    const answered = new Promise<DriverAnswer>((resolve) => waiting.set(id, resolve));
    if (!child.connected) throw new Error(`The app has ended\n${output}`);
    child.send({ id, source: work.toString(), argument } satisfies DriverRequest);
    const answer = await Promise.race([answered, ended]);
    if ('error' in answer) throw new Error(`${answer.error}\n${output}`);
    return answer.value as never;
  }

  async function stop(): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill();
      await once(child, 'exit');
    }
    if (own !== null) await rm(own, { recursive: true, force: true });
  }
  return { folder: profile, process: child, run, output: () => output, stop };
}

/** Waits until the dashboard is seen, for twenty seconds. */
export async function dashboardLoaded(desktop: Desktop): Promise<void> {
  await desktop.run(({ start }) => start.seen(20_000));
}
