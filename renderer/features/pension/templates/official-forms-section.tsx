import { Button, Group } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { TemplateBrief } from '../../../../shared/contract/pension-documents.ts';
import { schemeYearOf } from '../../../../shared/domain/pension/scheme-year.ts';
import { dayOf } from '../../../../shared/domain/zones.ts';
import { useApi } from '../../../app/api.ts';
import { useNow } from '../../../app/now.ts';
import { useZone } from '../../../app/profile.ts';
import { DropArea } from '../../../ui/drop-area.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { LoadingRows } from '../../../ui/loading-rows.tsx';
import { Section } from '../../../ui/section.tsx';
import { SettingRow } from '../../../ui/setting-row.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { dayWithYearWords } from '../../../ui/time-words.ts';
import { ImportForm } from './import-form.tsx';
import { templateName, usedTemplates } from './template-words.ts';
import { useTemplateWrites } from './use-template-writes.ts';

/** The official forms that were imported: which is filled in for which year, and which still wait to be looked at. */
export function OfficialFormsSection(): ReactNode {
  const api = useApi();
  const navigate = useNavigate();
  const year = schemeYearOf(dayOf(useNow(3_600_000), useZone()));
  const templates = useQuery(api.pensionDocuments.templates.queryOptions({ input: {} }));
  const [importing, setImporting] = useState<{ readonly file: File | null } | null>(null);
  const used = usedTemplates(templates.data ?? []);
  return (
    <DropArea hint="Drop the official form here" onFile={(file) => setImporting({ file })}>
      <Section
        title="Official forms"
        lead="The PDFs of GP locum forms A and B, to be filled in from your records. Drop a file here, or import it."
        action={
          <Button variant="default" leftSection={<IconFileImport size={16} aria-hidden />} onClick={() => setImporting({ file: null })}>
            Import a form
          </Button>
        }
      >
        {templates.isError && <FailureNotice error={templates.error} onRetry={() => void templates.refetch()} />}
        {templates.isPending && <LoadingRows rows={2} />}
        {templates.data?.length === 0 && (
          <SettingRow
            title="None yet"
            sentence="Without one, the data sheet has the same boxes to sign or to type from. The current forms stand on the web sites of PCSE and of the health boards."
          />
        )}
        {templates.data?.map((template) => (
          <TemplateRow key={template.id} template={template} isUsed={used.has(template.id)} />
        ))}
      </Section>
      {importing !== null && (
        <ImportForm
          file={importing.file}
          formKind="formA"
          year={year}
          onAdded={({ id }) => void navigate({ to: '/pension/forms/$templateId', params: { templateId: id } })}
          onClose={() => setImporting(null)}
        />
      )}
    </DropArea>
  );
}

function TemplateRow({ template, isUsed }: { readonly template: TemplateBrief; readonly isUsed: boolean }): ReactNode {
  const { remove } = useTemplateWrites();
  const zone = useZone();
  const { id, fileName, version, addedAt, isChecked, isKnown, sha256 } = template;
  const name = templateName(template);
  const facts = [version, fileName, `imported ${dayWithYearWords(dayOf(addedAt, zone))}`, isKnown ? 'recognised' : ''].filter(
    (fact) => fact !== '',
  );
  return (
    <SettingRow title={name} sentence={<span title={`SHA-256 ${sha256}`}>{facts.join(' · ')}</span>}>
      <Group gap="xs" justify="flex-end">
        <TemplateChip isChecked={isChecked} isUsed={isUsed} />
        <Button
          variant={isChecked ? 'default' : 'filled'}
          aria-label={`${isChecked ? 'Change' : 'Check'} ${name}, ${fileName}`}
          renderRoot={(given) => <Link to="/pension/forms/$templateId" params={{ templateId: id }} {...given} />}
        >
          {isChecked ? 'Change' : 'Check'}
        </Button>
        <Button
          variant="subtle"
          color="red"
          aria-label={`Remove ${name}, ${fileName}`}
          loading={remove.isPending}
          onClick={() => remove.mutate(template)}
        >
          Remove
        </Button>
      </Group>
    </SettingRow>
  );
}

function TemplateChip({ isChecked, isUsed }: { readonly isChecked: boolean; readonly isUsed: boolean }): ReactNode {
  if (!isChecked) return <StatusChip word="Not checked yet" shape="half" tone="amber" />;
  return isUsed ? (
    <StatusChip word="In use" shape="tick" tone="accent" />
  ) : (
    <StatusChip word="A later one is used" shape="dash" tone="muted" />
  );
}
