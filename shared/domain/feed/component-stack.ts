import { isWord } from './property-names.ts';

/** The components the reader enters; all others, VALARM and VTODO among them, are `other` and skipped. */
export type Component = 'VCALENDAR' | 'VEVENT' | 'VTIMEZONE' | 'STANDARD' | 'DAYLIGHT' | 'other';

const KNOWN = ['VCALENDAR', 'VEVENT', 'VTIMEZONE', 'STANDARD', 'DAYLIGHT'] as const;
/** Deeper nesting than any real feed has; beyond it BEGIN and END lines are ignored. */
const DEEPEST = 16;

/** Which component the value of a BEGIN or END line names (RFC 5545 §3.6). */
export function componentNamed(bytes: Uint8Array, from: number, to: number): Component {
  return KNOWN.find((name) => isWord(bytes, from, to, name)) ?? 'other';
}

/**
 * The open components, outermost first. An END without BEGIN is ignored;
 * an END of an outer component closes what was left open inside it.
 */
export class ComponentStack {
  private readonly open: Component[] = [];

  get top(): Component | undefined {
    return this.open.at(-1);
  }

  get isEmpty(): boolean {
    return this.open.length === 0;
  }

  begin(component: Component): void {
    if (this.open.length < DEEPEST) this.open.push(component);
  }

  /** The components that this END closes, innermost first. */
  end(component: Component): readonly Component[] {
    const at = this.open.lastIndexOf(component);
    return at < 0 ? [] : this.open.splice(at).toReversed();
  }
}
