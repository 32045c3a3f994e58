/**
 * One after the other the matches of a pattern in a subject: what `search`, `findall`, `sub` and scanners share.
 * An empty match may not be where the last one ended. The host's expressions find what they can, our matcher the rest.
 */
import type { Value } from '../../objects/value.js';
import type { Vm } from '../../objects/vm.js';
import { HostMatch, MarkedMatch, type Found } from './found.js';
import { isNarrow, type HostPattern } from './host-pattern.js';
import { Matcher, type Characters } from './matcher.js';
import type { Program } from './program.js';
import type { Subject } from './subject.js';

export class Scan {
  /** Span of the last match; −1 before any. */
  start = -1;
  stop = -1;
  private from: number;
  private notEmpty = false;
  private readonly chars: Characters;
  private own: Matcher | null = null;
  private readonly host: HostPattern | null;
  /** The subject up to `endpos`; read where there is a host's expression. */
  private readonly text: string;
  /** What the host found last; null where our matcher found it. */
  private texts: RegExpExecArray | null = null;
  private whole = false;

  constructor(
    private readonly program: Program,
    private readonly subject: Subject,
    readonly pos: number,
    readonly endpos: number,
    private readonly groups: number,
    private readonly poll: () => void,
  ) {
    const { chars } = subject;
    this.chars = chars;
    this.from = pos;
    this.text = typeof chars !== 'string' ? '' : endpos === chars.length ? chars : chars.slice(0, endpos);
    this.host = this.text !== '' && isNarrow(this.text) ? program.hostPattern(groups) : null;
  }

  /** Matches just where the last match ended. */
  match(whole = false): boolean {
    const { from, host, text, notEmpty } = this;
    if (from > this.endpos) return false;
    if (host === null || notEmpty) return this.tryAt(from, whole, notEmpty);
    const texts = whole ? host.matchWhole(text, from) : host.match(text, from);
    return texts === undefined ? this.tryAt(from, whole, false) : this.took(texts, whole);
  }

  /** Searches on from where the last match ended. */
  search(): boolean {
    const { host, text, notEmpty } = this;
    if (this.from > this.endpos) return false;
    if (host === null || host.failed) return this.searchFrom(this.from);
    // the host cannot be told not to find what is empty
    if (notEmpty && this.tryAt(this.from, false, true)) return true;
    const from = notEmpty ? this.from + 1 : this.from;
    if (from > this.endpos) return false;
    const texts = host.search(text, from);
    return texts === undefined ? this.searchFrom(from) : this.took(texts, false);
  }

  /** The text of a group in the last match; `missing` where it took no part. */
  group(vm: Vm, group: number, missing: Value): Value {
    if (this.texts !== null) return this.texts[group] ?? missing;
    if (group === 0) return this.subject.slice(vm, this.start, this.stop);
    const { marks } = this.matcher;
    const [start, stop] = [marks[2 * group - 2], marks[2 * group - 1]];
    return start < 0 || stop < 0 ? missing : this.subject.slice(vm, start, stop);
  }

  /** The last match, which later ones do not change. */
  found(): Found {
    return this.texts !== null ? new HostMatch(this.host!, this.texts, this.whole) : this.marked();
  }

  // ---- the host's ----

  private took(texts: RegExpExecArray | null, whole: boolean): boolean {
    if (texts === null) return false;
    this.texts = texts;
    this.whole = whole;
    this.ended(texts.index, texts.index + texts[0].length);
    return true;
  }

  private ended(start: number, stop: number): void {
    this.start = start;
    this.stop = this.from = stop;
    this.notEmpty = start === stop;
  }

  // ---- our own ----

  private get matcher(): Matcher {
    return (this.own ??= new Matcher(this.program, this.chars, this.endpos, this.groups, this.poll));
  }

  private marked(): MarkedMatch {
    const { marks, lastIndex } = this.matcher;
    const spans = new Int32Array(2 + marks.length);
    spans[0] = this.start;
    spans[1] = this.stop;
    for (let i = 0; i < marks.length; i += 2) {
      const took = marks[i] >= 0 && marks[i + 1] >= 0;
      spans[i + 2] = took ? marks[i] : -1;
      spans[i + 3] = took ? marks[i + 1] : -1;
    }
    return new MarkedMatch(this.subject, spans, lastIndex);
  }

  private searchFrom(from: number): boolean {
    const last = this.endpos - this.program.summary.minimum;
    for (let at = this.candidate(from, last); at >= 0; at = this.candidate(at + 1, last)) {
      if (this.tryAt(at, false, this.notEmpty && at === this.from)) return true;
    }
    return false;
  }

  private tryAt(at: number, whole: boolean, notEmpty: boolean): boolean {
    const stop = this.matcher.match(at, whole, notEmpty);
    if (stop < 0) return false;
    this.texts = null;
    this.ended(at, stop);
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
