/** What runs the app, for the findings of the doctor. Nothing of it names a person or a place. */
export interface Machine {
  readonly versions: {
    /** Null outside the desktop app. */
    readonly electron: string | null;
    readonly chromium: string | null;
    readonly node: string;
    /** Of the tables of time zones. */
    readonly zoneData: string;
  };
  /** Name, processor and release of the system. */
  readonly system: string;
  /** What draws the windows. */
  readonly display: string;
}
