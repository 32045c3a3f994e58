/** BaseExceptionGroup and ExceptionGroup (PEP 654). */
import { CLASS_GETITEM } from '../generic-class.js';
import { attributeDict, findAttribute, getAttribute } from '../attribute.js';
import { classOf, isClass, strValue } from '../class-of.js';
import { linearize, PyClass } from '../class.js';
import { typeError, valueError } from '../errors.js';
import { PyException } from '../exception.js';
import { collect } from '../iterate.js';
import { barrier, native } from '../native.js';
import { Shape } from '../shape.js';
import { strText } from '../text.js';
import { truth } from '../truth.js';
import { fillType, makeClass, type TypeSpec } from '../type-spec.js';
import { None, PyTuple, type Value } from '../value.js';
import type { Vm } from '../vm.js';

type Matcher = (e: PyException) => boolean;

function messageOf(e: PyException): Value {
  return e.fields!.get('message')!;
}
function partsOf(e: PyException): readonly PyException[] {
  return (e.fields!.get('exceptions') as PyTuple).items as PyException[];
}
function isGroup(vm: Vm, e: Value): e is PyException {
  return classOf(vm, e).isSubclassOf(vm.types.BaseExceptionGroup);
}

function create(vm: Vm, cls: PyClass, message: Value, exceptions: Value): Value {
  if (strValue(message) === undefined)
    throw typeError(vm, `BaseExceptionGroup.__new__() argument 1 must be str, not ${classOf(vm, message).name}`);
  if (classOf(vm, exceptions).find('__getitem__') === undefined) throw typeError(vm, 'second argument (exceptions) must be a sequence');
  const items = collect(vm, exceptions);
  if (items.length === 0) throw valueError(vm, 'second argument (exceptions) must be a non-empty sequence');
  items.forEach((e, i) => {
    if (!(e instanceof PyException)) throw valueError(vm, `Item ${i} of second argument (exceptions) is not an exception`);
  });
  const ordinary = items.every(e => classOf(vm, e).isSubclassOf(vm.types.Exception));
  let actual = cls;
  if (cls === vm.types.BaseExceptionGroup && ordinary) actual = vm.types.ExceptionGroup;
  else if (!ordinary && cls === vm.types.ExceptionGroup) throw typeError(vm, 'Cannot nest BaseExceptions in an ExceptionGroup');
  else if (!ordinary && cls.isSubclassOf(vm.types.Exception)) throw typeError(vm, `Cannot nest BaseExceptions in '${cls.name}'`);
  const e = new PyException(actual.rootShape, vm.tuple([message, exceptions]));
  e.fields = new Map<string, Value>([
    ['message', message],
    ['exceptions', vm.tuple(items)],
  ]);
  return e;
}

function matcher(vm: Vm, condition: Value): Matcher {
  const isType = (c: Value): c is PyClass => isClass(c) && c.isSubclassOf(vm.types.BaseException);
  if (isType(condition)) return e => e.shape.cls.isSubclassOf(condition);
  if (condition instanceof PyTuple && condition.items.every(isType))
    return e => condition.items.some(c => e.shape.cls.isSubclassOf(c as PyClass));
  if (!isClass(condition) && classOf(vm, condition).find('__call__') !== undefined) return e => truth(vm, vm.call(condition, e));
  throw typeError(vm, 'expected a function, exception type or tuple of exception types');
}

function derive(vm: Vm, e: PyException, parts: readonly PyException[]): PyException {
  const made = vm.call(getAttribute(vm, e, 'derive'), vm.list([...parts]));
  if (!isGroup(vm, made)) throw typeError(vm, 'derive must return an instance of BaseExceptionGroup');
  made.traceback = e.traceback;
  made.context = e.context;
  made.cause = e.cause;
  // as PyException_SetCause does, also for no cause
  made.suppressContext = true;
  const notes = findAttribute(vm, e, '__notes__');
  if (notes !== undefined) attributeDict(vm, made).setStr('__notes__', vm.list(collect(vm, notes)));
  return made;
}

/** The part that matches and the rest; null where empty. */
function split(vm: Vm, e: PyException, match: Matcher): [PyException | null, PyException | null] {
  if (match(e)) return [e, null];
  if (!isGroup(vm, e)) return [null, e];
  const yes: PyException[] = [];
  const no: PyException[] = [];
  for (const part of partsOf(e)) {
    const [a, b] = split(vm, part, match);
    if (a !== null) yes.push(a);
    if (b !== null) no.push(b);
  }
  return [yes.length === 0 ? null : derive(vm, e, yes), no.length === 0 ? null : derive(vm, e, no)];
}

export const EXCEPTION_GROUP: Partial<TypeSpec> = {
  create: native('__new__', '(cls, message, exceptions, /)', create),
  methods: [
    native('__init__', '(self, /, *args)', () => None),
    barrier('__str__', '(self, /)', (vm, e: PyException) => {
      const n = partsOf(e).length;
      return vm.text(`${strText(vm, messageOf(e))} (${n} sub-exception${n === 1 ? '' : 's'})`);
    }),
    native('derive', '(self, excs, /)', (vm, e: PyException, parts: Value) => vm.call(vm.types.BaseExceptionGroup, messageOf(e), parts)),
    barrier('split', '(self, condition, /)', (vm, e: PyException, condition: Value) => {
      const [yes, no] = split(vm, e, matcher(vm, condition));
      return vm.tuple([yes ?? None, no ?? None]);
    }),
    barrier('subgroup', '(self, condition, /)', (vm, e: PyException, condition: Value) => split(vm, e, matcher(vm, condition))[0] ?? None),
  ],
  classMethods: [CLASS_GETITEM],
  getset: {
    message: { get: (_vm, e: PyException) => messageOf(e) },
    exceptions: { get: (_vm, e: PyException) => e.fields!.get('exceptions')! },
  },
};

/** ExceptionGroup has two bases, which a TypeSpec cannot say. */
export function makeExceptionGroupClass(vm: Vm): void {
  const cls = makeClass(vm, 'ExceptionGroup', [vm.types.BaseExceptionGroup, vm.types.Exception], 'exception');
  cls.mro = linearize(cls, cls.bases)!;
  cls.rootShape = new Shape(vm.makeShapeId(), cls, null, null, 0, false);
  vm.types.ExceptionGroup = cls;
  fillType(vm, cls, { name: 'ExceptionGroup', layout: 'exception' });
}
