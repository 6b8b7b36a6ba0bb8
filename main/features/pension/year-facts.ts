import { pence, sumOf } from '../../../shared/domain/money.ts';
import { summariseYear, type AnnualSummary } from '../../../shared/domain/pension/annual-summary.ts';
import { correctFormB, type CorrectedBoxes, type FormBLine } from '../../../shared/domain/pension/form-b-correction.ts';
import { rangeOfSchemeYear, type DayRange, type SchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import type { PaidFormB } from '../../../shared/domain/pension/year-end.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import type { ReadDb } from '../../db/store.ts';
import { figuresOfMonth } from './correction-view.ts';
import { correctionsOfYear, type CorrectionRow } from './corrections-store.ts';
import { formDocumentOf } from './form-view.ts';
import { formsOfMonth } from './forms-store.ts';
import { monthDocumentOf } from './month-view.ts';
import { monthsOf, type MonthRow } from './months-store.ts';
import { postsOf, yearsOf } from './profiles-store.ts';
import { soloYear, type SoloContext } from './solo-year.ts';
import type { YearPost } from './year-post.ts';

/** One Form B as its corrections left it. */
export interface YearForm extends PaidFormB {
  readonly month: MonthRow;
  readonly boxes: CorrectedBoxes;
  /** The lines of its Form As, but for those that a correction took off. */
  readonly ranges: readonly DayRange[];
}

export interface YearContext extends SoloContext {
  readonly today: () => LocalDate;
}

/** All that is known of a scheme year. */
export interface YearFacts {
  /** Newest month first. */
  readonly forms: readonly YearForm[];
  readonly corrections: readonly CorrectionRow[];
  readonly summary: AnnualSummary<YearPost>;
}

const notEntered = { fee: pence(0), expenses: pence(0), pensionable: pence(0), employee: null, employerPaid: null };
const order = { type1: 0, type2: 1, solo: 2, officer: 3 } as const;

/** Form Bs with their corrections, other posts, and SOLO work from bookings: posts that go on count their days up to today. */
export function yearFacts(db: ReadDb, identityId: string, schemeYear: SchemeYear, context: YearContext): YearFacts {
  const today = context.today();
  const months = monthsOf(db, schemeYear).filter((month) => month.identityId === identityId);
  const corrections = correctionsOfYear(db, identityId, schemeYear);
  const forms = months.map((month) => formOf(db, month, corrections));
  const { to } = rangeOfSchemeYear(schemeYear);
  const locum = {
    pensionable: sumOf(forms.map(({ pensionable }) => pensionable)),
    employee: sumOf(forms.map(({ boxes }) => boxes.g)),
    employerPaid: sumOf(forms.map(({ boxes }) => boxes.h)),
    ranges: forms.flatMap(({ ranges }) => ranges),
  };
  const typed = yearPosts(db, identityId, schemeYear);
  const posts = [...typed, ...soloYear(db, { identityId, schemeYear, typed }, context)].toSorted(byKind);
  const summary = summariseYear(schemeYear, posts, locum, { until: today < to ? today : to });
  return { forms, corrections, summary };
}

function formOf(db: ReadDb, month: MonthRow, corrections: readonly CorrectionRow[]): YearForm {
  const figures = figuresOfMonth(
    month,
    monthDocumentOf(month),
    corrections.filter(({ monthId }) => monthId === month.id),
  );
  const { tier, lines } = figures;
  const { boxes } = correctFormB(figures, { tier, lines: [] }).used;
  const tierTableId = month.tableId === '' ? null : month.tableId;
  return { month, boxes, ranges: workedOn(db, month, lines), tierTableId, pensionable: boxes.a, tier, employee: boxes.b };
}

function workedOn(db: ReadDb, { id }: MonthRow, lines: readonly FormBLine[]): readonly DayRange[] {
  const listed = new Set(lines.filter(({ pensionable }) => pensionable > 0).map(({ formId }) => formId));
  return formsOfMonth(db, id)
    .filter((form) => listed.has(form.id))
    .flatMap((form) => formDocumentOf(form).ranges);
}

function yearPosts(db: ReadDb, identityId: string, schemeYear: SchemeYear): readonly YearPost[] {
  const years = new Map(yearsOf(db, identityId, schemeYear).map((year) => [year.postId, year]));
  return postsOf(db, identityId).map(({ id, kind, employer, employerCode, startsOn, endsOn }): YearPost => {
    const { fee, expenses, pensionable, employee, employerPaid } = years.get(id) ?? notEntered;
    const figures = { fee, expenses, pensionable, employee, employerPaid, hasFigures: years.has(id), bookings: 0 };
    return { id, kind, employer, employerCode, from: startsOn, to: endsOn, ...figures };
  });
}

/** By kind and first day. */
function byKind(a: YearPost, b: YearPost): number {
  return order[a.kind] - order[b.kind] || (a.from < b.from ? -1 : Number(a.from > b.from));
}
