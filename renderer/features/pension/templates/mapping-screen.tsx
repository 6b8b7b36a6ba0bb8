import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FormTemplate } from '../../../../shared/contract/pension-documents.ts';
import { startingPlaces } from '../../../../shared/domain/pension/template-carrying.ts';
import { useApi } from '../../../app/api.ts';
import { collectFile } from '../../../app/collect-file.ts';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { LoadingRows } from '../../../ui/loading-rows.tsx';
import { MappingDesk } from './mapping-desk.tsx';
import { itemsOf } from './placed-items.ts';

/** What goes where on one official form. */
export function MappingScreen(): ReactNode {
  const { templateId = '' } = useParams({ strict: false });
  return <LoadedForm key={templateId} id={templateId} />;
}

function LoadedForm({ id }: { readonly id: string }): ReactNode {
  const api = useApi();
  const template = useQuery(api.pensionDocuments.template.queryOptions({ input: { id }, retry: false }));
  const before = useFormBefore(template.data);
  const file = useQuery({
    queryKey: ['pension-template-file', id],
    queryFn: async ({ signal }) => collectFile(await api.pensionDocuments.templateFile.call({ id }, { signal })),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const failed = [template, before, file].find(({ isError }) => isError);
  if (failed) return <FailureNotice size="screen" error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!template.data || before.data === undefined || !file.data) return <LoadingRows rows={8} />;
  return <MappingDesk template={template.data} file={file.data} start={() => startOf(template.data, before.data)} />;
}

/** For a form that nobody has looked at: the one of the same kind that was looked at last. Null where there is none. */
function useFormBefore(template: FormTemplate | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['pension-template-before', template?.id],
    enabled: template !== undefined,
    gcTime: 0,
    retry: false,
    queryFn: async ({ signal }): Promise<FormTemplate | null> => {
      if (template === undefined || template.isChecked) return null;
      const all = await api.pensionDocuments.templates.call({}, { signal });
      const found = all.find(({ id, formKind, isChecked }) => isChecked && formKind === template.formKind && id !== template.id);
      return found === undefined ? null : api.pensionDocuments.template.call({ id: found.id }, { signal });
    },
  });
}

function startOf(template: FormTemplate, before: FormTemplate | null) {
  const { reading, places, isChecked, tiers } = template;
  return itemsOf(reading.fields, isChecked ? places : startingPlaces(template, before, tiers), !isChecked);
}
