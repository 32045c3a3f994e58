/** `_imp`: what `importlib` asks of the interpreter. There are no frozen modules and no extension files here. */
import { getAttribute } from '../objects/attribute.js';
import { bytesOf } from '../objects/codecs.js';
import { asIndex } from '../objects/convert.js';
import { importError, notImplementedError } from '../objects/errors.js';
import { native, type NativeSpec } from '../objects/native.js';
import { collect } from '../objects/iterate.js';
import { strText } from '../objects/text.js';
import { None, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { sipHash13 } from '../util/siphash.js';
import { imported, type ModuleSpec } from './module-spec.js';

function isBuiltin(vm: Vm, name: Value): number {
  const names = collect(vm, getAttribute(vm, vm.modules.getStr('sys')!, 'builtin_module_names'));
  return names.includes(name) ? 1 : 0;
}

const noFrozen = (name: string): NativeSpec =>
  native(name, '(name, data=None, /)', (vm, module: Value) => {
    throw importError(vm, `No such frozen object named ${strText(vm, module)}`);
  });

const never = (name: string, why: string): NativeSpec =>
  native(name, '(*args)', vm => {
    throw notImplementedError(vm, `_imp.${name}: ${why}`);
  });

/** What hash-based `.pyc` files hold of their source. */
function sourceHash(key: number | bigint, source: Uint8Array): Uint8Array {
  const hash = new Uint8Array(8);
  new DataView(hash.buffer).setBigInt64(0, sipHash13({ k0: BigInt(key), k1: 0n }, source), true);
  return hash;
}

export const IMP_MODULE: ModuleSpec = {
  name: '_imp',
  doc: '(Extremely) low-level import machinery bits as used by importlib.',
  functions: [
    native('is_builtin', '(name, /)', isBuiltin),
    native('create_builtin', '(spec, /)', (vm, spec: Value) => {
      imported(vm, strText(vm, getAttribute(vm, spec, 'name')));
      return vm.modules.get(getAttribute(vm, spec, 'name')) ?? None;
    }),
    native('exec_builtin', '(mod, /)', () => 0),
    native('is_frozen', '(name, /)', () => false),
    native('is_frozen_package', '(name, /)', () => false),
    native('find_frozen', '(name, /, *, withdata=False)', () => None),
    native('_frozen_module_names', '()', vm => vm.list([])),
    native('init_frozen', '(name, /)', () => None),
    noFrozen('get_frozen_object'),
    // one scheduler runs all threads, and imports do not interleave
    native('acquire_lock', '()', () => None),
    native('release_lock', '()', () => None),
    native('lock_held', '()', () => false),
    native('extension_suffixes', '()', vm => vm.list([])),
    native('_override_frozen_modules_for_tests', '(override, /)', () => None),
    native('_override_multi_interp_extensions_check', '(override, /)', () => 0),
    native('create_dynamic', '(spec, file=None, /)', (vm, spec: Value) => {
      throw importError(vm, `${strText(vm, getAttribute(vm, spec, 'name'))} is an extension module: JitLens runs no native code`);
    }),
    never('exec_dynamic', 'JitLens runs no native code'),
    native('source_hash', '(key, source)', (vm, key: Value, source: Value) => vm.bytes(sourceHash(asIndex(vm, key), bytesOf(vm, source)))),
    never('_fix_co_filename', 'a code object keeps the file name it was read with'),
  ],
  setup: (_vm, dict) => dict.setStr('check_hash_based_pycs', 'default'),
};

/** What CPython's build leaves for `sysconfig`, under the name that it asks for on a platform. */
const buildData = (platform: string): ModuleSpec => ({
  name: `_sysconfigdata__${platform}_`,
  functions: [],
  setup: (vm, dict) => {
    const variables = vm.dict();
    const zones = ['/usr/share/zoneinfo', '/usr/lib/zoneinfo', '/usr/share/lib/zoneinfo', '/etc/zoneinfo'];
    for (const [name, value] of [
      ['TZPATH', zones.join(':')],
      ['EXT_SUFFIX', ''],
      ['SOABI', ''],
      ['Py_GIL_DISABLED', 0],
      ['Py_DEBUG', 0],
      ['WITH_DOC_STRINGS', 1],
    ] as const)
      variables.setStr(name, value);
    dict.setStr('build_time_vars', variables);
  },
});

export const BUILD_DATA_MODULES = ['linux', 'darwin', 'emscripten'].map(buildData);
