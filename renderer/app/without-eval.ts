/**
 * Tells the validation library that code cannot be made from text here.
 * Otherwise it tries, and the page's policy reports each try. Must run before any schema is made,
 * so the entry sets it and loads everything else afterwards.
 */
export function declareWithoutEval(): void {
  Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
}
