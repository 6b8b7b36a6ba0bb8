/** Largest table that is read, in bytes. */
export const largestTable = 8 * 1024 * 1024;
