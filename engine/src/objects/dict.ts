/**
 * Python's dict: keys and values in insertion order in two parallel arrays (a deleted entry leaves
 * `undefined`), with indices beside them: one for ints, one for tuples, a Map for all others. Where there are few
 * entries, strs and ints are searched for one by one; after that an index is made when it is first asked.
 * Equal keys meet in one *normal form* (`1 == 1.0 == True`); the original key is kept in `keys`.
 * Knows how keys are hashed only through `KeyRules`.
 */
import { PyObjectWithDict, PyTuple, type Value } from './value.js';
import type { Shape } from './shape.js';
import { IntIndex } from './int-index.js';
import { TupleIndex } from './tuple-index.js';
import { Assumption } from './assumption.js';

const LINEAR = 8;
/** A key's normal form: the JS value by which equal keys are found, or a hash when equality is Python's own. */
export type NormalKey = string | number | bigint | object;

/** How keys are told apart; implemented by hash.ts, which may run Python. */
export interface KeyRules {
  /** The normal form of a key whose equality JS can decide, or undefined when it takes `__hash__` and `__eq__`. */
  normalKey(key: Value): NormalKey | undefined;
  /** A hash of a tuple of values whose equality JS can decide (32 bits, the engine's own), or undefined. */
  tupleHash(key: PyTuple): number | undefined;
  /** Are two tuples that have such hashes the same key? */
  sameTuple(a: PyTuple, b: PyTuple): boolean;
  /** Raises TypeError for unhashable keys. */
  hash(key: Value): number | bigint;
  equal(a: Value, b: Value): boolean;
}

/** A named entry of a namespace that code refers to directly: its value, mirrored here, and who assumes it constant. */
export class NamespaceCell {
  /** Index in `vals`, or −1 while missing. */
  index = -1;
  /** Writes after the first value. */
  rewrites = 0;
  readonly assumption: Assumption;
  constructor(
    readonly name: string,
    public value: Value | undefined,
    where: string,
  ) {
    this.assumption = new Assumption('ConstGlobal', `${where} ${name}`);
  }
}

export class PyDict extends PyObjectWithDict {
  keys: (Value | undefined)[] = [];
  vals: (Value | undefined)[] = [];
  /** Live entries. */
  used = 0;
  /** Of the keys that are neither int nor tuple. */
  private index: Map<NormalKey, number> | null = null;
  private ints: IntIndex | null = null;
  /** Has there been a key that is found by its normal form and is neither str nor int? Then `index` is there. */
  private hasOddKeys = false;
  /** Hash → indices of entries whose equality is Python's own. */
  private buckets: Map<number | bigint, number[]> | null = null;
  private tuples: TupleIndex | null = null;
  private cells: Map<string, NamespaceCell> | null = null;
  /** What NamespaceCells say they belong to, in words. */
  describe = 'global';
  /** Changes whenever an entry is added or removed (iteration checks it). */
  layoutVersion = 0;

  constructor(
    override shape: Shape,
    private readonly rules: KeyRules,
  ) {
    super();
  }

  // ---- by str, the common case ----

  /** Index of a str key, or −1. Hot: namespaces and attribute dicts. */
  findStr(key: string): number {
    if (this.index !== null) {
      const i = this.index.get(key);
      if (i !== undefined) return i;
      return this.buckets === null ? -1 : this.findInBuckets(key, this.rules.hash(key));
    }
    const keys = this.keys;
    if (keys.length > LINEAR) {
      this.buildIndex();
      return this.findStr(key);
    }
    for (let i = 0; i < keys.length; i++) if (keys[i] === key) return i;
    return -1;
  }

  getStr(key: string): Value | undefined {
    const i = this.findStr(key);
    return i < 0 ? undefined : this.vals[i];
  }

  setStr(key: string, value: Value): void {
    const i = this.findStr(key);
    if (i >= 0) this.setAt(i, value);
    else this.append(key, value, key);
  }

  deleteStr(key: string): boolean {
    const i = this.findStr(key);
    if (i < 0) return false;
    this.removeAt(i);
    return true;
  }

  // ---- by any key ----

  /** Index of an entry, or −1. May run Python for keys with their own `__hash__` and `__eq__`. */
  find(key: Value): number {
    if (typeof key === 'string') return this.findStr(key);
    if (typeof key === 'number') return this.findInt(key, key);
    if (key instanceof PyTuple) return this.findTuple(key, this.rules.tupleHash(key));
    const normal = this.rules.normalKey(key);
    return normal === undefined ? this.findInBuckets(key, this.rules.hash(key)) : this.findNormal(key, normal);
  }

  /** Hot. `key` is the int itself or equal to it. */
  private findInt(int: number, key: Value): number {
    const { keys } = this;
    if (this.ints === null && keys.length > LINEAR) this.ints = new IntIndex(keys);
    if (this.ints !== null) {
      const i = this.ints.find(int, keys);
      if (i >= 0) return i;
    } else for (let i = 0; i < keys.length; i++) if (keys[i] === int) return i;
    const odd = this.hasOddKeys ? this.index!.get(int) : undefined;
    if (odd !== undefined) return odd;
    return this.buckets === null ? -1 : this.findInBuckets(key, this.rules.hash(key));
  }

  private findNormal(key: Value, normal: NormalKey): number {
    if (typeof normal === 'number') return this.findInt(normal, key);
    if (this.index === null) {
      if (this.used === 0) return -1;
      this.buildIndex();
    }
    const i = this.index!.get(normal);
    if (i !== undefined) return i;
    return this.buckets === null ? -1 : this.findInBuckets(key, this.rules.hash(key));
  }

  private findTuple(key: PyTuple, hash: number | undefined): number {
    if (hash === undefined) return this.findInBuckets(key, this.rules.hash(key));
    const i = this.tuples === null ? -1 : this.tuples.find(key, hash, this.keys);
    return i >= 0 || this.buckets === null ? i : this.findInBuckets(key, this.rules.hash(key));
  }

  get(key: Value): Value | undefined {
    const i = this.find(key);
    return i < 0 ? undefined : this.vals[i];
  }

  set(key: Value, value: Value): void {
    if (typeof key === 'string') return this.setStr(key, value);
    if (typeof key === 'number') return this.setInt(key, value);
    if (key instanceof PyTuple) return this.setTuple(key, value);
    const normal = this.rules.normalKey(key);
    // a key is asked for its hash once
    const hash = normal === undefined ? this.rules.hash(key) : 0;
    const i = normal === undefined ? this.findInBuckets(key, hash) : this.findNormal(key, normal);
    if (i >= 0) this.setAt(i, value);
    else this.append(key, value, normal, hash);
  }

  private setInt(key: number, value: Value): void {
    const i = this.findInt(key, key);
    if (i >= 0) this.setAt(i, value);
    else this.append(key, value, key);
  }

  private setTuple(key: PyTuple, value: Value): void {
    const quick = this.rules.tupleHash(key);
    const hash = quick ?? this.rules.hash(key);
    const i = quick === undefined ? this.findInBuckets(key, hash) : this.findTuple(key, quick);
    if (i >= 0) this.setAt(i, value);
    else this.appendTuple(key, value, hash, quick !== undefined);
  }

  /** Adds a key that `find` has just missed. */
  insert(key: Value, value: Value): void {
    if (typeof key === 'string') return this.append(key, value, key);
    if (key instanceof PyTuple) {
      const quick = this.rules.tupleHash(key);
      return this.appendTuple(key, value, quick ?? this.rules.hash(key), quick !== undefined);
    }
    const normal = this.rules.normalKey(key);
    this.append(key, value, normal, normal === undefined ? this.rules.hash(key) : 0);
  }

  delete(key: Value): boolean {
    const i = this.find(key);
    if (i < 0) return false;
    this.removeAt(i);
    return true;
  }

  // ---- by index of an entry that was just found ----

  setAt(i: number, value: Value): void {
    this.vals[i] = value;
    if (this.cells !== null) this.noteWrite(this.keys[i]!, value, i);
  }

  removeAt(i: number): void {
    const key = this.keys[i]!;
    this.removeFromIndex(key, i);
    this.keys[i] = undefined;
    this.vals[i] = undefined;
    this.used--;
    this.layoutVersion++;
    if (this.cells !== null) this.noteWrite(key, undefined, -1);
    if (this.used === 0) this.reset();
    else if (i === this.keys.length - 1) this.trimTail();
    else if (this.keys.length > 32 && this.used * 3 < this.keys.length) this.compact();
  }

  clear(): void {
    const names = this.cells === null ? [] : [...this.cells.values()];
    this.reset();
    this.used = 0;
    this.layoutVersion++;
    for (const cell of names) this.updateCell(cell, undefined, -1);
  }

  /** Entries in insertion order; safe against changes made meanwhile (stops at what is there). */
  *entries(): IterableIterator<[Value, Value]> {
    for (let i = 0; i < this.keys.length; i++) {
      const key = this.keys[i];
      if (key !== undefined) yield [key, this.vals[i]!];
    }
  }

  keyList(): Value[] {
    return this.used === this.keys.length ? (this.keys.slice() as Value[]) : (this.keys.filter(k => k !== undefined) as Value[]);
  }

  valueList(): Value[] {
    return this.used === this.keys.length
      ? (this.vals.slice() as Value[])
      : (this.vals.filter((_, i) => this.keys[i] !== undefined) as Value[]);
  }

  copyInto(target: PyDict): void {
    if (target.keys.length === 0 && target.cells === null && this.buckets === null && this.used === this.keys.length)
      return target.becomeCopyOf(this);
    for (let i = 0; i < this.keys.length; i++) {
      const key = this.keys[i];
      // where both have the same keys in the same places nothing is looked up
      if (key !== undefined && target.keys[i] === key) target.setAt(i, this.vals[i]!);
      else if (key !== undefined) target.set(key, this.vals[i]!);
    }
  }

  /** Takes over the entries of a dict without gaps and without keys that have an equality of their own. */
  private becomeCopyOf(other: PyDict): void {
    this.keys = other.keys.slice();
    this.vals = other.vals.slice();
    this.used = other.used;
    this.hasOddKeys = other.hasOddKeys;
    // most copies are never searched: where keys are strs and ints this waits until one is
    this.index = other.hasOddKeys ? new Map(other.index) : null;
    this.ints = null;
    this.tuples = other.tuples === null ? null : other.tuples.copy();
    this.layoutVersion++;
  }

  // ---- cells ----

  /** The cell that mirrors `name` from now on. */
  cell(name: string): NamespaceCell {
    const known = this.cells?.get(name);
    if (known !== undefined) return known;
    const cell = new NamespaceCell(name, undefined, this.describe);
    cell.index = this.findStr(name);
    if (cell.index >= 0) cell.value = this.vals[cell.index];
    (this.cells ??= new Map()).set(name, cell);
    return cell;
  }

  /** Stores through a cell of this dict: compiled code knows which one it writes. */
  setCell(cell: NamespaceCell, value: Value): void {
    if (cell.index < 0) return this.setStr(cell.name, value);
    this.vals[cell.index] = value;
    this.updateCell(cell, value, cell.index);
  }

  private noteWrite(key: Value, value: Value | undefined, index: number): void {
    if (typeof key !== 'string') return;
    const cell = this.cells!.get(key);
    if (cell !== undefined) this.updateCell(cell, value, index);
  }

  private updateCell(cell: NamespaceCell, value: Value | undefined, index: number): void {
    cell.index = index;
    if (cell.value === value) return;
    if (cell.value !== undefined) cell.rewrites++;
    cell.value = value;
    cell.assumption.break();
  }

  // ---- structure ----

  private push(key: Value, value: Value): number {
    this.vals.push(value);
    this.used++;
    this.layoutVersion++;
    return this.keys.push(key) - 1;
  }

  private append(key: Value, value: Value, normal: NormalKey | undefined, hash: number | bigint = 0): void {
    const i = this.push(key, value);
    if (normal === undefined) this.addToBucket(hash, i);
    else if (typeof key === 'number') this.ints?.add(key, i, this.keys);
    else if (typeof key === 'string') this.index?.set(key, i);
    else this.addOddKey(normal, i);
    if (this.cells !== null) this.noteWrite(key, value, i);
  }

  private appendTuple(key: PyTuple, value: Value, hash: number | bigint, quick: boolean): void {
    const i = this.push(key, value);
    if (!quick) return this.addToBucket(hash, i);
    (this.tuples ??= new TupleIndex(this.rules.sameTuple)).add(hash as number, i);
  }

  private addOddKey(normal: NormalKey, i: number): void {
    if (this.index === null) this.buildIndex();
    this.hasOddKeys = true;
    this.index!.set(normal, i);
  }

  private removeFromIndex(key: Value, i: number): void {
    if (typeof key === 'number') return this.ints?.delete(key, i);
    const isTuple = key instanceof PyTuple;
    const normal = isTuple ? this.rules.tupleHash(key) : typeof key === 'string' ? key : this.rules.normalKey(key);
    if (normal === undefined) this.removeFromBucket(key, i);
    else if (isTuple) this.tuples?.delete(normal as number, i);
    else this.index?.delete(normal);
  }

  private buildIndex(): void {
    const index = new Map<NormalKey, number>();
    for (let i = 0; i < this.keys.length; i++) {
      const key = this.keys[i];
      if (key === undefined || typeof key === 'number' || key instanceof PyTuple) continue;
      const normal = typeof key === 'string' ? key : this.rules.normalKey(key);
      if (normal !== undefined) index.set(normal, i);
    }
    this.index = index;
  }

  /** Searches entries of equal hash with Python's `==`; a str or number entry can equal an object that says so. */
  private findInBuckets(key: Value, hash: number | bigint): number {
    if (this.used === 0) return -1;
    const bucket = this.buckets?.get(hash);
    if (bucket !== undefined) {
      for (const i of bucket.slice()) {
        const other = this.keys[i];
        if (other === key || (other !== undefined && this.rules.equal(other, key))) return i;
      }
    }
    return key instanceof PyTuple || this.rules.normalKey(key) !== undefined ? -1 : this.findEqualPrimitive(key, hash);
  }

  private findEqualPrimitive(key: Value, hash: number | bigint): number {
    if (!(key instanceof PyObjectWithDict) && !('overflow' in (key as object))) return -1;
    for (let i = 0; i < this.keys.length; i++) {
      const other = this.keys[i];
      if (other === undefined || typeof other === 'object') continue;
      if (this.rules.hash(other) === hash && this.rules.equal(other, key)) return i;
    }
    return -1;
  }

  private addToBucket(hash: number | bigint, i: number): void {
    if (this.index === null) this.buildIndex();
    const bucket = (this.buckets ??= new Map()).get(hash);
    if (bucket === undefined) this.buckets.set(hash, [i]);
    else bucket.push(i);
  }

  private removeFromBucket(key: Value, i: number): void {
    const hash = this.rules.hash(key);
    const bucket = this.buckets?.get(hash);
    if (bucket === undefined) return;
    const at = bucket.indexOf(i);
    if (at >= 0) bucket.splice(at, 1);
    if (bucket.length === 0) this.buckets!.delete(hash);
  }

  private trimTail(): void {
    let n = this.keys.length;
    while (n > 0 && this.keys[n - 1] === undefined) n--;
    this.keys.length = n;
    this.vals.length = n;
  }

  private reset(): void {
    this.keys = [];
    this.vals = [];
    this.index = null;
    this.ints = null;
    this.hasOddKeys = false;
    this.buckets = null;
    this.tuples = null;
  }

  private compact(): void {
    const { keys, vals } = this;
    const hashes = this.buckets;
    const moved = new Map<number, number>();
    this.keys = [];
    this.vals = [];
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (key === undefined) continue;
      moved.set(i, this.keys.length);
      this.keys.push(key);
      this.vals.push(vals[i]);
    }
    if (this.index !== null) for (const [k, i] of this.index) this.index.set(k, moved.get(i)!);
    this.ints = null;
    this.tuples?.renumber(moved);
    if (hashes !== null)
      for (const [h, bucket] of hashes)
        hashes.set(
          h,
          bucket.map(i => moved.get(i)!),
        );
    if (this.cells !== null) for (const c of this.cells.values()) if (c.index >= 0) c.index = moved.get(c.index)!;
  }
}
