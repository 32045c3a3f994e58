/** Saves objects by what `__reduce_ex__` and its relatives say of them. */
import { findAttribute, getAttribute } from '../../objects/attribute.js';
import { classOf, isClass, strValue } from '../../objects/class-of.js';
import { PyDict } from '../../objects/dict.js';
import { isError } from '../../objects/errors.js';
import { iteratorNext } from '../../objects/iterate.js';
import { getItem } from '../../objects/subscript.js';
import { reprText } from '../../objects/text.js';
import { None, PyTuple, type Value } from '../../objects/value.js';
import { jsText, type Vm } from '../../objects/vm.js';
import { imported } from '../module-spec.js';
import { Op, picklingError } from './opcodes.js';
import type { PyPickler } from './pickler-object.js';
import { appendItems, isSaved, memoize, save, setItems, writeGet } from './save.js';
import { saveGlobal } from './save-global.js';

const isCallable = (vm: Vm, v: Value): boolean => classOf(vm, v).find('__call__') !== undefined;

/** `reduced`: what a hook answered, or null to ask the dispatch table and the object. */
export function saveByReduce(vm: Vm, p: PyPickler, v: Value, reduced: Value | null): void {
  const r = reduced ?? reduce(vm, p, v);
  if (r === null) return saveGlobal(vm, p, v, null);
  const name = strValue(r);
  if (name !== undefined) return saveGlobal(vm, p, v, jsText(name));
  if (!(r instanceof PyTuple)) throw picklingError(vm, `__reduce__ must return a string or tuple, not ${classOf(vm, r).name}`);
  if (r.items.length < 2 || r.items.length > 6) throw picklingError(vm, 'tuple returned by __reduce__ must contain 2 through 6 elements');
  saveReduced(vm, p, r.items, v);
}

/** Null: to be saved by its name. */
function reduce(vm: Vm, p: PyPickler, v: Value): Value | null {
  const cls = classOf(vm, v);
  const table = p.dispatchTable ?? getAttribute(vm, imported(vm, 'copyreg'), 'dispatch_table');
  const reducer = tableEntry(vm, table, cls);
  if (reducer !== undefined) return vm.call(reducer, v);
  if (isClass(v)) return null;
  const reduceEx = findAttribute(vm, v, '__reduce_ex__');
  if (reduceEx !== undefined && reduceEx !== None) return vm.call(reduceEx, p.protocol);
  const plain = findAttribute(vm, v, '__reduce__');
  if (plain !== undefined) return vm.call(plain);
  throw picklingError(vm, `can't pickle '${cls.name}' object: ${reprText(vm, v)}`);
}

function tableEntry(vm: Vm, table: Value, cls: Value): Value | undefined {
  if (table instanceof PyDict && table.shape === vm.types.dict.rootShape) return table.get(cls);
  try {
    return getItem(vm, table, cls);
  } catch (e) {
    if (isError(vm, e, 'KeyError')) return undefined;
    throw e;
  }
}

/** The parts of a reduction, with what is not an iterator refused. */
function checked(vm: Vm, parts: readonly Value[]): void {
  const [func, args, , listItems, dictItems, setter] = parts;
  if (!isCallable(vm, func)) throw picklingError(vm, 'first item of the tuple returned by __reduce__ must be callable');
  if (!(args instanceof PyTuple)) throw picklingError(vm, 'second item of the tuple returned by __reduce__ must be a tuple');
  const iterator = (v: Value | undefined, which: string): void => {
    if (v !== undefined && v !== None && classOf(vm, v).find('__next__') === undefined)
      throw picklingError(vm, `${which} element of the tuple returned by __reduce__ must be an iterator, not ${classOf(vm, v).name}`);
  };
  iterator(listItems, 'fourth');
  iterator(dictItems, 'fifth');
  if (setter !== undefined && setter !== None && !isCallable(vm, setter))
    throw picklingError(vm, `sixth element of the tuple returned by __reduce__ must be a function, not ${classOf(vm, setter).name}`);
}

export function saveReduced(vm: Vm, p: PyPickler, parts: readonly Value[], v: Value): void {
  checked(vm, parts);
  const [func, args, state, listItems, dictItems, setter] = parts;
  saveConstruction(vm, p, func, args as PyTuple, v);
  if (isSaved(p, v)) {
    // the arguments contained the object itself
    p.out.byte(Op.POP);
    writeGet(p, p.memo.get(v as object)!);
  } else memoize(p, v);
  if (listItems !== undefined && listItems !== None) appendItems(vm, p, () => iteratorNext(vm, listItems));
  if (dictItems !== undefined && dictItems !== None) setItems(vm, p, () => pairOf(vm, iteratorNext(vm, dictItems)));
  if (state !== undefined && state !== None) saveState(vm, p, v, state, setter === undefined || setter === None ? null : setter);
}

function pairOf(vm: Vm, item: Value | undefined): readonly [Value, Value] | undefined {
  if (item === undefined) return undefined;
  if (!(item instanceof PyTuple) || item.items.length !== 2) throw picklingErrorOfPair(vm);
  return [item.items[0], item.items[1]];
}
const picklingErrorOfPair = (vm: Vm): ReturnType<typeof picklingError> => picklingError(vm, 'dict items iterator must return 2-tuples');

function saveState(vm: Vm, p: PyPickler, v: Value, state: Value, setter: Value | null): void {
  if (setter === null) {
    save(vm, p, state);
    return p.out.byte(Op.BUILD);
  }
  save(vm, p, setter);
  save(vm, p, v);
  save(vm, p, state);
  p.out.byte(Op.TUPLE2);
  p.out.byte(Op.REDUCE);
  p.out.byte(Op.POP);
}

/** `copyreg.__newobj__` and `__newobj_ex__` have opcodes of their own. */
function saveConstruction(vm: Vm, p: PyPickler, func: Value, args: PyTuple, v: Value): void {
  const name = p.protocol >= 2 ? findAttribute(vm, func, '__name__') : undefined;
  if (name === '__newobj_ex__') return saveNewEx(vm, p, args.items, v);
  if (name === '__newobj__') return saveNew(vm, p, args.items, v);
  save(vm, p, func);
  save(vm, p, args);
  p.out.byte(Op.REDUCE);
}

function checkClass(vm: Vm, cls: Value, v: Value, what: string): void {
  if (classOf(vm, cls).find('__new__') === undefined && findAttribute(vm, cls, '__new__') === undefined)
    throw picklingError(vm, `args[0] from ${what} args has no __new__`);
  if (getAttribute(vm, v, '__class__') !== cls) throw picklingError(vm, `args[0] from ${what} args has the wrong class`);
}

function saveNew(vm: Vm, p: PyPickler, args: readonly Value[], v: Value): void {
  if (args.length === 0) throw picklingError(vm, '__newobj__ arglist is empty');
  checkClass(vm, args[0], v, '__newobj__');
  save(vm, p, args[0]);
  save(vm, p, vm.tuple(args.slice(1)));
  p.out.byte(Op.NEWOBJ);
}

function saveNewEx(vm: Vm, p: PyPickler, parts: readonly Value[], v: Value): void {
  if (parts.length !== 3) throw picklingError(vm, `length of the NEWOBJ_EX argument tuple must be exactly 3, not ${parts.length}`);
  const [cls, args, kwargs] = parts;
  if (!isClass(cls)) throw picklingError(vm, `first item from NEWOBJ_EX argument tuple must be a class, not ${classOf(vm, cls).name}`);
  if (!(args instanceof PyTuple))
    throw picklingError(vm, `second item from NEWOBJ_EX argument tuple must be a tuple, not ${classOf(vm, args).name}`);
  if (!(kwargs instanceof PyDict))
    throw picklingError(vm, `third item from NEWOBJ_EX argument tuple must be a dict, not ${classOf(vm, kwargs).name}`);
  checkClass(vm, cls, v, '__newobj_ex__');
  if (p.protocol >= 4) {
    for (const part of parts) save(vm, p, part);
    return p.out.byte(Op.NEWOBJ_EX);
  }
  const partial = getAttribute(vm, imported(vm, 'functools'), 'partial');
  const entries = [...kwargs.entries()];
  const bound = vm.callArgs(
    partial,
    [getAttribute(vm, cls, '__new__'), cls, ...args.items, ...entries.map(([, x]) => x)],
    entries.map(([k]) => k as string),
  );
  save(vm, p, bound);
  save(vm, p, vm.emptyTuple);
  p.out.byte(Op.REDUCE);
}
