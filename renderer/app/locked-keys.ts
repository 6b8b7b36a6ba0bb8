import { useEffect } from 'react';

/**
 * While the lock covers the window, keys reach its own fields and nothing beneath: a drawer under it listens for
 * Escape on the window, and would close with the text that the lock is to keep.
 * Must be in place before anything that listens so; typing and Enter do without listeners.
 */
export function useLockedKeys(): void {
  useEffect(() => {
    const keep = (event: KeyboardEvent): void => {
      if (!document.querySelector('dialog[open]')) return;
      event.stopImmediatePropagation();
      if (event.key === 'Escape') event.preventDefault();
    };
    window.addEventListener('keydown', keep, { capture: true });
    return () => window.removeEventListener('keydown', keep, { capture: true });
  }, []);
}
