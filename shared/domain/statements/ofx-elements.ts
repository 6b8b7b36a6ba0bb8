/** One tag of an OFX file, in the order of the file. */
export interface OfxElement {
  readonly name: string;
  readonly isClosing: boolean;
  /** The text up to the next tag; empty for a container. */
  readonly value: string;
}

/**
 * Walks through the tags of OFX 1 (SGML, where values are not closed) and OFX 2 (XML) alike.
 * Declarations and document types are passed over, and no entity but the five of XML and numbers is known.
 */
export function* ofxElements(text: string): Generator<OfxElement> {
  const tag = /<(?<closing>\/?)(?<name>[A-Za-z][\w.]*)(?:\s[^<>]*)?>(?<value>[^<]*)/gu;
  for (const { groups } of withoutSections(text).matchAll(tag)) {
    const { closing = '', name = '', value = '' } = groups ?? {};
    yield { name: name.toUpperCase(), isClosing: closing === '/', value: valueText(value) };
  }
}

/** Puts what stands in CDATA sections as ordinary text; a section without an end holds nothing. */
function withoutSections(text: string): string {
  const [first = '', ...sections] = text.split('<![CDATA[');
  const parts = sections.map((section) => {
    const end = section.indexOf(']]>');
    const inner = section.slice(0, Math.max(end, 0)).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return end === -1 ? '' : `${inner}${section.slice(end + 3)}`;
  });
  return [first, ...parts].join('');
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

function valueText(written: string): string {
  const text = written.trim();
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/giu, (whole, decimal: string, hex: string, name: string) => {
    if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0x10_ff_ff ? whole : String.fromCodePoint(code);
  });
}
