import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion, type FuseV1Config } from '@electron/fuses';
import { Arch, type AfterPackContext } from 'electron-builder';

/**
 * The switches that are burnt into the binary: it is our app alone, neither a Node nor something to debug (docs/security.md).
 *
 * @param system  as Electron names it: linux, darwin or win32
 */
export function fusesFor(system: string): FuseV1Config {
  return {
    version: FuseVersion.V1,
    // A new Electron with a new fuse stops the build, so that somebody decides about it.
    strictlyRequireAllFuses: true,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    // Electron looks at the sum of the archive on these two systems only.
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: system === 'darwin' || system === 'win32',
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    [FuseV1Options.WasmTrapHandlers]: true,
  };
}

/** Called by electron-builder once an app is laid out and before it is signed. */
export async function afterPack({ appOutDir, arch, electronPlatformName, packager }: AfterPackContext): Promise<void> {
  requireNatives(join(packager.getResourcesDir(appOutDir), 'app.asar.unpacked', 'node_modules'), electronPlatformName, Arch[arch]);
  await flipFuses(join(appOutDir, binaryOf(electronPlatformName, packager)), fusesFor(electronPlatformName));
}

/** npm installs the keychain's part for one processor alone: without this an app for another would be built that cannot start. */
function requireNatives(modules: string, system: string, processor: string): void {
  const kinds: Readonly<Record<string, string>> = { linux: '-gnu', win32: '-msvc' };
  const keyring = `${system}-${processor}${kinds[system] ?? ''}`;
  const parts = [
    join('better-sqlite3', 'prebuilds', `${system}-${processor}.node`),
    join('@napi-rs', `keyring-${keyring}`, `keyring.${keyring}.node`),
  ];
  const missing = parts.filter((part) => !existsSync(join(modules, part)));
  if (missing.length > 0) throw new Error(`Not installed for ${system} on ${processor}: ${missing.join(', ')}`);
}

function binaryOf(system: string, { appInfo: { productFilename }, config }: AfterPackContext['packager']): string {
  if (system === 'darwin') return join(`${productFilename}.app`, 'Contents', 'MacOS', productFilename);
  return system === 'win32' ? `${productFilename}.exe` : (config.linux?.executableName ?? productFilename);
}
