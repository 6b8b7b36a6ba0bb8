// `node --import` this: `electron` is then the stand-in of the tests.
import { registerHooks } from 'node:module';

const standIn = new URL('./electron.ts', import.meta.url).href;

/** Addresses of all that was loaded so far, in order. */
const loaded = (globalThis[Symbol.for('stand-in.loaded')] = []);

registerHooks({
  load: (url, context, next) => {
    loaded.push(url);
    return next(url, context);
  },
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, format: 'module-typescript', shortCircuit: true } : next(specifier, context),
});
