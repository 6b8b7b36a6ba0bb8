import { createHmac } from 'node:crypto';
import { createClientService } from '../../main/features/clients/service.ts';
import { createFeedService } from '../../main/features/feeds/service.ts';
import { createJobService } from '../../main/features/jobs/service.ts';
import { createSessionService } from '../../main/features/sessions/service.ts';
import { createNewId } from '../../main/new-id.ts';
import { mostPreviewRows, type Preview, type PreviewChoice, type PreviewItem } from '../../shared/contract/feeds.ts';
import { readFeed } from '../../shared/domain/feed/read-feed.ts';
import { instant, minutes, zoneId } from '../../shared/domain/time.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { createFakeClock } from './fake-clock.ts';
import { openTestStore } from './temp-profile.ts';

export interface Booking {
  readonly uid: string;
  readonly start: string;
  readonly minutes?: number;
  readonly summary: string;
  readonly more?: readonly string[];
}

export function icsOf(bookings: readonly Booking[]): string {
  const events = bookings.flatMap(({ uid, start, summary, more = [], minutes: length = 60 }) => [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTART:${start}`,
    `DURATION:PT${length}M`,
    `SUMMARY:${summary}`,
    'DESCRIPTION:Lower back\\, see notes of 3 May',
    'ATTENDEE:mailto:private@person.example',
    ...more,
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');
}

/** A preview with the first rows of its groups. */
export interface Look extends Preview {
  /** By start. */
  readonly items: readonly PreviewItem[];
}

export const asSuggested: PreviewChoice = { groups: {}, ticked: [], unticked: [] };

/** These rows alone. */
export function choiceOf(keys: readonly string[]): PreviewChoice {
  const none = { new: 'none', moved: 'none', changed: 'none', gone: 'none', skipped: 'none' } as const;
  return { groups: none, ticked: keys, unticked: [] };
}

/** The service of feeds over a real store, with a server that the test writes. */
export function aFeedDesk(text: string, { zone = 'Europe/London', now = '2026-03-02T09:00:00Z' } = {}) {
  const { store, file, key } = openTestStore();
  const clock = createFakeClock(now);
  const log = { info: () => {}, warn: () => {}, error: (_: string, error: unknown) => String(error) };
  const newId = createNewId(clock.now);
  const jobs = createJobService({ log, newId });
  const server = {
    text,
    fault: null as AppError | null,
    etag: null as string | null,
    requests: [] as (string | null)[],
  };
  const uploads = new Map<string, string>();
  const deps = { store, clock, log, newId, announce: () => {} };
  const feeds = createFeedService({
    ...deps,
    source: {
      fetch: async ({ etag }) => {
        server.requests.push(etag);
        if (server.fault) throw server.fault;
        if (etag !== null && etag === server.etag) return { bytes: null, etag, lastModified: null };
        return { bytes: new TextEncoder().encode(server.text), etag: server.etag, lastModified: null };
      },
      read: async (bytes, options) => readFeed(bytes, options),
    },
    startJob: jobs.start,
    takeUpload: (id) => new TextEncoder().encode(uploads.get(id)),
    keyFor: (purpose) => createHmac('sha256', key).update(purpose).digest(),
    practitionerNames: () => [],
    zone: () => zoneId(zone),
  });
  const sessions = createSessionService(deps);
  const clients = createClientService(deps);

  async function finished(jobId: string): Promise<string> {
    for await (const job of jobs.watch(jobId, undefined)) {
      if (job.state === 'done') return job.resultId ?? '';
      if (job.state === 'failed') throw new AppError(job.code, job.details);
    }
    throw new Error('the job ended without a result');
  }
  const withItems = (preview: Preview): Look => ({
    ...preview,
    items: preview.groups
      .flatMap(({ group }) => feeds.previewRows(preview.id, { group, offset: 0, limit: mostPreviewRows }))
      .sort((a, b) => (a.startsAt ?? 0) - (b.startsAt ?? 0)),
  });
  const look = async (jobId: string): Promise<Look> => withItems(feeds.preview(await finished(jobId)));
  const tap = async (preview: Preview, key: string, words: readonly number[]): Promise<Look> =>
    withItems(await feeds.applyNameRule(preview.id, { key, words }));
  /** Takes what is ticked at first, or these rows alone. */
  const take = async ({ id }: Preview, keys?: readonly string[]) =>
    feeds.imported(await finished(feeds.import(id, 'Bookings', keys === undefined ? asSuggested : choiceOf(keys))));
  const planned = () =>
    sessions
      .range(instant(Date.UTC(2026, 2, 1)), instant(Date.UTC(2026, 2, 31)))
      .map(
        ({ startsAt, client, title, kind }) =>
          `${new Date(startsAt).toISOString().slice(5, 16)} ${kind === 'break' ? 'break' : (client?.name ?? '—')} ${title}`,
      );
  async function syncAgain(text: string): Promise<Look> {
    clock.advance(minutes(10));
    server.text = text;
    const [feed] = feeds.list();
    return look(feeds.sync(feed?.id ?? ''));
  }
  return { feeds, sessions, clients, clock, jobs, server, uploads, store, file, look, withItems, tap, take, finished, planned, syncAgain };
}
