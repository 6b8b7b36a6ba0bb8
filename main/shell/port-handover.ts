import { ipcMain, MessageChannelMain, type IpcMainEvent } from 'electron';
import type { FrameServer } from '../frames.ts';
import type { PageSessions } from '../node/pages-sessions.ts';
import type { Log } from '../ports/log.ts';
import type { WindowRole } from '../rpc.ts';
import { APP_ORIGIN } from './app-scheme.ts';
import type { WindowFactory } from './window-factory.ts';

export interface PortHandoverDeps {
  readonly windows: Pick<WindowFactory, 'roleOf'>;
  readonly frames: FrameServer;
  readonly sessions: PageSessions;
  readonly log: Log;
}

/** Gives a page its port when it asks, once it is known to be ours: the top frame of one of our windows, of our origin. */
export function handOverPorts({ windows, frames, sessions, log }: PortHandoverDeps): void {
  ipcMain.on('session-desk:connect', (event) => {
    const asking = whoAsks(event, windows);
    if (!asking) {
      log.warn('shell.port.refused');
      return;
    }
    const { port1, port2 } = new MessageChannelMain();
    const session = sessions.open(asking.role);
    const release = sessions.hold(session.token);
    const wire = frames.open(asking.role, { send: async (frame) => port1.postMessage(frame), close: () => port1.close() });
    port1.on('message', ({ data }) => wire.receive(data));
    port1.on('close', () => {
      wire.closed();
      release();
    });
    port1.start();
    asking.frame.postMessage('session-desk:connected', session.token, [port2]);
  });
}

/** The frame is read at once, for it is gone after a navigation. */
function whoAsks(event: IpcMainEvent, windows: Pick<WindowFactory, 'roleOf'>): { frame: Electron.WebFrameMain; role: WindowRole } | null {
  const frame = event.senderFrame;
  if (!frame || frame.parent !== null || frame.origin !== APP_ORIGIN) return null;
  const role = windows.roleOf(event.sender);
  return role && { frame, role };
}
