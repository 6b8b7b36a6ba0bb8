import type { Display } from '../../../shared/contract/app.ts';
import type { Preferences } from '../../../shared/contract/preferences.ts';

type Wanted = Preferences['clock']['display'];

/** The display that was chosen before, if it is connected: ids change with each start, name and size do not. */
export function chosenDisplay(wanted: Wanted, displays: readonly Display[]): Display | null {
  if (wanted === null) return null;
  return displays.find(({ label, width, height }) => label === wanted.label && width === wanted.width && height === wanted.height) ?? null;
}

/** What the user knows a display by. */
export function displayName({ label, width, height }: Pick<Display, 'label' | 'width' | 'height'>): string {
  return label === '' ? `${width} × ${height}` : label;
}
