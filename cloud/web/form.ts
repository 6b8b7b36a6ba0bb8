import type { Context } from 'hono';

declare module 'hono' {
  interface ContextVariableMap {
    /** What the form of this request holds, once it was read. */
    form: Form;
  }
}

/** The fields of a form by their names; of two with one name, the last. */
export type Form = ReadonlyMap<string, string>;

/** The name of the hidden field in each form of ours. */
export const FORM_FIELD = 'form';

/** The form that was sent, whole. None of ours has files: a body of another kind is read as a form without fields. */
export async function formOf(c: Context): Promise<Form> {
  const known = c.get('form');
  if (known) return known;
  const isForm = /^application\/x-www-form-urlencoded *(;|$)/i.test(c.req.header('content-type') ?? '');
  const form = new Map(isForm ? new URLSearchParams(await c.req.text()) : []);
  c.set('form', form);
  return form;
}

/**
 * The text of a field of the form that was sent; empty when it is not there. The one character that no text of the database
 * holds, and no keyboard types, becomes what readers of HTML make of it.
 */
export async function fieldOf(c: Context, name: string): Promise<string> {
  const form = await formOf(c);
  return (form.get(name) ?? '').slice(0, 2_000).replaceAll('\0', '\uFFFD');
}
