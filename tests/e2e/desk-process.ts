import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { DrivenAnswer, DrivenQuestion } from '../support/driven-messages.ts';

/** A process that runs the app for the tests, one after another. */
export interface DeskProcess {
  /** @throws Error when the process ends meanwhile */
  ask(question: DrivenQuestion): Promise<DrivenAnswer['value']>;
  /** All that it has written to its standard output and error so far. */
  output(): string;
  hasEnded(): boolean;
  /** Closes what it runs; then it ends by itself. */
  stop(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
}

const script = join(import.meta.dirname, '../support/driven-shell.ts');

/** @param env variables for the process, beside those of the test */
export async function startDeskProcess(env: Readonly<Record<string, string>> = {}): Promise<DeskProcess> {
  const child = fork(script, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env: { ...process.env, ...env } });
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
  await Promise.race([once(child, 'message'), failOnExit(child)]);
  let count = 0;

  function ask(question: DrivenQuestion): Promise<DrivenAnswer['value']> {
    const id = ++count;
    return new Promise((resolve, reject) => {
      const receive = (message: DrivenAnswer): void => {
        if (message.id !== id) return;
        child.off('message', receive).off('exit', fail);
        resolve(message.value);
      };
      const fail = (): void => reject(new Error('The app ended'));
      child.on('message', receive).once('exit', fail);
      child.send({ ...question, id });
    });
  }

  return {
    ask,
    output: () => output,
    hasEnded: () => hasEnded(child),
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

async function failOnExit(child: ChildProcess): Promise<never> {
  await once(child, 'exit');
  throw new Error('The app ended');
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function ended(child: ChildProcess): Promise<void> {
  if (!hasEnded(child)) await once(child, 'exit');
}
