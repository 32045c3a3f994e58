/**
 * What an outside tier needs to speculate soundly and PEP 523 does not give: to rely on a fact, and to be told, with the
 * place in the program, when it no longer holds. These are the assumptions that the engine's own JIT registers with.
 */
import type { Interpreter } from '../interpreter/interpreter.js';
import { Assumption, type Dependent } from '../objects/assumption.js';
import { PyClass } from '../objects/class.js';
import { PyDict } from '../objects/dict.js';
import { PyFunction, PyModule } from '../objects/function.js';
import type { Value } from '../objects/value.js';
import type { Span } from '../syntax/span.js';
import { PluginError } from './plugin-error.js';

/** What each kind of assumption is about. */
export interface AssumptionTargets {
  /** `cls.name`, looked up through the MRO, gives what it gives now (also: nothing). */
  LookupStable: { readonly cls: Value; readonly name: string };
  /** The class keeps its bases. */
  MroStable: { readonly cls: Value };
  /** The global keeps its value (also: none). `namespace` is a module or a dict. */
  ConstGlobal: { readonly namespace: Value; readonly name: string };
  /** `__code__`; `__defaults__` and `__kwdefaults__`. */
  FunctionCode: { readonly function: Value };
  FunctionDefaults: { readonly function: Value };
  /** No second thread was started. */
  SingleThread: null;
  /** No frame evaluator comes. */
  DefaultEvaluator: null;
}
export type AssumableKind = keyof AssumptionTargets;

/** Where the program was when it broke an assumption. */
export interface SourcePosition extends Span {
  readonly filename: string;
  readonly qualname: string;
}

export interface Broken {
  readonly kind: AssumableKind;
  /** In words: `Point.norm`, `global SCALE`. */
  readonly target: string;
  /** Null when no Python code was running. */
  readonly position: SourcePosition | null;
}

/** A fact that is relied on until it breaks or is released. */
export class Reliance implements Dependent {
  private state: 'holds' | 'broken' | 'released' = 'holds';

  constructor(
    readonly kind: AssumableKind,
    private readonly assumption: Assumption,
    private readonly told: (reliance: Reliance) => void,
  ) {
    assumption.register(this);
  }

  /** To be asked before each use of what was concluded from it. */
  get holds(): boolean {
    return this.state === 'holds';
  }

  get target(): string {
    return this.assumption.target;
  }

  /** No longer wants to be told; `holds` is false from now on. */
  release(): void {
    if (this.state !== 'holds') return;
    this.state = 'released';
    this.assumption.unregister(this);
  }

  /** For the engine only. */
  invalidate(): void {
    if (this.state !== 'holds') return;
    this.state = 'broken';
    this.told(this);
  }
}

export function assumptionOf<K extends AssumableKind>(interp: Interpreter, kind: K, target: AssumptionTargets[K]): Assumption {
  const find = FIND[kind] as ((interp: Interpreter, target: AssumptionTargets[K]) => Assumption) | undefined;
  if (find === undefined) throw new PluginError(`no assumption '${String(kind)}': there are ${Object.keys(FIND).join(', ')}`);
  return find(interp, target);
}

const FIND: { readonly [K in AssumableKind]: (interp: Interpreter, target: AssumptionTargets[K]) => Assumption } = {
  LookupStable: (_, t) => classIn(t.cls).cell(t.name).assumption,
  MroStable: (_, t) => classIn(t.cls).mroAssumption,
  ConstGlobal: (_, t) => namespaceIn(t.namespace).cell(t.name).assumption,
  FunctionCode: (_, t) => functionIn(t.function).codeAssumption,
  FunctionDefaults: (_, t) => functionIn(t.function).defaultsAssumption,
  SingleThread: interp => interp.singleThread,
  DefaultEvaluator: interp => interp.defaultEvaluator,
};

export function classIn(v: Value): PyClass {
  if (v instanceof PyClass) return v;
  throw new PluginError('the target must be a class');
}

function namespaceIn(v: Value): PyDict {
  if (v instanceof PyModule) return v.dict;
  if (v instanceof PyDict) return v;
  throw new PluginError('the target must be a module or a dict');
}

function functionIn(v: Value): PyFunction {
  if (v instanceof PyFunction) return v;
  throw new PluginError('the target must be a function written in Python');
}

/** Where the program is: the innermost heap frame's current instruction. */
export function positionNow(interp: Interpreter): SourcePosition | null {
  const f = interp.current;
  if (f === null) return null;
  const { code } = f.code;
  return { filename: code.filename, qualname: code.qualname, ...code.spanAt(f.pc) };
}
