/** `__build_class__`: the class statement (data model §3.3.3; PEP 560, 3115). */
import { callMethodOn, findAttribute, getAttribute } from '../objects/attribute.js';
import { classOf, isClass } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { runtimeError, typeError } from '../objects/errors.js';
import { PyFunction } from '../objects/function.js';
import { collect } from '../objects/iterate.js';
import { metaclassOf } from '../objects/types/type.js';
import { None, PyCell, PyTuple, type Value } from '../objects/value.js';
import { setItem } from '../objects/subscript.js';
import { reprText } from '../objects/text.js';
import { strValue } from '../objects/class-of.js';
import type { Vm } from '../objects/vm.js';

/** As `__build_class__` is called by name. */
export function buildClassChecked(vm: Vm, body: Value, name: Value, bases: readonly Value[], kwargs: ReadonlyMap<string, Value>): Value {
  if (!(body instanceof PyFunction)) throw typeError(vm, '__build_class__: func must be a function');
  if (strValue(name) === undefined) throw typeError(vm, '__build_class__: name is not a string');
  return buildClass(vm, body, name, bases, kwargs);
}

export function buildClass(vm: Vm, body: PyFunction, name: Value, bases: readonly Value[], kwargs: ReadonlyMap<string, Value>): Value {
  const resolved = resolveBases(vm, bases);
  const words = new Map(kwargs);
  const given = words.get('metaclass');
  words.delete('metaclass');
  // 1. the metaclass: the given one, or that of the first base; the most derived of all bases' where it is a class
  let meta: Value = given ?? (resolved.length === 0 ? vm.types.type : classOf(vm, resolved[0]));
  if (isClass(meta)) meta = metaclassOf(vm, meta, resolved);
  const baseTuple = vm.tuple(resolved);
  // 2. the namespace
  const prepare = findAttribute(vm, meta, '__prepare__');
  const namespace = prepare === undefined ? vm.dict() : vm.callArgs(prepare, [name, baseTuple, ...words.values()], [...words.keys()]);
  if (classOf(vm, namespace).find('__getitem__') === undefined) {
    throw typeError(
      vm,
      `${isClass(meta) ? meta.name : '<metaclass>'}.__prepare__() must return a mapping, not ${classOf(vm, namespace).name}`,
    );
  }
  // 3. the body; 4. the class
  const cell = vm.interpreter.execute(body.code, body.globals, namespace, body.closure);
  if (resolved !== bases) setItem(vm, namespace, '__orig_bases__', vm.tuple(bases));
  const cls = vm.callArgs(meta, [name, baseTuple, namespace, ...words.values()], [...words.keys()]);
  checkClassCell(vm, cell, cls, name);
  return cls;
}

/** PEP 560: bases that are not classes may stand for others. */
export function resolveBases(vm: Vm, bases: readonly Value[]): readonly Value[] {
  const resolved: Value[] = [];
  let changed = false;
  for (const b of bases) {
    const method = isClass(b) ? undefined : findAttribute(vm, b, '__mro_entries__');
    if (method === undefined) {
      resolved.push(b);
      continue;
    }
    const entries = vm.call(method, vm.tuple(bases));
    if (!(entries instanceof PyTuple)) throw typeError(vm, '__mro_entries__ must return a tuple');
    resolved.push(...entries.items);
    changed = true;
  }
  return changed ? resolved : bases;
}

/** A metaclass that forgets to hand `__classcell__` on leaves `super()` without a class. */
function checkClassCell(vm: Vm, cell: Value, cls: Value, name: Value): void {
  if (!(cell instanceof PyCell) || !isClass(cls)) return;
  if (cell.value === undefined)
    throw runtimeError(
      vm,
      `__class__ not set defining ${reprText(vm, name)} as ${reprText(vm, cls)}. Was __classcell__ propagated to type.__new__?`,
    );
  if (cell.value !== cls)
    throw typeError(vm, `__class__ set to ${reprText(vm, cell.value)} defining ${reprText(vm, name)} as ${reprText(vm, cls)}`);
}

export { callMethodOn, collect, getAttribute, None };
export type { PyClass };
