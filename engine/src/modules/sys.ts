/** The `sys` module. */
import { BREAKPOINT_HOOK } from './breakpoints.js';
import { UNRAISABLE_HOOK } from './report-errors.js';
import { callMethodOn } from '../objects/attribute.js';
import { classOf } from '../objects/class-of.js';
import { asIndex, asInt32 } from '../objects/convert.js';
import { overflowError, typeError, valueError, recursionError } from '../objects/errors.js';
import { PyException } from '../objects/exception.js';
import { barrier, native, type NativeSpec } from '../objects/native.js';
import { defineType, type TypeSpec } from '../objects/type-spec.js';
import { flushStream, PyStandardStream, STANDARD_STREAM } from './streams.js';
import { makeMonitoring } from './monitoring.js';
import { None, PyAstral, PyFloat, PyTuple, type Value } from '../objects/value.js';
import type { PyDict } from '../objects/dict.js';
import { jsText, type Vm } from '../objects/vm.js';
import { reprOf, strText } from '../objects/text.js';
import { formatException } from '../objects/traceback-text.js';
import { makeModule, type ModuleSpec } from './module-spec.js';
import { NATIVE_MODULES } from './registry.js';
import { textIoClass } from './io-text.js';
import { syncFiles } from './open-files.js';
import { STDLIB_ROOT } from './library-files.js';
import { installCodecRegistry } from './codecs.js';
import { installCharacterNames } from './unicodedata.js';
import { PyModule } from '../objects/function.js';
import type { AsyncGeneratorHooks } from '../objects/types/async-generator.js';
import { structSequence } from './struct-sequence.js';
import { tracebackOptions } from './source-lines.js';

/** In the form that `platform` reads. */
const VERSION = '3.13.0 (main, Oct  7 2024, 00:00:00) [JitLens]';

function getFrame(vm: Vm, depth: Value | undefined): Value {
  const n = depth === undefined ? 0 : Number(asIndex(vm, depth));
  const f = vm.interpreter.frameAt(Math.max(0, n));
  if (f === null) throw valueError(vm, 'call stack is not deep enough');
  return f;
}

function asyncGeneratorHooks(vm: Vm): AsyncGeneratorHooks {
  let h = vm.state.get('asyncgen-hooks') as AsyncGeneratorHooks | undefined;
  if (h === undefined) vm.state.set('asyncgen-hooks', (h = { firstiter: None, finalizer: None }));
  return h;
}

function setRecursionLimit(vm: Vm, v: Value): Value {
  const n = asIndex(vm, v);
  if (n >= 2 ** 31 || n < -(2 ** 31)) throw overflowError(vm, 'Python int too large to convert to C int');
  if (n < 1) throw valueError(vm, 'recursion limit must be greater or equal than 1');
  if (vm.interpreter.depth() >= n)
    throw recursionError(
      vm,
      `cannot set the recursion limit to ${n} at the recursion depth ${vm.interpreter.depth()}: the limit is too low`,
    );
  vm.interpreter.recursionLimit = Math.min(Number(n), 2 ** 31 - 1);
  return None;
}

function exceptHook(vm: Vm, _type: Value, value: Value): Value {
  if (!(value instanceof PyException)) throw typeError(vm, 'excepthook() argument 2 must be an exception');
  writeStderr(vm, formatException(vm, value, tracebackOptions(vm)));
  return None;
}

export function writeStderr(vm: Vm, text: string): void {
  const sys = vm.modules.getStr('sys') as PyModule;
  const err = sys.dict.getStr('stderr');
  if (err instanceof PyStandardStream) {
    err.pending += text;
    flushStream(vm, err);
  } else if (err !== undefined && err !== None) vm.call(vm.call(vm.builtins.dict.getStr('getattr')!, err, 'write'), vm.text(text));
}

const FUNCTIONS: readonly NativeSpec[] = [
  UNRAISABLE_HOOK,
  BREAKPOINT_HOOK,
  native('exit', '(status=None, /)', (vm, status: Value | undefined) => {
    throw vm.call(vm.types.SystemExit, ...(status === undefined ? [] : [status]));
  }),
  native('getrecursionlimit', '()', vm => vm.interpreter.recursionLimit),
  native('setrecursionlimit', '(limit, /)', setRecursionLimit),
  native('_getframe', '(depth=0, /)', getFrame),
  native('_getframemodulename', '(depth=0)', (vm, depth: Value | undefined) => {
    const f = vm.interpreter.frameAt(depth === undefined ? 0 : Number(asIndex(vm, depth)));
    return f?.globals.getStr('__name__') ?? None;
  }),
  native('exc_info', '()', vm => {
    const e = vm.interpreter.handledException();
    return e === null ? vm.tuple([None, None, None]) : vm.tuple([e.shape.cls, e, e.traceback ?? None]);
  }),
  native('exception', '()', vm => vm.interpreter.handledException() ?? None),
  barrier('excepthook', '(exctype, value, traceback, /)', exceptHook),
  barrier('displayhook', '(object, /)', (vm, v: Value) => {
    if (v === None) return None;
    vm.builtins.dict.setStr('_', v);
    const out = (vm.modules.getStr('sys') as PyModule).dict.getStr('stdout')!;
    vm.call(vm.call(vm.builtins.dict.getStr('getattr')!, out, 'write'), vm.text(`${jsText(reprOf(vm, v))}\n`));
    return None;
  }),
  native('getsizeof', '(object, default=<unrepresentable>)', (vm, v: Value, fallback: Value | undefined) => {
    const m = classOf(vm, v).find('__sizeof__');
    return m === undefined ? (fallback ?? 16) : callMethodOn(vm, m, v, []);
  }),
  native('intern', '(string, /)', (vm, v: Value) => {
    if (typeof v !== 'string' && !(v instanceof PyAstral && v.shape.cls === vm.types.str))
      throw typeError(vm, `intern() argument must be str, not ${classOf(vm, v).name}`);
    return v;
  }),
  native('get_coroutine_origin_tracking_depth', '()', vm => vm.interpreter.originDepth),
  native('set_coroutine_origin_tracking_depth', '(depth)', (vm, depth: Value) => {
    const n = asInt32(vm, depth);
    if (n < 0) throw valueError(vm, 'depth must be >= 0');
    vm.interpreter.originDepth = n;
    return None;
  }),
  native('get_asyncgen_hooks', '()', vm => {
    const h = asyncGeneratorHooks(vm);
    return ASYNCGEN_HOOKS.make(vm, [h.firstiter, h.finalizer]);
  }),
  native('set_asyncgen_hooks', '(firstiter=None, finalizer=None)', (vm, firstiter: Value | undefined, finalizer: Value | undefined) => {
    const h = asyncGeneratorHooks(vm);
    for (const [name, f] of [
      ['firstiter', firstiter],
      ['finalizer', finalizer],
    ] as const) {
      if (f === undefined) continue;
      if (f !== None && classOf(vm, f).find('__call__') === undefined)
        throw typeError(vm, `callable ${name} expected, got ${classOf(vm, f).name}`);
      h[name] = f;
    }
    return None;
  }),
  native('getrefcount', '(object, /)', () => 2),
  native('getdefaultencoding', '()', () => 'utf-8'),
  native('getfilesystemencoding', '()', () => 'utf-8'),
  native('getfilesystemencodeerrors', '()', () => 'surrogateescape'),
  native('is_finalizing', '()', () => false),
  native('getswitchinterval', '()', () => new PyFloat(0.005)),
  native('setswitchinterval', '(interval, /)', () => None),
  native('_is_gil_enabled', '()', () => true),
  native('_get_cpu_count_config', '()', () => -1),
  native('_is_interned', '(string, /)', () => true),
  native('_clear_internal_caches', '()', () => None),
  native('_clear_type_cache', '()', () => None),
  native('_current_frames', '()', vm => {
    const d = vm.dict();
    const f = vm.interpreter.frameAt(0);
    if (f !== null) d.set(1, f);
    return d;
  }),
  native('get_int_max_str_digits', '()', vm => (vm.state.get('int-max-str-digits') as number | undefined) ?? 4300),
  native('set_int_max_str_digits', '(maxdigits)', (vm, n: Value) => {
    const v = Number(asIndex(vm, n));
    if (v !== 0 && v < 640) throw valueError(vm, 'maxdigits must be 0 or larger than 640');
    vm.state.set('int-max-str-digits', v);
    return None;
  }),
  native('gettrace', '()', vm => vm.interpreter.tracer ?? None),
  ...['settrace', '_settraceallthreads'].map(name =>
    native(name, '(function, /)', (vm, f: Value) => {
      vm.interpreter.setTracer(f === None ? null : f);
      return None;
    }),
  ),
  native('getprofile', '()', vm => vm.interpreter.profiler ?? None),
  ...['setprofile', '_setprofileallthreads'].map(name =>
    native(name, '(function, /)', (vm, f: Value) => {
      const profiler = f === None ? null : f;
      // the call that sets it is made again, and finds it set
      if (vm.interpreter.profiler !== profiler) vm.interpreter.setProfiler(profiler);
      return None;
    }),
  ),
  native('audit', '(event, /, *args)', () => None),
  native('addaudithook', '(hook)', () => None),
  native('call_tracing', '(func, args, /)', (vm, f: Value, args: Value) => {
    if (!(args instanceof PyTuple)) throw typeError(vm, `call_tracing() argument 2 must be tuple, not ${classOf(vm, args).name}`);
    return vm.callArgs(f, [...args.items]);
  }),
];

const FLAGS = structSequence('sys.flags', [
  'debug',
  'inspect',
  'interactive',
  'optimize',
  'dont_write_bytecode',
  'no_user_site',
  'no_site',
  'ignore_environment',
  'verbose',
  'bytes_warning',
  'quiet',
  'hash_randomization',
  'isolated',
  'dev_mode',
  'utf8_mode',
  'warn_default_encoding',
  'safe_path',
  'int_max_str_digits',
]);
const VERSION_INFO = structSequence('sys.version_info', ['major', 'minor', 'micro', 'releaselevel', 'serial']);
const HASH_INFO = structSequence('sys.hash_info', [
  'width',
  'modulus',
  'inf',
  'nan',
  'imag',
  'algorithm',
  'hash_bits',
  'seed_bits',
  'cutoff',
]);
const FLOAT_INFO = structSequence('sys.float_info', [
  'max',
  'max_exp',
  'max_10_exp',
  'min',
  'min_exp',
  'min_10_exp',
  'dig',
  'mant_dig',
  'epsilon',
  'radix',
  'rounds',
]);
const INT_INFO = structSequence('sys.int_info', ['bits_per_digit', 'sizeof_digit', 'default_max_str_digits', 'str_digits_check_threshold']);
const ASYNCGEN_HOOKS = structSequence('sys.asyncgen_hooks', ['firstiter', 'finalizer']);
const THREAD_INFO = structSequence('sys.thread_info', ['name', 'lock', 'version']);

function setup(vm: Vm, d: PyDict): void {
  installCodecRegistry(vm);
  installCharacterNames(vm);
  const f = (x: number): Value => new PyFloat(x);
  const set = (name: string, v: Value): void => d.setStr(name, v);
  set('version', VERSION);
  set('version_info', VERSION_INFO.make(vm, [3, 13, 0, 'final', 0]));
  set('hexversion', 0x030d00f0);
  set('api_version', 1013);
  set('copyright', 'Copyright (c) the JitLens authors; standard library Copyright (c) Python Software Foundation.');
  const implementation = vm.call(vm.types.SimpleNamespace);
  const fields: [string, Value][] = [
    ['name', 'cpython'],
    ['version', d.getStr('version_info')!],
    ['hexversion', 0x030d00f0],
    ['cache_tag', 'jitlens-313'],
    ['_multiarch', ''],
  ];
  for (const [k, v] of fields) vm.call(vm.builtins.dict.getStr('setattr')!, implementation, k, v);
  set('implementation', implementation);
  set('monitoring', makeMonitoring(vm));
  set('flags', FLAGS.make(vm, [0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, vm.options.deterministic ? 0 : 1, 0, false, 1, 0, false, 4300]));
  set('hash_info', HASH_INFO.make(vm, [64, 2305843009213693951n, 314159, 0, 1000003, 'siphash13', 64, 128, 0]));
  set(
    'float_info',
    FLOAT_INFO.make(vm, [f(Number.MAX_VALUE), 1024, 308, f(2.2250738585072014e-308), -1021, -307, 15, 53, f(Number.EPSILON), 2, 1]),
  );
  set('int_info', INT_INFO.make(vm, [30, 4, 4300, 640]));
  set('thread_info', THREAD_INFO.make(vm, ['pthread', 'semaphore', None]));
  set('maxsize', 9223372036854775807n);
  set('maxunicode', 0x10ffff);
  set('byteorder', 'little');
  set('platform', vm.host.platform);
  set('platlibdir', 'lib');
  for (const n of ['prefix', 'base_prefix', 'exec_prefix', 'base_exec_prefix']) set(n, '/jitlens');
  set('executable', '');
  set('_base_executable', '');
  set('pycache_prefix', None);
  set('dont_write_bytecode', true);
  set('float_repr_style', 'short');
  set('_git', vm.tuple(['JitLens', '', '']));
  set('abiflags', '');
  set('warnoptions', vm.list([]));
  set('_xoptions', vm.dict());
  set('orig_argv', vm.list([]));
  set('meta_path', vm.list([]));
  set('path_hooks', vm.list([]));
  set('path_importer_cache', vm.dict());
  set('modules', vm.modules);
  set('argv', vm.list(['']));
  set('path', vm.list([STDLIB_ROOT]));
  set('ps1', '>>> ');
  set('ps2', '... ');
  set('builtin_module_names', vm.tuple([...NATIVE_MODULES.keys(), 'builtins', 'sys'].sort()));
  const all = new Set([...vm.host.stdlib.list('').map(n => n.replace(/\.py$/, '')), ...NATIVE_MODULES.keys(), 'builtins', 'sys']);
  set('stdlib_module_names', vm.call(vm.types.frozenset, vm.list([...all].sort())));
  const stream = defineType(vm, { ...STANDARD_STREAM, base: textIoClass(vm) });
  for (const [name, which, errors] of [
    ['stdin', 0, 'strict'],
    ['stdout', 1, 'strict'],
    ['stderr', 2, 'backslashreplace'],
  ] as const) {
    const s = new PyStandardStream(stream.rootShape, which, errors);
    set(name, s);
    set(`__${name}__`, s);
  }
  set('__excepthook__', d.getStr('excepthook')!);
  set('__displayhook__', d.getStr('displayhook')!);
  set('__breakpointhook__', d.getStr('breakpointhook')!);
  set('__unraisablehook__', d.getStr('unraisablehook')!);
}

const SYS: ModuleSpec = { name: 'sys', functions: FUNCTIONS, setup };

export function makeSys(vm: Vm): PyModule {
  return makeModule(vm, SYS);
}

/** Writes what the standard streams and open files still hold. */
export function flushStandardStreams(vm: Vm): void {
  syncFiles(vm);
  const sys = vm.modules.getStr('sys') as PyModule | undefined;
  for (const name of ['stdout', 'stderr']) {
    const s = sys?.dict.getStr(name);
    if (s instanceof PyStandardStream) flushStream(vm, s);
    const original = sys?.dict.getStr(`__${name}__`);
    if (original instanceof PyStandardStream && original !== s) flushStream(vm, original);
  }
}

export { strText };
