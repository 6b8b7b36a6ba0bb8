// `node packaging/stand-in-electron.ts FOLDER`: makes a folder that looks like Electron to electron-builder, for computers that
// cannot fetch the real one. It cannot be started.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Version 1 of the wire, nine fuses, as Electron ships them. */
const wire = `${sentinel}\u0001\u0009101100011`;

/** @param folder  is made, with Electron for Linux in it */
export function makeStandInElectron(folder: string): void {
  for (const part of ['locales', 'resources']) mkdirSync(join(folder, part), { recursive: true });
  writeFileSync(join(folder, 'electron'), `This is not Electron.\n${wire}\n`, { mode: 0o755 });
  writeFileSync(join(folder, 'chrome-sandbox'), '', { mode: 0o755 });
  for (const file of ['resources.pak', 'LICENSE', 'LICENSES.chromium.html', 'version', 'locales/en-GB.pak'])
    writeFileSync(join(folder, file), '');
}

if (import.meta.main) makeStandInElectron(process.argv[2] ?? '');
