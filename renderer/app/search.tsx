import { lazy, Suspense, type ReactNode } from 'react';

export interface SearchProps {
  /** How often the search was asked for; each rise opens it. */
  readonly openings: number;
}

const SearchDialog = lazy(async () => ({ default: (await import('./search-dialog.tsx')).SearchDialog }));

/** Loads the search when it is first asked for. */
export function Search({ openings }: SearchProps): ReactNode {
  if (openings === 0) return null;
  return (
    <Suspense>
      <SearchDialog key={openings} />
    </Suspense>
  );
}
