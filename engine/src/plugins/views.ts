/** Layouts, lookups and feedback as plug-ins see them: copies, or windows through which nothing can be changed. */
import type { Interpreter } from '../interpreter/interpreter.js';
import type { LookupCell, PyClass } from '../objects/class.js';
import type { PyCode } from '../objects/function.js';
import type { Shape } from '../objects/shape.js';
import type { Profile } from '../feedback/profile.js';
import { RESULT, type Case, type SiteState } from '../feedback/site.js';
import { TAG_LIMIT } from '../feedback/tags.js';
import { PyObject, type Value } from '../objects/value.js';
import type { SiteKind } from '../bytecode/opcodes.js';
import { PluginError } from './plugin-error.js';

/** One layout of one class's instances. Two objects have the same layout if and only if their views are one object. */
export class ShapeView {
  readonly #shape: Shape;
  constructor(shape: Shape) {
    this.#shape = shape;
  }
  get id(): number {
    return this.#shape.id;
  }
  get class(): PyClass {
    return this.#shape.cls;
  }
  /** Attribute names in slot order; empty for builtin layouts. */
  get keys(): readonly string[] {
    return this.#shape.keys();
  }
  /** Attributes are in a dict of their own: `keys` says nothing of them. */
  get isDictionary(): boolean {
    return this.#shape.isDictionary;
  }
}

/** What `cls.name` finds through the MRO, now and whenever it is asked. */
export class LookupView {
  readonly #cell: () => LookupCell;
  constructor(cell: () => LookupCell) {
    this.#cell = cell;
  }
  /** Unbound, as it is in the class's dict; undefined when nothing is found. */
  get value(): Value | undefined {
    return this.#cell().value;
  }
  /** The class whose dict has it. */
  get owner(): PyClass | null {
    return this.#cell().owner;
  }
  /** How often it has changed; an equal count means an equal value. */
  get changes(): number {
    return this.#cell().changes;
  }
}

export interface CaseView {
  /** Types of the operands, or the layout's class, or the callee, in words. */
  readonly what: readonly string[];
  readonly count: number;
  /** Kinds of what came out. */
  readonly results: readonly string[];
}

/** What was seen at one instruction: exact counts, at most four cases. */
export interface FeedbackView {
  readonly kind: SiteKind;
  readonly state: SiteState;
  readonly count: number;
  /** Executions of none of the cases. */
  readonly otherCount: number;
  readonly uncacheable: string | null;
  readonly cases: readonly CaseView[];
}

export function feedbackAt(interp: Interpreter, code: PyCode, pc: number): FeedbackView | null {
  const profile = code.profile as Profile | null;
  if (profile === null) return null;
  const { length } = profile.instructions;
  if (!Number.isInteger(pc) || pc < 0 || pc >= length) throw new PluginError(`no instruction at ${pc} in ${code.code.qualname}`);
  const site = profile.sites.find(s => s?.pc === pc);
  if (site === undefined) return null;
  const { kind, state, count, otherCount, uncacheable } = site;
  return { kind, state, count, otherCount, uncacheable, cases: site.cases.map(c => caseView(interp, c)) };
}

const caseView = (interp: Interpreter, c: Case): CaseView => ({
  what: typeof c.key === 'number' ? tagNames(interp, c.key) : [nameOfKey(c.key)],
  count: c.count,
  results: RESULT_BITS.filter(([, bit]) => (c.results & bit) !== 0).map(([name]) => name),
});

const RESULT_BITS = Object.entries(RESULT).filter((e): e is [string, number] => typeof e[1] === 'number');

function tagNames(interp: Interpreter, key: number): string[] {
  const parts = key < TAG_LIMIT ? [key] : [Math.floor(key / TAG_LIMIT), key % TAG_LIMIT];
  return parts.map(t => interp.tags.nameOf(t));
}

function nameOfKey(key: object): string {
  const it = key as { cls?: PyClass; qualname?: string; name?: string; code?: { qualname: string } };
  return it.cls?.name ?? it.code?.qualname ?? it.qualname ?? it.name ?? 'object';
}

/** The layout of anything that has one: ints, floats, plain text and the singletons have none. */
export function shapeIn(v: Value): Shape | null {
  return v instanceof PyObject ? v.shape : null;
}
