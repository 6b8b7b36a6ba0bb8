import { AsyncLocalStorage } from 'node:async_hooks';
import type { Db } from '../../db/database.ts';

type Along = (db: Db) => Promise<void>;

export interface WrittenAlong {
  /** The database as better-auth has it. */
  readonly db: Db;
  /** What better-auth writes in a transaction within `work`, `along` is written with: both are there afterwards, or neither. */
  during<T>(along: Along, work: () => Promise<T>): Promise<T>;
}

/** A way into the transactions that better-auth makes: its own hooks run before one begins, or when it is over. */
export function createWrittenAlong(service: Db): WrittenAlong {
  const underWay = new AsyncLocalStorage<Along>();
  const transaction: Db['transaction'] = (work, config) =>
    service.transaction(async (db) => {
      const done = await work(db);
      await underWay.getStore()?.(db);
      return done;
    }, config);
  return {
    db: new Proxy(service, { get: (target, name) => (name === 'transaction' ? transaction : Reflect.get(target, name)) }),
    during: (along, work) => underWay.run(along, work),
  };
}
