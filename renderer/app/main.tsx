import { readStyleNonce, shareStyleNonce } from './style-nonce.ts';
import { installTrustedTypes } from './trusted-types.ts';
import { declareWithoutEval } from './without-eval.ts';

installTrustedTypes();
shareStyleNonce(readStyleNonce());
declareWithoutEval();

// Only now, as modules of the app look at these when they are loaded.
const { start } = await import('./start.tsx');
await start();
