import { execFileSync } from 'node:child_process';

// On Linux a process starts with the peak memory of the one that forked it: a small one in between keeps that out.
const launcher = "require('node:child_process').execFileSync(process.execPath, process.argv.slice(1), { stdio: 'inherit' })";

/** What a script prints, run in a process whose peak memory is its own. */
export function reportOf<T>(args: readonly string[]): T {
  return JSON.parse(execFileSync(process.execPath, ['-e', launcher, ...args], { encoding: 'utf8' })) as T; // the child prints its report and nothing else
}
