import { join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion, type FuseV1Config } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';

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
export async function afterPack({ appOutDir, electronPlatformName, packager }: AfterPackContext): Promise<void> {
  await flipFuses(join(appOutDir, binaryOf(electronPlatformName, packager)), fusesFor(electronPlatformName));
}

function binaryOf(system: string, { appInfo: { productFilename }, config }: AfterPackContext['packager']): string {
  if (system === 'darwin') return join(`${productFilename}.app`, 'Contents', 'MacOS', productFilename);
  return system === 'win32' ? `${productFilename}.exe` : (config.linux?.executableName ?? productFilename);
}
