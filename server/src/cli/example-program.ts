/**
 * Examples in comments: `# jitlens: example f(3, [1.0])` stands for a call that no main makes, `example @recorded` for those
 * that `jitlens record` kept. The file is run as a module that is not `__main__`, then each example often enough to become
 * hot. Knows nothing of reports.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { recordedFunction, RECORDINGS, recordingsAmong, REPLAY } from '../features/recordings.js';
import type { Target } from './run-job.js';
import { UsageError } from './usage-error.js';

/** As often as it takes for everything in it to be optimised. */
const TIMES = 1000;
const COMMENT = /#\s*jitlens:\s*example\s+(.+?)\s*$/gm;

export function exampleTarget(file: string, argv: readonly string[]): Target {
  const place = path.resolve(file);
  const examples = examplesIn(place);
  if (examples.length === 0) throw new UsageError(`${file} has no comment "# jitlens: example f(…)"`);
  return { program: { kind: 'command', code: driver(place, examples) }, argv, folder: path.dirname(place) };
}

export function examplesIn(file: string): string[] {
  return [...readText(file).matchAll(COMMENT)].map(m => m[1]);
}

/** Paths of the recordings that an example stands for. */
function recordingsOf(file: string, example: string): string[] {
  const qualname = recordedFunction(example);
  if (qualname === undefined) return [];
  const folder = path.join(path.dirname(file), RECORDINGS);
  const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  const found = recordingsAmong(names, path.basename(file, '.py'), qualname);
  if (found.length === 0)
    throw new UsageError(`nothing is recorded for "${example}": jitlens record --function NAME -- python ${path.basename(file)}`);
  return found.map(name => path.join(folder, name));
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** JSON's texts are Python's, too. */
function driver(file: string, examples: readonly string[]): string {
  const written = examples.filter(example => recordedFunction(example) === undefined);
  const recorded = examples.flatMap(example => recordingsOf(file, example));
  return `${REPLAY}

def run_examples():
    import runpy, sys
    sys.path.insert(0, ${JSON.stringify(path.dirname(file))})
    space = runpy.run_path(${JSON.stringify(file)}, run_name="jitlens_example")
    for path in ${JSON.stringify(recorded)}:
        replay(space, path)
    for text in ${JSON.stringify(written)}:
        code = compile(text, "<example>", "eval")
        for _ in range(${String(TIMES)}):
            eval(code, space)


run_examples()
`;
}
