/** `_abc`: abstract base classes. Registries and caches hold their classes weakly. */
import { findAttribute, getAttribute, setAttribute, setClassAttribute } from '../objects/attribute.js';
import { classOf, isClass } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { makeError, runtimeError, typeError } from '../objects/errors.js';
import { collect } from '../objects/iterate.js';
import { barrier, native } from '../objects/native.js';
import type { Shape } from '../objects/shape.js';
import { truth } from '../objects/truth.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { isSubclassOf } from '../objects/instance-check.js';
import { strText } from '../objects/text.js';
import { NotImplemented, None, PyObject, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { engineState, moduleType, type ModuleSpec } from './module-spec.js';
import { STDLIB_ROOT } from './library-files.js';
import { makeWeak, REF } from './weakref-types.js';

/** Classes, held weakly, in order. */
class WeakClasses {
  private members = new WeakSet<PyClass>();
  private refs: WeakRef<PyClass>[] = [];

  has(c: PyClass): boolean {
    return this.members.has(c);
  }
  add(c: PyClass): void {
    if (this.members.has(c)) return;
    this.members.add(c);
    this.refs.push(new WeakRef(c));
  }
  clear(): void {
    this.members = new WeakSet();
    this.refs = [];
  }
  list(): PyClass[] {
    const live = this.refs.map(r => r.deref()).filter(c => c !== undefined);
    if (live.length < this.refs.length) this.refs = this.refs.filter(r => r.deref() !== undefined);
    return live;
  }
}

/** What `_abc_init` hangs on a class as `_abc_impl`. */
class AbcData extends PyObject {
  readonly registry = new WeakClasses();
  readonly cache = new WeakClasses();
  readonly negative = new WeakClasses();
  /** The token at which `negative` was last emptied. */
  negativeToken: number;
  constructor(
    override shape: Shape,
    token: number,
  ) {
    super();
    this.negativeToken = token;
  }
}

const ABC_DATA: TypeSpec = {
  name: '_abc_data',
  module: '_abc',
  layout: 'native',
  create: native('__new__', '(cls, /)', (vm, cls: PyClass) => new AbcData(cls.rootShape, token(vm).value)),
};

/** Changes with every registration anywhere: negative answers are valid for one token only. */
const token = (vm: Vm): { value: number } => engineState(vm, 'abc-token', () => ({ value: 0 }));

function dataOf(vm: Vm, cls: Value): AbcData {
  const data = findAttribute(vm, cls, '_abc_impl');
  if (data instanceof AbcData) return data;
  throw typeError(vm, '_abc_impl is set to a wrong type');
}

function freshNegatives(vm: Vm, data: AbcData): WeakClasses {
  const now = token(vm).value;
  if (data.negativeToken < now) {
    data.negative.clear();
    data.negativeToken = now;
  }
  return data.negative;
}

// ---- making ----

const isAbstract = (vm: Vm, v: Value | undefined): boolean => {
  const mark = v === undefined ? undefined : findAttribute(vm, v, '__isabstractmethod__');
  return mark !== undefined && truth(vm, mark);
};

function abstractNames(vm: Vm, cls: PyClass): string[] {
  const names = new Set<string>();
  for (const [name, value] of [...cls.dict.entries()]) if (typeof name === 'string' && isAbstract(vm, value)) names.add(name);
  for (const base of cls.bases) {
    const inherited = findAttribute(vm, base, '__abstractmethods__');
    if (inherited === undefined) continue;
    for (const v of collect(vm, inherited)) {
      const name = strText(vm, v);
      if (isAbstract(vm, findAttribute(vm, cls, name))) names.add(name);
    }
  }
  return [...names];
}

function init(vm: Vm, cls: Value): Value {
  if (!isClass(cls)) throw typeError(vm, `_abc_init() argument must be a class, not ${classOf(vm, cls).name}`);
  setAttribute(vm, cls, '__abstractmethods__', vm.call(vm.types.frozenset, vm.list(abstractNames(vm, cls))));
  setClassAttribute(vm, cls, '_abc_impl', new AbcData(moduleType(vm, ABC_DATA).rootShape, token(vm).value));
  const flags = cls.dict.getStr('__abc_tpflags__');
  if (typeof flags === 'number') {
    if ((flags & 96) === 96) throw typeError(vm, '__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING');
    setClassAttribute(vm, cls, '__abc_tpflags__', undefined);
    if (flags & 96) cls.markForPatterns(flags & 32 ? 'sequence' : 'mapping');
  }
  return None;
}

// ---- registering and asking ----

function register(vm: Vm, self: Value, subclass: Value): Value {
  if (!isClass(subclass)) throw typeError(vm, 'Can only register classes');
  if (isSubclassOf(vm, subclass, self)) return subclass;
  if (isSubclassOf(vm, self, subclass)) throw runtimeError(vm, 'Refusing to create an inheritance cycle');
  dataOf(vm, self).registry.add(subclass);
  token(vm).value++;
  const mark = isClass(self) ? self.mro.find(c => c.patternMark !== null)?.patternMark : null;
  if (mark != null) subclass.markForPatterns(mark);
  return subclass;
}

/** The hook of the library calls this: from now on what it has found is asked directly. */
function noteHook(vm: Vm): void {
  const code = vm.interpreter.frameAt(0)?.code;
  if (code?.code.qualname !== 'ABCMeta.__instancecheck__' || !code.code.filename.startsWith(STDLIB_ROOT)) return;
  const now = token(vm);
  const known = (abc: PyClass, cls: PyClass): boolean | undefined => {
    const data = abc.find('_abc_impl');
    if (!(data instanceof AbcData)) return undefined;
    if (data.cache.has(cls)) return true;
    return data.negativeToken === now.value && data.negative.has(cls) ? false : undefined;
  };
  vm.abcAnswers = { hook: code, known };
}

function instanceCheck(vm: Vm, self: Value, instance: Value): Value {
  if (vm.abcAnswers === null) noteHook(vm);
  const data = dataOf(vm, self);
  const subclass = getAttribute(vm, instance, '__class__');
  const real = classOf(vm, instance);
  if (isClass(subclass) && data.cache.has(subclass)) return true;
  const ask = (c: Value): Value => vm.call(getAttribute(vm, self, '__subclasscheck__'), c);
  if (subclass === real) {
    if (data.negativeToken === token(vm).value && data.negative.has(real)) return false;
    return ask(subclass);
  }
  const r = ask(subclass);
  return truth(vm, r) ? r : ask(real);
}

function subclassCheck(vm: Vm, self: Value, subclass: Value): Value {
  if (!isClass(subclass)) throw typeError(vm, 'issubclass() arg 1 must be a class');
  const data = dataOf(vm, self);
  if (data.cache.has(subclass)) return true;
  if (freshNegatives(vm, data).has(subclass)) return false;
  const known = decide(vm, self, subclass, data);
  (known ? data.cache : data.negative).add(subclass);
  return known;
}

/** 1. the class's own hook; 2. a real subclass; 3. a subclass of a registered class; 4. a subclass of a subclass. */
function decide(vm: Vm, self: Value, subclass: PyClass, data: AbcData): boolean {
  const hook = vm.call(getAttribute(vm, self, '__subclasshook__'), subclass);
  if (hook !== NotImplemented) {
    if (typeof hook !== 'boolean')
      throw makeError(vm, 'AssertionError', '__subclasshook__ must return either False, True, or NotImplemented');
    return hook;
  }
  if (subclass.mro.includes(self as PyClass)) return true;
  if (data.registry.list().some(c => isSubclassOf(vm, subclass, c))) return true;
  return subclassesOf(vm, self as PyClass).some(c => isSubclassOf(vm, subclass, c));
}

/** `type.__subclasses__` is not called: it lets library modules run that were put off, which cannot matter here. */
function subclassesOf(vm: Vm, cls: PyClass): Value[] {
  const isUsual = cls.shape.cls.find('__subclasses__') === vm.types.type.find('__subclasses__') && cls.find('__subclasses__') === undefined;
  return isUsual ? cls.subclasses() : collect(vm, vm.call(getAttribute(vm, cls, '__subclasses__')));
}

function dump(vm: Vm, self: Value): Value {
  const data = dataOf(vm, self);
  const refs = (classes: WeakClasses): Value =>
    vm.call(vm.types.set, vm.list(classes.list().map(c => makeWeak(vm, moduleType(vm, REF, 'weakref'), c, None))));
  return vm.tuple([refs(data.registry), refs(data.cache), refs(data.negative), data.negativeToken]);
}

export const ABC_MODULE: ModuleSpec = {
  name: '_abc',
  doc: 'Module contains faster C implementation of abc.ABCMeta',
  functions: [
    native('get_cache_token', '()', vm => token(vm).value),
    barrier('_abc_init', '(self, /)', init),
    barrier('_abc_register', '(self, subclass, /)', register),
    barrier('_abc_instancecheck', '(self, instance, /)', instanceCheck),
    barrier('_abc_subclasscheck', '(self, subclass, /)', subclassCheck),
    barrier('_get_dump', '(self, /)', dump),
    native('_reset_registry', '(self, /)', (vm, self: Value) => {
      dataOf(vm, self).registry.clear();
      return None;
    }),
    native('_reset_caches', '(self, /)', (vm, self: Value) => {
      const data = dataOf(vm, self);
      data.cache.clear();
      data.negative.clear();
      return None;
    }),
  ],
};
