import { AsyncLocalStorage } from 'node:async_hooks';
import type { Db } from '../../db/database.ts';

type Along = (db: Db) => Promise<void>;

export interface WrittenAlong {
  /** The database as better-auth has it. */
  readonly db: Db;
  /** What better-auth writes in a transaction within `work`, `along` is written with: both are there afterwards, or neither. */
  during<T>(along: Along, work: () => Promise<T>): Promise<T>;
  /** What better-auth reads and writes within `work` is one transaction, together with what `work` does in it itself. */
  inOne<T>(work: (db: Db) => Promise<T>): Promise<T>;
}

/** A way into the transactions of better-auth: its own hooks run before one begins, or when it is over. */
export function createWrittenAlong(service: Db): WrittenAlong {
  const underWay = new AsyncLocalStorage<Along>();
  const one = new AsyncLocalStorage<{ open: Db | null }>();
  const present = (): Db => one.getStore()?.open ?? service;
  const transaction: Db['transaction'] = (work, config) =>
    present().transaction(async (db) => {
      const done = await work(db);
      await underWay.getStore()?.(db);
      return done;
    }, config);
  return {
    db: new Proxy(service, { get: (_, name) => (name === 'transaction' ? transaction : Reflect.get(present(), name)) }),
    during: (along, work) => underWay.run(along, work),
    inOne: (work) =>
      service.transaction(async (db) => {
        const held: { open: Db | null } = { open: db };
        try {
          return await one.run(held, () => work(db));
        } finally {
          // Whatever was not waited for finds the database, and not a transaction that is over.
          held.open = null;
        }
      }),
  };
}
