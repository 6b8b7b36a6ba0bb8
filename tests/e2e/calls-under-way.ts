import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Page } from '@playwright/test';

/** A call that is kept back on purpose holds nobody up for longer, in ms. */
const LONGEST_WAIT = 5_000;
const BETWEEN_LOOKS = 20;

/** What ends the text of a message that carries a file. */
const END_OF_TEXT = 255;

/** The calls of all pages of a browser that the core has not answered. */
export interface CallsUnderWay {
  /**
   * Waits until the core has answered what was pressed so far.
   * A test that moves time right after a press would else move it before the press has come to the core.
   */
  answered(): Promise<void>;
}

export function watchCalls(context: BrowserContext): CallsUnderWay {
  const underWay = new Set<string>();
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      const mine = `${socket.url()} ${performance.now()}`;
      socket.on('framesent', ({ payload }) => {
        const { id, isFirst } = messageIn(payload);
        if (isFirst) underWay.add(`${mine} ${id}`);
      });
      socket.on('framereceived', ({ payload }) => underWay.delete(`${mine} ${messageIn(payload).id}`));
      socket.on('close', () => {
        for (const call of underWay) if (call.startsWith(`${mine} `)) underWay.delete(call);
      });
    });
  });

  return {
    answered: async () => {
      await Promise.all(context.pages().map(turnOfEvents));
      const since = performance.now();
      while (underWay.size > 0 && performance.now() - since < LONGEST_WAIT) await pause(BETWEEN_LOOKS);
    },
  };
}

/** Lets a page do what its last event has left to do. Its timers may stand still; its messages do not. */
async function turnOfEvents(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', resolve);
        port1.start();
        port2.postMessage(null);
      }),
  );
}

/** The number of the call that a message belongs to; messages of one kind only open a call, and bear no mark of their kind. */
function messageIn(payload: string | Buffer): { readonly id: string; readonly isFirst: boolean } {
  const end = typeof payload === 'string' ? -1 : payload.indexOf(END_OF_TEXT);
  const text = typeof payload === 'string' ? payload : payload.subarray(0, end === -1 ? undefined : end).toString();
  const { i: id, t: kind } = JSON.parse(text) as { readonly i: string; readonly t?: number }; // as the two ends of our own socket write it
  return { id, isFirst: kind === undefined };
}
