import { parseFeedAddress } from '../../shared/domain/feed/address.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { createFeedFetch } from '../node/feed-fetch.ts';

/**
 * Fetches a feed once, by the same rules as a sync.
 *
 * @throws AppError with one of the FEED_ codes
 */
export async function fetchAddress(address: string, { allowPrivate }: { readonly allowPrivate: boolean }): Promise<Uint8Array> {
  const checked = parseFeedAddress(address, { allowPrivate });
  if (checked.url === null) throw new AppError(checked.code);
  const fetch = createFeedFetch();
  const { bytes } = await fetch({
    url: checked.url,
    allowPrivate,
    etag: null,
    lastModified: null,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  if (!bytes) throw new AppError('FEED_UNREACHABLE');
  return bytes;
}
