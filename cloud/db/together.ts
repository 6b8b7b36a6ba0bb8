interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Asks in one statement what many ask in the same moment: a statement for each costs more than what it finds. Nobody waits
 * longer for it than until what has arrived meanwhile is read. When it fails it fails for all who asked with it, so a
 * question must be one that cannot spoil the others.
 *
 * @param askAll  answers in the order of the questions, one each
 * @param most  questions in one statement
 */
export function together<Question, Answer>(
  askAll: (questions: readonly Question[]) => Promise<readonly Answer[]>,
  most: number,
): (question: Question) => Promise<Answer> {
  let waiting: Waiting<Question, Answer>[] = [];

  return (question) => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    waiting.push({ question, resolve, reject });
    if (waiting.length === 1) setImmediate(askNow);
    else if (waiting.length === most) askNow();
    return promise;
  };

  function askNow(): void {
    const asked = waiting;
    waiting = [];
    if (asked.length > 0) void answer(asked);
  }

  async function answer(asked: readonly Waiting<Question, Answer>[]): Promise<void> {
    try {
      const answers = await askAll(asked.map(({ question }) => question));
      asked.forEach(({ resolve }, index) => resolve(answers[index] as Answer)); // one each, as agreed
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }
}
