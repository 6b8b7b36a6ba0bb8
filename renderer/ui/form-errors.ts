import type { z } from 'zod';

export type FormErrors = Readonly<Record<string, string>>;

/**
 * The first text per field of what a schema found wrong, by the field's path: `terms.cancellation.0.share`.
 * Empty when nothing is wrong. Fields of the form are to have the names of the schema.
 */
export function formErrors(
  result: { readonly error?: z.ZodError | undefined },
  words: (issue: z.core.$ZodIssue) => string | null = () => null,
) {
  const errors: Record<string, string> = {};
  for (const issue of result.error?.issues ?? []) errors[issue.path.join('.')] ??= words(issue) ?? issueWords(issue);
  return errors;
}

function issueWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big') return issue.origin === 'string' ? `At most ${issue.maximum} characters` : `At most ${issue.maximum}`;
  if (issue.code === 'too_small') return `At least ${issue.minimum}`;
  return issue.code === 'invalid_type' ? 'Enter a whole number' : issue.message;
}
