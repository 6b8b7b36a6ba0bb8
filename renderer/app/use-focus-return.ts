import { useEffect } from 'react';

/** How far back the way of the focus is known. */
const LONGEST_TRAIL = 20;

/**
 * Gives the focus back to where it was when a form, a question or a menu goes away with it.
 * The library does so for what closes while it stays mounted; here they are taken out of the page.
 */
export function useFocusReturn(): void {
  useEffect(() => {
    let trail: readonly HTMLElement[] = [];
    let wasInDialog = false;
    const remember = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      wasInDialog = target.closest('[role="dialog"]') !== null;
      trail = [target, ...trail.filter((other) => other !== target && other.isConnected)].slice(0, LONGEST_TRAIL);
    };
    const giveBack = (): void => {
      if (!wasInDialog || trail[0]?.isConnected !== false || document.activeElement !== document.body) return;
      const dialog = [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')].at(-1);
      trail.find((place) => place.isConnected && (!dialog || dialog.contains(place)))?.focus();
    };
    const observer = new MutationObserver(giveBack);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', remember);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', remember);
    };
  }, []);
}
