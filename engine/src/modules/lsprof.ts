/**
 * `_lsprof`: what `cProfile` counts and measures with (library reference, `profile`). Told of calls as `sys.setprofile`
 * is; keeps a stack of the calls under way, and an entry for each function with one for each of its callers.
 */
import { getAttribute } from '../objects/attribute.js';
import { truth } from '../objects/truth.js';
import { asDouble } from '../objects/convert.js';
import { valueError } from '../objects/errors.js';
import { PyNative } from '../objects/function.js';
import { barrier, native } from '../objects/native.js';
import type { PyClass } from '../objects/class.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { None, PyFloat, type PyObject, PyObjectWithDict, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import type { Shape } from '../objects/shape.js';
import type { ModuleSpec } from './module-spec.js';
import { structSequence } from './struct-sequence.js';

const ENTRY = structSequence('_lsprof.profiler_entry', ['code', 'callcount', 'reccallcount', 'totaltime', 'inlinetime', 'calls']);
const SUBENTRY = structSequence('_lsprof.profiler_subentry', ['code', 'callcount', 'reccallcount', 'totaltime', 'inlinetime']);

/** Calls of one function, or of one function by another. Times in the units of the timer. */
class Calls {
  count = 0;
  recursive = 0;
  total = 0;
  inline = 0;
  /** Of these calls, how many are under way. */
  level = 0;

  /** `total`: with what was called, `inline`: without. */
  end(total: number, inline: number): void {
    if (--this.level === 0) this.total += total;
    else this.recursive++;
    this.inline += inline;
    this.count++;
  }

  fields(code: Value, unit: number): Value[] {
    return [code, this.count, this.recursive, new PyFloat(this.total * unit), new PyFloat(this.inline * unit)];
  }
}

class Entry extends Calls {
  readonly callees = new Map<Entry, Calls>();
  constructor(readonly code: Value) {
    super();
  }

  callsOf(callee: Entry): Calls {
    let calls = this.callees.get(callee);
    if (calls === undefined) this.callees.set(callee, (calls = new Calls()));
    return calls;
  }
}

/** A call under way. */
interface Activation {
  readonly entry: Entry;
  /** Of the function by its caller, where those are kept apart. */
  readonly calls: Calls | null;
  readonly began: number;
  /** Spent in what it called. */
  within: number;
}

class PyProfiler extends PyObjectWithDict {
  timer: Value = None;
  /** Seconds that one unit of the timer stands for. */
  unit = 1;
  subcalls = true;
  builtins = true;
  isEnabled = false;
  readonly entries = new Map<object, Entry>();
  readonly stack: Activation[] = [];
  constructor(override shape: Shape) {
    super();
  }

  now(vm: Vm): number {
    return this.timer === None ? vm.host.monotonic() : asDouble(vm, vm.call(this.timer));
  }

  begin(vm: Vm, key: object, name: () => Value): void {
    let entry = this.entries.get(key);
    if (entry === undefined) this.entries.set(key, (entry = new Entry(name())));
    const caller = this.stack.at(-1);
    const calls = this.subcalls && caller !== undefined ? caller.entry.callsOf(entry) : null;
    entry.level++;
    if (calls !== null) calls.level++;
    this.stack.push({ entry, calls, began: this.now(vm), within: 0 });
  }

  end(vm: Vm): void {
    const ended = this.stack.pop();
    // what was under way when the profiler was enabled
    if (ended === undefined) return;
    const total = this.now(vm) - ended.began;
    const inline = total - ended.within;
    const caller = this.stack.at(-1);
    if (caller !== undefined) caller.within += total;
    ended.entry.end(total, inline);
    ended.calls?.end(total, inline);
  }
}

function longName(cls: PyClass): string {
  const module = cls.dict.getStr('__module__');
  return typeof module === 'string' && module !== 'builtins' ? `${module}.${cls.name}` : cls.name;
}

/** How a native is named in the statistics. */
function nativeLabel(f: PyNative): string {
  if (f.owner !== null) return `<method '${f.spec.name}' of '${longName(f.owner)}' objects>`;
  return typeof f.module === 'string' ? `<built-in method ${f.module}.${f.spec.name}>` : `<built-in method ${f.spec.name}>`;
}

function listener(p: PyProfiler, shape: PyNative['shape']): PyNative {
  const spec = native('profile', '(frame, event, arg, /)', (vm, frame: Value, event: Value, arg: Value) => {
    if (event === 'call') {
      const code = getAttribute(vm, frame, 'f_code');
      p.begin(vm, code as PyObject, () => code);
    } else if (event === 'return') p.end(vm);
    else if (p.builtins && arg instanceof PyNative) {
      if (event === 'c_call') p.begin(vm, arg.spec, () => vm.text(nativeLabel(arg)));
      else p.end(vm);
    }
    return None;
  });
  return new PyNative(shape, spec, undefined, null, '_lsprof');
}

type Flag = Value | undefined;

function enable(vm: Vm, p: PyProfiler, subcalls: Flag, builtins: Flag): Value {
  if (p.isEnabled) return None;
  if (vm.interpreter.profiler !== null) throw valueError(vm, 'Another profiling tool is already active');
  setFlags(vm, p, subcalls, builtins);
  p.isEnabled = true;
  vm.interpreter.setProfiler(listener(p, vm.types.builtin_function_or_method.rootShape));
  return None;
}

function disable(vm: Vm, p: PyProfiler): Value {
  if (!p.isEnabled) return None;
  p.isEnabled = false;
  vm.interpreter.setProfiler(null);
  while (p.stack.length > 0) p.end(vm);
  return None;
}

function setFlags(vm: Vm, p: PyProfiler, subcalls: Flag, builtins: Flag): void {
  if (subcalls !== undefined) p.subcalls = truth(vm, subcalls);
  if (builtins !== undefined) p.builtins = truth(vm, builtins);
}

function init(vm: Vm, p: PyProfiler, timer: Flag, timeunit: Flag, subcalls: Flag, builtins: Flag): Value {
  const unit = timeunit === undefined ? 0 : asDouble(vm, timeunit);
  p.timer = timer ?? None;
  p.unit = p.timer === None || unit === 0 ? 1 : unit;
  setFlags(vm, p, subcalls, builtins);
  return None;
}

function getstats(vm: Vm, p: PyProfiler): Value {
  const called = [...p.entries.values()].filter(entry => entry.count > 0);
  return vm.list(called.map(entry => ENTRY.make(vm, [...entry.fields(entry.code, p.unit), calleesOf(vm, p, entry)])));
}

function calleesOf(vm: Vm, p: PyProfiler, entry: Entry): Value {
  const called = [...entry.callees].filter(([, calls]) => calls.count > 0);
  if (called.length === 0) return None;
  return vm.list(called.map(([callee, calls]) => SUBENTRY.make(vm, calls.fields(callee.code, p.unit))));
}

const PROFILER: TypeSpec = {
  name: 'Profiler',
  module: '_lsprof',
  layout: 'native',
  hasDict: false,
  doc: 'Build a profiler object using the specified timer function.',
  create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PyProfiler(cls.rootShape)),
  methods: [
    barrier('__init__', '(self, /, timer=None, timeunit=0.0, subcalls=True, builtins=True)', init),
    barrier('enable', '(self, /, subcalls=True, builtins=True)', enable),
    barrier('disable', '(self, /)', disable),
    native('clear', '(self, /)', (_vm, p: PyProfiler) => {
      p.entries.clear();
      p.stack.length = 0;
      return None;
    }),
    barrier('getstats', '(self, /)', getstats),
  ],
};

export const LSPROF_MODULE: ModuleSpec = {
  name: '_lsprof',
  doc: 'Fast profiler',
  functions: [],
  types: [PROFILER],
  setup: (vm, dict) => {
    dict.setStr('profiler_entry', ENTRY.classOf(vm));
    dict.setStr('profiler_subentry', SUBENTRY.classOf(vm));
  },
};
