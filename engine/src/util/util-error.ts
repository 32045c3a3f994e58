/** What pure algorithms throw; the object layer turns it into the Python exception of that name. */
export type UtilErrorKind =
  'ValueError' | 'OverflowError' | 'TypeError' | 'ZeroDivisionError' | 'MemoryError' | 'LookupError' | 'KeyError' | 'IndexError';

export class UtilError {
  constructor(
    readonly kind: UtilErrorKind,
    readonly message: string,
  ) {}
}
