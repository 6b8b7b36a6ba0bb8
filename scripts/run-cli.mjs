// `npm run -s session-desk -- …`: the command line on the pinned Node, set up first if need be.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { nodeFlags } from './node-flags.mjs';
import { root, setUp } from './setup.mjs';

const node = setUp({ quiet: true });
const { status } = spawnSync(node, [...nodeFlags, join(root, 'out', 'main', 'cli.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  // npm runs scripts in the folder of the package; files are named from where the user is.
  cwd: process.env.INIT_CWD ?? process.cwd(),
});
process.exitCode = status ?? 1;
