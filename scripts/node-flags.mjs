/**
 * What every Node of ours that lives long is started with: two faults of its V8 end a whole process, and neither can be
 * caught (docs/decisions/0020). Both go when the pinned Node no longer has them.
 *
 * - Code that calls from WebAssembly into JavaScript is freed twice when threads come and go; code that is never
 *   compiled is never freed. One function of the shaper of text is concerned, and a page takes as long as before.
 * - The middle compiler, at work beside the program, may read what was taken away when processors are scarce.
 */
export const nodeFlags = ['--wasm-wrapper-tiering-budget=2147483647', '--no-maglev'];
