import type { AnyContractRouter } from '@orpc/contract';
import type { Router } from '@orpc/server';
import { RPCHandler } from '@orpc/server/websocket';
import type { Log } from './ports/log.ts';
import type { CallContext, WindowRole } from './rpc.ts';

/** Frames longer than this are refused; larger things go through uploads. */
export const LARGEST_FRAME = 1024 * 1024;

/** One connected page, whatever carries its frames. */
export interface Wire {
  /** Resolves once the frame has left, so that a stream waits for a slow reader. */
  send(frame: string): Promise<void>;
  close(): void;
}

/** What the carrier calls. */
export interface OpenWire {
  /** Takes whatever arrived; anything but a text frame of JSON closes the wire. */
  receive(frame: unknown): void;
  /** Stops every call and stream of this page. */
  closed(): void;
}

export interface FrameServer {
  /** @param window  the role of the page, decided by the server */
  open(window: WindowRole, wire: Wire): OpenWire;
}

export type CoreRouter = Router<AnyContractRouter, CallContext>;

/** Answers the contract over any carrier of text frames: WebSocket or MessagePort. */
export function createFrameServer(router: CoreRouter, log: Log): FrameServer {
  const handler = new RPCHandler<CallContext>(router);

  function open(window: WindowRole, wire: Wire): OpenWire {
    const socket = { addEventListener: () => undefined, send: (frame: unknown) => wire.send(textOf(frame)) };

    function receive(frame: unknown): void {
      if (!isJson(frame)) {
        log.warn('frames.refused', { window });
        wire.close();
        return;
      }
      // Expected failures are answered inside; what comes out here is a frame that is no call, or a page that left.
      handler.message(socket, frame, { context: { window } }).catch((error: unknown) => {
        log.warn('frames.failed', { window, kind: error instanceof Error ? error.name : typeof error });
      });
    }
    return { receive, closed: () => handler.close(socket) };
  }
  return { open };
}

function isJson(frame: unknown): frame is string {
  if (typeof frame !== 'string' || frame.length > LARGEST_FRAME) return false;
  try {
    const value: unknown = JSON.parse(frame);
    return typeof value === 'object' && value !== null;
  } catch {
    return false; // not JSON, so not from one of our pages
  }
}

function textOf(frame: unknown): string {
  if (typeof frame === 'string') return frame;
  throw new TypeError('The contract carries no bytes');
}
