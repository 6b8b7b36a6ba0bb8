import { Button, SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { FormBrief, MadeMonth, PensionForm } from '../../../shared/contract/pension.ts';
import { schemeYearOf, schemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import type { SigningPaper } from '../../../shared/domain/pension/signing.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { ListFoot } from '../../ui/list-foot.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { pageSize, usePage } from '../../ui/use-page.ts';
import { allPages } from '../exports/all-pages.ts';
import { FormLetter } from './form-letter.tsx';
import type { Letter } from './form-words.ts';
import { PlanNote } from '../plans/plan-note.tsx';
import { useGate } from '../plans/use-gate.ts';
import { AskedWorkList } from './asked-work.tsx';
import { FormDetails } from './form-details.tsx';
import { MadeMonthCard } from './made-month-card.tsx';
import { NoPensionWork } from './no-pension-work.tsx';
import { NoteForm } from './note-form.tsx';
import { OpenMonthCard } from './open-month-card.tsx';
import { PaperDrawer } from './paper-drawer.tsx';
import { toDoRows } from './to-do-rows.ts';
import { ToDoTable } from './to-do-table.tsx';
import { YearCheck } from './year-check.tsx';
import { usePensionWrites, type NotedStep } from './use-pension-writes.ts';

interface Noting {
  readonly form: FormBrief | PensionForm;
  readonly what: NotedStep;
}

interface Writing {
  readonly form: FormBrief;
  readonly letter: Letter;
  readonly paper: SigningPaper;
}

/** GP locum forms: what must still arrive within ten weeks, the month's Form B, and what was handed in. */
export function PensionScreen(): ReactNode {
  const today = dayOf(useNow(60_000), useZone());
  const { makeForms } = usePensionWrites();
  const [opened, setOpened] = useState<string | null>(null);
  const [noting, setNoting] = useState<Noting | null>(null);
  const [writing, setWriting] = useState<Writing | null>(null);
  const [printed, setPrinted] = useState<PensionForm | null>(null);
  const acting = {
    today,
    busy: makeForms.isPending,
    onOpen: setOpened,
    onMake: (invoiceId: string) => makeForms.mutate(invoiceId),
    onLetter: (form: FormBrief, letter: Letter, paper: SigningPaper = 'sheet') => {
      setOpened(null);
      setWriting({ form, letter, paper });
    },
    onNote: (form: FormBrief | PensionForm, what: NotedStep) => {
      setOpened(null);
      setNoting({ form, what });
    },
  };
  return (
    <>
      <PageHeader title="Pension" lead="Forms must arrive within ten weeks of the work. A record and a calculation, not pensions advice.">
        <Button component={Link} to="/pension/what-if" variant="default">
          What if I take this session?
        </Button>
        <Button component={Link} to="/settings/pension" variant="default">
          Pension profile
        </Button>
      </PageHeader>
      <AskedWorkList today={today} />
      <ToDo {...acting} />
      <Months today={today} />
      <PastForms {...acting} />
      {opened !== null && (
        <FormDetails
          formId={opened}
          onLetter={acting.onLetter}
          onNote={acting.onNote}
          onPrint={(form) => {
            setOpened(null);
            setPrinted(form);
          }}
          onClose={() => setOpened(null)}
        />
      )}
      {printed && (
        <PaperDrawer
          subject="form"
          id={printed.id}
          schemeYear={printed.schemeYear}
          title={paperTitle(printed)}
          onClose={() => setPrinted(null)}
        />
      )}
      {writing && <FormLetter {...writing} onClose={() => setWriting(null)} />}
      {noting && <NoteForm {...noting} today={today} onClose={() => setNoting(null)} />}
    </>
  );
}

function paperTitle({ invoice, organisation }: PensionForm): string {
  return `Form A: ${organisation.name}, ${invoice.number}`;
}

interface ActingProps {
  readonly today: LocalDate;
  readonly busy: boolean;
  readonly onOpen: (formId: string) => void;
  readonly onMake: (invoiceId: string) => void;
  readonly onLetter: (form: FormBrief, letter: Letter) => void;
  readonly onNote: (form: FormBrief, what: NotedStep) => void;
}

function ToDo(acting: ActingProps): ReactNode {
  const api = useApi();
  const works = useQuery(api.pension.uninvoiced.queryOptions({ input: {} }));
  const invoices = useQuery(api.pension.formable.queryOptions({ input: {} }));
  // All of them: the most urgent are told from their deadlines, not from their place in the list.
  const forms = useQuery({
    queryKey: [...api.pension.forms.key(), 'all that are open'],
    queryFn: () =>
      allPages(async (range) => {
        const { forms: rows, total } = await api.pension.forms.call({ view: 'open', ...range });
        return { rows, total };
      }),
  });
  const mayMake = useGate('pensionForms')?.isOpen ?? true;
  const page = usePage('to do');
  const failed = [works, invoices, forms].find(({ isError }) => isError);
  if (failed) return <FailureNotice error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!works.data || !invoices.data || !forms.data) return <LoadingRows rows={4} />;
  const rows = toDoRows(works.data, invoices.data, forms.data);
  if (rows.length === 0) return <NoPensionWork />;
  return (
    <Section title="Must get there" lead="The most urgent first. What has not arrived on day 70 can never be pensioned.">
      {!mayMake && (
        <PlanNote>Making Form A comes with Plus. The weeks are counted all the same, and forms that are there go on their way.</PlanNote>
      )}
      <ToDoTable label="Work and forms on their way" rows={rows.slice(page.range.offset).slice(0, pageSize)} {...acting} />
      {rows.length > pageSize && <ListFoot words={`${rows.length} to be done or lost`} total={rows.length} page={page} />}
    </Section>
  );
}

function Months({ today }: { readonly today: LocalDate }): ReactNode {
  const api = useApi();
  const present = schemeYearOf(today);
  const open = useQuery(api.pension.openMonths.queryOptions({ input: {} }));
  const made = useQuery(api.pension.months.queryOptions({ input: { schemeYear: present } }));
  const before = useQuery(api.pension.months.queryOptions({ input: { schemeYear: schemeYear(present - 1) } }));
  const failed = [open, made, before].find(({ isError }) => isError);
  if (failed) return <FailureNotice error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!open.data || !made.data || !before.data) return <LoadingRows rows={4} />;
  return (
    <>
      {open.data.map((month) => (
        <OpenMonthCard key={`${month.identityId} ${month.month} ${month.area} ${month.tableId}`} month={month} today={today} />
      ))}
      {yearsOf([...made.data, ...before.data]).map(({ identityId, schemeYear: year }) => (
        <YearCheck key={`${identityId} ${year}`} identityId={identityId} schemeYear={year} />
      ))}
      {[...made.data, ...before.data].map((month) => (
        <MadeMonthCard key={month.id} month={month} today={today} />
      ))}
    </>
  );
}

/** The years and identities of which there are Form Bs, newest first. */
function yearsOf(months: readonly MadeMonth[]): readonly Pick<MadeMonth, 'identityId' | 'schemeYear'>[] {
  return [...new Map(months.map((month) => [`${month.schemeYear} ${month.identityId}`, month])).values()];
}

const views = [
  { value: 'handedIn', label: 'Handed in' },
  { value: 'ended', label: 'Ended' },
] as const;

function PastForms(acting: ActingProps): ReactNode {
  const api = useApi();
  const [view, setView] = useState<'handedIn' | 'ended'>('handedIn');
  const page = usePage(view);
  const wanted = useQuery({
    ...api.pension.forms.queryOptions({ input: { view, ...page.range } }),
    placeholderData: keepPreviousData,
  });
  const other = useQuery(
    api.pension.forms.queryOptions({ input: { view: view === 'handedIn' ? 'ended' : 'handedIn', offset: 0, limit: 1 } }),
  );
  if (!wanted.data || !other.data || wanted.data.total + other.data.total === 0) return null;
  const shown = wanted.data;
  return (
    <Section
      title="Handed in, and ended"
      action={
        <SegmentedControl
          aria-label="Which forms"
          size="xs"
          data={[...views]}
          value={view}
          onChange={(chosen) => setView(chosen === 'ended' ? 'ended' : 'handedIn')}
        />
      }
    >
      {shown.total === 0 ? <p>None.</p> : <ToDoTable label="Forms handed in or ended" rows={toDoRows([], [], shown.forms)} {...acting} />}
      {shown.total > pageSize && <ListFoot words={`${shown.total} forms`} total={shown.total} page={page} />}
    </Section>
  );
}
