import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/**
 * Writes down what a run met beside failed tests: errors that no test caught, a worker that died, tests that never
 * ended. A run with any of them fails although every test that ended has passed.
 *
 * @param file  JSON: a list of texts, empty when all was well
 */
export function troubleReport(file: string): Reporter {
  return {
    onTestRunEnd(modules, errors) {
      const troubles = [
        ...errors.map(toldWithCause),
        ...modules.flatMap((module) => unended(module).map((name) => `Not ended: ${module.relativeModuleId} › ${name}`)),
      ];
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(troubles));
    },
  };
}

function unended(module: TestModule): readonly string[] {
  return [...module.children.allTests('pending')].map(({ fullName }) => fullName);
}

/** The cause of a worker's end names the file that it ran. */
function toldWithCause({ stack, message, cause }: SerializedError): string {
  const told = stack ?? message;
  return cause === undefined ? told : `${told}\nCaused by: ${cause.stack ?? cause.message}`;
}
