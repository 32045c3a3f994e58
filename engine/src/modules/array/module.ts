/** `array`: compact arrays of numbers or characters. */
import { isClass, strValue } from '../../objects/class-of.js';
import { asSize } from '../../objects/convert.js';
import { typeError, valueError } from '../../objects/errors.js';
import { collect } from '../../objects/iterate.js';
import { barrier } from '../../objects/native.js';
import { PyBytes, type Value } from '../../objects/value.js';
import type { Vm } from '../../objects/vm.js';
import { getAttribute } from '../../objects/attribute.js';
import { imported, moduleType, type ModuleSpec } from '../module-spec.js';
import { PyArray } from './array-object.js';
import { ARRAY, ARRAY_ITERATOR } from './array-type.js';
import { itemCode, TYPE_CODES } from './item-codes.js';

/** Struct formats of the machine format codes, in order. */
const MACHINE_FORMATS = [
  'B',
  'b',
  '<H',
  '>H',
  '<h',
  '>h',
  '<I',
  '>I',
  '<i',
  '>i',
  '<Q',
  '>Q',
  '<q',
  '>q',
  '<f',
  '>f',
  '<d',
  '>d',
  'utf-16-le',
  'utf-16-be',
  'utf-32-le',
  'utf-32-be',
] as const;

/** Makes an array from another machine's memory. */
function reconstruct(vm: Vm, cls: Value, typecode: Value, format: Value, data: Value): Value {
  if (!isClass(cls)) throw typeError(vm, 'first argument must be a type object');
  const arrayClass = moduleType(vm, ARRAY);
  if (!cls.isSubclassOf(arrayClass)) throw typeError(vm, `${cls.name} is not a subtype of array.array`);
  const code = strValue(typecode);
  const item = typeof code === 'string' ? itemCode(code) : undefined;
  if (item === undefined) throw valueError(vm, 'second argument must be a valid type code');
  const name = MACHINE_FORMATS[asSize(vm, format)];
  if (name === undefined) throw valueError(vm, 'third argument must be a valid machine format code.');
  if (!(data instanceof PyBytes)) throw typeError(vm, 'fourth argument should be bytes');
  const a = new PyArray(cls.rootShape, item);
  if (asSize(vm, format) === item.machineFormat && data.data.length % item.size === 0) a.appendBytes(data.data);
  else for (const v of decoded(vm, name, data)) a.append(vm, v);
  return a;
}

function decoded(vm: Vm, name: string, data: PyBytes): readonly Value[] {
  if (name.startsWith('utf')) {
    const text = vm.call(getAttribute(vm, data, 'decode'), name);
    return collect(vm, text);
  }
  const size = vm.call(getAttribute(vm, imported(vm, '_struct'), 'calcsize'), name) as number;
  if (data.data.length % size !== 0) throw valueError(vm, 'bytes length not a multiple of item size');
  const rows = vm.call(
    getAttribute(vm, imported(vm, '_struct'), 'unpack'),
    `${name.length > 1 ? name[0] : ''}${data.data.length / size}${name.at(-1)!}`,
    data,
  );
  return collect(vm, rows);
}

export const ARRAY_MODULE: ModuleSpec = {
  name: 'array',
  doc: 'This module defines an object type which can efficiently represent an array of basic values.',
  functions: [barrier('_array_reconstructor', '(arraytype, typecode, mformat_code, items, /)', reconstruct)],
  types: [ARRAY, ARRAY_ITERATOR],
  setup: (vm, dict) => {
    dict.setStr('ArrayType', moduleType(vm, ARRAY));
    dict.setStr('typecodes', TYPE_CODES);
    const sequence = getAttribute(vm, getAttribute(vm, imported(vm, '_collections_abc'), 'MutableSequence'), 'register');
    vm.call(sequence, moduleType(vm, ARRAY));
  },
};
