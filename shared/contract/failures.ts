import { z } from 'zod';
import type { ErrorCode } from '../errors/codes.ts';

/** What an error carries over the wire besides its code. */
export const failureData = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

type Failures<C extends ErrorCode> = Readonly<Record<C, { readonly data: typeof failureData }>>;

/** Declares which expected errors an operation can answer with; all others are masked as UNEXPECTED. */
export function failures<const C extends readonly ErrorCode[]>(...codes: C): Failures<C[number]> {
  return Object.fromEntries(codes.map((code) => [code, { data: failureData }])) as Failures<C[number]>; // keys come from `codes` alone
}

/** What every operation that touches stored data can answer with. */
export const storeFailures = failures(
  'INVALID_INPUT',
  'VAULT_LOCKED',
  'DISK_FULL',
  'DISK_FAILED',
  'PROFILE_READ_ONLY',
  'DATABASE_DAMAGED',
  'FORBIDDEN',
  'UNEXPECTED',
);
