/**
 * Numbers the distinct byte strings of a feed (UIDs, TZIDs) without turning them into strings.
 * The hash starts from a seed that the feed cannot know, so it cannot force collisions.
 */
export class ByteKeys {
  private readonly bytes: Uint8Array;
  private readonly seed: number;
  private readonly indexByHash = new Map<number, number>();
  private readonly froms: number[] = [];
  private readonly tos: number[] = [];

  constructor(bytes: Uint8Array, seed: number) {
    this.bytes = bytes;
    this.seed = seed;
  }

  /** Index of the bytes from `from` to `to`; equal bytes have equal indexes, the first is 0. */
  indexOf(from: number, to: number): number {
    let hash = this.hash(from, to);
    for (;;) {
      const index = this.indexByHash.get(hash);
      if (index === undefined) return this.add(hash, from, to);
      if (this.equals(index, from, to)) return index;
      hash = (hash + 1) | 0;
    }
  }

  /** Where the bytes of an index were first seen. */
  spanOf(index: number): { readonly from: number; readonly to: number } {
    return { from: this.froms[index] ?? 0, to: this.tos[index] ?? 0 };
  }

  private add(hash: number, from: number, to: number): number {
    const index = this.froms.length;
    this.indexByHash.set(hash, index);
    this.froms.push(from);
    this.tos.push(to);
    return index;
  }

  private equals(index: number, from: number, to: number): boolean {
    const other = this.froms[index] ?? 0;
    if ((this.tos[index] ?? 0) - other !== to - from) return false;
    for (let i = 0; i < to - from; i++) {
      if (this.bytes[other + i] !== this.bytes[from + i]) return false;
    }
    return true;
  }

  private hash(from: number, to: number): number {
    let hash = this.seed ^ (to - from);
    for (let i = from; i < to; i++) {
      hash = Math.imul(hash ^ (this.bytes[i] ?? 0), 0x5bd1e995);
      hash ^= hash >>> 15;
    }
    return hash | 0;
  }
}
