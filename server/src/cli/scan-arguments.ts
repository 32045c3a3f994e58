/**
 * Splits a command's arguments as `python3` does: options come before FILE, `-m MOD` or `-c CODE`, and
 * everything after these belongs to the program. Only that; checking is the option parser's.
 * Imports nothing: it runs before anything else is loaded.
 */

export interface ScannedArguments {
  /** Ours, with `-m MOD` or `-c CODE` in last place where given. */
  readonly options: readonly string[];
  /** FILE and the program's own arguments. */
  readonly operands: readonly string[];
}

/** Ends the options, taking the next argument along: what follows is the program's. */
const LAST_OPTIONS = ['-c', '-m'];

/** `takesValue` tells whether an option like `--timeout` is followed by a value of its own. */
export function scanArguments(args: readonly string[], takesValue: (option: string) => boolean): ScannedArguments {
  let at = 0;
  while (at < args.length) {
    const arg = args[at] ?? '';
    if (arg === '--') return { options: args.slice(0, at), operands: args.slice(at + 1) };
    if (arg === '-' || !arg.startsWith('-')) break;
    const last = LAST_OPTIONS.includes(arg.slice(0, 2));
    const separate = last ? arg.length === 2 : takesValue(arg);
    at += separate ? 2 : 1;
    if (last) break;
  }
  return { options: args.slice(0, at), operands: args.slice(at) };
}

/** The value of an option, by a look at the text: for what is started before the options are parsed. */
export function peekOption(options: readonly string[], name: string): string | undefined {
  const at = options.findLastIndex(option => option === name || option.startsWith(name + '='));
  const found = options[at];
  return found === name ? options[at + 1] : found?.slice(name.length + 1);
}
