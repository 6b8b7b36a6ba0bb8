/** `npm run bench [-- NAME …] [--json]`: measures each figure against its peer; ends with 1 when one is over its limit. */
import { parseArgs } from 'node:util';
import { tableOf, type BenchRow } from './rows.ts';

type Bench = () => Promise<readonly BenchRow[]>;

/** Loaded one by one, so that what one figure needs does not weigh on another. */
const benches: Readonly<Record<string, Bench>> = {
  feed: async () => (await import('./feed.ts')).run(),
  preview: async () => (await import('./preview.ts')).run(),
  stall: async () => (await import('./stall.ts')).run(),
  start: async () => (await import('./start.ts')).run(),
  'packed-start': async () => (await import('./packed-start.ts')).run(),
  week: async () => (await import('./week.ts')).run(),
  bank: async () => (await import('./bank.ts')).run(),
  import: async () => (await import('./import.ts')).run(),
  figures: async () => (await import('./figures.ts')).run(),
  scroll: async () => (await import('./invoice-scroll.ts')).run(),
  phases: async () => (await import('./clock-phases.ts')).run(),
  drift: async () => (await import('./clock-drift.ts')).run(),
  'update-frames': async () => (await import('./update-frames.ts')).run(),
  idle: async () => (await import('./clock-idle.ts')).run(),
  'invoice-pdf': async () => (await import('./invoice-pdf.ts')).run(),
  batch: async () => (await import('./batch.ts')).run(),
  statements: async () => (await import('./statements.ts')).run(),
  pension: async () => (await import('./pension.ts')).run(),
  'pension-board': async () => (await import('./pension-board.ts')).run(),
  cloud: async () => (await import('./cloud.ts')).run(),
  webhooks: async () => (await import('./webhooks.ts')).run(),
  size: async () => (await import('./size.ts')).run(),
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
const unknown = positionals.filter((name) => !(name in benches));
if (unknown.length > 0) {
  process.stderr.write(`There is no figure "${unknown.join(', ')}". There are: ${Object.keys(benches).join(', ')}\n`);
  process.exitCode = 2;
} else {
  await measure(positionals.length > 0 ? positionals : Object.keys(benches));
}

async function measure(names: readonly string[]): Promise<void> {
  const rows: BenchRow[] = [];
  const failed: string[] = [];
  for (const name of names) {
    process.stderr.write(`measuring ${name} …\n`);
    try {
      rows.push(...((await benches[name]?.()) ?? []));
    } catch (error) {
      // The other figures stand without it.
      failed.push(name);
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    }
  }
  process.stdout.write(values.json ? `${JSON.stringify(rows, null, 2)}\n` : `${tableOf(rows)}\n`);
  const over = rows.filter(({ pass }) => !pass).length;
  process.stderr.write(
    `${rows.length - over} within their limits, ${over} over${failed.length > 0 ? `, not measured: ${failed.join(', ')}` : ''}\n`,
  );
  process.exitCode = over > 0 || failed.length > 0 ? 1 : 0;
}
