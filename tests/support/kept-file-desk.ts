import type { OpenStore } from '../../main/db/open-store.ts';
import { createKeptFileService, type KeptFileService } from '../../main/features/kept-files/service.ts';
import { zoneId } from '../../shared/domain/time.ts';
import { createFakeClock } from './fake-clock.ts';
import { aKeptPdf } from './kept-files.ts';

/** Kept files over an open store; an upload's id is the seed of its PDF. */
export function aKeptFileDesk(store: OpenStore): KeptFileService {
  return createKeptFileService({
    store,
    clock: createFakeClock('2026-11-24T12:00:00Z'),
    zone: () => zoneId('Europe/London'),
    newId: () => crypto.randomUUID(),
    announce: () => undefined,
    takeUpload: (uploadId) => aLongPdf(uploadId),
    requireOwner: () => undefined,
  });
}

/** A PDF of two megabytes: many pages of the database. */
export function aLongPdf(seed: string): Uint8Array<ArrayBuffer> {
  return aKeptPdf(seed.padEnd(2 * 1024 * 1024, '.'));
}
