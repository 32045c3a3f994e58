/**
 * `code.replace`: the same instructions with other names, flags, constants or places. The instructions
 * themselves are this engine's, so the fields that describe CPython's (`co_code`, …) cannot be replaced.
 */
import { Code, CodeBody, type CodeHead } from '../../bytecode/code.js';
import { decodeHandlers, decodeLocations } from '../../bytecode/code-tables.js';
import { gather, handlersInWords, outlineOf, type Outline } from '../../bytecode/outline.js';
import { plainLocals } from '../../bytecode/plain-locals.js';
import { strValue } from '../class-of.js';
import { bytesOf } from '../codecs.js';
import { asSize } from '../convert.js';
import { notImplementedError, typeError, valueError } from '../errors.js';
import { PyCode } from '../function.js';
import { collect } from '../iterate.js';
import { native } from '../native.js';
import { strText } from '../text.js';
import type { Value } from '../value.js';
import type { Vm } from '../vm.js';

/** How a keyword becomes a part of the code. */
type Writable<T> = { -readonly [K in keyof T]: T[K] };
interface Draft {
  readonly code: Code;
  readonly head: Writable<CodeHead>;
  varNames: readonly string[];
  names: readonly string[];
  freeVars: readonly string[];
  cellVars: readonly string[];
  consts: readonly Value[] | null;
  handlers: Int32Array;
  positions: Int32Array | null;
}

const text = (vm: Vm, v: Value, name: string): string => {
  if (strValue(v) === undefined) throw typeError(vm, `replace() argument '${name}' must be str`);
  return strText(vm, v);
};

/** At least as many as before: instructions refer to them by number. */
function noFewer(vm: Vm, v: Value, before: readonly unknown[], name: string): Value[] {
  const items = collect(vm, v);
  if (items.length < before.length)
    throw notImplementedError(vm, `code.replace(${name}=…) with fewer items: the instructions refer to all of them`);
  return items;
}

const stringsOf = (vm: Vm, v: Value, before: readonly string[], name: string): string[] =>
  noFewer(vm, v, before, name).map(n => text(vm, n, name));

/** Locals keep their registers, so there are as many; captured ones keep their names. */
function localsOf(vm: Vm, code: Code, v: Value): string[] {
  const shown = plainLocals(code);
  const given = collect(vm, v).map(n => text(vm, n, 'co_varnames'));
  if (given.length !== shown.length) throw valueError(vm, 'code: co_nlocals != len(co_varnames)');
  const renamed = new Map(shown.map((n, i) => [n, given[i]]));
  return code.varNames.map(n => renamed.get(n) ?? n);
}

function freeNames(vm: Vm, code: Code, v: Value): string[] {
  const given = stringsOf(vm, v, code.freeVars, 'co_freevars');
  if (given.length > code.freeVars.length)
    throw notImplementedError(vm, 'code.replace(co_freevars=…) with more names: the registers behind them are taken');
  return given;
}

function decodedPositions(d: Draft, table: Uint8Array): Int32Array {
  const outline = outlineOf(d.code);
  return gather(decodeLocations(table, d.head.firstLine, outline.bytes.length / 2), outline);
}

/** The tables that were read with the code are not those of its copy. */
const withoutTables = (outline: Outline | undefined): Outline | undefined => outline && { ...outline, read: undefined };

/** No more parameters than there are locals to hold them. */
function count(vm: Vm, d: Draft, v: Value): number {
  const n = asSize(vm, v);
  if (n < 0 || n > d.varNames.length) throw valueError(vm, 'code: varnames is too small');
  return n;
}

const FIELDS: Readonly<Record<string, (vm: Vm, d: Draft, v: Value) => void>> = {
  co_name: (vm, d, v) => (d.head.name = text(vm, v, 'co_name')),
  co_qualname: (vm, d, v) => (d.head.qualname = text(vm, v, 'co_qualname')),
  co_filename: (vm, d, v) => (d.head.filename = text(vm, v, 'co_filename')),
  co_firstlineno: (vm, d, v) => (d.head.firstLine = asSize(vm, v)),
  co_flags: (vm, d, v) => (d.head.flags = asSize(vm, v)),
  co_argcount: (vm, d, v) => (d.head.argCount = count(vm, d, v)),
  co_posonlyargcount: (vm, d, v) => (d.head.posOnlyCount = count(vm, d, v)),
  co_kwonlyargcount: (vm, d, v) => (d.head.kwOnlyCount = count(vm, d, v)),
  co_varnames: (vm, d, v) => (d.varNames = localsOf(vm, d.code, v)),
  co_names: (vm, d, v) => (d.names = stringsOf(vm, v, d.names, 'co_names')),
  co_freevars: (vm, d, v) => (d.freeVars = freeNames(vm, d.code, v)),
  co_cellvars: (vm, d, v) => (d.cellVars = stringsOf(vm, v, d.cellVars, 'co_cellvars')),
  co_consts: (vm, d, v) => (d.consts = noFewer(vm, v, d.code.consts, 'co_consts')),
  co_nlocals: (vm, d, v) => {
    if (asSize(vm, v) !== plainLocals(d.code).length) throw valueError(vm, 'code: co_nlocals != len(co_varnames)');
  },
  co_linetable: (vm, d, v) => {
    d.positions = decodedPositions(d, bytesOf(vm, v));
    d.head.outline = withoutTables(d.head.outline);
  },
  co_exceptiontable: (vm, d, v) => {
    d.handlers = handlersInWords(decodeHandlers(bytesOf(vm, v)), outlineOf(d.code));
    d.head.outline = withoutTables(d.head.outline);
  },
};

function replace(vm: Vm, self: PyCode, kwargs: ReadonlyMap<string, Value>): Value {
  const { code } = self;
  const draft: Draft = {
    code,
    head: headOf(code),
    varNames: code.varNames,
    names: code.names,
    freeVars: code.freeVars,
    cellVars: code.cellVars,
    consts: null,
    handlers: code.handlers,
    positions: null,
  };
  for (const [name, value] of kwargs) {
    const set = FIELDS[name];
    if (set !== undefined) set(vm, draft, value);
    else if (!isUnchanged(vm, self, name, value))
      throw notImplementedError(vm, `code.replace(${name}=…) is not offered: the instructions are this engine's own`);
  }
  const body = new CodeBody(
    draft.varNames,
    draft.cellVars,
    draft.freeVars,
    draft.names,
    code.consts,
    code.instructions,
    draft.handlers,
    draft.positions ?? code.positions,
  );
  const consts = draft.consts === null ? self.consts : [...draft.consts];
  return new PyCode(self.shape, new Code(draft.head, () => body), () => consts);
}

function headOf(code: Code): Writable<CodeHead> {
  const { name, qualname, filename, firstLine, flags, argCount, posOnlyCount, kwOnlyCount, registerCount, siteCount, span } = code;
  const { hasDocstring, outline } = code;
  return {
    name,
    qualname,
    filename,
    firstLine,
    flags,
    argCount,
    posOnlyCount,
    kwOnlyCount,
    registerCount,
    siteCount,
    span,
    hasDocstring,
    outline,
  };
}

function isUnchanged(vm: Vm, self: PyCode, name: string, value: Value): boolean {
  const getattr = vm.builtins.dict.getStr('getattr')!;
  if (!/^co_/.test(name)) throw typeError(vm, `replace() got an unexpected keyword argument '${name}'`);
  const own = vm.call(getattr, self, vm.text(name));
  return vm.call(vm.call(getattr, own, vm.text('__eq__')), value) === true;
}

export const CODE_REPLACE = [native('replace', '(self, /, **changes)', replace), native('__replace__', '(self, /, **changes)', replace)];
