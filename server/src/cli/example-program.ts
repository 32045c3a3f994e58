/**
 * Examples in comments: `# jitlens: example f(3, [1.0])` stands for a call that no main makes. The file is run as a module
 * that is not `__main__`, then each example often enough to become hot. Knows nothing of reports.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Report } from '#engine';
import type { Target } from './run-job.js';
import { UsageError } from './usage-error.js';

/** As often as it takes for everything in it to be optimised. */
const TIMES = 1000;
const COMMENT = /#\s*jitlens:\s*example\s+(.+?)\s*$/gm;

export function exampleTarget(file: string, argv: readonly string[]): Target {
  const place = path.resolve(file);
  const examples = [...readText(place).matchAll(COMMENT)].map(m => m[1]);
  if (examples.length === 0) throw new UsageError(`${file} has no comment "# jitlens: example f(…)"`);
  return { program: { kind: 'command', code: driver(place, examples) }, argv, folder: path.dirname(place) };
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
  return `
def run_examples():
    import runpy, sys
    sys.path.insert(0, ${JSON.stringify(path.dirname(file))})
    space = runpy.run_path(${JSON.stringify(file)}, run_name="jitlens_example")
    for text in ${JSON.stringify(examples)}:
        code = compile(text, "<example>", "eval")
        for _ in range(${String(TIMES)}):
            eval(code, space)


run_examples()
`;
}

/** What runs the examples is none of the person's code. */
export function withoutDriver(report: Report): Report {
  return { ...report, files: report.files.filter(f => f.path !== '<string>') };
}
