import { z } from 'zod';
import { signingPapers } from '../domain/pension/signing.ts';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { idField, lineField } from './fields.ts';
import { dayField } from './invoice-draft.ts';
import { givenFileName, keptFileRefusals } from './kept-files.ts';
import { formSchema } from './pension.ts';

const formFailures = failures('NOT_FOUND', 'PENSION_FORM_STATE', 'PENSION_FORM_FIXED');

export const pensionSigningContract = {
  /** Keeps what the practice is to sign as it is; a message about `copyId` carries it. To be chased with is what was sent last. */
  giveOut: storeOperation
    .input(z.object({ formId: idField, letter: z.enum(['sent', 'chased']), paper: z.enum(signingPapers) }))
    .output(z.object({ copyId: idField }))
    .errors(formFailures)
    .errors(
      failures(
        'PENSION_PROFILE_MISSING',
        'PDF_CRASHED',
        'PENSION_TEMPLATE_YEAR',
        'PENSION_TEMPLATE_FULL',
        'PENSION_TEMPLATE_SHORT',
        'PENSION_TEMPLATE_CRASHED',
      ),
    ),
  /** Keeps the scan of the signed form and notes the signature, both or neither; `pension.undo` takes both back. */
  bringBack: storeOperation
    .input(z.object({ formId: idField, on: dayField, by: lineField(120), uploadId: idField, fileName: givenFileName }))
    .output(z.object({ form: formSchema, undoId: idField }))
    .errors(formFailures)
    .errors(failures('DAY_IN_FUTURE', 'PENSION_OWN_SIGNATURE'))
    .errors(keptFileRefusals),
};
