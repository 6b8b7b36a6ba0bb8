import type { Origin, SchemeArea, TierBand, TierTable } from '../../domain/pension/pension-rates.ts';
import { basisPoints } from '../../domain/money.ts';
import { localDate } from '../../domain/time.ts';

/** Upper end of a band in whole pounds (null for the last), and its rate in per cent. */
type Band = readonly [upTo: number | null, percent: number];

const elevenBands: readonly Band[] = [
  [13_246, 5.1],
  [17_673, 5.7],
  [24_022, 6.1],
  [25_146, 6.8],
  [29_635, 7.7],
  [30_638, 8.8],
  [45_996, 9.8],
  [51_708, 10],
  [58_972, 11.6],
  [75_632, 12.5],
  [null, 13.5],
];

const bandsOf2024: readonly Band[] = [
  [13_259, 5.2],
  [26_831, 6.5],
  [32_691, 8.3],
  [49_078, 9.8],
  [62_924, 10.7],
  [null, 12.5],
];

const scottishBandsOfOctober2024: readonly Band[] = [
  [13_330, 5.7],
  [26_762, 6.4],
  [31_669, 7],
  [39_734, 8.7],
  [41_669, 9.8],
  [50_650, 10.5],
  [54_811, 11.2],
  [76_652, 11.6],
  [null, 12.7],
];

const scottishTable2 = 'The bands are published for income of the current year; that they are the ones for practitioners is a conclusion.';

/** In order of area and days; of two with the same days, the later one replaced the earlier. */
export const tierTables: readonly TierTable[] = [
  table('EW-2015', 'englandAndWales', ['2015-04-01', '2022-09-30'], official('nhsbsa-cost-2022'), [
    [15_431, 5],
    [21_477, 5.6],
    [26_823, 7.1],
    [47_845, 9.3],
    [70_630, 12.5],
    [111_376, 13.5],
    [null, 14.5],
  ]),
  table('EW-2022-10', 'englandAndWales', ['2022-10-01', '2023-03-31'], official('kashflow-2022-10', 'iris-hsc'), [
    [13_246, 5.1],
    [16_831, 5.7],
    [22_878, 6.1],
    [23_948, 6.8],
    [28_223, 7.7],
    [29_179, 8.8],
    [43_805, 9.8],
    [49_245, 10],
    [56_163, 11.6],
    [72_030, 12.5],
    [null, 13.5],
  ]),
  table('EW-2023', 'englandAndWales', ['2023-04-01', '2024-03-31'], official('nhsbsa-cost', 'iris-hsc'), elevenBands),
  table('EW-2024', 'englandAndWales', ['2024-04-01', '2025-03-31'], official('nhs-employers-2024', 'nhsbsa-cost'), bandsOf2024),
  table('EW-2025-initial', 'englandAndWales', ['2025-04-01', '2026-03-31'], official('nhs-employers-2025', 'sage-2025'), [
    [13_259, 5.2],
    [27_288, 6.5],
    [33_247, 8.3],
    [49_913, 9.8],
    [63_994, 10.7],
    [null, 12.5],
  ]),
  {
    ...table('EW-2025', 'englandAndWales', ['2025-04-01', '2026-03-31'], official('nhsbsa-pay', 'dhsc-2025', 'mip-2025'), [
      [13_259, 5.2],
      [27_797, 6.5],
      [33_868, 8.3],
      [50_845, 9.8],
      [65_190, 10.7],
      [null, 12.5],
    ]),
    publishedOn: localDate('2025-07-10'),
  },
  table(
    'EW-2026',
    'englandAndWales',
    ['2026-04-01', '2027-03-31'],
    doubtful('secondary', 'The bands of 2026/27 were read in quotations of NHS Employers, and may still be revised within the year.', [
      'nhs-employers-2026',
    ]),
    [
      [13_259, 5.2],
      [28_854, 6.5],
      [35_155, 8.3],
      [52_778, 9.8],
      [67_668, 10.7],
      [null, 12.5],
    ],
  ),
  table('SC-2024-04', 'scotland', ['2024-04-01', '2024-09-30'], official('sppa-employer', 'kashflow-2024-04'), [
    [13_330, 5.7],
    [25_367, 6.1],
    [30_018, 6.7],
    [37_663, 8.2],
    [37_830, 9.8],
    [39_497, 10],
    [48_009, 10.5],
    [51_954, 10.8],
    [72_656, 11.3],
    [null, 13.7],
  ]),
  table(
    'SC-2024-10',
    'scotland',
    ['2024-10-01', '2025-03-31'],
    doubtful('inferred', scottishTable2, ['kashflow-2024-10', 'sppa-employer']),
    scottishBandsOfOctober2024,
  ),
  table(
    'SC-2025-initial',
    'scotland',
    ['2025-04-01', '2026-03-31'],
    doubtful('inferred', scottishTable2, ['kashflow-2025-04']),
    scottishBandsOfOctober2024,
  ),
  {
    ...table('SC-2025', 'scotland', ['2025-04-01', '2026-03-31'], doubtful('inferred', scottishTable2, ['kashflow-2025-07']), [
      [13_330, 5.7],
      [27_899, 6.4],
      [33_015, 7],
      [41_423, 8.7],
      [43_440, 9.8],
      [52_803, 10.5],
      [57_140, 11.2],
      [79_910, 11.6],
      [null, 12.7],
    ]),
    publishedOn: localDate('2025-07-31'),
  },
  table('NI-2023', 'northernIreland', ['2023-04-01', '2024-03-31'], official('hsc-update-2024', 'iris-hsc'), elevenBands),
  table(
    'NI-2024',
    'northernIreland',
    ['2024-04-01', '2025-03-31'],
    doubtful('inferred', 'The bands of 2024/25 were concluded from those of 2025/26 and from parity with England and Wales.', [
      'hsc-update-2024',
      'hsc-newsletter-2025',
    ]),
    bandsOf2024,
  ),
  table(
    'NI-2025',
    'northernIreland',
    ['2025-04-01', '2026-03-31'],
    doubtful('secondary', 'The bands are those of April 2025; whether a later pay award changed them was not found.', [
      'hsc-payroll',
      'hsc-newsletter-2025',
    ]),
    [
      [13_259, 5.2],
      [27_288, 6.7],
      [33_247, 8.5],
      [49_913, 10],
      [63_994, 10.9],
      [null, 12.7],
    ],
  ),
];

/** A table that was known when its days began. */
function table(id: string, area: SchemeArea, [from, to]: readonly [string, string], origin: Origin, bands: readonly Band[]): TierTable {
  return { id, area, from: localDate(from), to: localDate(to), publishedOn: localDate(from), bands: bands.map(bandOf), origin };
}

function bandOf([upTo, percent]: Band): TierBand {
  return { upTo, rate: basisPoints(Math.round(percent * 100)) };
}

function official(...sources: readonly string[]): Origin {
  return { sources, confidence: 'official', note: '' };
}

function doubtful(confidence: 'secondary' | 'inferred', note: string, sources: readonly string[]): Origin {
  return { sources, confidence, note };
}
