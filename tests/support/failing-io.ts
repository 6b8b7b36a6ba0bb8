import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether calls on files can be made to fail here: it takes Linux and a C compiler. */
export const canFailIo = process.platform === 'linux' && compilerAnswers();

function compilerAnswers(): boolean {
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false; // none is installed
  }
}

/** Compiles failing-io.c. @returns the file for LD_PRELOAD, and what removes it again */
export function makeFailingIo(): { readonly preload: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'failing-io-'));
  const preload = join(folder, 'failing-io.so');
  execFileSync('cc', ['-shared', '-fPIC', '-nostdlib', '-O1', '-w', '-o', preload, join(import.meta.dirname, 'failing-io.c')]);
  return { preload, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
