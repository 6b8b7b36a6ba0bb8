/** The same function for the length of one answer, or of a profile: what it was asked for once, it is not asked for again. */
export function readOnce<K extends string, T>(read: (id: K) => T): (id: K) => T {
  const known = new Map<K, T>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const value = read(id);
    known.set(id, value);
    return value;
  };
}

/** What is made when it is first asked for, and kept: a prepared query. */
export function makeOnce<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
