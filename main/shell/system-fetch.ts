import { session } from 'electron';
import type { Fetch } from '../node/plain-fetch.ts';

/** Electron's own network, which takes the proxies and the certificates of the system: in memory, and apart from the pages. */
export const systemFetch: Fetch = (url, init) => session.fromPartition('session-desk-outside', { cache: false }).fetch(url, init);
