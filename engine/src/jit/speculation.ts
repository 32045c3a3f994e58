/**
 * What a version may take for granted, and the assumptions it thereby rests on. Collected while building;
 * registered when the version is installed. Never runs Python.
 */
import type { Assumption } from '../objects/assumption.js';
import type { PyClass } from '../objects/class.js';
import type { NamespaceCell } from '../objects/dict.js';
import { Site } from '../feedback/site.js';
import type { PyFunction } from '../objects/function.js';
import type { Value } from '../objects/value.js';
import type { Interpreter } from '../interpreter/interpreter.js';
import { plainConstructor } from '../interpreter/functions.js';
import type { CodeEntry } from './build.js';

/** A name written again this often is a variable, not a constant. */
const MAX_REWRITES = 1;

/** What the sites of generic code have seen: everything. */
export const ANYTHING: Site = Object.assign(new Site('binary', -1), { count: 1, overflowed: true });

export class Speculation {
  readonly assumptions = new Set<Assumption>();
  /** (code, pc, reason) that broke two versions: not to be tried again. */
  constructor(
    readonly interp: Interpreter,
    private readonly banned: ReadonlySet<string>,
  ) {}

  isBanned(entry: CodeEntry, pc: number, reason: string): boolean {
    return entry.profile.isGeneric || this.banned.has(`${entry.profile.code.qualname}:${pc}:${reason}`);
  }

  assume(a: Assumption): void {
    this.assumptions.add(a);
  }

  /** The cell of a global or builtin name, and its value when that may be taken as constant. */
  global(entry: CodeEntry, name: string): { cell: NamespaceCell; constant: Value | undefined } | null {
    const own = entry.globals.cell(name);
    if (own.value !== undefined) return { cell: own, constant: this.constantOf(own) };
    const builtins = this.interp.vm.builtins.dict.cell(name);
    if (builtins.value === undefined || own.rewrites > MAX_REWRITES) return null;
    this.assume(own.assumption);
    return { cell: builtins, constant: this.constantOf(builtins) };
  }

  constantOf(cell: NamespaceCell): Value | undefined {
    if (cell.rewrites > MAX_REWRITES || cell.value === undefined) return undefined;
    this.assume(cell.assumption);
    return cell.value;
  }

  /** What `cls.name` finds, taken as lasting. */
  lookup(cls: PyClass, name: string): Value | undefined {
    const cell = cls.cell(name);
    this.assume(cell.assumption);
    return cell.value;
  }

  /** `__init__` of a class whose construction is the plain one, taken as lasting. */
  constructorOf(cls: PyClass): PyFunction | null {
    const init = plainConstructor(this.interp.vm, cls);
    if (init === null) return null;
    for (const name of ['__new__', '__init__']) this.lookup(cls, name);
    this.lookup(cls.shape.cls, '__call__');
    return init;
  }
}
