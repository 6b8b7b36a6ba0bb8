import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { errorCodes } from '../errors/codes.ts';
import { openOperation } from './base.ts';
import { failures } from './failures.ts';
import { idField, nothing } from './fields.ts';

export const displaySchema = z.object({ id: z.string(), label: z.string(), primary: z.boolean(), width: z.int(), height: z.int() });
export type Display = z.output<typeof displaySchema>;

export const appInfoSchema = z.object({
  version: z.string(),
  shell: z.enum(['desktop', 'browser']),
  /** Why the browser shell runs although the desktop app was asked for; null otherwise. */
  shellReason: z.string().nullable(),
  platform: z.string(),
  /** What this shell can do. */
  can: z.object({
    chooseFolder: z.boolean(),
    openLogs: z.boolean(),
    /** How the clock stays on top: by the window system, by picture-in-picture, or not surely. */
    alwaysOnTop: z.enum(['native', 'pictureInPicture', 'notSure']),
    chooseDisplay: z.boolean(),
    /** Clicks through the mini clock: with a key that holds it, only by menus and keys, perhaps, or not at all. */
    clickThrough: z.enum(['heldKey', 'menu', 'notSure', 'no']),
    /** Keeping the clock out of shared and recorded screens: for all programs, not for all, or not at all. */
    hideFromCapture: z.enum(['yes', 'notAll', 'no']),
    /** How a clock on top is seen on every virtual desktop: as set here, by Task View, by the menu of the window, or not at all. */
    everyDesktop: z.enum(['yes', 'taskView', 'windowMenu', 'no']),
    /** Where the time stands beside the windows: beside the tray icon, when the pointer rests on it or its menu is open, or nowhere. */
    trayTime: z.enum(['text', 'hover', 'no']),
    startAtLogin: z.boolean(),
    /** A clock on top under Wayland, where windows drawn by X11 can be: offered by a restart, chosen, or not needed or to be had. */
    onTopByX11: z.enum(['no', 'offered', 'chosen']),
  }),
  /** False when the runtime's zone data would show wrong times. */
  zonesFresh: z.boolean(),
  systemZone: z.string(),
});
export type AppInfo = z.output<typeof appInfoSchema>;

/** `needsApproval`: the user has yet to allow it in the settings of the system. */
const loginStartSchema = z.object({ on: z.boolean(), needsApproval: z.boolean() });
export type LoginStart = z.output<typeof loginStartSchema>;

export const clockViews = ['practitioner', 'client'] as const;
export const clockModes = ['fullScreen', 'normal', 'mini'] as const;

/** Commands of the dashboard that menus and links name, by the ids under which it offers them. Each only shows something. */
export const nudgeCommands = [
  'new-session',
  'search',
  'shortcuts',
  'lock',
  'go-today',
  'go-calendar',
  'go-clients',
  'go-services',
  'go-bookings',
  'go-invoices',
  'go-payments',
  'go-figures',
  'go-pension',
  'go-settings',
  'go-account',
  'go-calendars',
  'go-help',
] as const;
export type NudgeCommand = (typeof nudgeCommands)[number];

/** Keys of the desktop app's menu bar, as commands name theirs; Help lists them with the rest. */
export const menuKeys = { search: 'mod+k', openFile: 'mod+o', settings: 'mod+,' } as const;

/** What came from outside the page: from a menu, a link or a file that was opened. A command that is not offered is passed over. */
export const nudgeSchema = z.discriminatedUnion('to', [
  /** The stream begins with it. */
  z.object({ to: z.literal('none') }),
  z.object({ to: z.literal('command'), id: z.enum(nudgeCommands) }),
  /** For `feeds.previewUpload`. */
  z.object({ to: z.literal('calendarFile'), uploadId: idField }),
  z.object({ to: z.literal('failure'), code: z.enum(errorCodes) }),
]);
export type Nudge = z.output<typeof nudgeSchema>;

/** What the doctor looks at, in this order. */
export const findingNames = [
  'version',
  'electron',
  'chromium',
  'node',
  'cipher',
  'system',
  'display',
  'keychain',
  'profile',
  'integrity',
  'disk',
  'clock',
  'zone',
  'zoneData',
  'updates',
] as const;
export type FindingName = (typeof findingNames)[number];
/** `value` is English text without a name or a place; it is also what the command line prints. */
const findingSchema = z.object({ name: z.enum(findingNames), value: z.string(), isFine: z.boolean() });
export type Finding = z.output<typeof findingSchema>;

export const appContract = {
  info: openOperation.input(nothing).output(appInfoSchema),
  /** What the desktop app was asked from outside, while a profile is open; each is told once, the newest alone where nobody looked. */
  nudges: openOperation.input(nothing).output(eventIterator(nudgeSchema)),
  /** The last lines of the log, redacted as on disk; newest last. */
  logTail: openOperation.input(nothing).output(z.object({ folder: z.string(), lines: z.array(z.string()).readonly() })),
  /** Looks at the computer and the profile; `whole` reads every page of an open one, which may take a second. */
  examine: openOperation.input(z.object({ whole: z.boolean() })).output(z.object({ findings: z.array(findingSchema).readonly() })),
  openLogs: openOperation.input(nothing).output(nothing).errors(failures('NOT_SUPPORTED_HERE')),
  chooseFolder: openOperation
    .input(nothing)
    .output(z.object({ folder: z.string().nullable() }))
    .errors(failures('NOT_SUPPORTED_HERE')),
  displays: openOperation.input(nothing).output(z.array(displaySchema).readonly()),
  /** Opens or moves a clock window of the desktop shell. */
  openClock: openOperation
    .input(z.object({ view: z.enum(clockViews), mode: z.enum(clockModes), displayId: z.string().nullable() }))
    .output(nothing)
    .errors(failures('NOT_SUPPORTED_HERE')),
  closeClock: openOperation.input(z.object({ view: z.enum(clockViews) })).output(nothing),
  /** Holds the mini clock although clicks go through it, or lets go; without `held` it only answers. */
  holdClock: openOperation
    .input(z.object({ view: z.enum(clockViews), held: z.boolean().optional() }))
    .output(z.object({ through: z.boolean() })),
  /** Loosens or restores always-on-top of a clock window. */
  setOnTop: openOperation.input(z.object({ view: z.enum(clockViews), onTop: z.boolean() })).output(nothing),
  /** Remembers whether windows are drawn by X11 under Wayland, and restarts the app; not while a session runs. */
  drawByX11: openOperation
    .input(z.object({ on: z.boolean() }))
    .output(nothing)
    .errors(failures('NOT_SUPPORTED_HERE', 'SESSION_RUNNING', 'DISK_FULL', 'DISK_FAILED', 'PROFILE_READ_ONLY')),
  /** Whether the app starts with the computer, as the system has it. */
  startsAtLogin: openOperation.input(nothing).output(loginStartSchema).errors(failures('NOT_SUPPORTED_HERE')),
  setStartAtLogin: openOperation
    .input(z.object({ on: z.boolean() }))
    .output(loginStartSchema)
    .errors(failures('NOT_SUPPORTED_HERE', 'DISK_FULL', 'DISK_FAILED', 'PROFILE_READ_ONLY')),
};
