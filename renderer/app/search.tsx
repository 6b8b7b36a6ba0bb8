import { lazy, Suspense, useEffect, type ReactNode } from 'react';

export interface SearchProps {
  /** How often the search was asked for; each rise opens it. */
  readonly openings: number;
}

/** After the first screen stands and before anyone is likely to search. */
const PRELOAD_AFTER_MS = 2_500;

async function loadDialog() {
  return { default: (await import('./search-dialog.tsx')).SearchDialog };
}

const SearchDialog = lazy(loadDialog);

/** Loads the search a moment after the first screen, so that the first key press finds it there. */
export function Search({ openings }: SearchProps): ReactNode {
  useEffect(() => {
    const timer = setTimeout(preload, PRELOAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (openings === 0) return null;
  return (
    <Suspense>
      <SearchDialog key={openings} />
    </Suspense>
  );
}

function preload(): void {
  loadDialog().catch(() => undefined); // asked for again, and told, when the search is opened
}
