import type { Preferences } from '../../../shared/contract/preferences.ts';
import { initialsOf } from '../../../shared/domain/clock/initials.ts';
import { defaultClockSettings, type ClockSettings, type PlannedItem } from '../../../shared/domain/clock/snapshot.ts';
import { duration, minutes } from '../../../shared/domain/time.ts';
import type { DayBooking } from './booking-store.ts';
import type { DayItem } from './store.ts';

/** How a session without a service warns (docs/rules/session-clock.md §2). */
const withoutService = {
  colour: null,
  windDownMs: minutes(10),
  finalWarningMs: minutes(3),
  turnoverMs: duration(0),
  silent: false,
  lateStart: null,
};
const ofBreak = { ...withoutService, windDownMs: duration(0), finalWarningMs: duration(0), silent: true };

/** A stored session as the clock's rules see it. Notes stay behind: no clock shows them. */
export function toPlannedItem({ session, client, service }: DayItem): PlannedItem {
  const { id, kind, startsAt, endsAt, zone, status, held } = session;
  const { colour, windDownMs, finalWarningMs, turnoverMs, silent, lateStart } = service ?? (kind === 'break' ? ofBreak : withoutService);
  return {
    id,
    kind,
    startsAt,
    endsAt,
    zone,
    clientId: session.clientId,
    firstName: client?.name ?? null,
    initials: client ? initialsOf(client.name) : null,
    code: client?.code ?? null,
    title: session.title || service?.name || null,
    colour,
    windDown: windDownMs,
    finalWarning: finalWarningMs,
    turnover: turnoverMs,
    silent,
    unpaidBreak: null,
    lateStart,
    outcome: status,
    held,
  };
}

/**
 * A booking as the clock's rules see it. It ends as agreed however late it began, so nobody is asked. An organisation
 * is no client, so its name stands in full under every choice of names but "nothing"; a private person's is reduced as theirs is.
 */
export function bookingItem({ booking, organisation }: DayBooking): PlannedItem {
  const { id, startsAt, endsAt, zone, breakMs, title } = booking;
  const { colour, windDownMs, finalWarningMs, turnoverMs, silent } = withoutService;
  const name = organisation.kind === 'private' ? null : organisation.name;
  return {
    id,
    kind: 'session',
    startsAt,
    endsAt,
    zone,
    clientId: null,
    firstName: name,
    initials: name ?? initialsOf(organisation.name),
    code: name,
    title: title || null,
    colour,
    windDown: windDownMs,
    finalWarning: finalWarningMs,
    turnover: turnoverMs,
    silent,
    unpaidBreak: breakMs,
    lateStart: 'endOnTime',
    outcome: 'planned',
    held: false,
  };
}

/** The part of the preferences that rules read; what the user cannot set is as the rules have it. */
export function toClockSettings({ clock }: Preferences): ClockSettings {
  const { nameDisplay, showTitle, seconds, whenIdle, autoAdvance, lateStart, catchUpMaxPercent, nudgeAfterMs, freezeAtZero, sound } = clock;
  return {
    ...defaultClockSettings,
    nameDisplay,
    showTitle,
    showSeconds: seconds,
    showPlainClockWhenIdle: whenIdle === 'timeOfDay',
    autoAdvance,
    lateStart,
    catchUpMaxPercent,
    nudgeAfter: nudgeAfterMs,
    freezeAtZero,
    sounds: {
      ...defaultClockSettings.sounds,
      volume: sound.volume,
      cues: { start: sound.start.on, windDown: sound.windDown.on, final: sound.final.on, over: sound.over.on },
    },
  };
}
