// `npm run pictures`: takes the pictures of the README from the running app.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

process.exitCode = spawnSync(setUp(), [join(root, 'tests', 'e2e', 'pictures.ts')], { cwd: root, stdio: 'inherit' }).status ?? 1;
