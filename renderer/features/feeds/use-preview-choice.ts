import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { mostPreviewRows, type Preview, type PreviewItem, type ZoneAnswer } from '../../../shared/contract/feeds.ts';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { nextTap, type NameTap } from './name-tap.ts';
import { freshChoice, keepTicks } from './preview-choice.ts';

/** The ticks of a preview, and the tap that says where its names stand. */
export function usePreviewChoice(previewId: string) {
  const api = useApi();
  const queries = useQueryClient();
  const [choice, setChoice] = useState(freshChoice);
  const [tap, setTap] = useState<NameTap | null>(null);

  const rowsOf = async (keys: readonly string[]): Promise<readonly PreviewItem[]> => {
    const found: PreviewItem[] = [];
    for (let from = 0; from < keys.length; from += mostPreviewRows)
      found.push(...(await api.feeds.previewRows.call({ previewId, rows: { keys: keys.slice(from, from + mostPreviewRows) } })));
    return found;
  };
  /** Takes over a preview that was read anew, with the ticks of the user. */
  const takeOver = async (preview: Preview): Promise<void> => {
    const ownRows = await rowsOf([...choice.rows.keys()]);
    setChoice((before) => keepTicks(before, ownRows));
    queries.setQueryData(api.feeds.preview.queryKey({ input: { previewId } }), preview);
    await queries.invalidateQueries({ queryKey: api.feeds.previewRows.key() });
  };
  const rule = useMutation({
    mutationFn: async (wanted: NameTap | null) => {
      await takeOver(await api.feeds.applyNameRule.call({ previewId, tap: wanted && { key: wanted.key, words: [wanted.word] } }));
      setTap(wanted);
    },
    onError: notifyFailure,
  });
  const zone = useMutation({
    mutationFn: async (answer: ZoneAnswer) => takeOver(await api.feeds.answerZone.call({ previewId, answer })),
    onError: notifyFailure,
  });

  return {
    choice,
    setChoice,
    tap,
    isReading: rule.isPending || zone.isPending,
    tapName: (tapped: NameTap) => rule.mutate(nextTap(tap, tapped)),
    answerZone: (answer: ZoneAnswer) => zone.mutate(answer),
  };
}
