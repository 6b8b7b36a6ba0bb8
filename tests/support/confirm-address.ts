import type { Page, Visitor } from './a-visitor.ts';

/** Opens the link of the mail that comes after signing up, and presses the button of its page. */
export function confirmAddress(visitor: Visitor, link: string): Promise<Page> {
  const token = new URL(link, 'http://desk.example').searchParams.get('token') ?? '';
  return visitor.send(link, { token }, '/confirm');
}
