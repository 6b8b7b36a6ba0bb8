/**
 * 10,000 reports of Stripe on one instance of the cloud, a process of its own over a PostgreSQL server, which is killed twice
 * meanwhile. What counts is that none is lost, none makes work twice, none is left, and that every account stands as at Stripe.
 */
import { webhookStorm } from '../tests/support/webhook-storm.ts';
import { benchRow, type BenchRow } from './rows.ts';
import { withFolder } from './temp-folder.ts';

const REPORTS = 10_000;

export function run({ reports = REPORTS, accounts = 200 } = {}): Promise<readonly BenchRow[]> {
  return withFolder(async (folder) => {
    const { lost, doubled, wrong, left, elapsed } = await webhookStorm({ accounts, reports, instances: 1, folder });
    process.stderr.write(`${reports} reports drained in ${Math.round(elapsed / 1_000)} s\n`);
    return [
      benchRow({
        figure: `reports of Stripe lost, worked on twice, left over or wrong, of ${reports}, the process killed twice`,
        ours: lost + Math.abs(doubled) + left + wrong,
        peer: reports,
        peerName: 'all of them',
        limit: 0,
        unit: 'reports',
      }),
    ];
  });
}
