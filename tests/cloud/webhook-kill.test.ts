import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { webhookStorm } from '../support/webhook-storm.ts';

test('of two instances one is killed twice while hundreds of reports come in: none is lost, none counts twice, and all is as Stripe has it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'session-desk-cloud-'));
  try {
    const { log, elapsed, ...counts } = await webhookStorm({ accounts: 10, reports: 200, instances: 2, folder });
    expect(counts).toEqual({ lost: 0, doubled: 0, wrong: 0, left: 0 });
    expect(elapsed).toBeGreaterThan(0);
    expect(log).not.toContain('"level":"error"');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 300_000);
