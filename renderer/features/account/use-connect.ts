import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { failureCode } from '../../ui/failure-words.ts';

export interface Connect {
  readonly isAsking: boolean;
  /** Whether nobody answered when a code was asked for last. */
  readonly isUnanswered: boolean;
  ask(): void;
}

/** Asks for a code; that nobody answered is said in its place, everything else as a message. */
export function useConnect(): Connect {
  const api = useApi();
  const queries = useQueryClient();
  const connect = useMutation(
    api.account.connect.mutationOptions({
      onSuccess: (next) => queries.setQueryData(api.account.state.queryKey({ input: {} }), next),
      onError: (error) => failureCode(error) === 'ACCOUNT_UNREACHABLE' || notifyFailure(error),
    }),
  );
  return {
    isAsking: connect.isPending,
    isUnanswered: failureCode(connect.error) === 'ACCOUNT_UNREACHABLE',
    ask: () => connect.mutate({}),
  };
}
