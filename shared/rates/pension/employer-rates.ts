import type { EmployerRate, Origin, SchemeArea } from '../../domain/pension/pension-rates.ts';
import { basisPoints } from '../../domain/money.ts';
import { localDate } from '../../domain/time.ts';

const practicePaysNothing =
  'That the practice pays nothing for locums was last read in June 2023; the primary care organisation pays the employer’s share.';

/** By area, oldest first. The practice's share in England and Wales holds the administration levy of 0.08 %. */
export const employerRates: readonly EmployerRate[] = [
  inEnglandAndWales('2017-04-01', '2019-03-31', 1_438, official('form-b-2017')),
  inEnglandAndWales('2019-04-01', '2024-03-31', 2_068, official('form-a-2021')),
  inEnglandAndWales('2024-04-01', '2026-03-31', 2_378, official('nhsbsa-employer-2025', 'pcse-tiers')),
  inEnglandAndWales('2026-04-01', '2027-03-31', 2_378, {
    sources: ['calculator-2026'],
    confidence: 'secondary',
    note: 'No notice of 2026/27 was found: 14.38 % was read in a public calculator.',
  }),
  paidCentrally('scotland', '2019-04-01', '2024-03-31', 2_090, ['bma-practices', 'sppa-employer']),
  paidCentrally('scotland', '2024-04-01', null, 2_250, ['sppa-employer', 'sppa-member', 'bma-practices']),
  paidCentrally('northernIreland', '2019-04-01', '2024-03-31', 2_250, ['hsc-update-2023', 'bma-practices']),
  paidCentrally('northernIreland', '2024-04-01', null, 2_320, ['hsc-update-2023', 'hsc-payroll', 'bma-practices']),
];

function inEnglandAndWales(from: string, to: string, total: number, origin: Origin): EmployerRate {
  return {
    area: 'englandAndWales',
    from: localDate(from),
    to: localDate(to),
    total: basisPoints(total),
    practice: basisPoints(1_438),
    levy: basisPoints(8),
    origin,
  };
}

function paidCentrally(area: SchemeArea, from: string, to: string | null, total: number, sources: readonly string[]): EmployerRate {
  return {
    area,
    from: localDate(from),
    to: to === null ? null : localDate(to),
    total: basisPoints(total),
    practice: basisPoints(0),
    levy: basisPoints(0),
    origin: { sources, confidence: 'secondary', note: practicePaysNothing },
  };
}

function official(...sources: readonly string[]): Origin {
  return { sources, confidence: 'official', note: '' };
}
