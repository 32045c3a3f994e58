/** Frame, traceback and module objects as Python sees them. */
import { getAttribute } from '../attribute.js';
import { strValue, classOf } from '../class-of.js';
import type { PyClass } from '../class.js';
import { PyDict } from '../dict.js';
import { asSize } from '../convert.js';
import { keyError, runtimeError, typeError, valueError } from '../errors.js';
import { PyTraceback } from '../exception.js';
import { PyCode, PyModule } from '../function.js';
import { rotateHash } from '../identity-hash.js';
import { collect } from '../iterate.js';
import { barrier, native } from '../native.js';
import type { PyGenerator } from '../generator.js';
import type { Shape } from '../shape.js';
import { reprText, strText } from '../text.js';
import type { GetSetSpec, TypeSpec } from '../type-spec.js';
import { None, NotImplemented, PyCell, PyObject, type Value } from '../value.js';
import type { FrameView, Vm } from '../vm.js';
import { byteOffset, pcOfOffset } from './code.js';
import { hexId } from './object.js';
import { WIDTH } from '../../bytecode/opcodes.js';

type Frame = FrameView & {
  regs: (Value | undefined)[];
  namespace: Value | null;
  traceFunction: Value | null;
  extraLocals: PyDict | null;
  generator: PyGenerator | null;
};
const get = <T>(f: (vm: Vm, self: T) => Value): GetSetSpec => ({ get: f as GetSetSpec['get'] });

// ---- frame ----

/** The line a frame is at: that of `def` before a generator starts; code without a line belongs to what comes before it. */
function currentLine(f: Frame): number {
  const code = f.code.code;
  if (f.pc < 0 || f.generator?.state === 'created') return code.firstLine;
  let line = 0;
  for (let pc = f.pc; line === 0 && pc >= 0; pc -= WIDTH) line = code.lineAt(pc);
  return line;
}

/**
 * The register of a variable: read through, written through too (PEP 667). Comprehensions compiled into this code have
 * variables of their own under the same names: while one is bound it is the one that is visible.
 */
function findLocal(f: Frame, name: string): { register: number; cell: PyCell | null } | null {
  const code = f.code.code;
  let register = code.varNames.length - 1;
  while (register >= 0 && (code.varNames[register] !== name || f.regs[register] === undefined)) register--;
  const free = code.freeVars.indexOf(name);
  if (register < 0) register = free >= 0 ? code.varNames.length + free : code.varNames.indexOf(name);
  if (register < 0) return null;
  const v = f.regs[register];
  const isCell = register >= code.varNames.length || code.cellVars.includes(name);
  return { register, cell: isCell && v instanceof PyCell ? v : null };
}

export function readLocal(f: Frame, name: string): Value | undefined {
  const at = findLocal(f, name);
  return at === null ? undefined : at.cell !== null ? at.cell.value : f.regs[at.register];
}

/** Bound locals in order, cells looked through; hidden names of inlined comprehensions are left out. */
export function localVariables(f: Frame): Map<string, Value> {
  const code = f.code.code;
  const found = new Map<string, Value>();
  for (const name of [...code.varNames, ...code.freeVars]) {
    if (name.startsWith('.') && name !== '.0') continue;
    const v = readLocal(f, name);
    if (v !== undefined) found.set(name, v);
  }
  return found;
}

/** `frame.f_locals` of a function: a write-through view. */
export class PyFrameLocals extends PyObject {
  constructor(
    override shape: Shape,
    readonly frame: Frame,
  ) {
    super();
  }
  get extra(): PyDict | null {
    return this.frame.extraLocals;
  }
  snapshot(vm: Vm): PyDict {
    const d = vm.dict();
    for (const [k, v] of localVariables(this.frame)) d.setStr(k, v);
    if (this.extra !== null) this.extra.copyInto(d);
    return d;
  }
}

/** The namespace of module and class level code; null where variables live in registers: in functions, and while a comprehension runs. */
export function namespaceOf(f: Frame): Value | null {
  if (f.namespace === null || f.code.code.varNames.every((_, i) => f.regs[i] === undefined)) return f.namespace;
  return localVariables(f).size === 0 ? f.namespace : null;
}

function frameLocals(vm: Vm, f: Frame): Value {
  const namespace = namespaceOf(f);
  if (namespace !== null) return namespace;
  return new PyFrameLocals(vm.types.FrameLocalsProxy.rootShape, f);
}

type Locals = PyFrameLocals;
const viaDict = (name: string, signature: string) =>
  barrier(name, signature, (vm, l: Locals, ...args: Value[]) =>
    vm.callArgs(
      getAttribute(vm, l.snapshot(vm), name),
      args.filter(a => a !== undefined),
    ),
  );

function storeLocal(vm: Vm, l: Locals, key: Value, value: Value): void {
  const name = strValue(key);
  const at = typeof name === 'string' ? findLocal(l.frame, name) : null;
  if (at === null) (l.frame.extraLocals ??= vm.dict()).set(key, value);
  else if (at.cell !== null) at.cell.value = value;
  else l.frame.regs[at.register] = value;
}

export const FRAME_LOCALS: TypeSpec = {
  name: 'FrameLocalsProxy',
  layout: 'native',
  final: true,
  create: 'none',
  methods: [
    barrier('__getitem__', '(self, key, /)', (vm, l: Locals, key: Value) => {
      const v = l.snapshot(vm).get(key);
      if (v === undefined) throw keyError(vm, key);
      return v;
    }),
    barrier('__setitem__', '(self, key, value, /)', (vm, l: Locals, key: Value, value: Value) => {
      storeLocal(vm, l, key, value);
      return None;
    }),
    barrier('update', '(self, other, /)', (vm, l: Locals, other: Value) => {
      for (const [k, v] of (vm.call(vm.types.dict, other) as PyDict).entries()) storeLocal(vm, l, k, v);
      return None;
    }),
    barrier('__eq__', '(self, value, /)', (vm, l: Locals, o: Value) =>
      o instanceof PyFrameLocals
        ? o.frame === l.frame
        : o instanceof PyDict
          ? vm.call(getAttribute(vm, l.snapshot(vm), '__eq__'), o)
          : NotImplemented,
    ),
    native('copy', '(self, /)', (vm, l: Locals) => l.snapshot(vm)),
    viaDict('__len__', '(self, /)'),
    viaDict('__iter__', '(self, /)'),
    viaDict('__contains__', '(self, key, /)'),
    viaDict('__repr__', '(self, /)'),
    viaDict('__reversed__', '(self, /)'),
    viaDict('keys', '(self, /)'),
    viaDict('values', '(self, /)'),
    viaDict('items', '(self, /)'),
    viaDict('get', '(self, key, default=None, /)'),
    viaDict('__or__', '(self, other, /)'),
    viaDict('__ror__', '(self, other, /)'),
  ],
  entries: () => ({ __hash__: None }),
};

export const FRAME: TypeSpec = {
  name: 'frame',
  layout: 'native',
  final: true,
  create: 'none',
  methods: [
    native('__repr__', '(self, /)', (vm, f: Frame) =>
      vm.text(
        `<frame at ${hexId(vm, f)}, file ${reprText(vm, f.code.code.filename)}, line ${f.code.code.lineAt(f.pc)}, code ${f.code.code.name}>`,
      ),
    ),
    native('clear', '(self, /)', (vm, f: Frame) => {
      if (isRunning(vm, f)) throw runtimeError(vm, 'cannot clear an executing frame');
      f.regs.fill(undefined);
      return None;
    }),
  ],
  getset: {
    f_back: get<Frame>((vm, f) => (vm.interpreter.backOf(f) as Value | null) ?? None),
    f_code: get<Frame>((_vm, f) => f.code),
    f_globals: get<Frame>((_vm, f) => f.globals),
    f_builtins: get<Frame>((_vm, f) => f.builtins),
    f_locals: get<Frame>(frameLocals),
    f_lineno: get<Frame>((_vm, f) => currentLine(f) || None),
    f_lasti: get<Frame>((vm, f) => byteOffset(vm, f.code.code, f.pc)),
    f_trace: {
      get: (_vm, f: Frame) => f.traceFunction ?? None,
      set: (_vm, f: Frame, v) => void (f.traceFunction = v === undefined || v === None ? null : v),
    },
    f_trace_lines: { get: () => true, set: () => undefined },
    f_trace_opcodes: { get: () => false, set: () => undefined },
    f_generator: get<Frame>((_vm, f) => f.generator ?? None),
  },
};

function isRunning(vm: Vm, f: Frame): boolean {
  for (let at = vm.interpreter.frameAt(0); at !== null; at = at.back) if (at === f) return true;
  return false;
}

export const TRACEBACK: TypeSpec = {
  name: 'traceback',
  layout: 'native',
  final: true,
  create: native('__new__', '(cls, tb_next, tb_frame, tb_lasti, tb_lineno)', makeTraceback),
  getset: {
    tb_frame: get<PyTraceback>((_vm, t) => t.frame as Value),
    tb_lineno: get<PyTraceback>((_vm, t) => t.line),
    tb_lasti: get<PyTraceback>((vm, t) => t.offset ?? byteOffset(vm, (t.frame as Frame).code.code, t.pc)),
    tb_next: { get: (_vm, t: PyTraceback) => t.next ?? None, set: setNext },
  },
};

function makeTraceback(vm: Vm, cls: PyClass, next: Value, frame: Value, lasti: Value, line: Value): Value {
  if (next !== None && !(next instanceof PyTraceback))
    throw typeError(vm, `expected traceback object or None, got '${classOf(vm, next).name}'`);
  if (classOf(vm, frame) !== vm.types.frame)
    throw typeError(vm, `TracebackType() argument 'tb_frame' must be frame, not ${classOf(vm, frame).name}`);
  const offset = asSize(vm, lasti);
  const t = new PyTraceback(
    cls.rootShape,
    next instanceof PyTraceback ? next : null,
    frame as PyObject,
    pcOfOffset(vm, (frame as Frame).code.code, offset),
    asSize(vm, line),
  );
  t.offset = offset;
  return t;
}

function setNext(vm: Vm, t: PyTraceback, v: Value | undefined): void {
  if (v === undefined) throw typeError(vm, "can't delete tb_next attribute");
  if (v !== None && !(v instanceof PyTraceback)) throw typeError(vm, `expected traceback object, got '${classOf(vm, v).name}'`);
  for (let at = v === None ? null : (v as PyTraceback); at !== null; at = at.next)
    if (at === t) throw valueError(vm, 'traceback loop detected');
  t.next = v === None ? null : (v as PyTraceback);
}

// ---- module ----

export const MODULE: TypeSpec = {
  name: 'module',
  layout: 'module',
  hasDict: true,
  doc: 'Create a module object.\n\nThe name must be a string; the optional docstring can have any type.',
  create: native('__new__', '(cls, /, *args, **kwargs)', (vm, cls: PyClass) => new PyModule(cls.rootShape, vm.dict())),
  methods: [
    native('__init__', '(self, name, doc=None)', (_vm, m: PyModule, name: Value, doc: Value | undefined) => {
      m.dict.setStr('__name__', name);
      m.dict.setStr('__doc__', doc ?? None);
      for (const k of ['__package__', '__loader__', '__spec__']) m.dict.setStr(k, None);
      return None;
    }),
    barrier('__repr__', '(self, /)', (vm, m: PyModule) => {
      const machinery = vm.modules.getStr('_frozen_importlib');
      const describe = machinery instanceof PyModule ? machinery.dict.getStr('_module_repr') : undefined;
      if (describe !== undefined) return vm.call(describe, m);
      const name = m.dict.getStr('__name__');
      const file = m.dict.getStr('__file__');
      const where = typeof file === 'string' ? ` from ${reprText(vm, file)}` : m.dict.getStr('__spec__') === None ? '' : ' (built-in)';
      return vm.text(`<module ${reprText(vm, name ?? '?')}${where}>`);
    }),
    barrier('__dir__', '(self, /)', (vm, m: PyModule) => {
      const dict = getAttribute(vm, m, '__dict__');
      if (!(dict instanceof PyDict)) throw typeError(vm, `${strText(vm, m.dict.getStr('__name__') ?? '?')}.__dict__ is not a dictionary`);
      const own = dict.getStr('__dir__');
      return own !== undefined ? vm.list(collect(vm, vm.call(own))) : vm.list(dict.keyList());
    }),
  ],
  getset: {
    __dict__: get<PyModule>((vm, m) => {
      // whoever has it may write
      vm.putOff?.beforeChange(m);
      return m.dict;
    }),
    __annotations__: {
      get: (vm, m: PyModule) => {
        let v = m.dict.getStr('__annotations__');
        if (v === undefined) m.dict.setStr('__annotations__', (v = vm.dict()));
        return v;
      },
      set: (_vm, m: PyModule, v) => void (v === undefined ? m.dict.deleteStr('__annotations__') : m.dict.setStr('__annotations__', v)),
    },
  },
};
