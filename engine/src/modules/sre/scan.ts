/**
 * One after the other the matches of a pattern in a subject: what `search`, `findall`, `sub` and scanners share.
 * An empty match may not be where the last one ended. Knows no Python values.
 */
import { Matcher, type Characters } from './matcher.js';
import type { Program } from './program.js';

export class Scan {
  readonly matcher: Matcher;
  /** Span of the last match; −1 before any. */
  start = -1;
  stop = -1;
  private from: number;
  private notEmpty = false;

  constructor(
    private readonly program: Program,
    private readonly chars: Characters,
    readonly pos: number,
    readonly endpos: number,
    groups: number,
    poll: () => void,
  ) {
    this.from = pos;
    this.matcher = new Matcher(program, chars, endpos, groups, poll);
  }

  /** Matches just where the last match ended. */
  match(whole = false): boolean {
    return this.from <= this.endpos && this.tryAt(this.from, whole, this.notEmpty);
  }

  /** Searches on from where the last match ended. */
  search(): boolean {
    if (this.from > this.endpos) return false;
    const last = this.endpos - this.program.summary.minimum;
    for (let at = this.candidate(this.from, last); at >= 0; at = this.candidate(at + 1, last)) {
      if (this.tryAt(at, false, this.notEmpty && at === this.from)) return true;
    }
    return false;
  }

  private tryAt(at: number, whole: boolean, notEmpty: boolean): boolean {
    const stop = this.matcher.match(at, whole, notEmpty);
    if (stop < 0) return false;
    this.start = at;
    this.stop = this.from = stop;
    this.notEmpty = stop === at;
    return true;
  }

  /** The next place from `at` to `last` where a match may begin, or −1. */
  private candidate(at: number, last: number): number {
    const { prefix, charset } = this.program.summary;
    if (at > last) return -1;
    const found = prefix.length > 0 ? this.findPrefix(prefix, at) : charset >= 0 ? this.findInSet(charset, at, last) : at;
    return found <= last ? found : -1;
  }

  private findPrefix(prefix: readonly number[], at: number): number {
    const { chars } = this;
    if (typeof chars !== 'string') return chars.indexOf(prefix[0], at);
    const text = this.program.prefixText;
    return text === null ? -1 : chars.indexOf(text, at);
  }

  private findInSet(set: number, at: number, last: number): number {
    const { chars, program } = this;
    let p = at;
    if (typeof chars === 'string') while (p <= last && p < this.endpos && !program.inSet(set, chars.charCodeAt(p))) p++;
    else while (p <= last && p < this.endpos && !program.inSet(set, chars[p])) p++;
    return p < this.endpos ? p : -1;
  }
}
