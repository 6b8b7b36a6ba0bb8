// `npm run cloud`: sets up, then runs the optional cloud service, with whatever words follow. Its settings come from the environment; see
// cloud/README.md.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { nodeFlags } from './node-flags.mjs';
import { root, setUp } from './setup.mjs';

const node = setUp({ quiet: true });
const service = spawn(node, [...nodeFlags, join(root, 'cloud', 'main.ts'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
// The terminal tells both; the service ends first, in good order.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => service.kill(signal));
service.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
