/**
 * `code.replace`: the same instructions with other names, flags, constants or places. The instructions
 * themselves are this engine's, so the fields that describe CPython's (`co_code`, …) cannot be replaced.
 */
import { Code, CodeBody, type CodeHead } from '../../bytecode/code.js';
import { strValue } from '../class-of.js';
import { asSize } from '../convert.js';
import { notImplementedError, typeError } from '../errors.js';
import { PyCode } from '../function.js';
import { collect } from '../iterate.js';
import { native } from '../native.js';
import { strText } from '../text.js';
import type { Value } from '../value.js';
import type { Vm } from '../vm.js';

/** How a keyword becomes a part of the code. */
type Writable<T> = { -readonly [K in keyof T]: T[K] };
interface Draft {
  readonly head: Writable<CodeHead>;
  varNames: readonly string[];
  names: readonly string[];
  freeVars: readonly string[];
  cellVars: readonly string[];
  consts: readonly Value[] | null;
}

const text = (vm: Vm, v: Value, name: string): string => {
  if (strValue(v) === undefined) throw typeError(vm, `replace() argument '${name}' must be str`);
  return strText(vm, v);
};

/** As many as before: instructions refer to them by number. */
function sameCount(vm: Vm, v: Value, before: readonly unknown[], name: string): Value[] {
  const items = collect(vm, v);
  if (items.length < before.length)
    throw notImplementedError(vm, `code.replace(${name}=…) with fewer items: the instructions refer to all of them`);
  return items;
}

const stringsOf = (vm: Vm, v: Value, before: readonly string[], name: string): string[] =>
  sameCount(vm, v, before, name).map(n => text(vm, n, name));

const FIELDS: Readonly<Record<string, (vm: Vm, d: Draft, v: Value) => void>> = {
  co_name: (vm, d, v) => (d.head.name = text(vm, v, 'co_name')),
  co_qualname: (vm, d, v) => (d.head.qualname = text(vm, v, 'co_qualname')),
  co_filename: (vm, d, v) => (d.head.filename = text(vm, v, 'co_filename')),
  co_firstlineno: (vm, d, v) => (d.head.firstLine = asSize(vm, v)),
  co_flags: (vm, d, v) => (d.head.flags = asSize(vm, v)),
  co_argcount: (vm, d, v) => (d.head.argCount = asSize(vm, v)),
  co_posonlyargcount: (vm, d, v) => (d.head.posOnlyCount = asSize(vm, v)),
  co_kwonlyargcount: (vm, d, v) => (d.head.kwOnlyCount = asSize(vm, v)),
  co_varnames: (vm, d, v) => (d.varNames = stringsOf(vm, v, [], 'co_varnames')),
  co_names: (vm, d, v) => (d.names = stringsOf(vm, v, d.names, 'co_names')),
  co_freevars: (vm, d, v) => (d.freeVars = stringsOf(vm, v, d.freeVars, 'co_freevars')),
  co_cellvars: (vm, d, v) => (d.cellVars = stringsOf(vm, v, d.cellVars, 'co_cellvars')),
  co_consts: (vm, d, v) => (d.consts = sameCount(vm, v, [], 'co_consts')),
};

function replace(vm: Vm, self: PyCode, kwargs: ReadonlyMap<string, Value>): Value {
  const { code } = self;
  const draft: Draft = {
    head: headOf(code),
    varNames: code.varNames,
    names: code.names,
    freeVars: code.freeVars,
    cellVars: code.cellVars,
    consts: null,
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
    code.handlers,
    code.positions,
  );
  const consts = draft.consts === null ? self.consts : [...draft.consts];
  return new PyCode(self.shape, new Code(draft.head, () => body), () => consts);
}

function headOf(code: Code): Writable<CodeHead> {
  const { name, qualname, filename, firstLine, flags, argCount, posOnlyCount, kwOnlyCount, registerCount, siteCount, span, hasDocstring } =
    code;
  return { name, qualname, filename, firstLine, flags, argCount, posOnlyCount, kwOnlyCount, registerCount, siteCount, span, hasDocstring };
}

function isUnchanged(vm: Vm, self: PyCode, name: string, value: Value): boolean {
  const getattr = vm.builtins.dict.getStr('getattr')!;
  if (!/^co_/.test(name)) throw typeError(vm, `replace() got an unexpected keyword argument '${name}'`);
  const own = vm.call(getattr, self, vm.text(name));
  return vm.call(vm.call(getattr, own, vm.text('__eq__')), value) === true;
}

export const CODE_REPLACE = [native('replace', '(self, /, **changes)', replace), native('__replace__', '(self, /, **changes)', replace)];
