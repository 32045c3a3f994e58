/**
 * `gc`: memory is the host's; collecting means letting go of what only weak references hold, and running their callbacks.
 * Settings are kept so that programs can save and restore them; they change nothing.
 */
import { asInt32 } from '../objects/convert.js';
import { makeError } from '../objects/errors.js';
import { PyDict } from '../objects/dict.js';
import { collect as itemsOf } from '../objects/iterate.js';
import { barrier, native } from '../objects/native.js';
import { None, PyAstral, PyBytes, PyInstance, PyList, PyObject, PyTuple, type Value } from '../objects/value.js';
import { attributeDict } from '../objects/attribute.js';
import { PyNative } from '../objects/function.js';
import { valueError } from '../objects/errors.js';
import type { Vm } from '../objects/vm.js';
import { engineState, type ModuleSpec } from './module-spec.js';
import { runCallbacks } from './weakref-types.js';

interface Settings {
  enabled: boolean;
  debug: number;
  threshold: readonly number[];
  collections: number;
  callbacks: Value;
}

function settings(vm: Vm): Settings {
  return engineState<Settings>(vm, 'gc', () => ({
    enabled: true,
    debug: 0,
    threshold: [2000, 10, 10],
    collections: 0,
    callbacks: vm.list([]),
  }));
}

/** One collection; the number of weak references that died. */
function collectNow(vm: Vm, generation: Value | undefined): Value {
  const g = generation === undefined ? 2 : asInt32(vm, generation);
  if (g < 0 || g > 2) throw valueError(vm, 'invalid generation');
  const s = settings(vm);
  tell(vm, s, 'start', g, 0);
  vm.host.checkpoint();
  const collected = runCallbacks(vm);
  s.collections++;
  tell(vm, s, 'stop', g, collected);
  return collected;
}

function tell(vm: Vm, s: Settings, phase: string, generation: number, collected: number): void {
  for (const f of itemsOf(vm, s.callbacks)) {
    const info = vm.dict();
    for (const [k, v] of [
      ['generation', generation],
      ['collected', collected],
      ['uncollectable', 0],
    ] as const)
      info.setStr(k, v);
    vm.call(f, phase, info);
  }
}

/** Whether CPython's collector would look at the object: it can refer to others. */
function isTracked(v: Value): boolean {
  return v instanceof PyObject && !(v instanceof PyAstral) && !(v instanceof PyBytes) && !(v instanceof PyTuple && v.items.length === 0);
}

function referents(vm: Vm, v: Value): readonly Value[] {
  if (v instanceof PyList || v instanceof PyTuple) return v.items.slice().reverse();
  if (v instanceof PyDict) return [...v.entries()].flat();
  if (v instanceof PyInstance) return [...(v.shape.cls.hasDict ? [attributeDict(vm, v)] : []), v.shape.cls];
  if (v instanceof PyNative) return v.self === undefined ? [] : [v.self];
  return v instanceof PyObject ? [v.shape.cls] : [];
}

const unsupported =
  (name: string) =>
  (vm: Vm): Value => {
    throw makeError(vm, 'NotImplementedError', `gc.${name}() is not offered: the host does not list its objects`);
  };

function setThreshold(vm: Vm, first: Value, rest: readonly Value[]): Value {
  const given = [first, ...rest].slice(0, 3).map(v => asInt32(vm, v));
  const s = settings(vm);
  s.threshold = [...given, ...s.threshold.slice(given.length)];
  return None;
}

export const GC_MODULE: ModuleSpec = {
  name: 'gc',
  doc: 'This module provides access to the garbage collector for reference cycles.',
  functions: [
    barrier('collect', '(generation=2)', collectNow, 'Run the garbage collector.'),
    native('enable', '()', vm => {
      settings(vm).enabled = true;
      return None;
    }),
    native('disable', '()', vm => {
      settings(vm).enabled = false;
      return None;
    }),
    native('isenabled', '()', vm => settings(vm).enabled),
    native('get_debug', '()', vm => settings(vm).debug),
    native('set_debug', '(flags, /)', (vm, flags: Value) => {
      settings(vm).debug = asInt32(vm, flags);
      return None;
    }),
    native('get_threshold', '()', vm => vm.tuple(settings(vm).threshold)),
    native('set_threshold', '(threshold0, /, *thresholds)', setThreshold),
    native('get_count', '()', vm => vm.tuple([0, 0, 0])),
    native('get_stats', '()', vm =>
      vm.list(
        [0, 0, settings(vm).collections].map(n => {
          const d = vm.dict();
          for (const [k, v] of [
            ['collections', n],
            ['collected', 0],
            ['uncollectable', 0],
          ] as const)
            d.setStr(k, v);
          return d;
        }),
      ),
    ),
    native('is_tracked', '(obj, /)', (_vm, v: Value) => isTracked(v)),
    native('get_referents', '(*objs)', (vm, objects: readonly Value[]) => vm.list(objects.flatMap(o => [...referents(vm, o)]))),
    native('get_objects', '(generation=None)', unsupported('get_objects')),
    native('get_referrers', '(*objs)', unsupported('get_referrers')),
    native('is_finalized', '(obj, /)', unsupported('is_finalized')),
    native('freeze', '()', () => None),
    native('unfreeze', '()', () => None),
    native('get_freeze_count', '()', () => 0),
  ],
  setup: (vm, dict) => {
    for (const [name, n] of [
      ['DEBUG_STATS', 1],
      ['DEBUG_COLLECTABLE', 2],
      ['DEBUG_UNCOLLECTABLE', 4],
      ['DEBUG_SAVEALL', 32],
      ['DEBUG_LEAK', 38],
    ] as const)
      dict.setStr(name, n);
    dict.setStr('garbage', vm.list([]));
    dict.setStr('callbacks', settings(vm).callbacks);
  },
};
