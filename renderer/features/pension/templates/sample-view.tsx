import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { FormTemplate } from '../../../../shared/contract/pension-documents.ts';
import type { Place } from '../../../../shared/domain/pension/template-model.ts';
import { useApi } from '../../../app/api.ts';
import { collectFile } from '../../../app/collect-file.ts';
import { PdfFile } from '../../../ui/pdf/pdf-file.tsx';
import { templateName } from './template-words.ts';
import classes from './templates.module.css';

export interface SampleViewProps {
  readonly template: FormTemplate;
  readonly places: readonly Place[];
}

/** The form as it will look, filled with the values of nobody at the places as they are now. */
export function SampleView({ template, places }: SampleViewProps): ReactNode {
  const api = useApi();
  const typed = JSON.stringify(places);
  const [settled] = useDebouncedValue(typed, 300);
  const file = useQuery({
    queryKey: ['pension-template-sample', template.id, settled],
    queryFn: async ({ signal }) =>
      collectFile(await api.pensionDocuments.sample.call({ id: template.id, places: [...places] }, { signal })),
    enabled: settled === typed,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  return (
    <>
      <p className={classes['note']}>Invented values, to see where each one lands. Figures of a sample are nobody’s.</p>
      <PdfFile
        label={`Filled sample of ${templateName(template)}`}
        fileName={`${templateName(template).replaceAll('/', '-')} sample.pdf`}
        file={file}
        stale={settled !== typed || file.isPlaceholderData}
      />
    </>
  );
}
