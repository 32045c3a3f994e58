/** `_datetime`: the classes of the library's own `_pydatetime`, under the name that CPython's native ones have. */
import { runLibraryFile } from './library-code.js';
import type { ModuleSpec } from './module-spec.js';

export const DATETIME_MODULE: ModuleSpec = {
  name: '_datetime',
  doc: 'Fast implementation of the datetime module.',
  functions: [],
  late: 'time math sys operator',
  setup: (vm, dict) => {
    // classes take their `__module__` from here
    dict.setStr('__name__', 'datetime');
    runLibraryFile(vm, '_pydatetime.py', dict);
    dict.setStr('__name__', '_datetime');
  },
};
