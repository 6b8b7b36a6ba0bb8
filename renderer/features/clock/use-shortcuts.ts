import { useEffect, useEffectEvent } from 'react';
import { shortcutOf, type Shortcut } from './shortcuts.ts';

/** Lets the keys work while no panel is open; a button in focus keeps Space for itself. */
export function useShortcuts(place: Window, shortcuts: readonly Shortcut[], isOn: boolean): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const shortcut = isOn && !event.repeat ? shortcutOf(shortcuts, event) : null;
    const target = event.target as Element; // keys are pressed on elements
    if (!shortcut || (shortcut.id === 'start' && target.closest('button'))) return;
    event.preventDefault();
    shortcut.run();
  });
  useEffect(() => {
    const handle = (event: KeyboardEvent): void => press(event);
    place.addEventListener('keydown', handle);
    return () => place.removeEventListener('keydown', handle);
  }, [place]);
}
