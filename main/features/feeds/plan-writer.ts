import type { PreviewChoice } from '../../../shared/contract/feeds.ts';
import { finish, type Steps } from '../../../shared/domain/steps.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import type { FeedDeps } from './deps.ts';
import { recordSync, renameFeed, saveNewFeed } from './feed-rows.ts';
import { carryOut } from './import.ts';
import { planImport, type ImportCount, type ImportPlan } from './import-plan.ts';
import { compareHeld, type HeldFeed } from './preview.ts';
import { sealAddress } from './seal.ts';
import { finishInSlices } from '../../slices.ts';
import { writesSoFar } from './store.ts';
import { rememberBefore, type UndoImport } from './undo-import.ts';

/** A confirmed preview. */
export interface ImportOrder {
  readonly feed: HeldFeed;
  readonly name: string;
  readonly choice: PreviewChoice;
}

export interface WrittenImport {
  readonly result: ImportCount & { readonly unreadable: number };
  readonly undo: UndoImport;
}

/** While windows write all the time, a plan is made anew this often; then once more inside the transaction. */
const attempts = 3;

/**
 * Imports a confirmed preview: compares once more and plans in slices, then writes all in one transaction.
 * What the plan was made of has not changed when it is written.
 *
 * @param onWriting  told before the transaction, which cannot be cancelled
 * @throws the signal's reason; then nothing was written
 */
export async function importInSlices(
  deps: FeedDeps,
  order: ImportOrder,
  signal: AbortSignal,
  onWriting: () => void,
): Promise<WrittenImport> {
  const { store } = deps;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const writes = writesSoFar(store.read);
    const plan = await finishInSlices(planSteps(store.read, order, deps), signal);
    onWriting();
    await finishInSlices(oneTurn(), signal);
    const written = store.write((db) => (writesSoFar(db) === writes ? writePlan(db, order, plan, deps) : null));
    if (written) return written;
  }
  return store.write((db) => writePlan(db, order, finish(planSteps(db, order, deps)), deps));
}

function* planSteps(db: ReadDb, { feed, choice }: ImportOrder, deps: FeedDeps): Steps<ImportPlan> {
  return yield* planImport(yield* compareHeld(db, feed, deps), choice);
}

/** Lets a window see how far it is, and the user cancel. */
function* oneTurn(): Steps<undefined> {
  yield;
  return undefined;
}

function writePlan(db: WriteDb, { feed, name }: ImportOrder, { effects, counts }: ImportPlan, deps: FeedDeps): WrittenImport {
  const { feedId, zone, reading } = feed;
  const now = deps.clock.now();
  const undoOf = rememberBefore(db, feedId, effects, now);
  if (feed.isNew) saveNewFeed(db, feed, sealedAddressOf(feed, deps), now);
  const made = carryOut(db, effects, { feedId, zone, now, newId: deps.newId });
  renameFeed(db, feedId, name);
  const result = { ...counts, unreadable: reading?.unreadable.length ?? 0 };
  recordSync(db, feed, result, now);
  return { result, undo: undoOf(made) };
}

function sealedAddressOf({ address, feedId }: HeldFeed, { keyFor }: FeedDeps): Buffer | null {
  return address === null ? null : sealAddress(keyFor('feed-address'), feedId, address);
}
