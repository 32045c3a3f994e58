/** Finds what a pickle names: modules, attributes, extension codes. */
import { findAttribute, getAttribute } from '../../objects/attribute.js';
import { strValue } from '../../objects/class-of.js';
import { PyDict } from '../../objects/dict.js';
import { attributeError, valueError } from '../../objects/errors.js';
import { reprText, strText } from '../../objects/text.js';
import { PyTuple, type Value } from '../../objects/value.js';
import { jsText, type Vm } from '../../objects/vm.js';
import { imported } from '../module-spec.js';
import { unpicklingError } from './opcodes.js';
import type { PyUnpickler } from './unpickler-object.js';

const text = (vm: Vm, v: Value): string => jsText(strValue(v) ?? strText(vm, v));

/** `Unpickler.find_class`. */
export function findClass(vm: Vm, u: PyUnpickler, module: Value, name: Value): Value {
  const sys = vm.modules.getStr('sys');
  const audit = sys === undefined ? undefined : findAttribute(vm, sys, 'audit');
  if (audit !== undefined) vm.call(audit, 'pickle.find_class', module, name);
  const [m, n] = u.protocol < 3 && u.fixImports ? newNames(vm, module, name) : [module, name];
  vm.call(vm.builtins.dict.getStr('__import__')!, m);
  const found = vm.modules.get(m);
  if (found === undefined) throw unpicklingError(vm, `module ${reprText(vm, m)} is not in sys.modules`);
  return u.protocol >= 4 ? follow(vm, found, text(vm, n)) : attribute(vm, found, text(vm, n), found);
}

function follow(vm: Vm, module: Value, dotted: string): Value {
  let v = module;
  for (const name of dotted.split('.')) {
    if (name === '<locals>')
      throw attributeError(vm, `Can't get local attribute ${reprText(vm, vm.text(dotted))} on ${reprText(vm, module)}`);
    v = attribute(vm, v, name, module, dotted);
  }
  return v;
}

function attribute(vm: Vm, v: Value, name: string, module: Value, dotted = name): Value {
  const found = findAttribute(vm, v, name);
  if (found === undefined) throw attributeError(vm, `Can't get attribute ${reprText(vm, vm.text(dotted))} on ${reprText(vm, module)}`);
  return found;
}

/** The names that Python 3 has for what Python 2 named. */
function newNames(vm: Vm, module: Value, name: Value): readonly [Value, Value] {
  const compat = imported(vm, '_compat_pickle');
  const renamed = (getAttribute(vm, compat, 'NAME_MAPPING') as PyDict).get(vm.tuple([module, name]));
  if (renamed instanceof PyTuple) return [renamed.items[0], renamed.items[1]];
  return [(getAttribute(vm, compat, 'IMPORT_MAPPING') as PyDict).get(module) ?? module, name];
}

/** What `copyreg.add_extension` registered under a code. */
export function extension(vm: Vm, code: number, find: (module: Value, name: Value) => Value): Value {
  const copyreg = imported(vm, 'copyreg');
  const cache = getAttribute(vm, copyreg, '_extension_cache') as PyDict;
  const known = cache.get(code);
  if (known !== undefined) return known;
  if (code <= 0) throw unpicklingError(vm, 'EXT specifies code <= 0');
  const key = (getAttribute(vm, copyreg, '_inverted_registry') as PyDict).get(code);
  if (key === undefined) throw valueError(vm, `unregistered extension code ${code}`);
  if (!(key instanceof PyTuple) || key.items.length !== 2) throw valueError(vm, `_inverted_registry[${code}] isn't a 2-tuple of strings`);
  const found = find(key.items[0], key.items[1]);
  cache.set(code, found);
  return found;
}
