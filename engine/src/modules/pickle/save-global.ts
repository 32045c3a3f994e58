/** Saves classes, functions and other things by the name under which a module has them. */
import { findAttribute, getAttribute } from '../../objects/attribute.js';
import { intValue, strValue } from '../../objects/class-of.js';
import { PyDict } from '../../objects/dict.js';
import { isError } from '../../objects/errors.js';
import { reprText } from '../../objects/text.js';
import { None, PyTuple, type Value } from '../../objects/value.js';
import { jsText, type Vm } from '../../objects/vm.js';
import { identical } from '../../objects/class-of.js';
import { encodeWith } from '../../objects/codecs.js';
import { imported } from '../module-spec.js';
import { Op, picklingError } from './opcodes.js';
import type { PyPickler } from './pickler-object.js';
import { memoize, save } from './save.js';

const textOf = (v: Value | undefined): string | undefined => {
  const text = v === undefined ? undefined : strValue(v);
  return text === undefined ? undefined : jsText(text);
};

/** Follows a dotted name; undefined where it leads nowhere. */
function follow(vm: Vm, from: Value, path: readonly string[]): Value | undefined {
  let v: Value | undefined = from;
  for (const name of path) if (v !== undefined) v = name === '<locals>' ? undefined : findAttribute(vm, v, name);
  return v;
}

/** `__module__`, or the first module that has the object under that name. */
function moduleOf(vm: Vm, v: Value, path: readonly string[]): string {
  const declared = findAttribute(vm, v, '__module__');
  if (declared !== undefined && declared !== None) return textOf(declared) ?? '';
  for (const [name, module] of [...vm.modules.entries()]) {
    if (name === '__main__' || name === '__mp_main__' || module === None) continue;
    const found = follow(vm, module, path);
    if (found !== undefined && identical(found, v)) return textOf(name) ?? '';
  }
  return '__main__';
}

function importedModule(vm: Vm, name: string, v: Value): Value {
  try {
    vm.call(vm.builtins.dict.getStr('__import__')!, vm.text(name));
  } catch (e) {
    if (!isError(vm, e, 'ImportError')) throw e;
    throw picklingError(vm, `Can't pickle ${reprText(vm, v)}: import of module ${reprText(vm, vm.text(name))} failed`);
  }
  const module = vm.modules.get(vm.text(name));
  if (module === undefined || module === None)
    throw picklingError(vm, `Can't pickle ${reprText(vm, v)}: import of module ${reprText(vm, vm.text(name))} failed`);
  return module;
}

export function saveGlobal(vm: Vm, p: PyPickler, v: Value, given: string | null): void {
  const name = given ?? textOf(findAttribute(vm, v, '__qualname__')) ?? textOf(getAttribute(vm, v, '__name__'))!;
  const path = name.split('.');
  const moduleName = moduleOf(vm, v, path);
  const module = importedModule(vm, moduleName, v);
  const parent = follow(vm, module, path.slice(0, -1));
  const found = parent === undefined ? undefined : follow(vm, parent, path.slice(-1));
  if (path.includes('<locals>'))
    throw picklingError(vm, `Can't pickle ${reprText(vm, v)}: attribute lookup ${name} on ${moduleName} failed`);
  if (found === undefined) throw picklingError(vm, `Can't pickle ${reprText(vm, v)}: attribute lookup ${name} on ${moduleName} failed`);
  if (!identical(found, v)) throw picklingError(vm, `Can't pickle ${reprText(vm, v)}: it's not the same object as ${moduleName}.${name}`);
  if (p.protocol >= 2 && saveExtension(vm, p, moduleName, name)) return;
  writeName(vm, p, v, moduleName, name, path);
}

/** A code that `copyreg.add_extension` gave. */
function saveExtension(vm: Vm, p: PyPickler, module: string, name: string): boolean {
  const registry = getAttribute(vm, imported(vm, 'copyreg'), '_extension_registry') as PyDict;
  const code = registry.used === 0 ? undefined : registry.get(vm.tuple([vm.text(module), vm.text(name)]));
  if (code === undefined) return false;
  const n = Number(intValue(code));
  p.out.byte(n <= 0xff ? Op.EXT1 : n <= 0xffff ? Op.EXT2 : Op.EXT4);
  if (n <= 0xff) p.out.byte(n);
  else if (n <= 0xffff) p.out.u16(n);
  else p.out.u32(n);
  return true;
}

function writeName(vm: Vm, p: PyPickler, v: Value, module: string, name: string, path: readonly string[]): void {
  if (p.protocol >= 4) {
    save(vm, p, vm.text(module));
    save(vm, p, vm.text(name));
    p.out.byte(Op.STACK_GLOBAL);
  } else writePath(vm, p, module, path);
  memoize(p, v);
}

/** Older protocols know plain names only; the rest of a dotted one is `getattr(getattr(…), …)`. */
function writePath(vm: Vm, p: PyPickler, module: string, [top, ...rest]: readonly string[]): void {
  for (let i = 0; i < rest.length; i++) {
    save(vm, p, vm.builtins.dict.getStr('getattr')!);
    if (p.protocol < 2) p.out.byte(Op.MARK);
  }
  const [oldModule, oldName] = p.fixImports ? oldNames(vm, module, top) : [module, top];
  writeLine(vm, p, `${oldModule}\n${oldName}\n`, module, top);
  for (const name of rest) {
    save(vm, p, vm.text(name));
    p.out.byte(p.protocol < 2 ? Op.TUPLE : Op.TUPLE2);
    p.out.byte(Op.REDUCE);
  }
}

function writeLine(vm: Vm, p: PyPickler, text: string, module: string, name: string): void {
  if (p.protocol < 3 && /[^\x00-\x7f]/.test(text))
    throw picklingError(vm, `can't pickle global identifier '${module}.${name}' using pickle protocol ${p.protocol}`);
  p.out.byte(Op.GLOBAL);
  p.out.data(encodeWith(vm, vm.text(text), 'utf-8', 'strict'));
}

/** The names that Python 2 had. */
function oldNames(vm: Vm, module: string, name: string): readonly [string, string] {
  const compat = imported(vm, '_compat_pickle');
  const table = (which: string): PyDict => getAttribute(vm, compat, which) as PyDict;
  const renamed = table('REVERSE_NAME_MAPPING').get(vm.tuple([vm.text(module), vm.text(name)]));
  if (renamed instanceof PyTuple) return [textOf(renamed.items[0])!, textOf(renamed.items[1])!];
  return [textOf(table('REVERSE_IMPORT_MAPPING').get(vm.text(module))) ?? module, name];
}
