/** What became of a mail, as a mail service tells it. */
export interface MailEvent {
  /** The same when it is told again. */
  readonly id: string;
  readonly kind: 'delivered' | 'delayed' | 'bounced' | 'complained';
  readonly recipient: string;
  /** Which mail of ours; null when the service does not say. */
  readonly mailId: string | null;
}

/** A request of a mail service: its body as it came, and its headers. */
export interface MailEventRequest {
  readonly body: string;
  readonly header: (name: string) => string | undefined;
}

/** What a mail service tells; `forged` when it was not that service, `unread` for what is not understood, null for what does not matter here. */
export type ReadMailEvent = MailEvent | 'forged' | 'unread' | null;

/** A JSON text as a value; undefined when it is none. */
export function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined; // said by whoever asks for its shape
  }
}
