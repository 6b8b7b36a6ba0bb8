import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { TemplateBrief } from '../../../../shared/contract/pension-documents.ts';
import type { SchemeYear } from '../../../../shared/domain/pension/scheme-year.ts';
import type { FormKind } from '../../../../shared/domain/pension/template-model.ts';
import { SettingRow } from '../../../ui/setting-row.tsx';
import { ImportForm } from './import-form.tsx';
import { kindWords, templateName } from './template-words.ts';

export interface MissingFormsProps {
  /** Which official forms are needed and cannot be filled in yet. */
  readonly kinds: readonly FormKind[];
  readonly year: SchemeYear;
  /** What was imported for the year. */
  readonly templates: readonly TemplateBrief[];
}

/** Stands in place of an official form: it waits to be imported, or to be looked at. */
export function MissingForms({ kinds, year, templates }: MissingFormsProps): ReactNode {
  const navigate = useNavigate();
  const [importing, setImporting] = useState<FormKind | null>(null);
  return (
    <>
      {kinds.map((kind) => {
        const name = templateName({ formKind: kind, schemeYear: year });
        const unchecked = templates.find(({ formKind }) => formKind === kind);
        return unchecked === undefined ? (
          <SettingRow
            key={kind}
            title={`Official ${name}`}
            sentence="Not imported yet. A form of another year cannot take its place; the data sheet has the same boxes."
          >
            <Button variant="default" aria-label={`Import ${kindWords[kind]}`} onClick={() => setImporting(kind)}>
              Import
            </Button>
          </SettingRow>
        ) : (
          <SettingRow key={kind} title={`Official ${name}`} sentence="Imported. Check once what goes where; then it is filled in.">
            <Button
              variant="default"
              aria-label={`Check ${kindWords[kind]}`}
              renderRoot={(given) => <Link to="/pension/forms/$templateId" params={{ templateId: unchecked.id }} {...given} />}
            >
              Check
            </Button>
          </SettingRow>
        );
      })}
      {importing !== null && (
        <ImportForm
          file={null}
          formKind={importing}
          year={year}
          onAdded={({ id }) => void navigate({ to: '/pension/forms/$templateId', params: { templateId: id } })}
          onClose={() => setImporting(null)}
        />
      )}
    </>
  );
}
