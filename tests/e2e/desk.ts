import type { DrivenApp } from '../support/driven-messages.ts';
import { startDeskProcess, type DeskProcess } from './desk-process.ts';

/** The profile lives in the folder of the app; the keychain of the test lies beside it. */
export interface DeskOptions extends DrivenApp {
  /** Variables for the process, beside those of the test. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The app in another process, with a clock that the test drives. */
export interface Desk {
  /** An address that opens the dashboard once. */
  address(): Promise<string>;
  advance(ms: number): Promise<void>;
  /** The computer sleeps so long, for which no timer runs. */
  sleep(ms: number): Promise<void>;
  set(at: number): Promise<void>;
  now(): Promise<number>;
  /** All that it has written to its standard output and error so far. */
  output(): string;
  power(event: 'suspend' | 'resume' | 'screenLock' | 'screenUnlock'): Promise<void>;
  /** Closes as a user does; the process ends by itself. */
  stop(): Promise<void>;
  /** Closes; the process is there for another. */
  close(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
}

/** Opens the app in a process of its own. */
export async function startDesk({ env, ...app }: DeskOptions): Promise<Desk> {
  return openDesk(await startDeskProcess(env), app);
}

/** Opens the app in a process that is there and runs no other. */
export async function openDesk(host: DeskProcess, app: DrivenApp): Promise<Desk> {
  const said = host.output().length;
  let unused: string | null = String(await host.ask({ do: 'open', app }));

  return {
    address: async () => {
      const given = unused ?? String(await host.ask({ do: 'address' }));
      unused = null;
      return given;
    },
    advance: async (ms) => void (await host.ask({ do: 'advance', ms })),
    sleep: async (ms) => void (await host.ask({ do: 'sleep', ms })),
    set: async (at) => void (await host.ask({ do: 'set', at })),
    now: async () => Number(await host.ask({ do: 'now' })),
    output: () => host.output().slice(said),
    power: async (event) => void (await host.ask({ do: 'power', event })),
    stop: () => host.stop(),
    close: async () => {
      if (!host.hasEnded()) await host.ask({ do: 'close' });
    },
    kill: () => host.kill(),
  };
}
