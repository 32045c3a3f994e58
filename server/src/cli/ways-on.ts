/**
 * What a person can do about a program that an exception ended here and that may run elsewhere: a module that is missing, a
 * variable of the environment that the sandbox keeps back. One line each, with the command to type. Knows no streams.
 */
import * as fs from 'node:fs';
import { stoppedBy } from '../features/last-words.js';
import type { JobResult } from '../supervisor/messages.js';

export function waysOn(outcome: JobResult['outcome'], file: string | null, args: readonly string[], isExample: boolean): string[] {
  const stopped = stoppedBy({ ended: outcome.ended, message: outcome.raised ?? null });
  if (stopped === null || file === null) return [];
  const { module, variable } = stopped;
  if (module !== null) return withoutModule(module, file, args, isExample);
  if (variable === null) return [];
  const set = process.env[variable] === undefined ? `${variable}=… ` : '';
  return [
    `programs see no variable of your environment that is not named:`,
    `  ${set}jitlens profile --allow-env ${variable} ${[file, ...args].join(' ')}`,
  ];
}

function withoutModule(module: string, file: string, args: readonly string[], isExample: boolean): string[] {
  const name = functionIn(file) ?? 'NAME';
  const record = `  jitlens record --function ${name} -- python ${[file, ...args].join(' ')}`;
  if (isExample)
    return [
      `${module} is needed where the example runs. Calls of another function may do without:`,
      record,
      `  # jitlens: example @recorded`,
    ];
  return [
    `${module} is not here. To profile a function that does without it, put a comment into ${file} and run its calls:`,
    `  # jitlens: example ${name}(…)`,
    `  jitlens profile --example ${file}`,
    `or keep the arguments of a run on your own Python first, with the comment "# jitlens: example @recorded":`,
    record,
  ];
}

/** The first that the file defines. */
function functionIn(file: string): string | null {
  try {
    return /^(?:async )?def (?!main\b|test)(\w+)/m.exec(fs.readFileSync(file, 'utf8'))?.[1] ?? null;
  } catch {
    return null;
  }
}
