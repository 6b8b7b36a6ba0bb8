import { AppError } from '../shared/errors/app-error.ts';
import type { ErrorCode } from '../shared/errors/codes.ts';
import { errorTexts } from '../shared/errors/texts.ts';
import { WrongUse } from './commands/wrong-use.ts';

// Nothing native and no feature is imported before the version is known: on an older Node they crash without a word.
const LEAST_NODE = 24;

const usage = `Usage: session-desk <command>

  serve [--profile DIR]                  opens Session Desk in your browser
  feed inspect FILE_OR_URL --from DATE --to DATE --zone ZONE [--json]
                                         shows what a calendar feed holds; stores nothing
  backup [--profile DIR]                 makes a backup and proves that it opens
  restore FILE [--profile DIR]           brings a backup into an empty profile
  invoice render INPUT.json --out FILE.pdf
                                         prints an invoice, credit note or statement; touches no profile
  invoice render --schema                prints the JSON Schema of the input
  calculate pension [--rates FILE] < INPUT.json
                                         works out NHS pension forms, tier and contributions; touches no profile
  calculate pension --schema             prints the JSON Schemas of its input and output
  doctor [--profile DIR] [--json]        says what this computer offers; no personal facts
  help
`;

/** Each command is loaded when it is asked for; it answers with the exit code. */
type Command = (args: readonly string[]) => Promise<number>;

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  backup: async () => (await import('./commands/backup.ts')).backup,
  'calculate pension': async () => (await import('./commands/calculate-pension.ts')).calculatePension,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  'feed inspect': async () => (await import('./commands/feed-inspect.ts')).feedInspect,
  'invoice render': async () => (await import('./commands/invoice-render.ts')).invoiceRender,
  restore: async () => (await import('./commands/restore.ts')).restore,
  serve: async () => (await import('./commands/serve.ts')).serve,
};

process.exitCode = await run(process.argv.slice(2));

async function run(words: readonly string[]): Promise<number> {
  try {
    if (Number.parseInt(process.versions.node, 10) < LEAST_NODE) throw new AppError('RUNTIME_TOO_OLD');
    const name = [words.slice(0, 2).join(' '), words[0] ?? 'help'].find((name) => Object.hasOwn(commands, name));
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
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (isKnown(code)) process.stderr.write(`${errorTexts[code].title}. ${errorTexts[code].action}\n`);
  else if (error instanceof WrongUse || code.startsWith('ERR_PARSE_ARGS')) process.stderr.write(`${(error as Error).message}\n`); // both are errors
  else {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return 1;
  }
  return 2;
}

/** Whether a failure of the core, called directly or over its contract, is an expected one. */
function isKnown(code: string): code is ErrorCode {
  return Object.hasOwn(errorTexts, code);
}
