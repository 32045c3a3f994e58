/**
 * Python classes: C3 linearisation, and per (class, name) lookup cells that always hold what
 * a lookup through the MRO finds now. Writing `C.n` updates the cell (D, n) of every live subclass D
 * and breaks what compiled code assumed of it. Knows nothing of descriptors.
 */
import { Assumption } from './assumption.js';
import type { NamespaceCell, PyDict } from './dict.js';
import { Shape } from './shape.js';
import { Ellipsis, None, PyObject, type Value } from './value.js';

const ATTRIBUTE_HOOKS: ReadonlySet<string> = new Set(['__getattribute__', '__getattr__', '__setattr__', '__delattr__']);

/** Special methods that operations look up again and again; each class keeps their cells at hand. */
export enum Special {
  __iter__,
  __next__,
  __getitem__,
  __setitem__,
  __delitem__,
  __contains__,
  __len__,
  __bool__,
  __hash__,
  __index__,
  __float__,
  __get__,
  __set__,
  __delete__,
  __call__,
  __lt__,
  __le__,
  __eq__,
  __ne__,
  __gt__,
  __ge__,
}

/** What `C.name` finds through C's MRO. `owner` is the class whose dict has it. */
export class LookupCell {
  value: Value | undefined = undefined;
  owner: PyClass | null = null;
  /** How often the value changed after it was first seen: caches hold while it stays. */
  changes = 0;
  /** Where the class itself keeps the attribute; known once it was written through this cell. */
  private place: NamespaceCell | null = null;
  /** Does a class below have a cell for the name? */
  isAskedBelow: boolean;
  readonly assumption: Assumption;
  constructor(
    readonly cls: PyClass,
    readonly name: string,
  ) {
    this.assumption = new Assumption('LookupStable', `${cls.name}.${name}`);
    this.isAskedBelow = cls.isAskedBelow(name);
    this.refresh();
    this.changes = 0;
  }

  /** Never again equal to what was seen here; whoever looks the name up gets another cell. */
  retire(): void {
    this.value = this.value === Ellipsis ? None : Ellipsis;
    this.changes++;
  }

  /**
   * Hot, where programs count in class attributes: `cls.name = value` without any look-up. False, and nothing done,
   * unless the class itself has the attribute, no class below it was asked for it and nothing relies on its value.
   */
  write(value: Value): boolean {
    const { cls } = this;
    if (this.owner !== cls || this.isAskedBelow || this.assumption.isRelied) return false;
    cls.dict.setCell((this.place ??= cls.dict.cell(this.name)), value);
    if (this.value === value) return true;
    this.value = value;
    this.changes++;
    return true;
  }

  /** Looks again; true when the answer changed. */
  refresh(): boolean {
    const before = this.value;
    this.value = undefined;
    this.owner = null;
    for (const c of this.cls.mro) {
      const found = c.dict.getStr(this.name);
      if (found !== undefined) {
        this.value = found;
        this.owner = c;
        break;
      }
    }
    if (before === this.value) return false;
    this.changes++;
    return true;
  }
}

/** Which JS class holds instances: subclasses must agree with their bases (“multiple bases have instance lay-out conflict”). */
export type Layout =
  | 'instance'
  | 'primitive'
  | 'list'
  | 'dict'
  | 'set'
  | 'tuple'
  | 'bytes'
  | 'bytearray'
  | 'exception'
  | 'type'
  | 'module'
  | 'complex'
  | 'function'
  | 'native';

export type PatternKind = 'sequence' | 'mapping' | 'other';

export class PyClass extends PyObject {
  mro: PyClass[] = [];
  dict!: PyDict;
  /** Layout of fresh instances. */
  rootShape!: Shape;
  /** Layout of instances whose attributes live in a dict. */
  dictionaryShape!: Shape;
  /** Instances may have attributes that are not declared in `__slots__`. */
  hasDict = true;
  /** Instances may be referenced weakly because of `__weakref__`, whatever their layout says. */
  hasWeakref = false;
  /** May be a base of another class. */
  isBase = true;
  /** Made by a `class` statement or `type(…)`, so that its attributes may be written. */
  isHeap: boolean;
  qualname: string;
  /** `__module__` of a builtin class, whose dict may say something of its instances under the name. */
  module = 'builtins';
  abstractMethods = false;
  /** `__text_signature__` of a builtin class; null where CPython has none. */
  textSignature: string | null = null;
  /** What the interpreter knows of how instances are made; opaque here. */
  construction: object | null = null;
  /** What feedback calls it (`ClassTags`); 0 while it has no tag. */
  tag = 0;
  /** A builtin class with a `__getattribute__` of its own. */
  hooksAttributes = false;
  private readonly cells = new Map<string, LookupCell>();
  private readonly specials: (LookupCell | undefined)[] = [];
  private readonly subclassRefs = new Set<WeakRef<PyClass>>();
  /** Names for which a class below this one has a cell. */
  private readonly askedBelow = new Set<string>();
  readonly mroAssumption: Assumption;
  /** Null: not known since the class or a base changed. */
  private identityOnly: boolean | null = null;
  /** What `collections.abc` says of it to patterns (PEP 634); null: nothing, its bases decide. */
  private mark: PatternKind | null = null;
  /** As which patterns take its instances; null until that is asked. */
  patternKind: PatternKind | null = null;

  /** Do instances hash and compare by identity, as those of `object` do? */
  get comparesByIdentity(): boolean {
    return this.identityOnly ?? this.findIdentity();
  }
  private findIdentity(): boolean {
    const object = this.mro[this.mro.length - 1];
    return (this.identityOnly = this.cell('__hash__').owner === object && this.cell('__eq__').owner === object);
  }

  private loadHook: boolean | null = null;

  /** Is reading an attribute of an instance more than the default algorithm? Hot. */
  get hooksLoads(): boolean {
    return this.loadHook ?? this.findLoadHook();
  }
  private findLoadHook(): boolean {
    const own = this.isHeap ? this.find('__getattr__') !== undefined || this.hasOwnGetattribute : this.hooksAttributes;
    return (this.loadHook = own);
  }

  get hasOwnGetattribute(): boolean {
    const { owner } = this.cell('__getattribute__');
    return owner !== null && (owner.isHeap || owner.hooksAttributes);
  }

  constructor(
    metaShape: Shape,
    public name: string,
    public bases: PyClass[],
    readonly layout: Layout,
    isHeap: boolean,
  ) {
    super();
    this.shape = metaShape;
    this.qualname = name;
    this.isHeap = isHeap;
    this.mroAssumption = new Assumption('MroStable', name);
  }

  /** What `name` finds through the MRO, or undefined. */
  find(name: string): Value | undefined {
    const cell = this.cells.get(name);
    return cell !== undefined ? cell.value : this.cell(name).value;
  }

  /** `find` of a special method, by its place. Hot. */
  special(place: Special): Value | undefined {
    const cell = this.specials[place];
    return cell !== undefined ? cell.value : (this.specials[place] = this.cell(Special[place])).value;
  }

  cell(name: string): LookupCell {
    let cell = this.cells.get(name);
    if (cell === undefined) {
      this.cells.set(name, (cell = new LookupCell(this, name)));
      this.noteAsked(name);
    }
    return cell;
  }

  /** Does a class below this one have a cell for the name? */
  isAskedBelow(name: string): boolean {
    return this.askedBelow.has(name);
  }

  private noteAsked(name: string): void {
    for (const c of this.mro) if (c !== this) c.noteAskedBelow(name);
  }

  private noteAskedBelow(name: string): void {
    this.askedBelow.add(name);
    const cell = this.cells.get(name);
    if (cell !== undefined) cell.isAskedBelow = true;
  }

  /** To be called after `dict[name]` changed. Hot where programs count in class attributes. */
  changed(name: string): void {
    if (name === '__eq__' || name === '__hash__') this.identityOnly = null;
    const cell = this.cells.get(name);
    if (cell !== undefined && cell.refresh()) {
      cell.assumption.break();
    }
    const isHook = ATTRIBUTE_HOOKS.has(name);
    if (isHook) {
      this.loadHook = null;
      this.retireCells();
    }
    if (isHook || this.isAskedBelow(name)) for (const sub of this.subclasses()) sub.changed(name);
  }

  /** Attribute access works differently from now on: what was cached by cell no longer holds. */
  private retireCells(): void {
    for (const cell of this.cells.values()) {
      cell.retire();
      cell.assumption.break();
    }
    this.cells.clear();
    this.specials.length = 0;
  }

  get patternMark(): PatternKind | null {
    return this.mark;
  }

  markForPatterns(kind: PatternKind): void {
    this.mark = kind;
    this.forgetPatternKind();
  }

  private forgetPatternKind(): void {
    this.patternKind = null;
    for (const sub of this.subclasses()) sub.forgetPatternKind();
  }

  /** To be called after `mro` changed. */
  mroChanged(): void {
    this.identityOnly = this.loadHook = this.patternKind = null;
    this.mroAssumption.break();
    for (const cell of this.cells.values()) {
      this.noteAsked(cell.name);
      if (cell.refresh()) cell.assumption.break();
    }
    for (const sub of this.subclasses()) sub.mroChanged();
  }

  /** The order of a new class; what was looked up before found nothing. */
  begin(mro: PyClass[]): void {
    this.mro = mro;
    this.identityOnly = this.loadHook = this.patternKind = null;
    for (const cell of this.cells.values()) {
      this.noteAsked(cell.name);
      cell.refresh();
    }
  }

  addSubclass(sub: PyClass): void {
    this.subclassRefs.add(new WeakRef(sub));
  }

  removeSubclass(sub: PyClass): void {
    for (const ref of this.subclassRefs) if (ref.deref() === sub) this.subclassRefs.delete(ref);
  }

  subclasses(): PyClass[] {
    const live: PyClass[] = [];
    for (const ref of this.subclassRefs) {
      const sub = ref.deref();
      if (sub === undefined) this.subclassRefs.delete(ref);
      else live.push(sub);
    }
    return live;
  }

  isSubclassOf(other: PyClass): boolean {
    return this === other || this.mro.includes(other) || (this.mro.length === 0 && this.hasBase(other));
  }

  /** Along first bases: the answer while a class has no MRO yet, and what keeps them from becoming a circle. */
  hasBase(other: PyClass): boolean {
    for (let c: PyClass | undefined = this; c !== undefined; c = c.bases[0]) if (c === other) return true;
    return false;
  }
}

/** C3 linearisation (Python's MRO), or null when the bases' orders conflict. */
export function linearize(cls: PyClass, bases: readonly PyClass[]): PyClass[] | null {
  const sequences = [...bases.map(b => b.mro.slice()), bases.slice()];
  const result: PyClass[] = [cls];
  for (;;) {
    const open = sequences.filter(s => s.length > 0);
    if (open.length === 0) return result;
    const next = open.map(s => s[0]).find(head => open.every(s => s.indexOf(head, 1) < 0));
    if (next === undefined) return null;
    result.push(next);
    for (const s of open) if (s[0] === next) s.shift();
  }
}
