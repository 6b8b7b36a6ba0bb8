import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import config from '../electron.vite.config.ts';

const root = join(import.meta.dirname, '..');

/** The built app, as it ships. */
export const builtPages = join(root, 'out/renderer');
export const builtFeedWorker = join(root, 'out/main/feed-worker.js');
export const builtBankWorker = join(root, 'out/main/bank-worker.js');
export const builtStoreWorker = join(root, 'out/main/store-worker.js');
export const builtPdfWorker = join(root, 'out/main/pdf-worker.js');

/**
 * Builds scripts of this folder to JavaScript, as the app's own code is built and with the same packages in it:
 * reading TypeScript is not measured with it.
 *
 * @param work  gets the path of a script by its name; the scripts are removed when it ends
 */
export async function withBuilt<T>(names: readonly string[], work: (script: (name: string) => string) => Promise<T>): Promise<T> {
  // Inside node_modules the built scripts find their packages, and no tool looks at them.
  const folder = mkdtempSync(join(root, 'node_modules/.bench-'));
  try {
    const input = Object.fromEntries(names.map((name) => [name, join(import.meta.dirname, `${name}.ts`)]));
    await build({
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: bundledPackages() },
      build: { ssr: true, outDir: folder, emptyOutDir: false, target: 'node24', rolldownOptions: { input } },
    });
    return await work((name) => join(folder, `${name}.js`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The packages that the build of the core takes in; all others are loaded from node_modules. */
function bundledPackages(): string[] {
  const kept = 'main' in config ? config.main?.build?.externalizeDeps : undefined;
  return typeof kept === 'object' ? (kept.exclude ?? []) : [];
}
