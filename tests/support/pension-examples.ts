/** A question of the pension calculator as it is piped in, with the answers that are expected among others. */
interface PensionExample {
  readonly name: string;
  readonly question: unknown;
  readonly expected: unknown;
}

/** Worked by hand to the rounding rules of docs/rules/pension.md; the ones marked published were printed on a form. */
export const pensionExamples: readonly PensionExample[] = [
  {
    name: 'half a penny in b goes up',
    question: { nation: 'EW', fee: '650.00', tier: '12.5', er: '14.38' },
    expected: {
      box1: '650.00',
      box2: '585.00',
      box3: '84.12',
      a: '585.00',
      b: '73.13',
      g: '73.13',
      h: '84.12',
      i: '157.25',
      invoice_total: '734.12',
      raw_b: '73.12500',
      half_even_b: '73.12',
    },
  },
  {
    name: 'three forms: h is the sum of box 3',
    question: { nation: 'EW', fees: ['437.50', '612.35', '389.99'], tier: '10.7' },
    expected: {
      box2: ['393.75', '551.12', '350.99'],
      box3: ['56.62', '79.25', '50.47'],
      a: '1295.86',
      b: '138.66',
      h: '186.34',
      h_if_recomputed: '186.34',
      i: '325.00',
    },
  },
  {
    name: 'two forms whose box 3 come to a penny less than a share of a',
    question: { fees: ['650.00', '650.00'], tier: '12.5' },
    expected: { a: '1170.00', b: '146.25', h: '168.24', h_if_recomputed: '168.25', i: '314.49' },
  },
  {
    name: 'every optional line, and the cumulative total',
    question: {
      nation: 'EW',
      fee: '5000.00',
      tier: '12.5',
      added_years_pct: '9',
      mpavc_fixed: '100.00',
      ap_fixed: '75.00',
      errbo_pct: '2.1',
      cumulative_before: '1234.56',
    },
    expected: {
      a: '4500.00',
      b: '562.50',
      c: '405.00',
      d: '100.00',
      e: '75.00',
      f: '94.50',
      g: '1237.00',
      h: '647.10',
      i: '1884.10',
      j: '5734.56',
    },
  },
  {
    name: 'published, Form B 2021/22: a salaried year with locum work is not scaled up',
    question: { salaried: '50000', locum_pensionable: '20000', days: '365', table: '2021/22' },
    expected: { annualised: '70000.00', rate: '12.5', contributions: '8750.00' },
  },
  {
    name: 'published, Form B 2021/22: the top tier',
    question: { pensionable: '30000.00', rate: '14.5' },
    expected: { contributions: '4350.00' },
  },
  {
    name: '60 days of 2025/26 scaled up to a year',
    question: { pensionable: '18000', days: 60, table: '2025/26' },
    expected: {
      annualised_exact: '109500.00',
      annualised_floor: '109500',
      rate: '12.5',
      rate_if_not_annualised: '6.5',
      contributions: '2250.00',
    },
  },
  {
    name: '30 days of 2026/27 scaled up to a year',
    question: { pensionable: '3600', days: 30, table: '2026/27' },
    expected: { annualised_floor: '43800', rate: '9.8', rate_if_not_annualised: '5.2', contributions: '352.80' },
  },
  {
    name: 'the bands of 2025/26 as they were until July 2025',
    question: { pensionable: '50000', table: '2025/26', as_of: '2025-06-01' },
    expected: { rate: '10.7', table: tableOf('EW-2025-initial') },
  },
  {
    name: 'the bands of 2025/26 that replaced them',
    question: { pensionable: '50000', worked: '2025-05-01' },
    expected: { rate: '9.8', table: tableOf('EW-2025'), last_receipt: '2025-07-10' },
  },
  {
    name: 'the first version of a year by its name',
    question: { pensionable: '50000', table: '2025/26 initial' },
    expected: { rate: '10.7', table: tableOf('EW-2025-initial') },
  },
  {
    name: 'the first version of a table that began within its year',
    question: { pensionable: '92054.44', worked: '2022-10-30', table: '2022/23 initial' },
    expected: { rate: '13.5', table: tableOf('EW-2022-10') },
  },
  {
    name: 'the nation of a table that is named',
    question: { pensionable: '57140.99', table: 'SC-2025' },
    expected: { nation: 'SC', scheme_year: '2025/26', rate: '11.2', uncertain: [{ figure: 'tierTable:SC-2025' }] },
  },
  {
    name: 'Northern Ireland at an edge of 2025/26',
    question: { nation: 'Northern Ireland', pensionable: '27289', scheme_year: '2025/26' },
    expected: { rate: '8.5' },
  },
  {
    name: 'a form of several days',
    question: { fee: '900', from: '2026-06-02', to: '2026-06-04', paid: '2026-07-01', tier: '9.8' },
    expected: { box2: '810.00', b: '79.38', last_receipt: '2026-08-11', form_b_month: '2026-07', form_b_due: '2026-08-07' },
  },
  {
    name: 'Scotland: no employer line on the invoice',
    question: { nation: 'SC', fee: '600.00', tier: '12.7' },
    expected: { pensionable: '540.00', employee: '68.58', box3: '0.00', h: '0.00', employer_info_only: '121.50', invoice_total: '600.00' },
  },
  {
    name: 'Scotland: a rate that is given is what another body pays, never the practice',
    question: { nation: 'SC', fee: '600.00', tier: '12.7', er: '14.38' },
    expected: { box3: '0.00', employer_info_only: '77.65', invoice_total: '600.00' },
  },
  {
    name: 'Northern Ireland: no employer line on the invoice',
    question: { nation: 'NI', fee: '600.00', tier: '12.7' },
    expected: { box3: '0.00', i: '68.58', employer_info_only: '125.28', invoice_total: '600.00' },
  },
  {
    name: 'the contribution as a share of the fee',
    question: { fee: '1000.00' },
    expected: { box2: '900.00', box3: '129.42', share_of_fee_pct: '12.942', old_rate_share_pct: '12.87', invoice_total: '1129.42' },
  },
  {
    name: 'expenses are on the invoice and outside the pension',
    question: { fee: 650, expenses: 23.4, tier: 12.5 },
    expected: { box1: '650.00', a: '585.00', invoice_total: '757.52' },
  },
  {
    name: 'the edges of the bands of 2026/27',
    question: {
      expect: ['0', '13259.99', '13260', '28854.99', '28855', '35155.99', '35156', '52778.99', '52779', '67668.99', '67669'].map(
        (income) => [income],
      ),
    },
    expected: {
      expect: [
        ['0', '5.2'],
        ['13259.99', '5.2'],
        ['13260', '6.5'],
        ['28854.99', '6.5'],
        ['28855', '8.3'],
        ['35155.99', '8.3'],
        ['35156', '9.8'],
        ['52778.99', '9.8'],
        ['52779', '10.7'],
        ['67668.99', '10.7'],
        ['67669', '12.5'],
      ],
    },
  },
  {
    name: 'the last days of ten weeks',
    question: { worked: ['2025-06-02', '2025-12-31', '2026-01-31'] },
    expected: { last_receipt: ['2025-08-11', '2026-03-11', '2026-04-11'] },
  },
  {
    name: 'work of March that is paid in April',
    question: { worked: '2026-03-20', paid: '2026-04-15', sd: 'SD 12345678' },
    expected: { form_b_month: '2026-03', form_b_due: '2026-04-07', upr: '12345678LOCMAR2026' },
  },
  {
    name: 'the month of Form B by the day of payment alone',
    question: { fee: '650.00', tier: '12.5', paid: '2025-07-03', sd: '12345678' },
    expected: {
      scheme_year: '2025/26',
      form_b_month: '2025-07',
      form_b_due: '2025-08-07',
      upr: '12345678LOCJUL2025',
      assumed: ['work of 2025/26, by the day of payment'],
    },
  },
  {
    name: 'the March rule for the pay of a year that is named',
    question: { fee: '650.00', tier: '12.5', table: '2025/26', paid: '2026-04-20' },
    expected: { form_b_month: '2026-03', form_b_due: '2026-04-07', assumed: [] },
  },
  {
    name: 'days of service by their dates: each once, those of other years not at all',
    question: {
      pensionable: '1000.00',
      table: '2026/27',
      days: ['2026-03-31', '2026-06-02', '2026-06-02', { from: '2026-06-01', to: '2026-06-04' }, { from: '2027-03-31', to: '2027-04-02' }],
    },
    expected: { days: 5, annualised: '73000.00', rate: '12.5' },
  },
  { name: 'a payment reference', question: { sd: '12345678', month: '2023-03' }, expected: { upr: '12345678LOCMAR2023' } },
];

function tableOf(id: string): { readonly id: string } {
  return { id };
}
