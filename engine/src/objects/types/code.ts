/** Code objects as Python sees them: their instructions are shown by an outline in CPython's. */
import { encodeHandlers, encodeLineSteps, encodeLocations } from '../../bytecode/code-tables.js';
import type { Code } from '../../bytecode/code.js';
import { WIDTH } from '../../bytecode/opcodes.js';
import { handlersInUnits, instructionAt, localsPlus, outlineOf, spread, type Outline } from '../../bytecode/outline.js';
import { plainLocals } from '../../bytecode/plain-locals.js';
import { classOf } from '../class-of.js';
import { richEquals } from '../compare.js';
import { asSize } from '../convert.js';
import { indexError } from '../errors.js';
import { PyCode } from '../function.js';
import { hashOf } from '../hash.js';
import { rotateHash } from '../identity-hash.js';
import { barrier, native } from '../native.js';
import type { GetSetSpec, TypeSpec } from '../type-spec.js';
import { None, NotImplemented, PyTuple, type Value } from '../value.js';
import type { Vm } from '../vm.js';
import { CODE_REPLACE } from './code-replace.js';
import { hexId } from './object.js';

const UNIT = 2;

/** Outlines are made when they are first asked for, and kept: each frame of a traceback asks. */
export function outline(vm: Vm, code: Code): Outline {
  let known = vm.state.get('code-outlines') as WeakMap<Code, Outline> | undefined;
  if (known === undefined) vm.state.set('code-outlines', (known = new WeakMap()));
  let o = known.get(code);
  if (o === undefined) known.set(code, (o = outlineOf(code)));
  return o;
}

/** Where Python says that the instruction at `pc` is. */
export const byteOffset = (vm: Vm, code: Code, pc: number): number => (pc < 0 ? -1 : outline(vm, code).units[pc / WIDTH] * UNIT);
export const pcOfOffset = (vm: Vm, code: Code, offset: number): number =>
  offset < 0 ? -1 : instructionAt(outline(vm, code), Math.floor(offset / UNIT)) * WIDTH;

/** None at all when the code has no places: then Python sees an empty table. */
function unitPositions(vm: Vm, code: Code): Int32Array {
  return code.positions.some(word => word !== 0) ? spread(code.positions, outline(vm, code)) : new Int32Array(0);
}

const get = (f: (vm: Vm, self: PyCode) => Value): GetSetSpec => ({ get: f as GetSetSpec['get'] });

const names = (vm: Vm, list: readonly string[]): Value => vm.tuple(list.map(n => vm.text(n)));

/** From, to and line, for each stretch of code of one line. */
function lines(vm: Vm, { code }: PyCode): Value {
  const places = unitPositions(vm, code);
  const rows: Value[] = [];
  let start = 0;
  for (let at = 0; at < places.length; at += 4) {
    if (at + 4 < places.length && places[at] === places[at + 4] && (places[at] !== 0 || places[at + 2] === places[at + 6])) continue;
    rows.push(vm.tuple([start, (at / 4 + 1) * UNIT, places[at + 2] === 0 ? None : places[at]]));
    start = (at / 4 + 1) * UNIT;
  }
  return vm.call(vm.builtins.dict.getStr('iter')!, vm.list(rows));
}

function positions(vm: Vm, { code }: PyCode): Value {
  const places = unitPositions(vm, code);
  const rows: Value[] = [];
  for (let at = 0; at < places.length; at += 4) {
    const [line, col, endLine, endCol] = places.subarray(at, at + 4);
    rows.push(vm.tuple(endLine === 0 ? [None, None, None, None] : [line, endLine, col, endCol]));
  }
  return vm.call(vm.builtins.dict.getStr('iter')!, vm.list(rows));
}

// ---- equality ----

const sameWords = (a: Int32Array, b: Int32Array): boolean => a.length === b.length && a.every((w, i) => w === b[i]);
const sameNames = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((n, i) => n === b[i]);

/** Equal code runs alike and reports the same places; its file may be another. */
function equal(vm: Vm, a: PyCode, b: PyCode): boolean {
  const x = a.code;
  const y = b.code;
  const numbers = ['firstLine', 'argCount', 'posOnlyCount', 'kwOnlyCount', 'flags', 'name'] as const;
  const lists = ['names', 'varNames', 'cellVars', 'freeVars'] as const;
  const tables = ['instructions', 'handlers', 'positions'] as const;
  return (
    numbers.every(k => x[k] === y[k]) &&
    lists.every(k => sameNames(x[k], y[k])) &&
    tables.every(k => sameWords(x[k], y[k])) &&
    a.consts.length === b.consts.length &&
    a.consts.every((c, i) => sameConstant(vm, c, b.consts[i]))
  );
}

/** `1`, `1.0` and `True` are equal, and different constants. */
function sameConstant(vm: Vm, a: Value, b: Value): boolean {
  if (classOf(vm, a) !== classOf(vm, b)) return false;
  if (a instanceof PyTuple && b instanceof PyTuple) {
    return a.items.length === b.items.length && a.items.every((item, i) => sameConstant(vm, item, b.items[i]));
  }
  return richEquals(vm, a, b);
}

function hash(vm: Vm, { code }: PyCode): Value {
  let h = BigInt(hashOf(vm, vm.text(code.name)));
  const mix = (n: number): void => void (h = BigInt.asIntN(61, (h ^ BigInt(n)) * 1000003n));
  for (const n of [code.firstLine, code.argCount, code.posOnlyCount, code.kwOnlyCount, code.flags]) mix(n);
  for (const list of [code.names, code.varNames, code.cellVars, code.freeVars])
    for (const n of list) mix(Number(hashOf(vm, vm.text(n))) | 0);
  for (const table of [code.instructions, code.positions, code.handlers]) table.forEach(mix);
  return rotateHash(Number(BigInt.asIntN(53, h)));
}

export const CODE: TypeSpec = {
  name: 'code',
  layout: 'native',
  final: true,
  create: 'none',
  methods: [
    native('__repr__', '(self, /)', (vm, c: PyCode) =>
      vm.text(`<code object ${c.code.name} at ${hexId(vm, c)}, file "${c.code.filename}", line ${c.code.firstLine}>`),
    ),
    barrier('__hash__', '(self, /)', hash),
    barrier('__eq__', '(self, value, /)', (vm, c: PyCode, o: Value) => (o instanceof PyCode ? c === o || equal(vm, c, o) : NotImplemented)),
    ...CODE_REPLACE,
    native('co_lines', '(self, /)', lines),
    native('co_positions', '(self, /)', positions),
    native('_varname_from_oparg', '(self, /, oparg)', (vm, c: PyCode, n: Value) => {
      const name = localsPlus(c.code)[asSize(vm, n)];
      if (name === undefined) throw indexError(vm, 'tuple index out of range');
      return vm.text(name);
    }),
  ],
  getset: {
    co_name: get((vm, c) => vm.text(c.code.name)),
    co_qualname: get((vm, c) => vm.text(c.code.qualname)),
    co_filename: get((vm, c) => vm.text(c.code.filename)),
    co_firstlineno: get((_vm, c) => c.code.firstLine),
    co_flags: get((_vm, c) => c.code.flags),
    co_argcount: get((_vm, c) => c.code.argCount),
    co_posonlyargcount: get((_vm, c) => c.code.posOnlyCount),
    co_kwonlyargcount: get((_vm, c) => c.code.kwOnlyCount),
    co_nlocals: get((_vm, c) => plainLocals(c.code).length),
    co_stacksize: get((_vm, c) => c.code.registerCount),
    co_varnames: get((vm, c) => names(vm, plainLocals(c.code))),
    co_cellvars: get((vm, c) => names(vm, c.code.cellVars)),
    co_freevars: get((vm, c) => names(vm, c.code.freeVars)),
    co_names: get((vm, c) => names(vm, c.code.names)),
    co_consts: get((vm, c) => vm.tuple(c.consts)),
    co_code: get((vm, c) => vm.bytes(outline(vm, c.code).bytes)),
    _co_code_adaptive: get((vm, c) => vm.bytes(outline(vm, c.code).bytes)),
    co_linetable: get((vm, c) => vm.bytes(encodeLocations(unitPositions(vm, c.code), c.code.firstLine))),
    co_exceptiontable: get((vm, c) => {
      const o = outline(vm, c.code);
      return vm.bytes(o.read?.exceptionTable ?? encodeHandlers(handlersInUnits(c.code.handlers, o)));
    }),
    co_lnotab: get((vm, c) => {
      vm.warn('DeprecationWarning', 'co_lnotab is deprecated, use co_lines instead.');
      return vm.bytes(encodeLineSteps(unitPositions(vm, c.code), c.code.firstLine));
    }),
  },
};
