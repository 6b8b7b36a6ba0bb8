/** The longest gap between two beats of a 1 ms timer since it was last asked; the present moment ends a gap too. In ms. */
export function watchStalls(): { take(): number } {
  let last = performance.now();
  let longest = 0;
  const beat = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  setInterval(beat, 1).unref();
  return {
    take: () => {
      beat();
      const found = longest;
      longest = 0;
      return found;
    },
  };
}

/** What the process does at its own start is over. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 100));
}
