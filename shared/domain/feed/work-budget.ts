/** Steps that one feed and each of its rules may take, so that no rule can run for ever. */
export interface WorkBudget {
  /** Takes steps; false when none are left, and from then on. */
  spend(steps: number): boolean;
  /** A share of at most `steps` for one rule, taken from the same whole. */
  share(steps: number): WorkBudget;
}

export function createWorkBudget(steps: number, whole?: WorkBudget): WorkBudget {
  let left = steps;
  const budget: WorkBudget = {
    spend(count) {
      left -= count;
      return left >= 0 && (whole === undefined || whole.spend(count));
    },
    share: (part) => createWorkBudget(part, budget),
  };
  return budget;
}
