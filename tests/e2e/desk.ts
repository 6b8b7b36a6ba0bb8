import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { DrivenAnswer, DrivenCommand } from '../support/driven-messages.ts';

export interface DeskOptions {
  /** Where the profile lives; the keychain of the test lies beside it. */
  readonly folder: string;
  /** The time at which the core's clock begins, ISO. */
  readonly start: string;
  readonly zone: string;
  readonly keychain: 'available' | 'absent';
  /** Variables for the process, beside those of the test. */
  readonly env?: Readonly<Record<string, string>>;
}

type Question = DrivenCommand extends infer C ? (C extends DrivenCommand ? Omit<C, 'id'> : never) : never;

/** The app as a process of its own, with a clock that the test drives. */
export interface Desk {
  /** An address that opens the dashboard once. */
  address(): Promise<string>;
  advance(ms: number): Promise<void>;
  set(at: number): Promise<void>;
  now(): Promise<number>;
  /** All that it has written to its standard output and error so far. */
  output(): string;
  power(event: 'suspend' | 'resume' | 'screenLock' | 'screenUnlock'): Promise<void>;
  /** Closes as a user does. */
  stop(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
}

const script = join(import.meta.dirname, '../support/driven-shell.ts');

export async function startDesk({ folder, start, zone, keychain, env }: DeskOptions): Promise<Desk> {
  const child = fork(script, [folder, start, zone, keychain], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...env },
  });
  let output = '';
  for (const [stream, shown] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      shown.write(text);
    });
  }
  const [first] = (await once(child, 'message')) as [DrivenAnswer];
  let unused: string | null = String(first.value);
  let count = 0;

  async function ask(question: Question): Promise<DrivenAnswer['value']> {
    const id = ++count;
    const answer = new Promise<DrivenAnswer['value']>((resolve, reject) => {
      const receive = (message: DrivenAnswer): void => {
        if (message.id !== id) return;
        child.off('message', receive).off('exit', fail);
        resolve(message.value);
      };
      const fail = (): void => reject(new Error('The app ended'));
      child.on('message', receive).once('exit', fail);
    });
    child.send({ ...question, id });
    return answer;
  }

  return {
    address: async () => {
      const given = unused ?? String(await ask({ do: 'address' }));
      unused = null;
      return given;
    },
    advance: async (ms) => void (await ask({ do: 'advance', ms })),
    set: async (at) => void (await ask({ do: 'set', at })),
    now: async () => Number(await ask({ do: 'now' })),
    output: () => output,
    power: async (event) => void (await ask({ do: 'power', event })),
    stop: async () => {
      if (hasEnded(child)) return;
      await ask({ do: 'stop' });
      await ended(child);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended(child);
    },
  };
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function ended(child: ChildProcess): Promise<void> {
  if (!hasEnded(child)) await once(child, 'exit');
}
