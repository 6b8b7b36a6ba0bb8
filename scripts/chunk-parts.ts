import { writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

interface Chunk {
  readonly type: string;
  readonly modules?: Readonly<Record<string, unknown>>;
}

/** By the name of a built file: the modules that went into it, as paths from the root. */
export type ChunkParts = Readonly<Record<string, readonly string[]>>;

/** A plugin that writes down beside the build what each of its files is made of; tests/shell/start-path.test.ts reads it. */
export function chunkParts(root: string) {
  return {
    name: 'chunk-parts',
    writeBundle({ dir }: { readonly dir?: string }, bundle: Readonly<Record<string, Chunk>>): void {
      if (dir === undefined) return;
      const chunks = Object.entries(bundle).filter(([, { type }]) => type === 'chunk');
      const parts = Object.fromEntries(chunks.map(([name, { modules = {} }]) => [name, Object.keys(modules).map(place)]));
      writeFileSync(join(dir, '..', '.parts.json'), JSON.stringify(parts));
    },
  };
  function place(id: string): string {
    return relative(root, id.replace(/^\0/, '')).split(sep).join('/');
  }
}
