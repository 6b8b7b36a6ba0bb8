import { z } from 'zod';
import { linesField, shareField } from './fields.ts';

/** One step of a cancellation scale: less than so many hours before the start, this share of the fee. */
const cancellationStepSchema = z.object({ noticeHours: z.int().min(1).max(8_760), share: shareField });

/** What is agreed about paying and cancelling. Steps by notice, shortest first; none means that cancelling is free. */
export const termsSchema = z.object({
  paymentDays: z.int().min(0).max(365),
  cancellation: z
    .array(cancellationStepSchema)
    .max(10)
    .readonly()
    .refine((steps) => steps.every((step, index) => index === 0 || step.noticeHours > (steps[index - 1]?.noticeHours ?? 0)), {
      error: 'Each step needs longer notice than the one before it',
    }),
  /** Further terms in the user's own words. */
  note: linesField(2_000),
});
export type Terms = z.output<typeof termsSchema>;
export type TermsInput = z.input<typeof termsSchema>;
