/** `_pickle`: the pickle protocols 0 to 5. */
import { barrier } from '../../objects/native.js';
import type { Value } from '../../objects/value.js';
import type { Vm } from '../../objects/vm.js';
import { moduleType, type ModuleSpec } from '../module-spec.js';
import { pickleErrorClass, picklingErrorClass, unpicklingErrorClass } from './opcodes.js';
import { PICKLE_BUFFER } from './pickle-buffer.js';
import { dump, dumps, PICKLER } from './pickler-type.js';
import { loadFile, loads, UNPICKLER } from './unpickler-type.js';

type Optional = Value | undefined;

export const PICKLE_MODULE: ModuleSpec = {
  name: '_pickle',
  doc: 'Optimized C implementation for the Python pickle module.',
  functions: [
    barrier(
      'dumps',
      '(obj, protocol=None, *, fix_imports=True, buffer_callback=None)',
      (vm: Vm, v: Value, protocol: Optional, fixImports: Optional, bufferCallback: Optional) =>
        dumps(vm, v, { protocol, fixImports, bufferCallback }),
    ),
    barrier(
      'dump',
      '(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None)',
      (vm: Vm, v: Value, file: Value, protocol: Optional, fixImports: Optional, bufferCallback: Optional) =>
        dump(vm, v, file, { protocol, fixImports, bufferCallback }),
    ),
    barrier(
      'loads',
      "(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
      (vm: Vm, data: Value, fixImports: Optional, encoding: Optional, errors: Optional, buffers: Optional) =>
        loads(vm, data, { fixImports, encoding, errors, buffers }),
    ),
    barrier(
      'load',
      "(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
      (vm: Vm, file: Value, fixImports: Optional, encoding: Optional, errors: Optional, buffers: Optional) =>
        loadFile(vm, file, { fixImports, encoding, errors, buffers }),
    ),
  ],
  types: [PICKLER, UNPICKLER],
  setup: (vm, dict) => {
    dict.setStr('PickleBuffer', moduleType(vm, PICKLE_BUFFER));
    dict.setStr('PickleError', pickleErrorClass(vm));
    dict.setStr('PicklingError', picklingErrorClass(vm));
    dict.setStr('UnpicklingError', unpicklingErrorClass(vm));
  },
};
