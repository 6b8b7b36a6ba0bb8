import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, Platform, type Arch } from 'electron-builder';

const root = join(import.meta.dirname, '../..');

/** In the place of mksquashfs: keeps the folder that would be squeezed, and how it was asked to. */
const squeeze = `#!/bin/sh
set -e
cp -a "$1" "$2.AppDir"
printf '%s\\n' "$@" > "$2.words"
: > "$2"
`;

/**
 * Has electron-builder lay out an AppImage as it does for a release, up to the file itself, whose tools come from github.com.
 *
 * @param unpacked  the app as it was laid out
 * @param folder  is made
 * @returns the folder that an AppImage shows when it runs, and how it was to be squeezed
 */
export async function anAppDir(unpacked: string, folder: string, processor: Arch): Promise<{ appDir: string; words: string }> {
  const tools = join(folder, 'tools');
  for (const part of ['runtimes', 'lib/x64']) mkdirSync(join(tools, part), { recursive: true });
  writeFileSync(join(tools, 'mksquashfs'), squeeze, { mode: 0o755 });
  for (const file of ['desktop-file-validate', 'runtimes/runtime-x64']) writeFileSync(join(tools, file), 'stand-in');
  const app = join(folder, 'unpacked');
  cpSync(unpacked, app, { recursive: true });
  const before = process.env['APPIMAGE_TOOLS_PATH'];
  process.env['APPIMAGE_TOOLS_PATH'] = tools;
  try {
    await build({
      projectDir: root,
      prepackaged: app,
      targets: Platform.LINUX.createTarget('AppImage', processor),
      publish: 'never',
      config: { artifactName: 'app.${ext}', directories: { output: folder } },
    });
  } finally {
    delete process.env['APPIMAGE_TOOLS_PATH'];
    if (before !== undefined) process.env['APPIMAGE_TOOLS_PATH'] = before;
  }
  return { appDir: join(folder, 'app.AppImage.AppDir'), words: join(folder, 'app.AppImage.words') };
}
