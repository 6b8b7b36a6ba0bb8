import { QueryClient } from '@tanstack/react-query';
import { failureCode } from '../ui/failure-words.ts';

/** What was fetched from the core; changes announce themselves, so nothing is fetched by the clock. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The core is on this computer: whether the internet can be reached does not matter.
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // A call that was cut off by a lost connection is tried again; an answer is an answer.
        retry: (count, error) => failureCode(error) === null && count < 2,
        retryDelay: 300,
      },
      mutations: { networkMode: 'always' },
    },
  });
}
