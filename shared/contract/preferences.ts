import { z } from 'zod';
import { nations } from '../domain/invoices/model.ts';
import { standardReminderDays } from '../domain/mail/reminder-plan.ts';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { durationField, lineField, nothing, travelField, zoneField } from './fields.ts';
import { lateStartPolicies } from './services.ts';
import { roles } from './vault.ts';

export const nameDisplays = ['initials', 'firstName', 'code', 'nothing'] as const;
export const secondsDisplays = ['lastMinute', 'always', 'never'] as const;
export const soundNames = ['chime', 'bowl', 'wood'] as const;

const cue = z.object({ on: z.boolean(), sound: z.enum(soundNames) });

const bufferField = durationField.refine((ms) => ms >= 0 && ms <= 14_400_000, { error: 'At most 4 hours' });

/** Everything the user can set, with what a new profile starts with. */
export const preferencesSchema = z.object({
  role: z.enum(roles).default('clinic'),
  /** Who only sees clients may bill too; the other roles always do. */
  sendsInvoices: z.boolean().default(false),
  /** The practitioner's own names as they stand in feeds, so that they are never read as a client. */
  practitionerNames: z.array(lineField(80)).max(10).readonly().default([]),
  /** Null follows the computer. */
  zone: zoneField.nullable().default(null),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  clock: z
    .object({
      theme: z.enum(['system', 'roomDark', 'dark', 'light', 'highContrast']).default('system'),
      nameDisplay: z.enum(nameDisplays).default('initials'),
      showTitle: z.boolean().default(true),
      seconds: z.enum(secondsDisplays).default('lastMinute'),
      /** What stands where nothing is counted: the time of day, or nothing. */
      whenIdle: z.enum(['timeOfDay', 'nothing']).default('timeOfDay'),
      /** For services that remember no choice of their own. */
      lateStart: z.enum(lateStartPolicies).default('endOnTime'),
      /** The most that a late session is asked to give so that the day catches up; 0 asks for nothing. */
      catchUpMaxPercent: z.int().min(0).max(50).default(10),
      autoAdvance: z.enum(['tap', 'followClock']).default('tap'),
      nudgeAfterMs: durationField.refine((ms) => ms >= 0 && ms <= 3_600_000, { error: 'At most an hour' }).default(60_000 as never),
      freezeAtZero: z.boolean().default(false),
      /** Luminance of the room-dark digits, 0.2–1. */
      brightness: z.number().min(0.2).max(1).default(1),
      dimAfterStart: z.boolean().default(false),
      /** Over time, the figures slowly fade and return. */
      pulse: z.boolean().default(false),
      client: z.object({ shows: z.enum(['digits', 'bar']).default('digits'), endTime: z.boolean().default(true) }).prefault({}),
      /** The display that the clock fills when it is opened, known again by name and size; null opens a window. */
      display: z
        .object({ label: z.string().max(200), width: z.int(), height: z.int() })
        .nullable()
        .default(null),
      mini: z
        .object({
          opacity: z.number().min(0.3).max(1).default(1),
          corner: z.enum(['topLeft', 'topRight', 'bottomLeft', 'bottomRight']).default('topRight'),
          /** Clicks go to what lies beneath. */
          clickThrough: z.boolean().default(false),
        })
        .prefault({}),
      sound: z
        .object({
          volume: z.number().min(0).max(1).default(0.5),
          /** The name of the device that sounds, as the system has it: ids change with each start. Null is the usual one. */
          output: z.string().max(300).nullable().default(null),
          start: cue.default({ on: false, sound: 'chime' }),
          windDown: cue.default({ on: false, sound: 'chime' }),
          final: cue.default({ on: false, sound: 'bowl' }),
          over: cue.default({ on: false, sound: 'wood' }),
        })
        .prefault({}),
      /** Whether the time stands in the menu bar or the tray. */
      trayTime: z.boolean().default(true),
      /** Whether programs that share or record the screen leave the practitioner's clock out. */
      hideFromCapture: z.boolean().default(true),
      /** Whether a clock that stays on top comes along to every virtual desktop. */
      everyDesktop: z.boolean().default(true),
      keepAwake: z.boolean().default(true),
      /** Whether it does so without mains power too. */
      keepAwakeOnBattery: z.boolean().default(true),
    })
    .prefault({}),
  lock: z
    .object({
      /** Null never locks when idle. Locking needs a passphrase. */
      afterIdleMs: durationField
        .refine((ms) => ms >= 60_000, { error: 'At least a minute' })
        .nullable()
        .default(900_000 as never),
      onSuspend: z.boolean().default(true),
      onScreenLock: z.boolean().default(true),
    })
    .prefault({}),
  mail: z
    .object({
      /** Days after the due day on which a reminder is due; none for no reminders. */
      reminderDays: z.array(z.int().min(1).max(365)).max(6).readonly().default(standardReminderDays),
      /** Whether due reminders are sent by themselves while the app is open. */
      sendsReminders: z.boolean().default(false),
    })
    .prefault({}),
  availability: z
    .object({
      /** Kept free before and after each booking, beside the way. */
      bufferBeforeMs: bufferField.default(0 as never),
      bufferAfterMs: bufferField.default(0 as never),
      /** The way to a workplace that names none. */
      usualTravelMs: travelField.default(0 as never),
      /** Preparing, writing up and chasing for a booking that does not say it. */
      usualAdminMs: durationField.refine((ms) => ms >= 0 && ms <= 28_800_000, { error: 'At most 8 hours' }).default(0 as never),
      /** How long before its start a booking must be known. */
      noticeMs: durationField.refine((ms) => ms >= 0 && ms <= 90 * 86_400_000, { error: 'At most 90 days' }).default(0 as never),
      /** Whose bank holidays count where no workplace says it. */
      nation: z.enum(nations).default('england'),
      closedOnHolidays: z.boolean().default(true),
    })
    .prefault({}),
});
export type Preferences = z.output<typeof preferencesSchema>;

/** The settings themselves stand without their defaults: a change must not reset what it does not name. */
const fields = preferencesSchema.shape;

/** A change of some settings; groups are merged, lists replaced. */
export const preferencesChangeSchema = z.object({
  role: fields.role.unwrap().optional(),
  sendsInvoices: fields.sendsInvoices.unwrap().optional(),
  practitionerNames: fields.practitionerNames.unwrap().optional(),
  zone: fields.zone.unwrap().optional(),
  theme: fields.theme.unwrap().optional(),
  clock: z.record(z.string(), z.unknown()).optional(),
  lock: z.record(z.string(), z.unknown()).optional(),
  mail: z.record(z.string(), z.unknown()).optional(),
  availability: z.record(z.string(), z.unknown()).optional(),
});
export type PreferencesChange = z.input<typeof preferencesChangeSchema>;

export const preferencesContract = {
  get: storeOperation.input(nothing).output(preferencesSchema),
  update: storeOperation.input(preferencesChangeSchema).output(preferencesSchema).errors(failures('PLAN_NEEDED')),
};
