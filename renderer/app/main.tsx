import { readStyleNonce, shareStyleNonce } from './style-nonce.ts';
import { installTrustedTypes } from './trusted-types.ts';
import { declareWithoutEval } from './without-eval.ts';

installTrustedTypes();
shareStyleNonce(readStyleNonce());
declareWithoutEval();

if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');

// Only now, as modules of the app look at these when they are loaded.
const { start } = await import('./start.tsx');
await start();
