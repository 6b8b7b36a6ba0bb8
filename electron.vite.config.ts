import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { chunkParts } from './scripts/chunk-parts.ts';
import { licencePlugins } from './scripts/licences.ts';

const licences = licencePlugins(import.meta.dirname);

export default defineConfig({
  main: {
    plugins: [licences.gather, chunkParts(import.meta.dirname)],
    build: {
      outDir: 'out/main',
      target: 'node24',
      // `dependencies` are what cannot be built in: native parts, fonts, data files. They alone are shipped as packages.
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          electron: 'main/electron.ts',
          cli: 'main/cli.ts',
          'bank-worker': 'main/workers/bank-worker.ts',
          'feed-worker': 'main/workers/feed-worker.ts',
          'form-worker': 'main/workers/form-worker.ts',
          'pdf-worker': 'main/workers/pdf-worker.ts',
          'store-worker': 'main/workers/store-worker.ts',
        },
        // All in one folder, so that `import.meta.dirname` means the same in every file.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node24',
      // A sandboxed preload script can load nothing but electron: all else would have to be inside.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'preload/index.ts' },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    // Browsers have their own; the tests and the core take the package.
    resolve: { alias: [{ find: /^temporal-polyfill$/, replacement: resolve(import.meta.dirname, 'renderer/app/temporal.ts') }] },
    plugins: [react(), licences.lay],
    build: {
      outDir: 'out/renderer',
      target: 'chrome150',
      // Each page has its own copy of what both use, so that the clock loads no part that only the dashboard needs.
      isolatedEntries: true,
      sourcemap: false,
      minify: true,
      // The content policy allows no data: addresses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { index: 'renderer/index.html', clock: 'renderer/clock.html' },
        // @mantine/schedule looks for a default export of rrule that only its CommonJS build has, and does without.
        checks: { importIsUndefined: false, pluginTimings: false },
      },
    },
  },
});
