/**
 * One compiled version of a function or of a loop's rest, and what happened to it. Holds what exits need to
 * rebuild frames. Told by assumptions when it stops being right.
 */
import type { Assumption, Dependent } from '../objects/assumption.js';
import type { Case, Site } from '../feedback/site.js';
import type { Frame } from '../interpreter/frame.js';
import type { CodeEntry } from './build.js';
import type { Emitted } from './emit.js';
import { CALL } from './ir.js';

/** A version that frames enter in their midst. */
export interface RestOfFrame {
  /** May the frame enter it as it is? */
  suits(frame: Frame): boolean;
}

export class Version implements Dependent {
  /** Read by generated code after operations that may run Python. */
  invalid = false;
  /** Which assumption ended it. */
  brokenBy: Assumption | null = null;
  /** Guards that failed in it, stress not counted. */
  failures = 0;
  emitted!: Emitted;
  /** Executions of counted blocks. */
  counts: Float64Array = new Float64Array(0);

  constructor(
    readonly entry: CodeEntry,
    readonly codes: readonly CodeEntry[],
    readonly number: number,
    /** Loop header for OSR versions, −1 otherwise. */
    readonly header: number,
    private readonly onInvalid: (v: Version, a: Assumption) => void,
  ) {}

  /** Where the version is one of a loop or a generator's rest. */
  osr: RestOfFrame | null = null;

  invalidate(a: Assumption): void {
    if (this.invalid) return;
    this.invalid = true;
    this.brokenBy = a;
    this.onInvalid(this, a);
  }

  /** Adds what optimised code counted to the sites, once. */
  flushCounts(): void {
    this.emitted.counted.forEach((sites, i) => {
      const n = this.counts[i];
      if (n === 0) return;
      this.counts[i] = 0;
      for (const [code, index] of sites) this.countSite(code, index, n);
    });
  }

  /** The only case a site had when this version was made: whenever counts are flushed, they go to the same case. */
  private soleCase(code: number, index: number, site: Site): Case | null {
    const key = code * 65536 + index;
    let sole = this.soleCases.get(key);
    if (sole === undefined)
      this.soleCases.set(key, (sole = site.cases.length === 1 && !this.isObserved(code, index) ? site.cases[0] : null));
    return sole;
  }
  /** The site is told of each case itself. */
  private isObserved(code: number, index: number): boolean {
    return this.emitted.observed.some(([c, i]) => c === code && i === index);
  }
  private readonly soleCases = new Map<number, Case | null>();

  /** To be called once the version is complete. */
  settle(): void {
    for (const sites of this.emitted.counted) {
      for (const [code, index] of sites) {
        const site = this.codes[code].profile.sites[index];
        if (site !== undefined) this.soleCase(code, index, site);
      }
    }
  }

  countSite(code: number, index: number, n: number): void {
    if (index === CALL) {
      this.codes[code].profile.compiledCalls += n;
      if (code > 0) this.codes[code].profile.inlinedCalls += n;
      return;
    }
    const site = this.codes[code].profile.sites[index];
    if (site === undefined) return;
    site.add(n, this.soleCase(code, index, site));
  }
}
