import { useMutation } from '@tanstack/react-query';
import type { ExceptionInput } from '../../../shared/contract/availability.ts';
import type { WeeklyTimes } from '../../../shared/domain/availability/open-time.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { dayWithYearWords } from '../../ui/time-words.ts';

/** Every change of availability; each is said in one line with a way back. */
export function useAvailabilityWrites() {
  const api = useApi();
  const undo = useMutation({
    mutationFn: (undoId: string) => api.availability.undo.call({ undoId }),
    onSuccess: () => notifyDone('Taken back.'),
    onError: notifyFailure,
  });
  const offerUndo = (message: string, undoId: string): void => notifyDone(message, { undo: () => undo.mutate(undoId) });

  const saveWeek = useMutation({
    mutationFn: (week: WeeklyTimes) => api.availability.saveWeek.call(week),
    onSuccess: ({ undoId }, { startsOn }) => offerUndo(`Your usual week is saved, from ${dayWithYearWords(startsOn)} on.`, undoId),
  });
  const removeWeek = useMutation({
    mutationFn: (startsOn: LocalDate) => api.availability.removeWeek.call({ startsOn }),
    onSuccess: ({ undoId }) => offerUndo('These times are removed.', undoId),
    onError: notifyFailure,
  });
  const saveException = useMutation({
    mutationFn: ({ id, exception }: { id: string | null; exception: ExceptionInput }) =>
      id === null ? api.availability.addException.call(exception) : api.availability.changeException.call({ id, change: exception }),
    onSuccess: ({ undoId }) => offerUndo('Your days are saved.', undoId),
  });
  const removeException = useMutation({
    mutationFn: (id: string) => api.availability.removeException.call({ id }),
    onSuccess: ({ undoId }) => offerUndo('These days are as usual again.', undoId),
    onError: notifyFailure,
  });
  return { saveWeek, removeWeek, saveException, removeException };
}

export type AvailabilityWrites = ReturnType<typeof useAvailabilityWrites>;
