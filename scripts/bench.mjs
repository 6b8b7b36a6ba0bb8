// `npm run bench [-- NAME …] [--json]`: sets up, then measures each figure against its peer (docs/bench.md). With --json nothing else is on stdout.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { nodeFlags } from './node-flags.mjs';
import { root, setUp } from './setup.mjs';

const wanted = process.argv.slice(2);
const node = setUp({ quiet: wanted.includes('--json') });
const { status } = spawnSync(node, [...nodeFlags, join(root, 'bench', 'run.ts'), ...wanted], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
