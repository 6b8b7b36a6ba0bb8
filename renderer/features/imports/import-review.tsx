import { Button, Group, Paper, Select } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { ImportPlanValues, ImportVerdict, ImportView } from '../../../shared/contract/imports.ts';
import type { Job } from '../../../shared/contract/jobs.ts';
import { useApi } from '../../app/api.ts';
import { JobProgress } from '../../app/job-progress.tsx';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { usePage } from '../../ui/use-page.ts';
import { WarningLines } from '../../ui/warning-lines.tsx';
import { ImportColumns } from './import-columns.tsx';
import { ImportRows } from './import-rows.tsx';
import { countWords, doneWords, fieldWords, importFacts, type ReadImport } from './import-words.ts';
import classes from './imports.module.css';

export interface ImportReviewProps {
  readonly importId: string;
  /** Another file is wanted. */
  readonly onAgain: () => void;
  readonly onDone: () => void;
}

/** What would come of a table; nothing is written before the button is pressed. */
export function ImportReview(props: ImportReviewProps): ReactNode {
  const api = useApi();
  const identities = useQuery(api.identities.list.queryOptions({ input: { archived: false } }));
  if (identities.isPending) return <LoadingRows rows={8} />;
  if (identities.isError) return <FailureNotice size="screen" error={identities.error} onRetry={() => void identities.refetch()} />;
  return <Review {...props} identities={identities.data} />;
}

interface ReviewProps extends ImportReviewProps {
  readonly identities: readonly { readonly id: string; readonly name: string }[];
}

function Review({ importId, identities, onAgain, onDone }: ReviewProps): ReactNode {
  const api = useApi();
  const [plan, setPlan] = useState<ImportPlanValues | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [verdict, setVerdict] = useState<ImportVerdict>('new');
  const identityId = chosen ?? identities[0]?.id ?? null;
  const page = usePage(JSON.stringify([verdict, plan]));
  const whole = { importId, plan, identityId };
  const view = useQuery(
    api.imports.look.queryOptions({ input: { ...whole, verdict, ...page.range }, placeholderData: keepPreviousData, retry: false }),
  );
  const confirm = useConfirm(whole);
  const end = useEnd(onDone);
  if (view.isPending) return <LoadingRows rows={8} />;
  if (view.isError) return <FailureNotice size="screen" error={view.error} onRetry={onAgain} />;
  if (view.data.outcome === 'refused') return <Refused view={view.data} onAgain={onAgain} />;
  if (confirm.data)
    return <Writing key={confirm.data.jobId} jobId={confirm.data.jobId} kind={view.data.kind} onEnd={(job) => end(job, confirm.reset)} />;
  const outcome = { view: view.data, verdict, page, busy: confirm.isPending, onVerdict: setVerdict, onAgain };
  return (
    <div className={classes['review']}>
      <Paper withBorder component="section" aria-label="Columns of the table" className={classes['panel'] ?? ''}>
        <h2 className={classes['title']}>Which column is what?</h2>
        <ImportColumns view={view.data} onPlan={setPlan} />
      </Paper>
      {view.data.kind === 'invoices' && identities.length > 1 && (
        <Select
          label="Whose invoices they are"
          className={classes['identity'] ?? ''}
          allowDeselect={false}
          data={identities.map(({ id, name }) => ({ value: id, label: name }))}
          value={identityId}
          onChange={setChosen}
        />
      )}
      <Outcome {...outcome} isNobodys={identityId === null} onConfirm={() => confirm.mutate()} />
    </div>
  );
}

/** Begins the import of what is shown. */
function useConfirm(whole: { readonly importId: string; readonly plan: ImportPlanValues | null; readonly identityId: string | null }) {
  const api = useApi();
  return useMutation({ mutationFn: () => api.imports.confirm.call(whole), onError: notifyFailure });
}

type EndedJob = Exclude<Job, { state: 'running' }>;

/** What is said when the import has ended: what was made, with a way back, or why nothing was. */
function useEnd(onDone: () => void): (job: EndedJob, onNothing: () => void) => void {
  const api = useApi();
  const undo = useMutation({ mutationFn: (undoId: string) => api.imports.undo.call({ undoId }), onError: notifyFailure });
  const outcome = useMutation({
    mutationFn: (resultId: string) => api.imports.outcome.call({ resultId }),
    onSuccess: ({ undoId, ...made }) => {
      notifyDone(doneWords(made), { undo: () => undo.mutate(undoId) });
      onDone();
    },
    onError: notifyFailure,
  });
  return (job, onNothing) => {
    if (job.state === 'done' && job.resultId !== null) outcome.mutate(job.resultId);
    else onNothing();
    if (job.state === 'cancelled') notifyDone('Cancelled. Nothing was imported.');
    if (job.state === 'failed') notifyFailure({ code: job.code, data: job.details });
  };
}

interface WritingProps {
  readonly jobId: string;
  readonly kind: ReadImport['kind'];
  readonly onEnd: (job: EndedJob) => void;
}

/** The import as it goes on. Its rows are several for each thing that is made, so that a share is told, and no count. */
function Writing({ jobId, kind, onEnd }: WritingProps): ReactNode {
  const words = (done: number, total: number | null): string =>
    total === null || total === 0 ? `Importing ${kind}` : `Importing ${kind}: ${Math.floor((100 * done) / total)}%`;
  return <JobProgress jobId={jobId} words={words} onEnd={onEnd} />;
}

function Refused({
  view,
  onAgain,
}: {
  readonly view: Extract<ImportView, { outcome: 'refused' }>;
  readonly onAgain: () => void;
}): ReactNode {
  return (
    <>
      <p role="alert">{view.words}</p>
      <Group>
        <Button onClick={onAgain}>Choose another file</Button>
      </Group>
    </>
  );
}

/** Every invoice is somebody's. */
function NobodyTrades(): ReactNode {
  const navigate = useNavigate();
  return (
    <Group>
      <p>Enter first who you trade as: every invoice is of a trading identity.</p>
      <Button onClick={() => void navigate({ to: '/settings/practice' })}>Fill in the practice profile</Button>
    </Group>
  );
}

interface OutcomeProps {
  readonly view: ReadImport;
  /** Nobody trades yet. */
  readonly isNobodys: boolean;
  readonly verdict: ImportVerdict;
  readonly onVerdict: (verdict: ImportVerdict) => void;
  readonly page: ReturnType<typeof usePage>;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onAgain: () => void;
}

/** What becomes of the rows, and the button that makes it so. */
function Outcome({ view, isNobodys, verdict, onVerdict, page, busy, onConfirm, onAgain }: OutcomeProps): ReactNode {
  const { kind, counts, missing } = view;
  if (kind === 'invoices' && isNobodys) return <NobodyTrades />;
  const names = missing.map((field) => `“${fieldWords[field]}”`).join(', ');
  return (
    <Paper withBorder component="section" aria-label="What the rows become" className={classes['panel'] ?? ''}>
      <h2 className={classes['title']}>{counts.new === 0 ? `No new ${kind}` : `${countWords(kind, counts.new)} to import`}</h2>
      {missing.length > 0 && <WarningLines lines={[`Choose the column of ${names}: without it no row can be read.`]} />}
      {importFacts(view).map((fact) => (
        <p key={fact} className={classes['fact']}>
          {fact}
        </p>
      ))}
      {missing.length === 0 && <ImportRows view={view} verdict={verdict} onVerdict={onVerdict} page={page} />}
      <Group>
        <Button loading={busy} disabled={counts.new === 0} onClick={onConfirm}>
          Import {countWords(kind, counts.new)}
        </Button>
        <Button variant="default" onClick={onAgain}>
          Choose another file
        </Button>
      </Group>
    </Paper>
  );
}
