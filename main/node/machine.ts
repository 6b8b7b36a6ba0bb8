import { release } from 'node:os';
import type { Machine } from '../ports/machine.ts';

interface MachineFacts {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly switches: readonly string[];
}

/** This computer, as this process sees it. */
export function machineOf({ versions, arch, platform, env, argv }: NodeJS.Process): Machine {
  return {
    versions: {
      electron: versions['electron'] ?? null,
      chromium: versions['chrome'] ?? null,
      node: versions.node,
      zoneData: versions['tz'] ?? 'unknown',
    },
    system: `${platform} ${arch} ${release()}`,
    display: displayOf({ platform, env, switches: argv }),
  };
}

/** Under Wayland Electron can be told to draw by X11, by the switch `--ozone-platform=x11`. */
export function displayOf({ platform, env, switches }: MachineFacts): string {
  if (platform === 'darwin' || platform === 'win32') return 'the system’s own';
  const isWayland = Boolean(env['WAYLAND_DISPLAY']) || env['XDG_SESSION_TYPE'] === 'wayland';
  if (isWayland) return switches.includes('--ozone-platform=x11') ? 'X11 under Wayland' : 'Wayland';
  return env['DISPLAY'] ? 'X11' : 'none';
}
