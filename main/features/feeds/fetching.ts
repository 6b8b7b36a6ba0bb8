import { addressHost, maskAddress, parseFeedAddress } from '../../../shared/domain/feed/address.ts';
import type { ZoneAnswer } from '../../../shared/contract/feeds.ts';
import type { WholeFeedReading, ZoneChoice } from '../../../shared/domain/feed/feed-reading.ts';
import type { NamePosition } from '../../../shared/domain/feed/name-position.ts';
import { zoneChoiceFor } from '../../../shared/domain/feed/zone-choice.ts';
import { between, seconds } from '../../../shared/domain/time.ts';
import { addDays, dayOf, startOfDay } from '../../../shared/domain/zones.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { FeedDeps, Progress } from './deps.ts';
import { positionOf } from './feed-rows.ts';
import { previewSteps, type HeldFeed, type HeldPreview } from './preview.ts';
import { openAddress } from './seal.ts';
import { finishInSlices } from '../../slices.ts';
import { findFeed, listFeeds, type FeedRow } from './store.ts';

/** Syncs of one feed are at least this far apart. */
const pause = seconds(15);
const daysAhead = 90;

interface Origin extends Pick<HeldFeed, 'address' | 'allowPrivate' | 'feedId' | 'isNew' | 'kind' | 'name' | 'hint' | 'position'> {
  /** How a zone name was read at the last import. */
  readonly known: ZoneAnswer | null;
}

interface Fetched {
  /** Null when the server said that nothing changed. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

type FeedWork = (progress: Progress, signal: AbortSignal) => Promise<string>;

/** Fetches and reads feeds as jobs, and holds the one preview that came of it. */
export interface FeedFetching {
  /** Each answers with the id of a job whose result is the preview. */
  fromAddress(text: string, allowPrivate: boolean): string;
  fromUpload(uploadId: string): string;
  again(feedId: string): string;
  /** @throws AppError FEED_PREVIEW_GONE */
  requireHeld(previewId: string): HeldPreview;
  /** Reads the names of a held preview anew, by the place where they stand. @throws AppError FEED_PREVIEW_GONE */
  readNames(previewId: string, position: NamePosition | null): Promise<HeldPreview>;
  /** Reads its times anew, by the place that a zone name means. @throws AppError FEED_PREVIEW_GONE */
  answerZone(previewId: string, answer: ZoneAnswer): Promise<HeldPreview>;
  drop(feedId: string): void;
  /** Starts a job; while it runs no other of this kind begins. @throws AppError FEED_BUSY */
  startAlone(name: string, work: FeedWork): string;
  isBusy(): boolean;
}

export function createFeedFetching(deps: FeedDeps): FeedFetching {
  const { store, clock, log, source, newId, startJob, keyFor, takeUpload, zone } = deps;
  /** One preview at a time: a new one takes the place of the old, so that summaries do not pile up in memory. */
  let held: HeldPreview | null = null;
  let busy = false;

  function startAlone(name: string, work: FeedWork): string {
    if (busy) throw new AppError('FEED_BUSY');
    busy = true;
    const run: FeedWork = async (progress, signal) => {
      try {
        return await work(progress, signal);
      } finally {
        busy = false;
      }
    };
    return startJob({ name, run });
  }

  function start(origin: Origin, fetch: (progress: Progress, signal: AbortSignal) => Promise<Fetched>): string {
    return startAlone('feed.sync', async (progress, signal) => {
      const feed = await read(origin, await fetch(progress, signal), progress, signal);
      progress('compare', 0, null);
      held = await finishInSlices(previewSteps(store.read, feed, deps), signal);
      return feed.id;
    });
  }

  async function read(origin: Origin, { bytes, etag, lastModified }: Fetched, progress: Progress, signal: AbortSignal): Promise<HeldFeed> {
    const window = windowNow();
    const zoneChoice = zoneChoiceFor(window.zone);
    const whole = bytes && (await source.read(bytes, { ...window, zoneChoice }, signal, (done) => progress('read', done, 1)));
    const { known, ...feed } = origin;
    const { reading, zoneQuestion } = answered(whole, zoneChoice, known);
    log.info('feed.read', {
      feedId: origin.feedId,
      occurrences: reading?.occurrences.length ?? 0,
      unreadable: reading?.unreadable.length ?? 0,
    });
    return { id: newId(), ...feed, etag, lastModified, reading, zoneQuestion, ...window };
  }

  /** From yesterday to 90 days ahead, whole days of the user's zone. */
  function windowNow(): Pick<HeldFeed, 'from' | 'to' | 'zone'> {
    const here = zone();
    const today = dayOf(clock.now(), here);
    return { from: startOfDay(addDays(today, -1), here), to: startOfDay(addDays(today, daysAhead + 1), here), zone: here };
  }

  function fetchOver(origin: Origin & { readonly address: string }, etag: string | null, lastModified: string | null): string {
    const { address: url, allowPrivate } = origin;
    return start(origin, (progress, signal) =>
      source.fetch({ url, allowPrivate, etag, lastModified, signal, onProgress: (done, total) => progress('fetch', done, total) }),
    );
  }

  function fromAddress(text: string, allowPrivate: boolean): string {
    const address = requireAddress(text, allowPrivate);
    const known = listFeeds(store.read).find((row) => addressOf(row) === address);
    if (known) return again(known.id);
    const origin = {
      address,
      allowPrivate,
      feedId: newId(),
      isNew: true,
      kind: 'address',
      name: addressHost(address),
      hint: maskAddress(address),
      position: null,
      known: null,
    } as const;
    return fetchOver(origin, null, null);
  }

  function fromUpload(uploadId: string): string {
    const bytes = takeUpload(uploadId);
    const origin = {
      address: null,
      allowPrivate: false,
      feedId: newId(),
      isNew: true,
      kind: 'file',
      name: 'Calendar file',
      hint: '.ics',
      position: null,
      known: null,
    } as const;
    return start(origin, () => Promise.resolve({ bytes, etag: null, lastModified: null }));
  }

  function again(feedId: string): string {
    const feed = findFeed(store.read, feedId);
    const address = feed && addressOf(feed);
    if (!feed || address === null) throw new AppError('NOT_FOUND', { feedId });
    if (feed.lastSyncedAt !== null && Math.abs(between(feed.lastSyncedAt, clock.now())) < pause) throw new AppError('FEED_TOO_SOON');
    const { name, hint, allowPrivate, etag, lastModified, zoneAnswer: known } = feed;
    return fetchOver(
      { address, allowPrivate, feedId, isNew: false, kind: 'address', name, hint, position: positionOf(feed), known },
      etag,
      lastModified,
    );
  }

  function addressOf({ id, sealedAddress }: FeedRow): string | null {
    return sealedAddress && openAddress(keyFor('feed-address'), id, sealedAddress);
  }

  function requireHeld(previewId: string): HeldPreview {
    if (held?.feed.id !== previewId) throw new AppError('FEED_PREVIEW_GONE');
    return held;
  }

  async function readAnew(previewId: string, feed: HeldFeed): Promise<HeldPreview> {
    const next = await finishInSlices(previewSteps(store.read, feed, deps));
    requireHeld(previewId); // another sync or an import may have come in between
    held = next;
    return next;
  }

  return {
    fromAddress,
    fromUpload,
    again,
    requireHeld,
    readNames: (previewId, position) => readAnew(previewId, { ...requireHeld(previewId).feed, position }),
    answerZone: (previewId, answer) => readAnew(previewId, withAnswer(requireHeld(previewId).feed, answer)),
    drop: (feedId) => {
      if (held?.feed.feedId === feedId) held = null;
    },
    startAlone,
    isBusy: () => busy,
  };
}

/** @param known  the answer of an earlier import */
function answered(
  whole: WholeFeedReading | null,
  choice: ZoneChoice | null,
  known: ZoneAnswer | null,
): Pick<HeldFeed, 'reading' | 'zoneQuestion'> {
  if (!whole?.elsewhere || !choice) return { reading: whole, zoneQuestion: null };
  const { elsewhere, ...here } = whole;
  const answer = known ?? 'here';
  const [reading, other] = answer === 'here' ? [here, elsewhere] : [elsewhere, here];
  return { reading, zoneQuestion: { here: choice.here, there: choice.there, answer, isKnown: known !== null, other } };
}

function withAnswer(feed: HeldFeed, answer: ZoneAnswer): HeldFeed {
  const { reading, zoneQuestion } = feed;
  if (!reading || !zoneQuestion || zoneQuestion.answer === answer) return feed;
  return { ...feed, reading: zoneQuestion.other, zoneQuestion: { ...zoneQuestion, answer, other: reading } };
}

/** @throws AppError with the code of the problem; the text itself goes nowhere */
function requireAddress(text: string, allowPrivate: boolean): string {
  const address = parseFeedAddress(text, { allowPrivate });
  if (address.url === null) throw new AppError(address.code, { problem: address.problem });
  return address.url;
}
