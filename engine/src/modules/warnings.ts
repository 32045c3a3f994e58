/** `_warnings`: which warnings are shown, raised or dropped. How one is shown is the business of `warnings`. */
import { findAttribute, getAttribute } from '../objects/attribute.js';
import { classOf, strValue } from '../objects/class-of.js';
import { PyClass } from '../objects/class.js';
import { richEquals } from '../objects/compare.js';
import { asIndex, asSize } from '../objects/convert.js';
import { PyDict } from '../objects/dict.js';
import { runtimeError, typeError } from '../objects/errors.js';
import { PyException } from '../objects/exception.js';
import { collect } from '../objects/iterate.js';
import { barrier, native } from '../objects/native.js';
import { strOf, strText } from '../objects/text.js';
import { truth } from '../objects/truth.js';
import { None, PyList, type PyTuple, type Value } from '../objects/value.js';
import { jsText, type ExceptionName, type FrameView, type Vm } from '../objects/vm.js';
import { engineState, imported, type ModuleSpec } from './module-spec.js';

interface State {
  /** Registries that were filled under other filters are forgotten. */
  version: number;
  readonly filters: PyList;
  readonly once: PyDict;
}

const state = (vm: Vm): State =>
  engineState<State>(vm, 'warnings', () => ({ version: 0, filters: vm.list(defaultFilters(vm)), once: vm.dict() }));

function defaultFilters(vm: Vm): Value[] {
  const filter = (action: string, category: PyClass, module: Value): Value => vm.tuple([action, None, category, module, 0]);
  const { DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning } = vm.types;
  return [
    filter('default', DeprecationWarning, '__main__'),
    ...[DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning].map(c => filter('ignore', c, None)),
  ];
}

/** Where a warning is said to come from. */
interface Place {
  readonly filename: Value;
  readonly line: number;
  readonly module: Value;
  readonly registry: PyDict | null;
}

// ---- filters ----

/** What `warnings` has put under a name, or our own where it is not imported yet. */
function current(vm: Vm, name: string, own: Value): Value {
  const module = vm.modules.getStr('warnings');
  return (module === undefined ? undefined : findAttribute(vm, module, name)) ?? own;
}

/** None matches anything, a str only itself, all else as a pattern does. */
function matches(vm: Vm, pattern: Value, text: Value): boolean {
  if (pattern === None) return true;
  if (strValue(pattern) !== undefined) return richEquals(vm, pattern, text);
  return truth(vm, vm.call(getAttribute(vm, pattern, 'match'), text));
}

function actionFor(vm: Vm, category: PyClass, text: Value, place: Place): string {
  for (const filter of collect(vm, current(vm, 'filters', state(vm).filters))) {
    const [action, message, kind, module, line] = (filter as PyTuple).items;
    const n = Number(asIndex(vm, line));
    if (
      (n === 0 || n === place.line) &&
      kind instanceof PyClass &&
      category.isSubclassOf(kind) &&
      matches(vm, message, text) &&
      matches(vm, module, place.module)
    )
      return strText(vm, action);
  }
  return strText(vm, current(vm, 'defaultaction', 'default'));
}

/** Is it in the registry? Puts it there. */
function seen(vm: Vm, registry: PyDict | null, key: Value): boolean {
  if (registry === null) return false;
  const known = registry.get(key);
  if (known !== undefined && truth(vm, known)) return true;
  registry.set(key, true);
  return false;
}

function checkVersion(vm: Vm, registry: PyDict): void {
  const { version } = state(vm);
  if (registry.getStr('version') === version) return;
  registry.clear();
  registry.setStr('version', version);
}

// ---- warning ----

function issue(vm: Vm, message: Value, category: PyClass, place: Place, source: Value): Value {
  const isInstance = message instanceof PyException;
  const text = isInstance ? strOf(vm, message) : message;
  const key = vm.tuple([text, category, place.line]);
  const { registry } = place;
  if (registry !== null) {
    checkVersion(vm, registry);
    const known = registry.get(key);
    if (known !== undefined && truth(vm, known)) return None;
  }
  const action = actionFor(vm, category, text, place);
  const warning = isInstance ? message : (vm.call(category, message) as PyException);
  if (action === 'error') throw warning;
  if (action === 'ignore' || isRepeated(vm, action, key, text, category, registry)) return None;
  const warnings = imported(vm, 'warnings');
  const shown = vm.callArgs(
    getAttribute(vm, warnings, 'WarningMessage'),
    [warning, category, place.filename, place.line, source],
    ['source'],
  );
  vm.call(getAttribute(vm, warnings, '_showwarnmsg'), shown);
  return None;
}

function isRepeated(vm: Vm, action: string, key: Value, text: Value, category: PyClass, registry: PyDict | null): boolean {
  switch (action) {
    case 'always':
    case 'all':
      return false;
    case 'default':
      return seen(vm, registry, key);
    case 'module':
      seen(vm, registry, key);
      return seen(vm, registry, vm.tuple([text, category, 0]));
    case 'once':
      seen(vm, registry, key);
      return seen(vm, current(vm, 'onceregistry', state(vm).once) as PyDict, vm.tuple([text, category]));
    default:
      throw runtimeError(vm, `Unrecognized action (${action}) in warnings.filters:\n None`);
  }
}

function categoryOf(vm: Vm, message: Value, category: Value | undefined): PyClass {
  if (message instanceof PyException && message.shape.cls.isSubclassOf(vm.types.Warning)) return message.shape.cls;
  if (category === undefined || category === None) return vm.types.UserWarning;
  if (category instanceof PyClass && category.isSubclassOf(vm.types.Warning)) return category;
  throw typeError(
    vm,
    `category must be a Warning subclass, not '${category instanceof PyClass ? category.name : classOf(vm, category).name}'`,
  );
}

// ---- places ----

const fileName = (f: FrameView): string => jsText(f.code.code.filename);
const isInternal = (f: FrameView): boolean => fileName(f).includes('importlib') && fileName(f).includes('_bootstrap');

/** The frame that a stack level means: frames of the import system and of skipped files do not count. */
function frameAtLevel(vm: Vm, level: number, skipped: readonly string[]): FrameView | null {
  let f = vm.interpreter.frameAt(0);
  const plain = level <= 1 || (f !== null && isInternal(f));
  const skip = (g: FrameView): boolean => !plain && (isInternal(g) || skipped.some(p => fileName(g).startsWith(p)));
  for (let n = level; n > 1 && f !== null; n--) {
    do f = vm.interpreter.backOf(f);
    while (f !== null && skip(f));
  }
  return f;
}

function placeOf(vm: Vm, f: FrameView | null): Place {
  const globals = f?.globals ?? (getAttribute(vm, vm.modules.getStr('sys')!, '__dict__') as PyDict);
  let registry = globals.getStr('__warningregistry__');
  if (!(registry instanceof PyDict)) globals.setStr('__warningregistry__', (registry = vm.dict()));
  return {
    filename: f === null ? '<sys>' : vm.text(fileName(f)),
    line: f === null ? 0 : Number(asIndex(vm, getAttribute(vm, f, 'f_lineno'))),
    module: globals.getStr('__name__') ?? '<string>',
    registry: registry as PyDict,
  };
}

function warn(
  vm: Vm,
  message: Value,
  category: Value | undefined,
  level: Value | undefined,
  source: Value | undefined,
  skip: Value | undefined,
): Value {
  const kind = categoryOf(vm, message, category);
  const skipped = skip === undefined ? [] : collect(vm, skip).map(p => strText(vm, p));
  const n = level === undefined ? 1 : asSize(vm, level);
  return issue(vm, message, kind, placeOf(vm, frameAtLevel(vm, skipped.length > 0 ? Math.max(2, n) : n, skipped)), source ?? None);
}

function warnExplicit(
  vm: Vm,
  message: Value,
  category: Value,
  filename: Value,
  line: Value,
  module: Value | undefined,
  registry: Value | undefined,
  _globals: Value | undefined,
  source: Value | undefined,
): Value {
  if (registry !== undefined && registry !== None && !(registry instanceof PyDict))
    throw typeError(vm, `'registry' must be a dict or None, not '${classOf(vm, registry).name}'`);
  const name = strText(vm, filename);
  const place: Place = {
    filename,
    line: Number(asIndex(vm, line)),
    module: module === undefined || module === None ? vm.text(name === '' ? '<unknown>' : name.replace(/\.py$/, '')) : module,
    registry: registry instanceof PyDict ? registry : null,
  };
  return issue(vm, message, categoryOf(vm, message, category), place, source ?? None);
}

/** `vm.warn`. */
export function warnFromNative(vm: Vm, category: ExceptionName, message: string): void {
  issue(vm, vm.text(message), vm.types[category], placeOf(vm, vm.interpreter.frameAt(0)), None);
}

/** A warning about a source text, where no frame is at fault. */
export function warnOfSource(vm: Vm, category: ExceptionName, message: string, filename: string, line: number): void {
  warnExplicit(vm, vm.text(message), vm.types[category], vm.text(filename), line, undefined, undefined, undefined, undefined);
}

export const WARNINGS_MODULE: ModuleSpec = {
  name: '_warnings',
  doc: '_warnings provides basic warning filtering support.\nIt is a helper module to speed up interpreter start-up.',
  functions: [
    barrier('warn', '(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())', warn),
    barrier(
      'warn_explicit',
      '(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None)',
      warnExplicit,
    ),
    native('_filters_mutated', '()', vm => {
      state(vm).version++;
      return None;
    }),
  ],
  setup: (vm, dict) => {
    dict.setStr('filters', state(vm).filters);
    dict.setStr('_defaultaction', 'default');
    dict.setStr('_onceregistry', state(vm).once);
  },
};
