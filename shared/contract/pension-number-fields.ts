import { z } from 'zod';
import { checkGmc, checkNationalInsurance, checkSd, type CheckedNumber } from '../domain/pension/pension-numbers.ts';

/** The numbers of a person as they are kept: bare, or empty while not entered. What is wrong with one is said in words. */
export const niNumberField = numberField(checkNationalInsurance);
export const gmcNumberField = numberField(checkGmc);
export const sdNumberField = numberField(checkSd);

function numberField(check: (text: string) => CheckedNumber) {
  return z
    .string()
    .max(40)
    .superRefine((text, context) => {
      const { value, problem } = check(text);
      const message = problem ?? (value === text ? null : 'Letters as capitals, and nothing between them and the digits.');
      if (message !== null) context.addIssue({ code: 'custom', message });
    });
}
