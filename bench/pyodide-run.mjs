/**
 * Runs a Python file on Pyodide as `python FILE ARGS` would: arguments, both streams, exit status.
 *
 *   node bench/pyodide-run.mjs (FILE | -c CODE) [ARGS…]
 *
 * Pyodide's own event loop cannot run a coroutine to its end where a browser's loop is not there to come back to, so
 * asyncio gets one that only turns: no sockets, no threads. Knows nothing of benchmarks.
 */
import { readFileSync, writeSync } from 'node:fs';
import { loadPyodide } from 'pyodide';

const PRELUDE = `
import asyncio, sys, time

class Turning(asyncio.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = self

    def select(self, timeout):
        if timeout:
            time.sleep(timeout)
        return []

    def _process_events(self, events):
        pass

class Policy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = Turning

def run_program(source, argv):
    asyncio.set_event_loop_policy(Policy())
    asyncio._set_running_loop(None)
    sys.argv[:] = argv
    main = {"__name__": "__main__", "__builtins__": __builtins__, "__file__": argv[0]}
    try:
        exec(compile(source, argv[0], "exec"), main)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        import traceback
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0
run_program
`;

const [first, ...rest] = process.argv.slice(2);
const isCode = first === '-c';
const source = isCode ? rest.shift() : readFileSync(first, 'utf8');

const pyodide = await loadPyodide();
const writeTo = stream => ({ write: bytes => writeSync(stream, bytes) });
pyodide.setStdout(writeTo(1));
pyodide.setStderr(writeTo(2));
const argv = pyodide.toPy([isCode ? '-c' : first, ...rest]);
process.exit(pyodide.runPython(PRELUDE)(source, argv));
