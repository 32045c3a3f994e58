/** Name lookup in namespaces, globals, builtins and cells (language reference §4.2). */
import type { Code } from '../bytecode/code.js';
import type { Case, Site } from '../feedback/site.js';
import { isError, keyError, nameError, unboundName } from '../objects/errors.js';
import { PyDict, type NamespaceCell } from '../objects/dict.js';
import type { PyException } from '../objects/exception.js';
import { PyModule } from '../objects/function.js';
import { deleteItem, getItem, setItem } from '../objects/subscript.js';
import { PyCell, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import type { Clock } from './caches.js';
import type { Frame } from './frame.js';

/** The builtins namespace that code with these globals sees. */
export function builtinsOf(vm: Vm, globals: PyDict): PyDict {
  return builtinsIn(vm, globals.getStr('__builtins__'));
}

export function builtinsIn(vm: Vm, own: Value | undefined): PyDict {
  if (own instanceof PyModule) return own.dict;
  if (own instanceof PyDict) return own;
  return vm.builtins.dict;
}

export function undefinedName(vm: Vm, name: string): PyException {
  return unboundName(vm, 'NameError', `name '${name}' is not defined`, name);
}

function fromMapping(vm: Vm, mapping: Value, name: string): Value | undefined {
  if (mapping instanceof PyDict && mapping.shape === vm.types.dict.rootShape) return mapping.getStr(name);
  try {
    return getItem(vm, mapping, vm.text(name));
  } catch (e) {
    if (isError(vm, e, 'KeyError')) return undefined;
    throw e;
  }
}

/** Globals of a class derived from dict are asked as the mapping they are. */
function fromGlobals(vm: Vm, f: Frame, name: string): Value | undefined {
  return fromMapping(vm, f.globals, name) ?? f.builtins.getStr(name);
}

export function loadName(vm: Vm, f: Frame, name: string): Value {
  const local = f.namespace === null || f.namespace === f.globals ? undefined : fromMapping(vm, f.namespace, name);
  const v = local ?? fromGlobals(vm, f, name);
  if (v === undefined) throw undefinedName(vm, name);
  return v;
}

export function storeName(vm: Vm, f: Frame, name: string, value: Value): void {
  const ns = f.namespace ?? f.globals;
  if (ns instanceof PyDict && ns.shape === vm.types.dict.rootShape) ns.setStr(name, value);
  else setItem(vm, ns, name, value);
}

export function deleteName(vm: Vm, f: Frame, name: string): void {
  const ns = f.namespace ?? f.globals;
  if (ns instanceof PyDict && ns.shape === vm.types.dict.rootShape) {
    if (!ns.deleteStr(name)) throw undefinedName(vm, name);
    return;
  }
  try {
    deleteItem(vm, ns, name);
  } catch (e) {
    if (isError(vm, e, 'KeyError')) throw undefinedName(vm, name);
    throw e;
  }
}

/** Hot: the site keeps the cells of the name in globals and builtins. */
export function loadGlobal(clock: Clock, f: Frame, site: Site, name: number): Value {
  const c = site.last;
  if (c !== null && c.key === f.globals) {
    let v = c.namespaceCell!.value;
    if (v === undefined && c.builtins === f.builtins) v = c.builtinCell!.value;
    if (v !== undefined) {
      site.count++;
      return v;
    }
  }
  return findGlobal(clock, f, site, f.code.code.names[name]);
}

function findGlobal(clock: Clock, f: Frame, site: Site, name: string): Value {
  const isPlain = f.globals.shape === clock.vm.types.dict.rootShape;
  const c = isPlain ? site.caseFor(f.globals, clock.operations) : null;
  site.count++;
  const v = c === null ? fromGlobals(clock.vm, f, name) : (globalCell(c, f, name).value ?? builtinCell(c, f, name).value);
  if (v === undefined) throw undefinedName(clock.vm, name);
  return v;
}

function globalCell(c: Case, f: Frame, name: string): NamespaceCell {
  c.access = 'module';
  return (c.namespaceCell ??= f.globals.cell(name));
}

function builtinCell(c: Case, f: Frame, name: string): NamespaceCell {
  if (c.builtins === f.builtins) return c.builtinCell!;
  c.builtins = f.builtins;
  return (c.builtinCell = f.builtins.cell(name));
}

export function deleteGlobal(vm: Vm, f: Frame, name: string): void {
  if (!f.globals.deleteStr(name)) throw undefinedName(vm, name);
}

export function loadBuildClass(vm: Vm, f: Frame): Value {
  const v = f.builtins.getStr('__build_class__');
  if (v === undefined) throw nameError(vm, '__build_class__ not found');
  return v;
}

/** The error for reading or deleting an empty cell. */
export function emptyCell(vm: Vm, code: Code, register: number): PyException {
  const own = register < code.varNames.length;
  const name = own ? code.varNames[register] : code.freeVars[register - code.varNames.length];
  if (own)
    return unboundName(vm, 'UnboundLocalError', `cannot access local variable '${name}' where it is not associated with a value`, name);
  return unboundName(
    vm,
    'NameError',
    `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
    name,
  );
}

export function loadFromDictOrDeref(vm: Vm, mapping: Value, code: Code, nameIndex: number, cell: PyCell, register: number): Value {
  const v = fromMapping(vm, mapping, code.names[nameIndex]) ?? cell.value;
  if (v === undefined) throw emptyCell(vm, code, register);
  return v;
}

export function loadFromDictOrGlobals(vm: Vm, f: Frame, mapping: Value, name: string): Value {
  const v = fromMapping(vm, mapping, name) ?? fromGlobals(vm, f, name);
  if (v === undefined) throw undefinedName(vm, name);
  return v;
}

export function setupAnnotations(vm: Vm, f: Frame): void {
  const ns = f.namespace ?? f.globals;
  if (fromMapping(vm, ns, '__annotations__') === undefined) setItem(vm, ns, '__annotations__', vm.dict());
}

export { keyError };
