/** What a test tells the driven shell, a process of its own. */
export type DrivenCommand =
  | { readonly id: number; readonly do: 'advance'; readonly ms: number }
  | { readonly id: number; readonly do: 'set'; readonly at: number }
  | { readonly id: number; readonly do: 'address' }
  | { readonly id: number; readonly do: 'now' }
  | { readonly id: number; readonly do: 'power'; readonly event: 'suspend' | 'resume' | 'screenLock' | 'screenUnlock' }
  | { readonly id: number; readonly do: 'stop' };

/** What it answers: the address of the app, the time, or nothing. */
export interface DrivenAnswer {
  readonly id: number;
  readonly value: string | number | null;
}
