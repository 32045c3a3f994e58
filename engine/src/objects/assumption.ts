/**
 * What compiled code may rely on, and who relies on it. Knows nothing of compiled code:
 * a dependent is anything that can be told. Breaking an assumption records what broke it
 * and tells every dependent once.
 */
export type AssumptionKind =
  | 'LookupStable' // (class, name) finds the same value
  | 'NoGetattrHook'
  | 'MroStable'
  | 'NoOverride'
  | 'ShapeStable'
  | 'ConstField'
  | 'FieldKind'
  | 'ConstGlobal'
  | 'ConstBuiltin'
  | 'FunctionCode'
  | 'FunctionDefaults'
  | 'ConstCell'
  | 'NoFrameEscape'
  | 'NoMonitoring'
  | 'SingleThread'
  | 'DefaultEvaluator'; // frames are carried out by the engine itself

export interface Dependent {
  /** Must not run Python. */
  invalidate(assumption: Assumption): void;
}

export class Assumption {
  private dependents: Set<Dependent> | null = null;
  /** How often it was broken while something depended on it. */
  breaks = 0;

  constructor(
    readonly kind: AssumptionKind,
    /** In words a person knows: `Point.norm`, `global SCALE`. */
    readonly target: string,
  ) {}

  register(d: Dependent): void {
    (this.dependents ??= new Set()).add(d);
  }

  unregister(d: Dependent): void {
    this.dependents?.delete(d);
  }

  get isRelied(): boolean {
    return this.dependents !== null && this.dependents.size > 0;
  }

  break(): void {
    const told = this.dependents;
    if (told === null || told.size === 0) return;
    this.dependents = null;
    this.breaks++;
    for (const d of told) d.invalidate(this);
  }
}
