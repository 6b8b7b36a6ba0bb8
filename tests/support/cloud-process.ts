import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** The service as a process of its own. */
export interface CloudProcess {
  readonly child: ChildProcess;
  /** What it wrote, so far. */
  readonly said: { out: string; err: string };
  /** Rejects when it ends before. */
  readonly listening: Promise<void>;
  readonly ended: Promise<number | null>;
}

const thisVersion = join(import.meta.dirname, '../../cloud/main.ts');

/** Starts it with these settings and no others. */
export function cloudProcess(environment: Readonly<Record<string, string>>, program = thisVersion): CloudProcess {
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
  });
  const said = { out: '', err: '' };
  const listening = Promise.withResolvers<void>();
  child.stdout.on('data', (text: Buffer) => {
    said.out += text.toString();
    if (said.out.includes('"listening"')) listening.resolve();
  });
  child.stderr.on('data', (text: Buffer) => {
    said.err += text.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  void ended.then((code) => listening.reject(new Error(`the service ended with ${code} before it listened: ${said.err}`)));
  listening.promise.catch(() => undefined); // not everybody waits for it
  return { child, said, ended, listening: listening.promise };
}
