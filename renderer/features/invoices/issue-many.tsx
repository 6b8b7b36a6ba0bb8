import { Button, Checkbox, Group, Modal } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { formatMoney, sumOf } from '../../../shared/domain/money.ts';
import { useApi } from '../../app/api.ts';
import { JobProgress } from '../../app/job-progress.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PlanNote } from '../plans/plan-note.tsx';
import { batchWords } from '../plans/plan-words.ts';
import { useGate } from '../plans/use-gate.ts';
import classes from './issue-many.module.css';
import { invoiceCountWords } from './invoice-words.ts';
import { JobEnd, type EndedJob } from './job-end.tsx';

export interface IssueManyProps {
  readonly onClose: () => void;
}

const drafts = { view: 'drafts', organisationId: null, identityId: null, from: null, to: null, search: '', offset: 0, limit: 200 } as const;

/** Issues several drafts one after the other; what lacks something by law stays a draft and says so. */
export function IssueMany({ onClose }: IssueManyProps): ReactNode {
  const api = useApi();
  const [ended, setEnded] = useState<EndedJob | null>(null);
  const start = useMutation({ mutationFn: (ids: readonly string[]) => api.invoices.issueMany.call({ ids: [...ids] }) });
  const jobId = start.data?.jobId ?? null;
  return (
    // A job goes on when its window closes: what it issued stands in the list.
    <Modal opened onClose={onClose} size="lg" title="Issue several drafts">
      {start.isError && <FailureNotice error={start.error} />}
      {jobId === null && <Choice busy={start.isPending} onIssue={start.mutate} onClose={onClose} />}
      {jobId !== null && ended === null && (
        <JobProgress
          jobId={jobId}
          words={(done, total) => (total === null ? 'Issuing' : `Issuing ${Math.min(done + 1, total)} of ${total}`)}
          onEnd={setEnded}
        />
      )}
      {ended && (
        <>
          <JobEnd job={ended} cancelledWords="Stopped. What was issued until then stays issued; the rest are drafts as before." />
          <Group justify="flex-end" mt="lg">
            <Button data-autofocus onClick={onClose}>
              Close
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}

interface ChoiceProps {
  readonly busy: boolean;
  readonly onIssue: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

function Choice({ busy, onIssue, onClose }: ChoiceProps): ReactNode {
  const api = useApi();
  const list = useQuery(api.invoices.list.queryOptions({ input: drafts }));
  const gate = useGate('unlimitedInvoicePdfs');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  if (!list.data) return <LoadingRows rows={4} />;
  const chosen = list.data.invoices.filter(({ id }) => !left.has(id));
  const counted = chosen.filter(({ kind }) => kind === 'invoice').length;
  const going = goingOf(chosen.length, counted, gate?.left ?? null);
  const limited = gate && batchWords(counted, gate);
  const toggle = (id: string): void => setLeft(new Set(left.has(id) ? [...left].filter((other) => other !== id) : [...left, id]));
  return (
    <>
      <ul className={classes['list']}>
        {list.data.invoices.map(({ id, organisation, total }) => (
          <li key={id} className={classes['row']}>
            <Checkbox label={organisation.name} checked={!left.has(id)} onChange={() => toggle(id)} />
            <span className={classes['amount']}>{total === null ? '–' : formatMoney(total)}</span>
          </li>
        ))}
      </ul>
      {list.data.invoices.length === 0 && <p>There are no drafts.</p>}
      <p className={classes['words']}>
        Each gets its number, and its document and amounts are fixed for good. Drafts that lack something the law asks for are left.
      </p>
      {limited !== null && <PlanNote>{limited}</PlanNote>}
      <Group justify="space-between" mt="lg">
        <strong className={classes['amount']}>{limited === null && formatMoney(sumOf(chosen.flatMap(({ total }) => total ?? [])))}</strong>
        <Group gap="xs">
          <Button variant="default" onClick={onClose}>
            Not yet
          </Button>
          {(going > 0 || chosen.length === 0) && (
            <Button loading={busy} disabled={chosen.length === 0} onClick={() => onIssue(chosen.map(({ id }) => id))}>
              Issue {invoiceCountWords(going)}
            </Button>
          )}
        </Group>
      </Group>
    </>
  );
}

/** How many are issued at most: credit notes are never counted. */
function goingOf(chosen: number, counted: number, left: number | null): number {
  return left === null ? chosen : chosen - counted + Math.min(counted, left);
}
