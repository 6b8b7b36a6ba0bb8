import type { AppInfo } from '../../../shared/contract/app.ts';
import type { Connection } from '../../app/connect.ts';

/** The ways in which a clock can be opened from the dashboard. */
export type ClockOpening =
  | { readonly as: 'window' | 'mini' | 'client' }
  /** Null for the main display. */
  | { readonly as: 'fullScreen'; readonly displayId: string | null };

interface PictureInPicture {
  requestWindow(size: { readonly width: number; readonly height: number }): Promise<Window>;
}

const MINI = { width: 320, height: 180 };

/**
 * Opens a clock in the way this shell can: as a window of the desktop app, or as a page of the browser.
 * There the mini clock is a picture-in-picture window, which stays on top; without those, a small page.
 * To be called from a click or a key, or the browser refuses.
 */
export async function openClock(opening: ClockOpening, connection: Connection, info: Pick<AppInfo, 'shell'>): Promise<void> {
  if (info.shell === 'desktop') return void (await connection.client.app.openClock(desktopWindow(opening)));
  const pictures = (window as { readonly documentPictureInPicture?: PictureInPicture }).documentPictureInPicture; // not in every browser
  if (opening.as === 'mini' && pictures) return openMini(pictures, connection);
  await connection.openPage(opening.as === 'client' ? 'client' : 'practitioner');
}

function desktopWindow(opening: ClockOpening): Parameters<Connection['client']['app']['openClock']>[0] {
  switch (opening.as) {
    case 'fullScreen':
      return { view: 'practitioner', mode: 'fullScreen', displayId: opening.displayId };
    case 'client':
      return { view: 'client', mode: 'normal', displayId: null };
    case 'mini':
      return { view: 'practitioner', mode: 'mini', displayId: null };
    case 'window':
      return { view: 'practitioner', mode: 'normal', displayId: null };
    default:
      return opening satisfies never;
  }
}

/** The window first: it may be asked for only right after the click. */
async function openMini(pictures: PictureInPicture, connection: Connection): Promise<void> {
  const place = await pictures.requestWindow(MINI);
  const { mountClock } = await import('./mini-clock.tsx');
  mountClock(connection, place);
}
