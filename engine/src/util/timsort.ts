/**
 * CPython's list.sort: stable, and with the same comparisons in the same order (Objects/listobject.c, listsort.txt).
 * Pure; `less` may throw, the input arrays are then left as they were.
 */
export function timsort<T, K>(items: readonly T[], keys: readonly K[], less: (a: K, b: K) => boolean): T[] {
  const sorter = new Sorter(items.slice(), keys.slice(), less);
  sorter.sort();
  return sorter.items;
}

interface Run {
  base: number;
  length: number;
  power: number;
}

const MIN_GALLOP = 7;

class Sorter<T, K> {
  private runs: Run[] = [];
  private minGallop = MIN_GALLOP;
  constructor(
    readonly items: T[],
    readonly keys: K[],
    private readonly less: (a: K, b: K) => boolean,
  ) {}

  sort(): void {
    const n = this.keys.length;
    if (n < 2) return;
    const minRun = minimumRun(n);
    let low = 0;
    while (low < n) {
      let length = this.countRun(low, n);
      if (length < minRun) {
        const forced = Math.min(minRun, n - low);
        this.binaryInsertion(low, low + forced, low + length);
        length = forced;
      }
      this.pushRun(low, length, n);
      low += length;
    }
    while (this.runs.length > 1) {
      let i = this.runs.length - 2;
      if (i > 0 && this.runs[i - 1].length < this.runs[i + 1].length) i--;
      this.mergeAt(i);
    }
  }

  private pushRun(base: number, length: number, n: number): void {
    const runs = this.runs;
    if (runs.length > 0) {
      const top = runs[runs.length - 1];
      const power = nodePower(top.base, top.length, length, n);
      while (runs.length > 1 && runs[runs.length - 2].power > power) this.mergeAt(runs.length - 2);
      runs[runs.length - 1].power = power;
    }
    runs.push({ base, length, power: 0 });
  }

  /** Length of the run at `low`; a strictly descending one is reversed (equal stretches as in 3.13 count as one). */
  private countRun(low: number, high: number): number {
    const k = this.keys;
    const less = this.less;
    let at = low + 1;
    if (at === high) return 1;
    if (less(k[at], k[at - 1])) {
      at++;
      while (at < high && less(k[at], k[at - 1])) at++;
      this.reverse(low, at);
    } else {
      at++;
      while (at < high && !less(k[at], k[at - 1])) at++;
    }
    return at - low;
  }

  private reverse(low: number, high: number): void {
    for (let i = low, j = high - 1; i < j; i++, j--) this.swap(i, j);
  }

  private swap(i: number, j: number): void {
    [this.items[i], this.items[j]] = [this.items[j], this.items[i]];
    [this.keys[i], this.keys[j]] = [this.keys[j], this.keys[i]];
  }

  private binaryInsertion(low: number, high: number, start: number): void {
    const { keys, items } = this;
    for (let at = start; at < high; at++) {
      const pivot = keys[at];
      const item = items[at];
      let l = low;
      let r = at;
      while (l < r) {
        const mid = l + ((r - l) >> 1);
        if (this.less(pivot, keys[mid])) r = mid;
        else l = mid + 1;
      }
      for (let i = at; i > l; i--) {
        keys[i] = keys[i - 1];
        items[i] = items[i - 1];
      }
      keys[l] = pivot;
      items[l] = item;
    }
  }

  private mergeAt(i: number): void {
    const a = this.runs[i];
    const b = this.runs[i + 1];
    const { base } = a;
    const lengthB = b.length;
    this.runs[i] = { base, length: a.length + b.length, power: b.power };
    this.runs.splice(i + 1, 1);
    const k = this.gallopRight(this.keys[b.base], this.keys, base, a.length, 0);
    const from = base + k;
    const lengthA = a.length - k;
    if (lengthA === 0) return;
    const nb = this.gallopLeft(this.keys[from + lengthA - 1], this.keys, b.base, lengthB, lengthB - 1);
    if (nb === 0) return;
    if (lengthA <= nb) this.mergeLow(from, lengthA, b.base, nb);
    else this.mergeHigh(from, lengthA, b.base, nb);
  }

  /** Where `key` goes in sorted a[base, base+n), left of equals; the search starts at `hint`. */
  private gallopLeft(key: K, a: readonly K[], base: number, n: number, hint: number): number {
    const less = this.less;
    let last = 0;
    let offset = 1;
    if (less(a[base + hint], key)) {
      const max = n - hint;
      while (offset < max && less(a[base + hint + offset], key)) {
        last = offset;
        offset = offset * 2 + 1;
      }
      if (offset > max) offset = max;
      last += hint;
      offset += hint;
    } else {
      const max = hint + 1;
      while (offset < max && !less(a[base + hint - offset], key)) {
        last = offset;
        offset = offset * 2 + 1;
      }
      if (offset > max) offset = max;
      [last, offset] = [hint - offset, hint - last];
    }
    last++;
    while (last < offset) {
      const mid = last + ((offset - last) >> 1);
      if (less(a[base + mid], key)) last = mid + 1;
      else offset = mid;
    }
    return offset;
  }

  /** As gallopLeft, right of equals. */
  private gallopRight(key: K, a: readonly K[], base: number, n: number, hint: number): number {
    const less = this.less;
    let last = 0;
    let offset = 1;
    if (less(key, a[base + hint])) {
      const max = hint + 1;
      while (offset < max && less(key, a[base + hint - offset])) {
        last = offset;
        offset = offset * 2 + 1;
      }
      if (offset > max) offset = max;
      [last, offset] = [hint - offset, hint - last];
    } else {
      const max = n - hint;
      while (offset < max && !less(key, a[base + hint + offset])) {
        last = offset;
        offset = offset * 2 + 1;
      }
      if (offset > max) offset = max;
      last += hint;
      offset += hint;
    }
    last++;
    while (last < offset) {
      const mid = last + ((offset - last) >> 1);
      if (less(key, a[base + mid])) offset = mid;
      else last = mid + 1;
    }
    return offset;
  }

  private copy(dest: number, from: number, n: number): void {
    move(this.keys, dest, from, n);
    move(this.items, dest, from, n);
  }

  private mergeLow(a: number, na: number, b: number, nb: number): void {
    const ka = this.keys.slice(a, a + na);
    const ia = this.items.slice(a, a + na);
    const { keys, items, less } = this;
    let [pa, pb, dest] = [0, b, a];
    const put = (k: K, v: T): void => {
      keys[dest] = k;
      items[dest++] = v;
    };
    const finish = (): void => {
      for (let i = 0; i < na; i++) put(ka[pa + i], ia[pa + i]);
    };
    put(keys[pb], items[pb++]);
    if (--nb === 0) return finish();
    const lastOfA = (): void => {
      this.copy(dest, pb, nb);
      keys[dest + nb] = ka[pa];
      items[dest + nb] = ia[pa];
    };
    if (na === 1) return lastOfA();
    let minGallop = this.minGallop;
    for (;;) {
      let countA = 0;
      let countB = 0;
      for (;;) {
        if (less(keys[pb], ka[pa])) {
          put(keys[pb], items[pb++]);
          countB++;
          countA = 0;
          if (--nb === 0) return finish();
          if (countB >= minGallop) break;
        } else {
          put(ka[pa], ia[pa++]);
          countA++;
          countB = 0;
          if (--na === 1) return lastOfA();
          if (countA >= minGallop) break;
        }
      }
      minGallop++;
      do {
        minGallop -= minGallop > 1 ? 1 : 0;
        this.minGallop = minGallop;
        countA = this.gallopRight(keys[pb], ka, pa, na, 0);
        for (let i = 0; i < countA; i++) put(ka[pa], ia[pa++]);
        na -= countA;
        if (na === 1) return lastOfA();
        if (na === 0) return;
        put(keys[pb], items[pb++]);
        if (--nb === 0) return finish();
        countB = this.gallopLeft(ka[pa], keys, pb, nb, 0);
        this.copy(dest, pb, countB);
        dest += countB;
        pb += countB;
        nb -= countB;
        if (nb === 0) return finish();
        put(ka[pa], ia[pa++]);
        if (--na === 1) return lastOfA();
      } while (countA >= MIN_GALLOP || countB >= MIN_GALLOP);
      minGallop++;
      this.minGallop = minGallop;
    }
  }

  private mergeHigh(a: number, na: number, b: number, nb: number): void {
    const kb = this.keys.slice(b, b + nb);
    const ib = this.items.slice(b, b + nb);
    const { keys, items, less } = this;
    let pa = a + na - 1;
    let pb = nb - 1;
    let dest = b + nb - 1;
    const put = (k: K, v: T): void => {
      keys[dest] = k;
      items[dest--] = v;
    };
    const finish = (): void => {
      for (let i = nb - 1; i >= 0; i--) put(kb[i], ib[i]);
    };
    const firstOfB = (): void => {
      this.copy(dest - na + 1, pa - na + 1, na);
      keys[dest - na] = kb[pb];
      items[dest - na] = ib[pb];
    };
    put(keys[pa], items[pa--]);
    if (--na === 0) return finish();
    if (nb === 1) return firstOfB();
    let minGallop = this.minGallop;
    for (;;) {
      let countA = 0;
      let countB = 0;
      for (;;) {
        if (less(kb[pb], keys[pa])) {
          put(keys[pa], items[pa--]);
          countA++;
          countB = 0;
          if (--na === 0) return finish();
          if (countA >= minGallop) break;
        } else {
          put(kb[pb], ib[pb--]);
          countB++;
          countA = 0;
          if (--nb === 1) return firstOfB();
          if (countB >= minGallop) break;
        }
      }
      minGallop++;
      do {
        minGallop -= minGallop > 1 ? 1 : 0;
        this.minGallop = minGallop;
        countA = na - this.gallopRight(kb[pb], keys, a, na, na - 1);
        for (let i = 0; i < countA; i++) put(keys[pa], items[pa--]);
        na -= countA;
        if (na === 0) return finish();
        put(kb[pb], ib[pb--]);
        if (--nb === 1) return firstOfB();
        countB = nb - this.gallopLeft(keys[pa], kb, 0, nb, nb - 1);
        for (let i = 0; i < countB; i++) put(kb[pb], ib[pb--]);
        nb -= countB;
        if (nb === 1) return firstOfB();
        if (nb === 0) return;
        put(keys[pa], items[pa--]);
        if (--na === 0) return finish();
      } while (countA >= MIN_GALLOP || countB >= MIN_GALLOP);
      minGallop++;
      this.minGallop = minGallop;
    }
  }
}

function minimumRun(n: number): number {
  let rest = 0;
  while (n >= 64) {
    rest |= n & 1;
    n >>= 1;
  }
  return n + rest;
}

/** Powersort's node power (listobject.c `powerloop`). */
function nodePower(s1: number, n1: number, n2: number, n: number): number {
  let a = 2 * s1 + n1;
  let b = a + n1 + n2;
  let power = 0;
  for (;;) {
    power++;
    if (a >= n) {
      a -= n;
      b -= n;
    } else if (b >= n) return power;
    a *= 2;
    b *= 2;
  }
}

/** As Array.copyWithin, which V8 does not make fast. */
function move(a: unknown[], dest: number, from: number, n: number): void {
  if (dest < from) for (let i = 0; i < n; i++) a[dest + i] = a[from + i];
  else for (let i = n - 1; i >= 0; i--) a[dest + i] = a[from + i];
}
