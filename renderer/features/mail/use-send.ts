import { useMutation, useQuery } from '@tanstack/react-query';
import type { MailProposal, MailWordsInput } from '../../../shared/contract/mail.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { collectFile } from '../../app/collect-file.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { toMailWords, type SendValues } from './send-values.ts';

type About = MailWordsInput['about'];

/** What a message begins with: read once, so that what another window sends meanwhile is noticed when this one sends. */
export function useProposal(about: About) {
  const api = useApi();
  return useQuery({
    queryKey: ['mail-proposal', about],
    queryFn: () => api.mail.compose.call({ about }),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
}

/** The three ways for a message to go. */
export function useSend(about: About, proposal: MailProposal) {
  const api = useApi();

  const send = useMutation({
    mutationFn: (values: SendValues) => api.mail.send.call({ ...toMailWords(about, values), after: proposal.newest?.id ?? null }),
    onSuccess: () => notifyDone('The message is in the outbox.'),
  });

  const draft = useMutation({
    mutationFn: async (values: SendValues) => collectFile(await api.mail.draft.call(toMailWords(about, values))),
    onSuccess: (bytes) => {
      saveFile(bytes, 'message/rfc822', `${proposal.attachmentName.replace(/\.pdf$/u, '') || 'Message'}.eml`);
      notifyDone('The draft is saved. Open it in your mail app and send it, then note it here as sent.');
    },
    onError: notifyFailure,
  });

  const sentMyself = useMutation({
    mutationFn: (on: LocalDate) => api.mail.sentMyself.call({ about, on }),
    onSuccess: () => notifyDone('Noted as sent.'),
    onError: notifyFailure,
  });

  return { send, draft, sentMyself };
}
