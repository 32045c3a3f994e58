/** What is wrong with a `.pyc` file or marshalled data, as the Python exception that CPython raises for it. */
export class PycError {
  constructor(
    readonly kind: 'EOFError' | 'ValueError' | 'TypeError' | 'ImportError',
    readonly message: string,
  ) {}
}

/** Bytecode that CPython's compiler does not write. CPython would crash on it. */
export class Unconvertible {
  constructor(readonly why: string) {}
}

export function reject(why: string): never {
  throw new Unconvertible(why);
}

/** Nesting that CPython allows may be more than a small host stack holds. */
export function withinStack<T>(work: () => T): T {
  try {
    return work();
  } catch (e) {
    if (e instanceof RangeError && /call stack/i.test(e.message)) throw new PycError('ValueError', 'recursion limit exceeded');
    throw e;
  }
}
