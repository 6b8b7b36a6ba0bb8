import type { YearSummary } from '../../../shared/contract/pension-year.ts';
import { sumOfBoxes } from '../../../shared/domain/pension/form-b-correction.ts';
import type { SchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import type { ReadDb } from '../../db/store.ts';
import { yearFacts, type YearContext, type YearFacts } from './year-facts.ts';

/** What a scheme year came to, for the annual forms. */
export function yearSummaryOf(db: ReadDb, identityId: string, schemeYear: SchemeYear, context: YearContext): YearSummary {
  const facts = yearFacts(db, identityId, schemeYear, context);
  const { posts, practitionerIncome, officerIncome, days, needsType1, needsType2, dueOn } = facts.summary;
  return {
    schemeYear,
    posts: posts.map((post) => ({ ...post })),
    locum: locumOf(facts),
    practitionerPay: practitionerIncome,
    officerPay: officerIncome,
    days,
    needsType1,
    needsType2,
    dueOn,
  };
}

function locumOf({ forms, summary: { locumDays, locum } }: YearFacts): YearSummary['locum'] {
  if (forms.length === 0) return null;
  const ordered = locum.ranges.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const last = locum.ranges.toSorted((a, b) => (a.to < b.to ? 1 : -1))[0];
  return {
    forms: forms.length,
    boxes: sumOfBoxes(forms.map(({ boxes }) => boxes)),
    tiers: [...new Set(forms.map(({ tier }) => tier))].toSorted((a, b) => a - b),
    days: locumDays,
    firstOn: ordered[0]?.from ?? null,
    lastOn: last?.to ?? null,
  };
}
