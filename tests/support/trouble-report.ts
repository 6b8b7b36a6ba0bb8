import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** What the reports of Vitest's own do not tell of a run. */
export interface Ending {
  readonly troubles: readonly Trouble[];
  /** Tests that passed only when they were run again: file, name and what the first try said. */
  readonly secondTries: readonly string[];
}

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
 * ended. A run with any of them fails although every test that ended has passed. With them, the tests that passed only
 * at their second try: they are the next to fail.
 *
 * @param file  JSON: an Ending, its lists empty when all was well
 */
export function troubleReport(file: string): Reporter {
  return {
    onTestRunEnd(modules, errors) {
      const ending: Ending = { troubles: [...errors.map(troubleOf), ...modules.flatMap(unended)], secondTries: modules.flatMap(flaky) };
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(ending));
    },
  };
}

function unended(module: TestModule): readonly Trouble[] {
  const file = module.relativeModuleId;
  return [...module.children.allTests('pending')].map(({ fullName }) => ({ text: `Not ended: ${file} › ${fullName}`, file, died: false }));
}

function flaky(module: TestModule): readonly string[] {
  return [...module.children.allTests('passed')]
    .filter((test) => test.diagnostic()?.flaky === true)
    .map((test) => {
      const said = test.result().errors?.map(({ message }) => message) ?? [];
      return [`${module.relativeModuleId} › ${test.fullName}`, ...said].join('\n');
    });
}

/** The cause of a worker's end names the file that it ran. */
function troubleOf({ stack, message, cause }: SerializedError): Trouble {
  const told = stack ?? message;
  const reason = cause === undefined ? '' : (cause.stack ?? cause.message);
  const path = /exited unexpectedly with signal \w+ .*while running test file (?<path>.+)$/mu.exec(reason)?.groups?.['path'];
  const file = path === undefined ? null : relative(process.cwd(), path);
  return { text: reason === '' ? told : `${told}\nCaused by: ${reason}`, file, died: file !== null };
}
