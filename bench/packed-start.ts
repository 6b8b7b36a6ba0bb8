/**
 * From the start of the desktop app's process to its first window, in the tests' stand-in for Electron: the app as it is packed,
 * with its own files and native parts, beside the build it was packed from. A new profile each time, the two interleaved, medians.
 */
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { log } from 'builder-util';
import { Arch } from 'electron-builder';
import { dashboardLoaded, startDesktop } from '../tests/support/electron-stand-in/desktop.ts';
import { packApp } from '../tests/support/packed-app.ts';
import { benchRow, median, type BenchRow } from './rows.ts';
import { withFolder } from './temp-folder.ts';

const root = join(import.meta.dirname, '..');

export async function run({ rounds = 7 } = {}): Promise<readonly BenchRow[]> {
  // What the packer tells of itself does not belong among the figures.
  Object.assign(log, { stream: process.stderr });
  return withFolder(async (folder) => {
    await packApp(folder, process.arch === 'arm64' ? Arch.arm64 : Arch.x64);
    const packed = join(folder, 'app');
    extractAll(join(folder, 'release', 'linux-unpacked', 'resources', 'app.asar'), packed);
    // The disk's first look is nobody's.
    await startOnce(packed);
    await startOnce(root);
    const times = { packedMs: [] as number[], unpackedMs: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      times.unpackedMs.push(await startOnce(root));
      times.packedMs.push(await startOnce(packed));
    }
    return [packedStartRow(times)];
  });
}

export function packedStartRow({ packedMs, unpackedMs }: Readonly<Record<'packedMs' | 'unpackedMs', readonly number[]>>): BenchRow {
  return benchRow({
    figure: 'start of the packed app to its first window',
    unit: 'ms',
    ours: median(packedMs),
    peer: median(unpackedMs),
    peerName: 'the unpacked build',
    limit: 1.3,
  });
}

async function startOnce(app: string): Promise<number> {
  const started = performance.timeOrigin + performance.now();
  const desktop = await startDesktop({ app });
  try {
    await dashboardLoaded(desktop);
    return await desktop.run(({ start }, begun) => (start.firstShow?.at ?? NaN) - begun, started);
  } finally {
    await desktop.stop();
  }
}
