/**
 * Stand-ins for modules that are not there, on request (`missingModules: 'placeholder'`): they can be imported, named
 * in annotations, compared and printed. Calls, and uses as a base class, are let pass while a module is imported, so that an
 * application that is set up there (`app = Flask(__name__)`) can be loaded and its own functions called; any other says what
 * is missing. Only imports of the program and its packages get one: the standard library has its own ways to do without.
 */
import { strValue } from '../objects/class-of.js';
import type { PyDict } from '../objects/dict.js';
import { isError } from '../objects/errors.js';
import { PyModule } from '../objects/function.js';
import { strText } from '../objects/text.js';
import { None, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import { compileText } from './compile-functions.js';
import { STDLIB_ROOT } from './library-files.js';

const SOURCE = `
import sys


class Placeholder:
    def __init__(self, path):
        self._placeholder = path

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return Placeholder(f'{self._placeholder}.{name}')

    def __getitem__(self, key):
        return self

    def __or__(self, other):
        return self

    __ror__ = __or__

    def __mro_entries__(self, bases):
        if is_loading():
            return ()
        raise missing(self._placeholder, 'is used as a base class')

    def __call__(self, *args, **kwargs):
        if not is_loading():
            raise missing(self._placeholder, 'is called')
        # as a decorator it leaves what it decorates as it is
        decorates = len(args) == 1 and not kwargs and isinstance(args[0], (type, type(missing)))
        return args[0] if decorates else Placeholder(f'{self._placeholder}()')

    def __enter__(self):
        return self('enter')

    def __exit__(self, *exception):
        return None

    def __repr__(self):
        return f'<placeholder for {self._placeholder}>'


def is_loading():
    """A module that is not the program itself is being imported."""
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_name == '<module>' and frame.f_globals.get('__name__') != '__main__':
            return True
        frame = frame.f_back
    return False


def missing(path, use):
    module = path.partition('.')[0]
    return ImportError(f"{path} {use}, but the module '{module}' is not there: a placeholder stands for it", name=module)


def attribute_of(path):
    def __getattr__(name):
        if name.startswith('__'):
            raise AttributeError(name)
        return Placeholder(f'{path}.{name}')
    return __getattr__
`;

/** The names that placeholders stand for, in the order of their import. */
export function placeholders(vm: Vm): string[] {
  const known = vm.state.get('placeholders') as string[] | undefined;
  if (known !== undefined) return known;
  const names: string[] = [];
  vm.state.set('placeholders', names);
  return names;
}

/** Before `full` is imported: makes placeholders for those of its parts that the program asks for and are not there. */
export function standIn(
  vm: Vm,
  full: string,
  globals: PyDict | null,
  load: (name: string) => Value,
  unavailable: Readonly<Record<string, string>>,
): void {
  if (isLibrary(globals)) return;
  const parts = full.split('.');
  for (let i = 1; i <= parts.length; i++) {
    const name = parts.slice(0, i).join('.');
    const parent = parts.slice(0, i - 1).join('.');
    try {
      load(name);
    } catch (e) {
      const mayStandIn = unavailable[parts[0]!] === undefined && (i === 1 || placeholders(vm).includes(parent));
      if (!mayStandIn || !isMissing(vm, e, name)) throw e;
      makePlaceholder(vm, name);
    }
  }
}

function isLibrary(globals: PyDict | null): boolean {
  const file = globals?.getStr('__file__');
  const path = file === undefined ? undefined : strValue(file);
  return path !== undefined && jsText(path).startsWith(STDLIB_ROOT);
}

function isMissing(vm: Vm, e: unknown, name: string): boolean {
  if (!isError(vm, e, 'ModuleNotFoundError')) return false;
  const missing = e.fields?.get('name');
  return missing !== undefined && missing !== None && strText(vm, missing) === name;
}

/** A module of which every attribute is a placeholder; itself a package, so that submodules can be imported. */
function makePlaceholder(vm: Vm, full: string): Value {
  placeholders(vm).push(full);
  const dict = vm.dict();
  dict.setStr('__name__', vm.text(full));
  dict.setStr('__path__', vm.list([]));
  dict.setStr('__getattr__', vm.call(library(vm).getStr('attribute_of')!, vm.text(full)));
  const module = new PyModule(vm.types.module.rootShape, dict);
  vm.modules.setStr(full, module);
  return module;
}

/** The classes above, made once for an engine. */
function library(vm: Vm): PyDict {
  const known = vm.state.get('placeholder-library') as PyDict | undefined;
  if (known !== undefined) return known;
  const dict = vm.dict();
  dict.setStr('__name__', vm.text('placeholder'));
  dict.setStr('__builtins__', vm.builtins);
  vm.interpreter.execute(compileText(vm, SOURCE, '<frozen placeholder>', 'exec'), dict, dict, null);
  vm.state.set('placeholder-library', dict);
  return dict;
}
