/** The names that a random program has in reach, by type, and what of its own it can call. */
export class Scope {
  constructor() {
    this.frames = [new Map()];
    this.functions = [];
    this.classes = [];
  }

  names(type) {
    return this.frames.flatMap(f => [...f].filter(([, t]) => t === type).map(([name]) => name));
  }

  declare(name, type) {
    this.frames.at(-1).set(name, type);
  }

  /** What `make` gives with one more frame of names. */
  within(names, make) {
    this.frames.push(new Map(names));
    const result = make();
    this.frames.pop();
    return result;
  }

  with(type, name, make) {
    return this.within([[name, type]], make);
  }
}
