import type { YearSummary } from '../../../shared/contract/pension-profiles.ts';
import { pence, sumOf } from '../../../shared/domain/money.ts';
import type { ReadDb } from '../../db/store.ts';
import { postsOf, yearsOf } from './profiles-store.ts';

const nothing = { fee: pence(0), expenses: pence(0), pensionable: pence(0), employee: pence(0), employerPaid: pence(0) };
const order = { type1: 0, type2: 1, solo: 2, officer: 3 } as const;

/** What other work in the scheme came to in one year; posts that stood in it without figures are there with nothing. */
export function summaryOf(db: ReadDb, identityId: string, schemeYear: number): YearSummary {
  const years = new Map(yearsOf(db, identityId, schemeYear).map((year) => [year.postId, year]));
  const posts = postsOf(db, identityId)
    .filter(({ id, startsOn, endsOn }) => years.has(id) || stoodIn(schemeYear, startsOn, endsOn))
    .map(({ id, kind, employer, employerCode, startsOn, endsOn }) => {
      const { fee, expenses, pensionable, employee, employerPaid } = years.get(id) ?? nothing;
      return { id, kind, employer, employerCode, startsOn, endsOn, fee, expenses, pensionable, employee, employerPaid };
    })
    .toSorted((a, b) => order[a.kind] - order[b.kind] || (a.startsOn < b.startsOn ? -1 : Number(a.startsOn > b.startsOn)));
  const asPractitioner = posts.filter(({ kind }) => kind !== 'officer').map(({ pensionable }) => pensionable);
  return { schemeYear, posts, practitionerPay: sumOf(asPractitioner) };
}

/** Whether a post lies at least one day in the scheme year, from 1 April to 31 March. */
function stoodIn(schemeYear: number, startsOn: string, endsOn: string | null): boolean {
  return startsOn < `${schemeYear + 1}-04-01` && (endsOn === null || endsOn >= `${schemeYear}-04-01`);
}
