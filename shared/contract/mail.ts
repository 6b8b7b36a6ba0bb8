import { z } from 'zod';
import { mailProblems } from '../domain/mail/hand-over.ts';
import { parseMailAddress } from '../domain/mail/mail-address.ts';
import { readers, textNames } from '../domain/mail/message-texts.ts';
import { mailSecurities } from '../domain/mail/providers.ts';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { lineField, nothing } from './fields.ts';

/** One mail address as it is typed. */
export const mailAddressField = z
  .string()
  .max(300)
  .transform((text, context) => {
    const address = parseMailAddress(text);
    if (address !== null) return address;
    context.addIssue({ code: 'custom', message: 'One address, such as accounts@example.com' });
    return z.NEVER;
  });

const hostField = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/, { error: 'The name of a server, such as smtp.example.com' });

/** Several lines of a message: line feeds and tabs its only control characters. */
export const bodyField = z
  .string()
  .max(20_000)
  .regex(/^(?:[^\p{Cc}]|[\n\t])*$/u, { error: 'Only ordinary text' });

export const subjectField = lineField(300).refine((text) => text.length > 0, { error: 'Enter a subject' });

export const mailAccountInputSchema = z.object({
  /** What messages come from, whichever identity sends. */
  address: mailAddressField,
  host: hostField,
  port: z.int().min(1).max(65_535),
  security: z.enum(mailSecurities),
  /** Empty for a server that asks for no sign-in. */
  userName: lineField(254),
  /** Null keeps the stored one, which is possible while server and user name stay the same. */
  password: z
    .string()
    .min(1, { error: 'Enter the password' })
    .max(500)
    .regex(/^[^\p{Cc}]*$/u, { error: 'Only ordinary text' })
    .nullable(),
});
export type MailAccountInput = z.input<typeof mailAccountInputSchema>;
export type MailAccountValues = z.output<typeof mailAccountInputSchema>;

/** The account as a window sees it: the password never leaves the core. */
export const mailAccountSchema = z.object({
  address: z.string(),
  host: z.string(),
  port: z.int(),
  security: z.enum(mailSecurities),
  userName: z.string(),
  hasPassword: z.boolean(),
});
export type MailAccountView = z.output<typeof mailAccountSchema>;

const accountTestSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('ready') }),
  /** `reply` is the server's own words on one line; null when it said nothing. */
  z.object({ outcome: z.literal('failed'), problem: z.enum(mailProblems), reply: z.string().nullable() }),
]);
export type AccountTest = z.output<typeof accountTestSchema>;

const textKey = z.object({ name: z.enum(textNames), reader: z.enum(readers) });

export const mailTextInputSchema = textKey.extend({ subject: subjectField, body: bodyField });
export type MailTextInput = z.output<typeof mailTextInputSchema>;

export const mailTextSchema = textKey.extend({
  subject: z.string(),
  body: z.string(),
  /** The user has not changed it. */
  isStandard: z.boolean(),
});
export type MailText = z.output<typeof mailTextSchema>;

export const mailContract = {
  /** Null while there is none. */
  account: storeOperation.input(nothing).output(mailAccountSchema.nullable()),
  saveAccount: storeOperation.input(mailAccountInputSchema).output(mailAccountSchema).errors(failures('MAIL_PASSWORD_NEEDED')),
  removeAccount: storeOperation.input(nothing).output(nothing),
  /** Connects, checks the certificate and signs in; sends and stores nothing. */
  testAccount: storeOperation.input(mailAccountInputSchema).output(accountTestSchema).errors(failures('MAIL_PASSWORD_NEEDED')),
  /** All texts, each for both readers. */
  texts: storeOperation.input(nothing).output(z.array(mailTextSchema).readonly()),
  /** Refuses a text with an unknown placeholder. */
  saveText: storeOperation.input(mailTextInputSchema).output(mailTextSchema).errors(failures('MAIL_TEXT_WRONG')),
  /** Goes back to the standard text. */
  resetText: storeOperation.input(textKey).output(mailTextSchema),
};
