import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { builtPages } from './built.ts';
import type { ShellAddresses } from './shell-child.ts';

export interface BenchShell {
  readonly addresses: ShellAddresses;
  close(): Promise<void>;
}

/** Starts shell-child.ts, built to `script`, on a profile; ready when its pages are served. */
export async function startShell(script: string, folder: string): Promise<BenchShell> {
  const child = spawn(process.execPath, [script, folder, builtPages], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const first = once(createInterface({ input: child.stdout }), 'line');
  const [line] = await Promise.race([first, ended]);
  if (typeof line !== 'string') throw new Error('The shell ended before it served a page');
  return {
    addresses: JSON.parse(line) as ShellAddresses, // the child prints nothing else
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
