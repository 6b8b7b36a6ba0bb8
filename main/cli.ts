import { AppError, isAppError } from '../shared/errors/app-error.ts';
import { errorTexts } from '../shared/errors/texts.ts';

// Nothing native and no feature is imported before the version is known: on an older Node they crash without a word.
const LEAST_NODE = 24;

const usage = `Usage: session-desk <command>

  serve [--profile DIR]                  opens Session Desk in your browser
  feed inspect FILE_OR_URL --from DATE --to DATE --zone ZONE [--json]
                                         shows what a calendar feed holds; stores nothing
  backup [--profile DIR] [--to DIR]      makes a backup and proves that it opens
  restore FILE [--profile DIR]           brings a backup into an empty profile
  doctor [--profile DIR] [--json]        says what this computer offers; no personal facts
  help
`;

/** Each command is loaded when it is asked for; it answers with the exit code. */
type Command = (args: readonly string[]) => Promise<number>;

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.ts')).serve,
};

process.exitCode = await run(process.argv.slice(2));

async function run(words: readonly string[]): Promise<number> {
  try {
    if (Number.parseInt(process.versions.node, 10) < LEAST_NODE) throw new AppError('RUNTIME_TOO_OLD');
    const name = [words.slice(0, 2).join(' '), words[0] ?? 'help'].find((name) => name in commands);
    const load = name === undefined ? undefined : commands[name];
    if (!load || name === undefined) return help(words[0]);
    const command = await load();
    return await command(words.slice(name.split(' ').length));
  } catch (error) {
    return explain(error);
  }
}

function help(asked = 'help'): number {
  const wanted = ['help', '--help', '-h'].includes(asked);
  (wanted ? process.stdout : process.stderr).write(wanted ? usage : `There is no command "${asked}".\n\n${usage}`);
  return wanted ? 0 : 2;
}

/** One line for what is expected; a bug keeps its stack for the report. */
function explain(error: unknown): number {
  if (isAppError(error)) {
    const { title, action } = errorTexts[error.code];
    process.stderr.write(`${title}. ${action}\n`);
    return 2;
  }
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return 1;
}
