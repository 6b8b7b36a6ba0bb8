import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { listPackage } from '@electron/asar';
import { build, Platform, type Arch } from 'electron-builder';
import { makeStandInElectron } from '../../packaging/stand-in-electron.ts';

const root = join(import.meta.dirname, '../..');

/** Packs what was built for Linux around a stand-in for Electron. */
export async function packApp(folder: string, processor: Arch): Promise<void> {
  const electron = join(folder, 'electron');
  makeStandInElectron(electron);
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget('dir', processor),
    publish: 'never',
    config: { electronDist: electron, directories: { output: join(folder, 'release') } },
  });
}

/** Every file of a folder by its place, with `/` between the parts, in order. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Every file in an archive, in order; folders, which it lists too, are left out. */
export function filesInArchive(archive: string): readonly string[] {
  const places = listPackage(archive, { isPack: false }).map((place) => place.replaceAll('\\', '/').replace(/^\//, ''));
  const folders = new Set(places.map((place) => place.slice(0, Math.max(0, place.lastIndexOf('/')))));
  return places.filter((place) => !folders.has(place)).sort();
}

export function hashOfFile(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
