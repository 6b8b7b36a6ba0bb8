import { setTimeout as wait } from 'node:timers/promises';
import { isDefinedError, ORPCError, safe } from '@orpc/client';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { CoreRouter } from '../../main/frames.ts';
import { createLatest } from '../../main/latest.ts';
import { createImplementer, type WindowRole } from '../../main/rpc.ts';
import type { ChangeTopic } from '../../shared/contract/changes.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { createTestLog, transports, type ConnectedPage } from '../support/transports.ts';
import { eventually } from '../support/eventually.ts';

const info = {
  version: '1.2.3',
  shell: 'browser' as const,
  shellReason: null,
  platform: 'linux',
  can: {
    chooseFolder: false,
    openLogs: false,
    alwaysOnTop: 'pictureInPicture' as const,
    chooseDisplay: false,
    clickThrough: 'no' as const,
    hideFromCapture: 'no' as const,
    everyDesktop: 'no' as const,
    trayTime: 'no' as const,
    startAtLogin: false,
    onTopByX11: 'no' as const,
  },
  zonesFresh: true,
  systemZone: 'Europe/London',
};

/** A core of a few operations, each showing one thing that a transport must carry. */
function createSmallCore() {
  const log = createTestLog();
  const os = createImplementer(log);
  const changes = createLatest<{ readonly topics: readonly ChangeTopic[] }>();
  const seen = { adjusted: 0, drillAborted: false, drillsBegun: 0, readers: 0 };
  const router = {
    app: {
      info: os.app.info.handler(() => info),
      openClock: os.app.openClock.handler(() => {
        throw new AppError('NOT_SUPPORTED_HERE', { view: 'client' });
      }),
      logTail: os.app.logTail.handler(() => {
        throw new Error('Ada Lovelace could not be read');
      }),
    },
    clock: {
      adjust: os.clock.adjust.handler(() => {
        seen.adjusted += 1;
        return {};
      }),
    },
    backups: {
      drill: os.backups.drill.handler(async ({ signal }) => {
        seen.drillsBegun += 1;
        await new Promise((resolve) => signal?.addEventListener('abort', resolve));
        seen.drillAborted = true;
        throw new Error('given up');
      }),
    },
    changes: {
      watch: os.changes.watch.handler(async function* ({ signal }) {
        seen.readers += 1;
        try {
          yield* changes.subscribe(signal, () => ({ topics: [] }));
        } finally {
          seen.readers -= 1;
        }
      }),
    },
  };
  return { router: router as unknown as CoreRouter, log, changes, seen };
}

describe.each(transports)('over $name', ({ connect }) => {
  const pages: ConnectedPage[] = [];

  async function open(window: WindowRole = 'dashboard') {
    const core = createSmallCore();
    const page = await connect(core.router, core.log, window);
    pages.push(page);
    return { ...core, page, client: page.client };
  }

  afterEach(async () => {
    for (const page of pages.splice(0)) await page.leave();
  });

  test('a call is answered as the contract says', async () => {
    const { client } = await open();

    expect(await client.app.info({})).toEqual(info);
  });

  test('many calls at once are each answered', async () => {
    const { client, seen } = await open();

    await Promise.all(Array.from({ length: 500 }, (_, index) => client.clock.adjust({ by: index })));

    expect(seen.adjusted).toBe(500);
  });

  test('input that does not fit is refused before the handler', async () => {
    const { client, seen } = await open();

    const { error } = await safe(client.clock.adjust({ by: 5 * 3_600_000 }));

    expect(isDefinedError(error) && error.code).toBe('INVALID_INPUT');
    expect(seen.adjusted).toBe(0);
  });

  test('an expected failure keeps its code and its details', async () => {
    const { client } = await open();

    const { error } = await safe(client.app.openClock({ view: 'client', mode: 'mini', displayId: null }));

    expect(isDefinedError(error) && [error.code, error.data]).toEqual(['NOT_SUPPORTED_HERE', { view: 'client' }]);
  });

  test('a bug is answered with a reference and nothing of its message', async () => {
    const { client } = await open();

    const { error } = await safe(client.app.logTail({}));

    expect(isDefinedError(error) && [error.code, error.data]).toEqual(['UNEXPECTED', { reference: 'E-TEST' }]);
    expect(String(error)).not.toContain('Ada');
  });

  test('the clock window may not call what only the dashboard needs', async () => {
    const { client, seen } = await open('clock');

    const { error } = await safe(client.backups.drill({}));

    expect(isDefinedError(error) && error.code).toBe('FORBIDDEN');
    expect(seen.drillsBegun).toBe(0);
    expect((await client.app.info({})).version).toBe('1.2.3');
  });

  test('a call that the page gives up is given up in the core', async () => {
    const { client, seen } = await open();
    const giveUp = new AbortController();

    const call = safe(client.backups.drill({}, { signal: giveUp.signal }));
    await eventually(() => expect(seen.drillsBegun).toBe(1));
    giveUp.abort();

    expect((await call).isSuccess).toBe(false);
    await eventually(() => expect(seen.drillAborted).toBe(true));
  });

  test('a stream brings each value to a reader that keeps up, and ends in the core when the reader leaves', async () => {
    const { client, changes, seen } = await open();
    const leave = new AbortController();
    const read: string[] = [];

    for await (const { topics } of await client.changes.watch({}, { signal: leave.signal })) {
      read.push(topics.join());
      if (read.length === 1) changes.publish({ topics: ['clients'] });
      if (read.length === 2) changes.publish({ topics: ['sessions'] });
      if (read.length === 3) break;
    }

    expect(read).toEqual(['', 'clients', 'sessions']);
    await eventually(() => expect(seen.readers).toBe(0));
  });

  test('a reader that fell behind gets the newest value last, and far fewer than there were where it can be held back', async () => {
    const { client, changes, page } = await open();
    const stream = await client.changes.watch({});
    await stream.next();
    const resume = page.stopReading?.();
    const big = Array.from({ length: 20_000 }, () => 'clients' as const);

    for (let count = 0; count < 300; count += 1) {
      changes.publish({ topics: big });
      if (resume) await wait(1); // lets the system take what it will
    }
    changes.publish({ topics: ['vault'] });
    resume?.();
    let read = 0;
    for await (const { topics } of stream) {
      read += 1;
      if (topics[0] === 'vault') break;
    }

    expect(read).toBeLessThan(150);
  });

  test('whatever is sent, the answer is a success or says that the input is wrong', async () => {
    const { client } = await open();

    await fc.assert(
      fc.asyncProperty(
        fc.anything({ withNullPrototype: false, withBigInt: true, withDate: true, withMap: true, withSet: true, maxDepth: 3 }),
        async (input) => {
          const { error } = await safe(client.clock.adjust(input as { by: number }));
          expect([undefined, 'INVALID_INPUT', 'BAD_REQUEST']).toContain(error instanceof ORPCError ? error.code : error?.message);
        },
      ),
      { numRuns: 200, examples: [[{ ['__proto__']: new Date(0) }]] },
    );
  });
});

describe.each(transports.filter(({ name }) => name !== 'memory'))('over $name', ({ connect }) => {
  test('an operation that does not exist is refused', async () => {
    const { router, log } = createSmallCore();
    const page = await connect(router, log, 'dashboard');

    await expect(page.client.clients.list({ text: '', archived: false } as never)).rejects.toThrow();

    await page.leave();
  });

  test('calls and streams of a page that leaves are stopped in the core', async () => {
    const { router, log, seen } = createSmallCore();
    const page = await connect(router, log, 'dashboard');
    const drill = safe(page.client.backups.drill({}));
    await (await page.client.changes.watch({})).next();
    await eventually(() => expect(seen.drillsBegun).toBe(1));

    await page.leave();

    await eventually(() => expect([seen.drillAborted, seen.readers]).toEqual([true, 0]));
    expect((await drill).isSuccess).toBe(false);
  });
});
