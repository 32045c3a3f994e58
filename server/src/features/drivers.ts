/**
 * Small Python programs that start what has no start of its own: the tests of a file, one test, an example, a script
 * that a project names. Text only; knows no files and no LSP.
 */
import { REPLAY } from './recordings.js';

/** The file names of these programs, and of what they compile: none of the person's code. */
export const DRIVER_FILES = ['<string>', '<example>', '<recorded>', '<docstring>'];

/** `name` is a module that can be imported; `only` is `test_a` or `TestB.test_c`, or null for all of them. */
export function testDriver(name: string, only: string | null): string {
  return `import sys, unittest

module = __import__(${text(name)}, fromlist=['*'])
only = ${only === null ? 'None' : text(only)}
suite = unittest.TestSuite()
for key, value in sorted(vars(module).items()):
    code = getattr(value, '__code__', None)
    if key.startswith('test') and code is not None and code.co_argcount == 0 and only in (None, key):
        suite.addTest(unittest.FunctionTestCase(value))
if only is None:
    suite.addTests(unittest.defaultTestLoader.loadTestsFromModule(module))
elif '.' in only or isinstance(getattr(module, only, None), type):
    suite.addTests(unittest.defaultTestLoader.loadTestsFromName(only, module))
sys.exit(not unittest.TextTestRunner().run(suite).wasSuccessful())
`;
}

/** Evaluates an expression in a module until it has been hot for a while. */
export function exampleDriver(name: string, expression: string): string {
  return `import time

names = vars(__import__(${text(name)}, fromlist=['*']))
code = compile(${text(expression)}, '<example>', 'eval')
end = time.perf_counter() + ${EXAMPLE_SECONDS}
for _ in range(${EXAMPLE_TIMES}):
    eval(code, names)
    if time.perf_counter() > end:
        break
`;
}

/** Runs the examples that stand in a module's docstrings, over and over: what they print and raise is not looked at. */
export function docstringDriver(name: string): string {
  return `import contextlib, doctest, io, sys, time

module = __import__(${text(name)}, fromlist=['*'])
kept = []
for test in doctest.DocTestFinder(exclude_empty=True).find(module):
    for example in test.examples:
        with contextlib.suppress(SyntaxError):
            kept.append((test, compile(example.source, '<docstring>', 'exec')))
end = time.perf_counter() + ${EXAMPLE_SECONDS}
rounds = raised = 0
while kept and rounds < ${EXAMPLE_TIMES} and time.perf_counter() < end:
    rounds += 1
    last = names = None
    with contextlib.redirect_stdout(io.StringIO()):
        for test, code in kept:
            if test is not last:
                last, names = test, dict(test.globs)
            try:
                exec(code, names)
            except (Exception, SystemExit):
                raised += rounds == 1
print(f'{len(kept)} examples of docstrings, {raised} of them raise, {rounds} rounds', file=sys.stderr)
`;
}

/** Runs a module as \`python -m\` does. */
export function moduleDriver(name: string): string {
  return `import runpy\n\nrunpy.run_module(${text(name)}, run_name='__main__', alter_sys=True)\n`;
}

export function importDriver(name: string): string {
  return `__import__(${text(name)})\n`;
}

/** Makes the calls of recordings. */
export function recordedDriver(name: string, recordings: readonly string[]): string {
  return `${REPLAY}
names = vars(__import__(${text(name)}, fromlist=['*']))
for path in ${JSON.stringify(recordings)}:
    replay(names, path)
`;
}

const EXAMPLE_SECONDS = 1;
const EXAMPLE_TIMES = 20_000;

/** \`package.module:function\`, as a project's scripts are written. */
export function scriptDriver(script: string): string {
  const [module = '', callable = 'main'] = script.split(':');
  return `import sys\n\nfunction = __import__(${text(module)}, fromlist=['*'])\nfor name in ${text(callable)}.split('.'):\n    function = getattr(function, name)\nsys.exit(function())\n`;
}

/** JSON's escapes are Python's too. */
function text(value: string): string {
  return JSON.stringify(value);
}
