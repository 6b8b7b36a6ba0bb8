import type { PensionProfileInput, PostInput } from '../../shared/contract/pension-profiles.ts';

/** A GP locum in England with all numbers, of which none is a person's. */
export function aPensionProfile(change: Partial<PensionProfileInput> = {}): PensionProfileInput {
  return {
    nation: 'england',
    status: 'active',
    hostBody: 'Primary Care Support England',
    hostCode: '7A4',
    hostReference: '',
    addedYears: null,
    mpavcShare: null,
    mpavcAmount: null,
    additionalPension: null,
    errbo: null,
    tenWeeksFrom: 'firstDay',
    referenceMonth: 'formB',
    northernIrelandDueDay: 'sixth',
    numbers: { niNumber: 'AB123456C', gmcNumber: '0123456', sdNumber: '12345678', dateOfBirth: '1980-02-29' },
    ...change,
  };
}

/** Out-of-hours work in 2026/27, in pence. */
export function aPost(change: Partial<PostInput> = {}): PostInput {
  return {
    kind: 'solo',
    employer: 'Dales Out of Hours',
    employerCode: 'Y0123',
    startsOn: '2026-05-01',
    endsOn: null,
    years: [{ schemeYear: 2026, fee: 500_000, expenses: 20_000, pensionable: 480_000, employee: 60_000, employerPaid: 69_024 }],
    ...change,
  };
}
