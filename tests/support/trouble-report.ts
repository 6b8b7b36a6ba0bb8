import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** What a run met beside failed tests. */
export interface Trouble {
  readonly text: string;
  /** The test file it happened in, from the root of the project; null where that is not known. */
  readonly file: string | null;
  /** Whether the process that ran the file was ended by a signal, as by a fault of the engine. */
  readonly died: boolean;
}

/**
 * Writes down what a run met beside failed tests: errors that no test caught, a worker that died, tests that never
 * ended. A run with any of them fails although every test that ended has passed.
 *
 * @param file  JSON: a list of troubles, empty when all was well
 */
export function troubleReport(file: string): Reporter {
  return {
    onTestRunEnd(modules, errors) {
      const troubles: readonly Trouble[] = [...errors.map(troubleOf), ...modules.flatMap(unended)];
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(troubles));
    },
  };
}

function unended(module: TestModule): readonly Trouble[] {
  const file = module.relativeModuleId;
  return [...module.children.allTests('pending')].map(({ fullName }) => ({ text: `Not ended: ${file} › ${fullName}`, file, died: false }));
}

/** The cause of a worker's end names the file that it ran. */
function troubleOf({ stack, message, cause }: SerializedError): Trouble {
  const told = stack ?? message;
  const reason = cause === undefined ? '' : (cause.stack ?? cause.message);
  const path = /exited unexpectedly with signal \w+ .*while running test file (?<path>.+)$/mu.exec(reason)?.groups?.['path'];
  const file = path === undefined ? null : relative(process.cwd(), path);
  return { text: reason === '' ? told : `${told}\nCaused by: ${reason}`, file, died: file !== null };
}
