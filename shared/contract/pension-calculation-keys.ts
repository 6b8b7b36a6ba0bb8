/** Other names under which people and tools write the fields of a pension calculation. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  nation: ['area', 'country'],
  worked: ['date_worked', 'dates_worked', 'worked_on', 'work_date', 'date', 'dates'],
  from: ['date_from', 'first_day', 'worked_from'],
  to: ['date_to', 'last_day', 'worked_to'],
  paid: ['date_paid', 'paid_on', 'payment_date'],
  tier: ['tier_pct', 'tier_rate', 'rate', 'rate_pct', 'employee_pct', 'tier_used', 'rate_used', 'paid_rate', 'paid_tier', 'tier_paid'],
  er: ['er_pct', 'employer_pct', 'employer_rate', 'practice_pct'],
  pensionable: ['income', 'pensionable_income', 'pensionable_pay', 'annual_income', 'expected_income'],
  salaried: ['salaried_pensionable'],
  locum_pensionable: ['locum'],
  solo: ['solo_pensionable'],
  officer: ['officer_pay', 'hospital'],
  days: ['pensionable_days', 'days_of_service', 'expected_days'],
  table: ['scheme_year', 'tier_table', 'year'],
  added_years_pct: ['c_pct'],
  added_years_fixed: ['c_fixed'],
  mpavc_pct: ['d_pct', 'avc_pct'],
  mpavc_fixed: ['d_fixed', 'avc_fixed'],
  ap_pct: ['e_pct', 'additional_pension_pct'],
  ap_fixed: ['e_fixed', 'additional_pension_fixed', 'additional_pension'],
  errbo_pct: ['f_pct'],
  errbo_fixed: ['f_fixed'],
  expenses: ['travel', 'mileage'],
  cumulative_before: ['cumulative', 'previous_cumulative', 'brought_forward', 'previous_j', 'j_before'],
  sd: ['sd_number'],
};

const nameOf = new Map(Object.entries(otherNames).flatMap(([name, others]) => others.map((other) => [other, name] as const)));

/** The same fields under their first names; null with the name that two of them share. */
export function withFirstNames(fields: Readonly<Record<string, unknown>>): {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly twice: string | null;
} {
  const named = new Map<string, unknown>();
  for (const [key, value] of Object.entries(fields)) {
    const [name, given] = firstNameOf(key, value);
    if (named.has(name)) return { fields, twice: name };
    named.set(name, given);
  }
  return { fields: Object.fromEntries(named), twice: null };
}

/** `feePence: 65000` is `fee` of 650.00, `tierPct` is `tier`. */
function firstNameOf(key: string, value: unknown): readonly [name: string, value: unknown] {
  const snake = key.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
  const isPence = snake.endsWith('_pence');
  const name = isPence ? snake.slice(0, -'_pence'.length) : snake;
  return [nameOf.get(name) ?? name, isPence ? inPounds(value) : value];
}

/** What is no whole number of pence stays what it is, for the schema to refuse. */
function inPounds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inPounds);
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) return `${JSON.stringify(value)} pence`;
  return `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`;
}
