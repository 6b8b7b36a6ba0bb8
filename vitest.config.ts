import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { nodeFlags } from './scripts/node-flags.mjs';
import { troubleReport } from './tests/support/trouble-report.ts';

/** Where `npm test` wants to read what happened; nothing is written in a run by hand. */
const reports = process.env['SESSION_DESK_TEST_REPORTS'];

/** The files that take longest begin, so that no worker is left alone with one of them at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const ofTheService = ['accounts', 'billing', 'process', 'announcements', 'packaging', 'deploy', 'owner', 'leaving', 'webhook-kill'];
    const places = [
      '/tests/faults/io-errors',
      '/tests/faults/',
      '/tests/integration/',
      '/tests/shell/',
      ...ofTheService.map((name) => `/tests/cloud/${name}.`),
    ];
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = places.findIndex((part) => moduleId.includes(part));
      return place < 0 ? places.length : place;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    projects: [
      // Pure code: nothing of a file is left for the next, so that they may share a process and what it has loaded.
      { extends: true, test: { name: 'rules', include: ['{shared,renderer}/**/*.test.{ts,tsx}'], isolate: false } },
      {
        extends: true,
        test: {
          name: 'desk',
          include: ['{main,cloud}/**/*.test.ts', 'tests/{architecture,integration,faults,shell,corpora}/**/*.test.ts'],
        },
      },
      // A service that runs waits more than it works: for its queue, its mail and the pauses that it makes. More of them run beside
      // one another than there are processors, in a group of their own so that they take nothing from what computes.
      {
        extends: true,
        test: { name: 'service', include: ['tests/cloud/**/*.test.ts'], maxWorkers: 4, sequence: { groupOrder: 1 } },
      },
    ],
    pool: 'forks',
    execArgv: nodeFlags,
    // One more than there are processors on a small build machine: tests of disks, kills and updates wait about as long as they work.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // Limits of work are limits of time too: a busy machine that runs them all gets a second look, and tells that it took one.
    retry: reports ? 1 : 0,
    testTimeout: 60_000,
    hookTimeout: 30_000,
    reporters: reports
      ? ['default', ['json', { outputFile: join(reports, 'vitest.json') }], troubleReport(join(reports, 'vitest-troubles.json'))]
      : ['default'],
  },
});
