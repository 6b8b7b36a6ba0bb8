import type { App } from 'electron';
import { readOpenedFile } from '../node/opened-file.ts';
import type { Ask } from '../ports/shell.ts';
import { askOfLink, askOfWords, isCalendarFile, type OutsideAsk } from './outside-asks.ts';

/**
 * Hears what the system hands over from the first moment on: macOS sends links and files before the app is ready.
 * What comes before `answer` is there, the newest alone, waits for it.
 *
 * @param words  of this start, without the program
 */
export function hearOutside(app: App, words: readonly string[]): { follow(answer: (ask: OutsideAsk) => void): void } {
  let waiting: OutsideAsk | null = askOfWords(words, process.cwd());
  let answer = (ask: OutsideAsk): void => {
    waiting = ask;
  };
  app.on('open-url', (event, link) => {
    event.preventDefault();
    answer(askOfLink(link));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    answer(isCalendarFile(path) ? { to: 'file', path } : { to: 'show' });
  });
  app.on('second-instance', (_, argv, folder) => answer(askOfWords(argv.slice(1), folder)));
  app.on('activate', () => answer({ to: 'show' }));

  return {
    follow(next) {
      answer = next;
      if (waiting) next(waiting);
      waiting = null;
    },
  };
}

export interface OutsideAnswers {
  /** Brings the dashboard up. */
  readonly show: () => void;
  readonly ask: (ask: Ask) => void;
}

/** Whatever is asked shows the window first, so that the user sees what comes of it. */
export function answerOutside({ show, ask }: OutsideAnswers): (asked: OutsideAsk) => void {
  return (asked) => {
    show();
    if (asked.to === 'place') ask({ to: 'command', id: asked.id, waits: true });
    if (asked.to === 'file') ask({ to: 'calendarFile', read: () => readOpenedFile(asked.path) });
  };
}
