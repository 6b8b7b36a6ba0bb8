import type { Temporal as TemporalNamespace } from 'temporal-polyfill';

/**
 * The Temporal of the browser. The build gives it to the rules in place of the package of that name (electron.vite.config.ts),
 * whose code a page loads only where the browser has none (main.tsx).
 */
export const Temporal = (globalThis as unknown as { readonly Temporal: typeof TemporalNamespace }).Temporal; // there by then
