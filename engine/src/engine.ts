/**
 * The composition root: one `Engine` runs one program. Wires host, objects, modules, interpreter,
 * tiers and reporting together; everything a run changes hangs on it.
 */
import { bootstrap } from './bootstrap.js';
import type { EngineOptions, Program, RunOutcome } from './engine-options.js';
import { HostError, type Host } from './host.js';
import { Interpreter } from './interpreter/interpreter.js';
import { finishDelegate } from './interpreter/finish-delegate.js';
import { superFromFrame } from './interpreter/super-from-frame.js';
import { compileText } from './modules/compile-functions.js';
import { load } from './modules/import.js';
import { isFolder, sourceOf } from './modules/import-search.js';
import { sitePath } from './modules/site-packages.js';
import { STDLIB_ROOT } from './modules/library-files.js';
import { knownSources, sourceText, tracebackOptions } from './modules/source-lines.js';
import { scheduler } from './modules/thread-scheduler.js';
import { runExitCallbacks } from './modules/atexit.js';
import { flushStandardStreams, writeStderr } from './modules/sys.js';
import { findAttribute, getAttribute } from './objects/attribute.js';
import { classOf, intValue } from './objects/class-of.js';
import { describeRaised } from './objects/describe-raised.js';
import { isError, runtimeError } from './objects/errors.js';
import { pycCode } from './modules/marshal.js';
import { hasPycMagic } from './pyc/index.js';
import { HostUnwind, PyException } from './objects/exception.js';
import { PyModule, type PyCode } from './objects/function.js';
import { strText } from './objects/text.js';
import { formatException } from './objects/traceback-text.js';
import { None, PyTuple, type Value } from './objects/value.js';
import { Vm } from './objects/vm.js';
import { installJit, type JitHandle } from './jit/index.js';
import { EventRing } from './observe/events.js';
import { Plugins } from './plugins/index.js';
import { dumpStage, type DumpStage } from './dump.js';
import type { Report, ReportOptions } from './insights/report.js';
import { buildRunReport, RunClock } from './run-report.js';

const NO_JIT = { compiles: 0, osrEntries: 0, forcedDeopts: 0, deopts: 0, brokenAssumptions: 0, inlinedCalls: 0, unboxedValues: 0 };
const STATUS = { cancel: 130, timeout: 124, memory: 137 } as const;

export class Engine {
  readonly vm: Vm;
  readonly interpreter: Interpreter;
  readonly jit: JitHandle | null;
  readonly events = new EventRing();
  /** What others may ask for: frame evaluators, assumptions, feedback (docs/engine-api.md). */
  private readonly plugins: Plugins;
  private readonly clock: RunClock;
  private argv: readonly string[] = [];
  private outcome: RunOutcome | null = null;

  constructor(
    readonly host: Host,
    readonly options: EngineOptions,
  ) {
    this.vm = new Vm(host, options);
    this.interpreter = new Interpreter(this.vm);
    this.vm.interpreter = this.interpreter;
    this.vm.state.set('finish-delegate', finishDelegate(this.interpreter));
    this.vm.state.set('super-from-frame', superFromFrame);
    bootstrap(this.vm);
    this.interpreter.prepare();
    this.plugins = new Plugins(this.interpreter);
    this.jit = options.jit === 'off' ? null : installJit(this.interpreter, options, this.events);
    this.clock = new RunClock(host, options.deterministic);
    this.interpreter.onPoll = () => this.onPoll();
  }

  /** Runs a program to its end. Never throws for what Python does. */
  run(program: Program, argv: readonly string[]): Promise<RunOutcome> {
    this.argv = argv;
    this.clock.start();
    this.outcome = this.finish(() => scheduler(this.vm).runMain(() => this.execute(program, argv), true));
    this.clock.stop();
    const late = this.plugins.evaluators.takePending();
    if (late !== null) this.outcome = { exitStatus: 1, ended: 'exception', message: late };
    return Promise.resolve(this.outcome);
  }

  report(options: ReportOptions): Report {
    return buildRunReport(this, this.clock, this.argv, this.outcome, options);
  }

  counters(): Record<string, number> {
    const { operations } = this.interpreter;
    return { operations, cacheHits: this.interpreter.cacheHits(), ...(this.jit?.counters() ?? NO_JIT) };
  }

  // ---- for plug-ins: each is explained in plugins/ and docs/engine-api.md ----

  readonly setFrameEvaluator: Plugins['setFrameEvaluator'] = (evaluator, options) => this.plugins.setFrameEvaluator(evaluator, options);
  readonly requestExtra: Plugins['requestExtra'] = () => this.plugins.requestExtra();
  readonly codeOf: Plugins['codeOf'] = fn => this.plugins.codeOf(fn);
  readonly assume: Plugins['assume'] = (kind, target, onBroken) => this.plugins.assume(kind, target, onBroken);
  readonly feedback: Plugins['feedback'] = (code, pc) => this.plugins.feedback(code, pc);
  readonly shapeOf: Plugins['shapeOf'] = value => this.plugins.shapeOf(value);
  readonly lookupCell: Plugins['lookupCell'] = (cls, name) => this.plugins.lookupCell(cls, name);
  readonly call: Plugins['call'] = (callee, ...args) => this.plugins.call(callee, ...args);
  readonly activate: Plugins['activate'] = frame => this.plugins.activate(frame);
  readonly exception: Plugins['exception'] = (kind, message) => this.plugins.exception(kind, message);
  readonly float = (x: number): Value => this.vm.float(x);
  readonly text = (s: string): Value => this.vm.text(s);
  get handlers(): Plugins['handlers'] {
    return this.plugins.handlers;
  }

  dump(stage: DumpStage, program: Program, qualname: string | null): string {
    return dumpStage(this, stage, program, qualname);
  }

  /** Source text of a file the run has seen; null when unknown. */
  sourceOf(filename: string): string | null {
    return sourceText(this.vm, filename);
  }

  // ---- running ----

  private execute(program: Program, argv: readonly string[]): void {
    const { vm } = this;
    const main = vm.dict();
    const sys = (vm.modules.getStr('sys') as PyModule).dict;
    sys.setStr('argv', vm.list(argv.map(a => vm.text(a))));
    sys.setStr('orig_argv', vm.list(argv.map(a => vm.text(a))));
    main.setStr('__name__', '__main__');
    for (const n of ['__doc__', '__package__', '__loader__', '__spec__']) main.setStr(n, None);
    main.setStr('__builtins__', vm.builtins);
    const module = new PyModule(vm.types.module.rootShape, main);
    vm.modules.setStr('__main__', module);
    const { code, file, folder } = this.prepare(program);
    sys.setStr('path', vm.list(this.searchPath(folder).map(p => vm.text(p))));
    if (file !== null) main.setStr('__file__', vm.text(file));
    vm.interpreter.execute(code(), main, main, null);
  }

  /** The script's folder, its `src`, PYTHONPATH, the library, installed packages. */
  private searchPath(folder: string): string[] {
    const source = `${folder === '' ? this.host.cwd : folder}/src`;
    const sources = isFolder(this.vm, source) ? [source] : [];
    return [folder, ...sources, ...this.pythonPath(), STDLIB_ROOT, ...sitePath(this.vm, this.host.sitePackages)];
  }

  private pythonPath(): string[] {
    const path = this.host.env.get('PYTHONPATH');
    return path === undefined || path === '' ? [] : path.split(this.host.platform === 'win32' ? ';' : ':');
  }

  /** The program's code (made when asked: SyntaxErrors are the run's), its `__file__` and its folder. */
  prepare(program: Program): { code: () => PyCode; file: string | null; folder: string } {
    const { vm } = this;
    const compile = (text: string, name: string): PyCode => {
      knownSources(vm).set(name, text);
      return compileText(vm, text, name, 'exec');
    };
    switch (program.kind) {
      case 'file': {
        const { path } = program;
        const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : this.host.cwd;
        const read = (): Uint8Array => program.source ?? this.host.files.read(path);
        const code = path.endsWith('.pyc') ? () => this.pycCode(read()) : () => compile(sourceOf(vm, read(), path), path);
        return { code, file: path, folder };
      }
      case 'command':
        return { code: () => compile(program.code, '<string>'), file: null, folder: '' };
      case 'stdin':
        return { code: () => compile(this.readStdin(), '<stdin>'), file: null, folder: '' };
      case 'module':
        return { code: () => this.moduleCode(program.name), file: null, folder: this.host.cwd };
    }
  }

  /** A `.pyc` file as the program; its errors as `python3` has them. */
  private pycCode(bytes: Uint8Array): PyCode {
    const { vm } = this;
    if (!hasPycMagic(bytes)) throw runtimeError(vm, 'Bad magic number in .pyc file');
    return pycCode(vm, bytes);
  }

  private readStdin(): string {
    const chunks: Uint8Array[] = [];
    for (let chunk = this.host.readStdin(65536); chunk.length > 0; chunk = this.host.readStdin(65536)) chunks.push(chunk);
    return sourceOf(this.vm, Uint8Array.from(chunks.flatMap(c => [...c])), '<stdin>');
  }

  /** `-m`: runs the module's code under the name `__main__`, through runpy as CPython does. */
  private moduleCode(name: string): PyCode {
    return compileText(this.vm, `import runpy\nrunpy._run_module_as_main(${JSON.stringify(name)})\n`, '<frozen runpy>', 'exec');
  }

  // ---- ending ----

  private finish(work: () => void): RunOutcome {
    const { vm } = this;
    let outcome = this.guard(work);
    const late = this.guard(() => {
      this.runExitHooks();
      flushStandardStreams(vm);
    });
    if (late.ended === 'engine-bug' || (outcome.ended === 'finished' && late.ended !== 'finished')) outcome = late;
    return outcome;
  }

  /** Threads that are no daemons end before the exit callbacks run. */
  private runExitHooks(): void {
    const threads = scheduler(this.vm);
    const threading = this.vm.modules.getStr('threading');
    if (threading !== undefined && threading !== None)
      threads.runMain(() => void this.vm.call(getAttribute(this.vm, threading, '_shutdown')), true);
    threads.runMain(() => runExitCallbacks(this.vm), false);
  }

  private guard(work: () => void): RunOutcome {
    try {
      work();
      return { exitStatus: 0, ended: 'finished', message: null };
    } catch (e) {
      return this.outcomeOf(e);
    }
  }

  private outcomeOf(e: unknown): RunOutcome {
    if (e instanceof PyException) return this.uncaught(e);
    if (e instanceof HostUnwind) return { exitStatus: STATUS[e.reason], ended: e.reason, message: null };
    if (e instanceof HostError) return { exitStatus: 2, ended: 'exception', message: `${e.path}: ${e.errno}` };
    const message = e instanceof Error ? (e.stack ?? e.message) : String(e);
    return { exitStatus: 70, ended: 'engine-bug', message };
  }

  private uncaught(e: PyException): RunOutcome {
    const { vm } = this;
    if (isError(vm, e, 'SystemExit')) return this.systemExit(e);
    const report = this.guardReport(() => {
      flushStandardStreams(vm);
      this.printException(e);
    });
    if (report !== null) return report;
    const status = isError(vm, e, 'KeyboardInterrupt') ? 130 : 1;
    return { exitStatus: status, ended: 'exception', message: null, raised: describeRaised(e) };
  }

  /** A failure while reporting a failure. */
  private guardReport(work: () => void): RunOutcome | null {
    try {
      work();
      return null;
    } catch (e) {
      if (e instanceof PyException) return null;
      return this.outcomeOf(e);
    }
  }

  private printException(e: PyException): void {
    const { vm } = this;
    const sys = (vm.modules.getStr('sys') as PyModule).dict;
    const hook = sys.getStr('excepthook');
    if (hook === undefined || hook === sys.getStr('__excepthook__')) return writeStderr(vm, formatException(vm, e, tracebackOptions(vm)));
    vm.call(hook, classOf(vm, e), e, e.traceback ?? None);
  }

  private systemExit(e: PyException): RunOutcome {
    const { vm } = this;
    const code = e.fields?.get('code') ?? (e.args.items.length === 0 ? None : e.args.items.length === 1 ? e.args.items[0] : e.args);
    const done = (exitStatus: number): RunOutcome => ({ exitStatus, ended: 'exit', message: null });
    if (code === None) return done(0);
    const n = intValue(code);
    if (typeof n === 'bigint') {
      writeStderr(vm, 'Exception ignored on threading shutdown:\nOverflowError: Python int too large to convert to C long\n');
      return done(255);
    }
    if (n !== undefined) return done(Number(BigInt.asUintN(8, BigInt(n))));
    flushStandardStreams(vm);
    writeStderr(vm, `${strText(vm, code)}\n`);
    return done(1);
  }

  private polls = 0;

  private onPoll(): void {
    const { host, options } = this;
    this.polls++;
    if (options.breakAssumptions > 0 && this.polls % options.breakAssumptions === 0) this.jit?.breakOne(this.polls);
    this.plugins.evaluators.raisePending();
    if (options.memoryLimit > 0 && host.memoryUsed() > options.memoryLimit) throw new HostUnwind('memory');
    if (options.profile) host.pushSnapshot(() => this.report({ targetRuntime: 'engine', minImpactPercent: 1, allSites: false }));
  }
}

export { getAttribute, load, PyTuple };
export type { Value };
