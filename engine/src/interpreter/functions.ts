/** Making functions, and the parts of calls that are not dispatch. */
import type { FUNCTION_ATTRIBUTES } from '../bytecode/opcodes.js';
import { bindDescriptor, findAttribute, getAttribute, superLookup } from '../objects/attribute.js';
import { classOf, strValue } from '../objects/class-of.js';
import { PyClass, type LookupCell } from '../objects/class.js';
import { PyDict, type NamespaceCell } from '../objects/dict.js';
import { missingAttribute, typeError } from '../objects/errors.js';
import { Unsupported, type PyException } from '../objects/exception.js';
import { PyFunction, PyModule, PyNative, PySuper, type PyCode } from '../objects/function.js';
import { collect, isPlainSequence } from '../objects/iterate.js';
import { strText } from '../objects/text.js';
import { None, PyCell, PyList, PyTuple, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import type { MethodPair } from './caches.js';
import type { Interpreter } from './interpreter.js';
import { builtinsIn } from './names.js';

/** Makes the functions of one namespace: what all of them take from it is found once. */
export class FunctionMaker {
  private readonly name: NamespaceCell;
  private readonly builtins: NamespaceCell;
  constructor(
    private readonly vm: Vm,
    readonly globals: PyDict,
  ) {
    this.name = globals.cell('__name__');
    this.builtins = globals.cell('__builtins__');
  }

  make(code: PyCode): PyFunction {
    const { vm, globals } = this;
    const c = code.code;
    const builtins = builtinsIn(vm, this.builtins.value);
    return new PyFunction(vm.types.function.rootShape, c.name, c.qualname, code, globals, builtins, this.name.value ?? None);
  }
}

export function setFunctionAttribute(vm: Vm, fn: PyFunction, which: (typeof FUNCTION_ATTRIBUTES)[number], value: Value): void {
  switch (which) {
    case 'defaults':
      fn.defaults = asTuple(value).items.slice();
      break;
    case 'kwdefaults':
      if (!(value instanceof PyDict)) throw new Unsupported('defaults of keywords that are no dict');
      fn.kwdefaults = value;
      break;
    case 'annotations':
      fn.annotations = value instanceof PyTuple ? dictOfPairs(vm, value.items) : value;
      break;
    case 'closure':
      fn.closure = asTuple(value).items as PyCell[];
      break;
    case 'type_params':
      fn.typeParams = value;
      break;
  }
}

/** Code of our own compiler always gives a tuple; what was converted may give what was a parameter. */
function asTuple(v: Value): PyTuple {
  if (v instanceof PyTuple) return v;
  throw new Unsupported('function attributes that are no tuple');
}

/** CPython's compiler leaves annotations as names and values in turn. */
function dictOfPairs(vm: Vm, items: readonly Value[]): PyDict {
  const d = vm.dict();
  for (let i = 0; i + 1 < items.length; i += 2) d.set(items[i], items[i + 1]);
  return d;
}

/**
 * The `__init__` to run for `cls(…)` when construction is the plain one: type's `__call__`, object's
 * `__new__`, an `__init__` written in Python. Null otherwise.
 */
export function plainConstructor(vm: Vm, cls: PyClass): PyFunction | null {
  const known = cls.construction as Construction | null;
  if (known !== null && known.isCurrent(cls)) return known.init;
  const init = findConstructor(vm, cls);
  cls.construction = new Construction(cls, init);
  return init;
}

/** What `plainConstructor` found, and all that it depends on. */
class Construction {
  private readonly meta: PyClass;
  private readonly isAbstract: boolean;
  private readonly cells: readonly [LookupCell, LookupCell, LookupCell];
  private readonly changes: number;
  constructor(
    cls: PyClass,
    readonly init: PyFunction | null,
  ) {
    this.meta = cls.shape.cls;
    this.isAbstract = cls.abstractMethods;
    this.cells = [this.meta.cell('__call__'), cls.cell('__new__'), cls.cell('__init__')];
    this.changes = this.changesNow();
  }

  /** Changes of a cell are only ever added, so that an equal sum means no change. */
  private changesNow(): number {
    const { cells } = this;
    return cells[0].changes + cells[1].changes + cells[2].changes;
  }

  isCurrent(cls: PyClass): boolean {
    return this.changes === this.changesNow() && this.isAbstract === cls.abstractMethods && this.meta === cls.shape.cls;
  }
}

function findConstructor(vm: Vm, cls: PyClass): PyFunction | null {
  if (cls.layout !== 'instance' || !cls.isHeap || cls.abstractMethods) return null;
  if (cls.shape.cls !== vm.types.type && cls.shape.cls.cell('__call__').owner !== vm.types.type) return null;
  if (cls.cell('__new__').owner !== vm.types.object) return null;
  const init = cls.find('__init__');
  return init instanceof PyFunction && (init.code.code.flags & 0x2a0) === 0 ? init : null;
}

export function checkInitResult(vm: Vm, result: Value): void {
  if (result !== None) throw typeError(vm, `__init__() should return None, not '${classOf(vm, result).name}'`);
}

/** `T.__new__(X)`: X must be a class below T. */
export function checkNewClass(vm: Vm, f: PyNative, args: readonly Value[]): void {
  if (!(f.self instanceof PyClass) || args[0] === f.self) return;
  const name = f.self.name;
  const cls = args[0];
  if (cls === undefined) throw typeError(vm, `${name}.__new__(): not enough arguments`);
  if (!(cls instanceof PyClass)) throw typeError(vm, `${name}.__new__(X): X is not a type object (${classOf(vm, cls).name})`);
  if (!cls.isSubclassOf(f.self)) throw typeError(vm, `${name}.__new__(${cls.name}): ${cls.name} is not a subtype of ${name}`);
}

/** `super(cls, self).name`, without making the super object where `super` is the builtin. `form` is operand d of LOAD_SUPER_ATTR. */
export function loadSuperAttribute(
  interp: Interpreter,
  superValue: Value,
  cls: Value,
  self: Value,
  name: string,
  form: number,
  out: MethodPair,
): void {
  const vm = interp.vm;
  const method = (form & 1) !== 0;
  out.self = undefined;
  if (superValue !== vm.types.super || !(cls instanceof PyClass)) {
    const made = (form & 2) !== 0 ? vm.call(superValue, cls, self) : vm.call(superValue);
    out.func = getAttribute(vm, made, name);
    return;
  }
  const s = new PySuper(vm.types.super.rootShape, cls, self, superObjectClass(vm, cls, self));
  const found = name === '__class__' ? undefined : superLookup(s, name);
  if (found === undefined) {
    const own = name === '__class__' ? getAttribute(vm, s, name) : vm.types.super.find(name);
    if (own === undefined) throw missingAttribute(vm, `'super' object has no attribute '${name}'`, name, s);
    out.func = name === '__class__' ? own : bindDescriptor(vm, own, s, vm.types.super);
    return;
  }
  if (
    method &&
    s.obj !== s.objClass &&
    (found instanceof PyFunction || (found instanceof PyNative && found.owner !== null && found.spec.name !== '__new__'))
  ) {
    out.func = found;
    out.self = self;
    return;
  }
  out.func = bindDescriptor(vm, found, s.obj === s.objClass ? undefined : self, s.objClass!);
}

/** The class whose MRO `super` walks (`supercheck` of CPython): the object's, or, for a proxy, the one it claims. */
export function superObjectClass(vm: Vm, cls: PyClass, self: Value): PyClass {
  if (self instanceof PyClass && self.isSubclassOf(cls)) return self;
  const own = classOf(vm, self);
  if (own.isSubclassOf(cls)) return own;
  const claimed = findAttribute(vm, self, '__class__');
  if (claimed instanceof PyClass && claimed.isSubclassOf(cls)) return claimed;
  const what = self instanceof PyClass ? `type ${self.name}` : `instance of ${own.name}`;
  throw typeError(vm, `super(type, obj): obj (${what}) is not an instance or subtype of type (${cls.name}).`);
}

/** The names of keyword arguments, from the constant tuple. */
export function keywordNames(constant: Value): string[] {
  return (constant as PyTuple).items.map(n => (typeof n === 'string' ? n : jsText(strValue(n)!)));
}

/** `callee(*args, **kwargs)` as positional values followed by keyword values. */
export function spreadArguments(
  vm: Vm,
  callee: Value,
  star: Value,
  mapping: Value | undefined,
): { args: Value[]; kwnames: string[] | null } {
  const args = collect(vm, isPlainSequence(vm, star) ? star : iterableArguments(vm, callee, star));
  if (mapping === undefined) return { args, kwnames: null };
  const kwnames: string[] = [];
  for (const [key, value] of (mapping as PyDict).entries()) {
    const name = strValue(key);
    if (name === undefined) throw typeError(vm, 'keywords must be strings');
    kwnames.push(jsText(name));
    args.push(value);
  }
  return { args, kwnames: kwnames.length === 0 ? null : kwnames };
}

function iterableArguments(vm: Vm, callee: Value, star: Value): Value {
  const cls = classOf(vm, star);
  if (cls.find('__iter__') !== undefined || cls.find('__getitem__') !== undefined) return star;
  throw typeError(vm, `${functionText(vm, callee)} argument after * must be an iterable, not ${cls.name}`);
}

/** How CPython names a callee in errors: `module.qualname()`, else its str. */
export function functionText(vm: Vm, callee: Value): string {
  const qualname = findAttribute(vm, callee, '__qualname__');
  if (qualname === undefined) return strText(vm, callee);
  const module = findAttribute(vm, callee, '__module__');
  const prefix = module === undefined || module === None || module === 'builtins' ? '' : `${strText(vm, module)}.`;
  return `${prefix}${strText(vm, qualname)}()`;
}

/** A module is often called where a function of the same name inside it was meant. */
export function notCallable(vm: Vm, callee: Value): PyException {
  const text = `'${classOf(vm, callee).name}' object is not callable`;
  const name = callee instanceof PyModule ? callee.dict.getStr('__name__') : undefined;
  const inner = typeof name === 'string' ? (callee as PyModule).dict.getStr(name) : undefined;
  const hinted = inner !== undefined && classOf(vm, inner).find('__call__') !== undefined;
  return typeError(vm, hinted ? `${text}. Did you mean: '${String(name)}.${String(name)}(...)'?` : text);
}
