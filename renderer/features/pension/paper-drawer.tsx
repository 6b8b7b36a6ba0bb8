import { Drawer, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { SchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import type { FormKind } from '../../../shared/domain/pension/template-model.ts';
import { useApi } from '../../app/api.ts';
import { collectFile } from '../../app/collect-file.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PdfFile } from '../../ui/pdf/pdf-file.tsx';
import { MadePapers } from './made-papers.tsx';
import classes from './pension.module.css';
import { MissingForms } from './templates/missing-forms.tsx';
import { usedTemplates } from './templates/template-words.ts';

export interface PaperDrawerProps {
  /** A Form A, or a Form B with its Form As. */
  readonly subject: 'form' | 'month';
  readonly id: string;
  readonly schemeYear: SchemeYear;
  /** Names the paper on the screen and, with `.pdf`, as a file. */
  readonly title: string;
  readonly onClose: () => void;
}

interface Paper {
  readonly kind: 'formSheet' | 'monthPack' | 'filledForm' | 'filledMonth' | 'filledPack';
  readonly label: string;
  /** The official forms that it needs. */
  readonly needs: readonly FormKind[];
}

const papers = {
  form: [
    { kind: 'formSheet', label: 'Data sheet', needs: [] },
    { kind: 'filledForm', label: 'Official form', needs: ['formA'] },
  ],
  month: [
    { kind: 'monthPack', label: 'Data sheets', needs: [] },
    { kind: 'filledMonth', label: 'Official Form B', needs: ['formB'] },
    { kind: 'filledPack', label: 'Official pack', needs: ['formB', 'formA'] },
  ],
} as const satisfies Record<PaperDrawerProps['subject'], readonly Paper[]>;

/** The papers of a form or a month as they are printed or saved: our own sheets, and the official forms filled in. */
export function PaperDrawer({ subject, id, schemeYear, title, onClose }: PaperDrawerProps): ReactNode {
  const choices: readonly Paper[] = papers[subject];
  const [chosen, setChosen] = useState<Paper>(papers[subject][0]);
  return (
    <Drawer opened position="right" size="44rem" title={title} onClose={onClose}>
      <SegmentedControl
        aria-label="Which paper"
        fullWidth
        mb="sm"
        data={choices.map(({ kind, label }) => ({ value: kind, label }))}
        value={chosen.kind}
        onChange={(value) => setChosen(choices.find(({ kind }) => kind === value) ?? chosen)}
      />
      <ChosenPaper key={chosen.kind} paper={chosen} {...{ id, schemeYear, title }} />
    </Drawer>
  );
}

interface ChosenPaperProps extends Pick<PaperDrawerProps, 'id' | 'schemeYear' | 'title'> {
  readonly paper: Paper;
}

function ChosenPaper({ paper, id, schemeYear, title }: ChosenPaperProps): ReactNode {
  const api = useApi();
  const templates = useQuery(api.pensionDocuments.templates.queryOptions({ input: {} }));
  if (templates.isError) return <FailureNotice error={templates.error} onRetry={() => void templates.refetch()} />;
  if (!templates.data) return <LoadingRows rows={6} />;
  const ofYear = templates.data.filter((template) => template.schemeYear === schemeYear);
  const used = usedTemplates(ofYear);
  const missing = paper.needs.filter((kind) => !ofYear.some(({ id: template, formKind }) => formKind === kind && used.has(template)));
  if (missing.length > 0) return <MissingForms kinds={missing} year={schemeYear} templates={ofYear} />;
  return <PrintedPaper {...{ paper, id, title }} />;
}

function PrintedPaper({ paper: { kind, label }, id, title }: Omit<ChosenPaperProps, 'schemeYear'>): ReactNode {
  const api = useApi();
  const file = useQuery({
    queryKey: [...api.pensionDocuments.key(), kind, id],
    queryFn: async ({ signal }) => collectFile(await api.pensionDocuments[kind].call({ id }, { signal })),
    gcTime: 0,
    retry: false,
  });
  const name = kind === 'formSheet' || kind === 'monthPack' ? title : `${label}, ${title}`;
  return (
    <>
      <div className={classes['printed']}>
        <PdfFile label={name} fileName={`${name.replaceAll(/[/:\\]/gu, '-')}.pdf`} file={file} />
      </div>
      <MadePapers subjectId={id} seenAt={file.dataUpdatedAt} />
    </>
  );
}
