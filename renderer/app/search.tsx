import { lazy, Suspense, useEffect, type ReactNode } from 'react';

export interface SearchProps {
  /** How often the search was asked for; each rise opens it. */
  readonly openings: number;
}

const load = () => import('./search-dialog.tsx');
const SearchDialog = lazy(async () => ({ default: (await load()).SearchDialog }));
/** By then the first screen stands and has its data. */
const QUIET_AFTER = 3_000;

/** Loads the search in a quiet moment, at the latest when it is first asked for. */
export function Search({ openings }: SearchProps): ReactNode {
  useEffect(() => {
    // A failure shows when it is asked for.
    const timer = setTimeout(() => requestIdleCallback(() => void load().catch(() => undefined)), QUIET_AFTER);
    return () => clearTimeout(timer);
  }, []);
  if (openings === 0) return null;
  return (
    <Suspense>
      <SearchDialog key={openings} />
    </Suspense>
  );
}
