/**
 * The options of the commands that run programs, as plain data: read by the option parser, by the
 * scanner that finds where the program's own arguments begin, and by help. Knows no parser.
 */

export interface OptionRow {
  readonly flags: string;
  readonly description: string;
  readonly kind: 'flag' | 'text' | 'texts' | 'count' | 'seconds' | 'percent';
  readonly choices?: readonly string[];
  readonly default?: string | number;
  /** Left out of help: for tests of the engine. */
  readonly hidden?: true;
}

export const RUN_OPTIONS: readonly OptionRow[] = [
  { flags: '-m <module>', description: 'run a module as a script; ends the options', kind: 'text' },
  { flags: '-c <code>', description: 'run a program given as text; ends the options', kind: 'text' },
  {
    flags: '--jit <mode>',
    description: 'how far to compile',
    kind: 'text',
    choices: ['off', 'generic', 'on', 'eager'],
    default: 'on',
  },
  { flags: '--timeout <seconds>', description: 'end the run after this time (exit status 124)', kind: 'seconds' },
  { flags: '--memory <megabytes>', description: 'end the run above this much memory (exit status 137)', kind: 'count' },
  { flags: '--allow-read <dir>', description: 'let the program read below this folder', kind: 'texts' },
  { flags: '--allow-write <dir>', description: 'let the program write below this folder', kind: 'texts' },
  { flags: '--allow-env <name>', description: 'let the program see this environment variable', kind: 'texts' },
  { flags: '--deterministic', description: 'fixed time, randomness and hashes', kind: 'flag' },
  { flags: '--stdin <file>', description: 'standard input of the program', kind: 'text' },
  { flags: '--plugin <file>', description: 'a JavaScript module that extends the engine (docs/engine-api.md)', kind: 'texts' },
  { flags: '--stress-deopt <n>', description: 'leave optimised code at every n-th guard', kind: 'count', hidden: true },
  { flags: '--stress-osr', description: 'enter optimised code at every loop', kind: 'flag', hidden: true },
  { flags: '--break-assumptions <n>', description: 'break an assumption at every n-th poll', kind: 'count', hidden: true },
  { flags: '--no-inline', description: 'do not inline calls', kind: 'flag', hidden: true },
  { flags: '--no-unbox', description: 'do not unbox numbers', kind: 'flag', hidden: true },
  { flags: '--no-ic', description: 'do not use inline caches', kind: 'flag', hidden: true },
];

/** Formats of a report, as they are named; outputs/ writes them. Listed here too, since this file is loaded before all else. */
export const REPORT_FORMATS = ['text', 'json', 'sarif', 'speedscope', 'cpuprofile', 'markdown', 'html', 'github'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const PROFILE_OPTIONS: readonly OptionRow[] = [
  ...RUN_OPTIONS,
  { flags: '--format <format>', description: `of the report: ${REPORT_FORMATS.join(', ')}`, kind: 'text', default: 'text' },
  {
    flags: '-o, --output <file>',
    description: "where to write the report; - is standard output, and the program's output then goes to standard error",
    kind: 'text',
  },
  { flags: '--select <codes>', description: 'only these insights, like JL101,JL2', kind: 'texts' },
  { flags: '--ignore <codes>', description: 'all but these insights', kind: 'texts' },
  { flags: '--min-impact <percent>', description: 'leave out insights below this share of the run', kind: 'percent', default: 1 },
  {
    flags: '--target <runtime>',
    description: 'whose speed the advice is for: own (what python3 is here), cpython3.13, pypy, engine, all',
    kind: 'text',
    default: 'own',
  },
  { flags: '--all-sites', description: 'list every site, not only the telling ones', kind: 'flag' },
  { flags: '--example', description: 'run the calls in comments `# jitlens: example f(…)` instead of the program', kind: 'flag' },
  {
    flags: '--what-if <kind:file:line:col>',
    description: 'run it again with an assumption forced there, and say what that gains at most: float, split (by type), inline',
    kind: 'texts',
  },
  {
    flags: '--confirm <python>',
    description: 'run it on that CPython too, outside of the sandbox, and say what it made of each finding',
    kind: 'text',
  },
  { flags: '--verify-fixes', description: 'run the program again with each proposed fix, and say what that proved', kind: 'flag' },
  { flags: '--exit-on-findings', description: 'exit with 3 when there are findings', kind: 'flag' },
  {
    flags: '--color <when>',
    description: 'colours in the report',
    kind: 'text',
    choices: ['auto', 'always', 'never'],
    default: 'auto',
  },
];

/** Whether one of the table's options with that spelling is followed by a value. */
export function takesValue(rows: readonly OptionRow[]): (option: string) => boolean {
  const valued = rows.filter(row => row.kind !== 'flag').flatMap(row => row.flags.replace(/ <.*/, '').split(', '));
  return option => valued.includes(option);
}
