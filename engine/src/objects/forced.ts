/**
 * What a what-if does at run time (compiler/forced-assumption.ts), and what came of it: how often it acted. Runs no Python.
 */
import { classOf } from './class-of.js';
import type { PyClass } from './class.js';
import { PyFunction } from './function.js';
import { None, type Value } from './value.js';
import type { Vm } from './vm.js';

export type ForcedKind = 'int_to_float' | 'is_nth_type' | 'private_copy';

export class ForcedState {
  /** How often the program was made to do something else. */
  applied = 0;
  /** Why nothing could be forced; undefined before the file was compiled. */
  problem: string | null | undefined = undefined;
  private readonly types: PyClass[] = [];
  private readonly copies = new Map<PyFunction, PyFunction>();

  constructor(private readonly vm: Vm) {}

  act(kind: ForcedKind, a: Value, b: Value): Value {
    switch (kind) {
      case 'int_to_float':
        return this.floatOf(a);
      case 'is_nth_type':
        return this.isNthType(a, Number(b)) ? true : None;
      case 'private_copy':
        return a instanceof PyFunction ? this.copyOf(a) : a;
    }
  }

  private floatOf(v: Value): Value {
    if (typeof v !== 'number' && typeof v !== 'bigint') return v;
    this.applied++;
    return this.vm.float(Number(v));
  }

  private isNthType(v: Value, n: number): boolean {
    const cls = classOf(this.vm, v);
    if (!this.types.includes(cls)) this.types.push(cls);
    if (n === 0) this.applied++;
    return this.types[n] === cls;
  }

  /** The same function over other code, whose sites nobody else's calls are seen at. */
  private copyOf(f: PyFunction): PyFunction {
    this.applied++;
    const known = this.copies.get(f);
    if (known !== undefined && known.code.code === f.code.code) return known;
    const code = this.vm.instantiate(f.code.code);
    code.inlineAlways = true;
    const copy = new PyFunction(f.shape, f.name, f.qualname, code, f.globals, f.builtins, f.module);
    const { defaults, kwdefaults, closure, annotations, typeParams, dict } = f;
    Object.assign(copy, { defaults, kwdefaults, closure, annotations, typeParams, dict });
    this.copies.set(f, copy);
    return copy;
  }
}

export function forcedState(vm: Vm): ForcedState {
  const known = vm.state.get('forced') as ForcedState | undefined;
  if (known !== undefined) return known;
  const made = new ForcedState(vm);
  vm.state.set('forced', made);
  return made;
}
