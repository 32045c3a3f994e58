/** A reproducible source of choices: the same seed gives the same program on every machine. Knows nothing of Python. */
export class Random {
  constructor(seed) {
    this.state = (seed * 0x9e3779b9 + 0x7f4a7c15) >>> 0;
  }

  /** A whole number below `n`. */
  below(n) {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % n;
  }

  chance(percent) {
    return this.below(100) < percent;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  times(least, most, make) {
    return Array.from({ length: least + this.below(most - least + 1) }, (_, i) => make(i));
  }
}
