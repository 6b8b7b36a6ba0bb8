import { nations, type Nation, type OrganisationKind } from '../../../shared/domain/invoices/model.ts';
import { standingChoice, type OtherSaid } from '../../../shared/domain/pension/all-or-none.ts';
import {
  judgeEngagement,
  usualIntent,
  type Eligibility,
  type EngagementFacts,
  type PensionIntent,
} from '../../../shared/domain/pension/eligibility.ts';
import { areaOf, areaRules, type PensionRates, type SchemeArea } from '../../../shared/domain/pension/pension-rates.ts';
import { rangeOfSchemeYear, schemeYearOf, type SchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import type { ReadDb } from '../../db/store.ts';
import {
  aroundDays,
  choosableWork,
  countStandingForms,
  createPeopleReader,
  type BookingRow,
  type PeopleReader,
  type PensionedPerson,
} from './choice-store.ts';

/** A piece of work as far as the pension asks, booked or not yet. */
export interface WorkToJudge extends Pick<EngagementFacts, 'arrangement' | 'task' | 'workedOn'> {
  /** Null where the work names nobody: then it is that of the only one who is pensioned. */
  readonly identityId: string | null;
  readonly payer: { readonly kind: OrganisationKind; readonly nation: Nation };
  /** The bookings that it is, which do not count beside themselves. */
  readonly exceptIds: readonly string[];
}

/** What the rules say of a piece of work. */
export interface Judged {
  readonly person: PensionedPerson;
  readonly facts: EngagementFacts;
  readonly eligibility: Eligibility;
  /** What holds as long as its booking says nothing. */
  readonly usual: PensionIntent;
}

/** Other work of the same person, area and scheme year that belongs on the forms. */
export interface OtherWork extends OtherSaid {
  readonly id: string;
}

export interface Look {
  /** Null where the pension is no concern of who works. */
  judge(work: WorkToJudge): Judged | null;
  /** Null where each engagement may differ. */
  beside(work: WorkToJudge): { readonly others: readonly OtherWork[]; readonly forms: number } | null;
}

/** One look at the books: what many pieces of work ask for alike is asked once, so it is for one transaction or one answer. */
export function lookAt(db: ReadDb, rates: PensionRates, reader = createPeopleReader(db)): Look {
  const owners = ownersIn(reader);
  const years = new Map<string, NonNullable<ReturnType<Look['beside']>>>();

  function judge(work: WorkToJudge): Judged | null {
    const person = owners.of(work.identityId);
    if (person === null) return null;
    const facts = owners.facts(person, work);
    const eligibility = judgeEngagement(facts);
    const rest = eligibility.route === 'forms' ? beside(work) : null;
    const standing = rest && standingChoice(rest);
    return { person, facts, eligibility, usual: usualIntent(eligibility, { isPensioned: person.isPensioned, standing }) };
  }

  function beside(work: WorkToJudge): ReturnType<Look['beside']> {
    const area = areaOf(work.payer.nation);
    const person = owners.of(work.identityId);
    if (person === null || !areaRules(rates, area).mustPensionAll.value) return null;
    const year = schemeYearOf(work.workedOn);
    const key = `${person.identityId} ${area} ${year}`;
    const whole = years.get(key) ?? workOfYear(db, owners, { person, area, year });
    years.set(key, whole);
    return { ...whole, others: whole.others.filter(({ id }) => !work.exceptIds.includes(id)) };
  }

  return { judge, beside };
}

type Owners = ReturnType<typeof ownersIn>;

/** Whose work may be pensioned, and what the rules ask of them. */
function ownersIn(reader: PeopleReader) {
  const people = reader.people();
  const companies = reader.companyIds();
  const posts = new Map(people.map(({ identityId }) => [identityId, reader.type2Posts(identityId)]));

  /** Work through a company is explained to the one who is pensioned. */
  function of(identityId: string | null): PensionedPerson | null {
    if (identityId !== null && !companies.has(identityId)) return people.find((person) => person.identityId === identityId) ?? null;
    return identityId !== null || people.length === 1 ? (people[0] ?? null) : null;
  }

  function facts({ identityId: owner, status }: PensionedPerson, work: WorkToJudge): EngagementFacts {
    const { identityId, arrangement, payer, task, workedOn } = work;
    const hasType2Post = (posts.get(owner) ?? []).some(({ from, to }) => from <= workedOn && (to === null || workedOn <= to));
    const isThroughCompany = identityId !== null && companies.has(identityId);
    return {
      arrangement: isThroughCompany ? 'ownCompany' : arrangement,
      payer: payer.kind,
      nation: payer.nation,
      task,
      status,
      intent: 'ask',
      hasType2Post,
      workedOn,
      daysAtPayer: [],
    };
  }

  return { of, facts };
}

interface PensionedYear {
  readonly person: PensionedPerson;
  readonly area: SchemeArea;
  readonly year: SchemeYear;
}

function workOfYear(db: ReadDb, owners: Owners, { person, area, year }: PensionedYear) {
  const filter = { ...aroundDays(rangeOfSchemeYear(year)), states: ['offered', 'confirmed', 'delivered'], organisationId: null } as const;
  const others = choosableWork(db, filter).flatMap(({ booking, organisation, billed }): readonly OtherWork[] => {
    const workedOn = dayOfWork(booking);
    const isThere = schemeYearOf(workedOn) === year && areaOf(organisation.nation) === area;
    if (!isThere || owners.of(booking.identityId) !== person) return [];
    const { route } = judgeEngagement(owners.facts(person, { ...booking, workedOn, payer: organisation, exceptIds: [] }));
    if (route !== 'forms') return [];
    return [{ id: booking.id, isBilled: billed !== null, said: billed ? billed.choice : booking.pensionChoice }];
  });
  const there = nations.filter((nation) => areaOf(nation) === area);
  return { others, forms: countStandingForms(db, person.identityId, there, year) };
}

/** The day on which work begins, at its place. */
export function dayOfWork({ startsAt, zone }: Pick<BookingRow, 'startsAt' | 'zone'>): LocalDate {
  return dayOf(startsAt, zone);
}
