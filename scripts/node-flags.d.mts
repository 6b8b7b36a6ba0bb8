/** See node-flags.mjs. */
export const nodeFlags: string[];
