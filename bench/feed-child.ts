/** Runs one reader over one file in this fresh process and prints what it took: `node feed-child.ts READER FILE FROM TO`. */
import { readFileSync } from 'node:fs';

export interface ChildReport {
  /** From the file's bytes to occurrences, the reader's modules already loaded. */
  readonly ms: number;
  readonly peakRssKib: number;
  readonly occurrences: number;
}

type Reader = (bytes: Buffer, from: Date, to: Date) => number;

const readers: Readonly<Record<string, () => Promise<Reader>>> = {
  idle: async () => () => 0,
  ours: loadOurs,
  'node-ical': loadNodeIcal,
  'ical.js': loadIcalJs,
};

const [name = '', file = '', from = '', to = ''] = process.argv.slice(2);
const load = readers[name];
if (load === undefined) throw new Error(`unknown reader ${name}`);
const read = await load();
const bytes = name === 'idle' ? Buffer.alloc(0) : readFileSync(file);
const started = performance.now();
const occurrences = read(bytes, new Date(from), new Date(to));
const ms = performance.now() - started;
const report: ChildReport = { ms, peakRssKib: process.resourceUsage().maxRSS, occurrences };
process.stdout.write(JSON.stringify(report));

async function loadOurs(): Promise<Reader> {
  const { readFeed } = await import('../shared/domain/feed/read-feed.ts');
  const { instant, zoneId } = await import('../shared/domain/time.ts');
  // The peers have no limits; ours are lifted so that 100,000 events are compared as well.
  const limits = { maxBytes: 2 ** 30, maxOccurrences: 1_000_000 };
  return (feed, start, end) => {
    const window = { from: instant(start.getTime()), to: instant(end.getTime()), zone: zoneId('Europe/London') };
    return readFeed(feed, { ...window, limits }).occurrences.length;
  };
}

async function loadNodeIcal(): Promise<Reader> {
  const { default: ical } = await import('node-ical');
  return (feed, start, end) => {
    const components = ical.sync.parseICS(feed.toString('utf8'));
    let count = 0;
    for (const component of Object.values(components)) {
      if (component?.type !== 'VEVENT') continue;
      count += ical.expandRecurringEvent(component, { from: start, to: end }).length;
    }
    return count;
  };
}

async function loadIcalJs(): Promise<Reader> {
  const { default: ICAL } = await import('ical.js');
  return (feed, start, end) => {
    const calendar = new ICAL.Component(ICAL.parse(feed.toString('utf8')));
    for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
    const masters: InstanceType<typeof ICAL.Component>[] = [];
    const exceptions = new Map<string, InstanceType<typeof ICAL.Component>[]>();
    for (const component of calendar.getAllSubcomponents('vevent')) {
      const uid = String(component.getFirstPropertyValue('uid'));
      if (!component.hasProperty('recurrence-id')) masters.push(component);
      else exceptions.set(uid, [...(exceptions.get(uid) ?? []), component]);
    }
    let count = 0;
    for (const component of masters) {
      const uid = String(component.getFirstPropertyValue('uid'));
      const event = new ICAL.Event(component, { exceptions: exceptions.get(uid) ?? [], strictExceptions: true });
      count += countInWindow(event, start.getTime(), end.getTime());
    }
    return count;
  };

  function countInWindow(event: InstanceType<typeof ICAL.Event>, start: number, end: number): number {
    const isWithin = (at: number): boolean => at >= start && at < end;
    if (!event.isRecurring()) return isWithin(event.startDate.toJSDate().getTime()) ? 1 : 0;
    const iterator = event.iterator();
    let count = 0;
    for (let next = iterator.next(); next && next.toJSDate().getTime() < end; next = iterator.next()) {
      if (isWithin(event.getOccurrenceDetails(next).startDate.toJSDate().getTime())) count++;
    }
    return count;
  }
}
