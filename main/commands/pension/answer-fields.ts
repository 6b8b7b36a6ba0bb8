import type { PensionAnswer } from '../../../shared/contract/pension-answer.ts';
import type { PensionQuestion } from '../../../shared/contract/pension-calculation.ts';
import { basisPoints, difference, shareOf, sumOf, type Pence } from '../../../shared/domain/money.ts';
import type { TierFinding } from '../../../shared/domain/pension/annualising.ts';
import type { FormABoxes } from '../../../shared/domain/pension/form-a.ts';
import type { EmployerRate, Origin, PensionRates, TierTable } from '../../../shared/domain/pension/pension-rates.ts';
import { formatSchemeYear, type SchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import type { WhatIf, WhatIfAnswer } from '../../../shared/domain/pension/what-if.ts';
import { exactShareText, halfEvenShare, percentText, poundsText, shareOfFeeText } from './decimal-text.ts';

type Fields = Partial<PensionAnswer>;

/** Boxes 1 to 3, as one text for `fee` and as lists for `fees`, and what the invoice comes to. */
export function formFields({ fees }: PensionQuestion, answer: WhatIfAnswer, rates: PensionRates): Fields {
  const { forms, practiceRate, employerRate, paidCentrally, invoiceTotal } = answer;
  const [first] = forms;
  if (first === undefined) return {};
  const box = (of: (form: FormABoxes) => Pence) => (fees === undefined ? poundsText(of(first)) : forms.map((form) => poundsText(of(form))));
  return {
    box1: box(({ fee }) => fee),
    box2: box(({ pensionable }) => pensionable),
    box3: box(({ employer }) => employer),
    ...(paidCentrally === null ? {} : { employer_info_only: poundsText(paidCentrally) }),
    invoice_total: poundsText(invoiceTotal),
    ...(practiceRate === null || practiceRate === 0 ? {} : { share_of_fee_pct: shareOfFeeText(practiceRate) }),
    ...(employerRate === null ? {} : rateFields(employerRate, rates)),
  };
}

function rateFields({ practice, total, levy, from, to, origin }: EmployerRate, rates: PensionRates): Fields {
  return {
    ...(practice === 0 ? {} : { old_rate_share_pct: shareOfFeeText(basisPoints(practice - levy)) }),
    employer_rate: { practice_pct: percentText(practice), total_pct: percentText(total), from, to, sources: sourcesOf(origin, rates) },
  };
}

/** a to j; without a tier, only what needs none. */
export function totalFields({ forms, practiceRate, tier, totals }: WhatIfAnswer, { cumulativeBefore }: WhatIf): Fields {
  if (practiceRate === null) return {};
  const a = sumOf(forms.map(({ pensionable }) => pensionable));
  const h = sumOf(forms.map(({ employer }) => employer));
  const [pay, employer] = [poundsText(a), poundsText(h)];
  const always = {
    a: pay,
    h: employer,
    pensionable: pay,
    employer,
    h_if_recomputed: poundsText(shareOf(a, practiceRate)),
    j: poundsText(sumOf([cumulativeBefore, a])),
  };
  if (totals === null || tier === null) return always;
  return {
    ...always,
    b: poundsText(totals.b),
    c: poundsText(totals.c),
    d: poundsText(totals.d),
    e: poundsText(totals.e),
    f: poundsText(totals.f),
    g: poundsText(totals.g),
    i: poundsText(totals.i),
    employee: poundsText(totals.b),
    raw_b: exactShareText(a, tier),
    half_even_b: poundsText(halfEvenShare(a, tier)),
  };
}

/** The tier in use, where it comes from, and what the income of the year contributes at it. */
export function tierFields({ income, days, tier: given, year }: WhatIf, answer: WhatIfAnswer, rates: PensionRates): Fields {
  const { finding, tier } = answer;
  if (tier === null) return {};
  const base = income ?? sumOf(answer.forms.map(({ pensionable }) => pensionable));
  const hasBase = income !== null || answer.forms.length > 0;
  const isLookedUp = finding !== null && (given === null || days !== null);
  return {
    tier: percentText(tier),
    rate: percentText(tier),
    ...(hasBase ? { contributions: poundsText(shareOf(base, tier)) } : {}),
    ...(isLookedUp ? findingFields(finding, year, rates) : {}),
    ...(isLookedUp && days !== null ? { days, ...scaledFields(finding) } : {}),
    ...(isLookedUp && given !== null
      ? {
          rate_due: percentText(finding.rate),
          contributions_due: poundsText(shareOf(base, finding.rate)),
          difference: poundsText(difference(shareOf(base, finding.rate), shareOf(base, tier))),
        }
      : {}),
  };
}

function findingFields({ table }: TierFinding, year: SchemeYear, rates: PensionRates): Fields {
  return { table: tableFields(table, year, rates) };
}

function scaledFields({ annualised, rateUnannualised }: TierFinding): Fields {
  return {
    annualised: poundsText(annualised.shown),
    annualised_exact: poundsText(annualised.shown),
    annualised_floor: String(annualised.pounds),
    rate_if_not_annualised: percentText(rateUnannualised),
  };
}

function tableFields({ id, from, to, publishedOn, origin }: TierTable, year: SchemeYear, rates: PensionRates): PensionAnswer['table'] {
  return {
    id,
    scheme_year: formatSchemeYear(year),
    from,
    to,
    published: publishedOn,
    confidence: origin.confidence,
    sources: sourcesOf(origin, rates),
  };
}

function sourcesOf({ sources }: Origin, rates: PensionRates): { title: string; url: string }[] {
  return sources.flatMap((id) => {
    const source = rates.sources[id];
    return source === undefined ? [] : [{ title: source.title, url: source.url }];
  });
}
