import dayjs, { type PluginFunc } from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import { present } from './present.ts';

/**
 * Makes Day.js count by wall clock alone, for the calendar views that are built on it.
 *
 * They place an entry by the time that has passed since midnight. On the two days of the year on which the browser's
 * clock changes that is an hour more or less than the wall clock says, and each later entry would be drawn an hour off.
 * All they are given and give back is wall-clock text, so a calendar without changes of the clock is the right one.
 * To be removed once @mantine/schedule (9.6.2) places by hours and minutes.
 */
export function keepDatesOnWallClock(): void {
  dayjs.extend(utc);
  dayjs.extend(wallClock);
}

interface Parsing {
  date: unknown;
  utc?: boolean;
}

/** What Day.js calls of its own objects; its types leave it out. */
interface Inside {
  parse(config: Parsing): void;
  toDate(): Date;
}

const wallClock: PluginFunc = (_options, { prototype }) => {
  const inside = prototype as unknown as Inside; // the class of the library, seen from within
  const { parse, toDate } = inside;
  // Dates that Day.js gave out: they stand for a wall-clock time as if that were UTC, and may come back.
  const given = new WeakSet<Date>();
  inside.parse = function parseWallClock(this: Inside, config: Parsing): void {
    // Its own copies are marked already; a Date from outside, and the present moment, count by what a clock here shows.
    if (config.utc !== true) {
      if (config.date === undefined) config.date = new Date(present());
      if (config.date instanceof Date && !given.has(config.date)) config.date = wallOf(config.date);
    }
    config.utc = true;
    parse.call(this, config);
  };
  inside.toDate = function toWallDate(this: Inside): Date {
    const date = toDate.call(this);
    given.add(date);
    return date;
  };
};

function wallOf(date: Date): Date {
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  return new Date(Date.UTC(year, month, day, date.getHours(), date.getMinutes(), date.getSeconds(), date.getMilliseconds()));
}
