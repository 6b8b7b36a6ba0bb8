import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';

const said = {
  retry: 'It is tried again.',
  withdraw: 'The message is withdrawn.',
  found: 'Noted: it arrived.',
  missed: 'Noted: it did not arrive. It can be sent again.',
  settle: 'Noted.',
} as const;

export type MessageStep = keyof typeof said;

/** What the user may do with one message of the outbox. */
export function useMessageStep(id: string) {
  const api = useApi();
  return useMutation({
    mutationFn: (step: MessageStep) => api.mail[step].call({ id }),
    onSuccess: (_message, step) => notifyDone(said[step]),
    onError: notifyFailure,
  });
}
