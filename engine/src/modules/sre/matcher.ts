/**
 * The backtracking matcher: runs a `Program` over one subject. Choices wait on a stack of its own, so that no input
 * is too long for the host's stack; that recurses only as deep as assertions and atomic groups nest in the pattern.
 * What must be undone when a choice is taken up again is in a trail; repeat contexts are never changed, so that a
 * choice holds on to its own. Knows nothing of Python values.
 */
import { isWordAscii, isWordUnicode, lowerAscii, lowerUnicode } from './characters.js';
import { At, MAXREPEAT, Op } from './opcodes.js';
import type { Program } from './program.js';

/** Text without surrogates, code points, or bytes. */
export type Characters = string | Uint32Array | Uint8Array;

/** One round of a REPEAT whose body is more than one character. */
interface Round {
  /** Place of its REPEAT. */
  readonly op: number;
  /** Rounds before this one. */
  readonly count: number;
  /** Where the last optional round began: an empty one ends the repetition. */
  readonly last: number;
  readonly outer: Round | null;
}

/** How a choice goes on. */
const Choice = { GO: 0, ALTERNATIVE: 1, SHORTER: 2, LONGER: 3 } as const;

/** Words of a choice: kind, place, position, a limit, height of the trail. */
const WORDS = 5;
const UNLIMITED = 0x3fffffff;
const POLL_EVERY = 5_000;

export class Matcher {
  /** Start and end of each group from zero; −1 where it did not take part. */
  readonly marks: Int32Array;
  /** Number of the group that ended last; −1 before any did. */
  lastIndex = -1;
  /** A match must not end here (−1: may end anywhere): after an empty one. */
  private forbidden = -1;
  private whole = false;

  private readonly choices: number[] = [];
  private readonly rounds: (Round | null)[] = [];
  private top = 0;
  private readonly trail: number[] = [];
  private trailTop = 0;
  private fuel = POLL_EVERY;

  constructor(
    private readonly program: Program,
    private readonly chars: Characters,
    /** No character at or after this is seen. */
    private readonly end: number,
    groups: number,
    private readonly poll: () => void,
  ) {
    this.marks = new Int32Array(2 * groups).fill(-1);
  }

  /** Where a match that begins at `start` ends, or −1. `whole`: it must reach the end. */
  match(start: number, whole: boolean, notEmpty: boolean): number {
    this.reset();
    this.whole = whole;
    this.forbidden = notEmpty ? start : -1;
    return this.run(this.program.summary.start, start, true);
  }

  reset(): void {
    this.marks.fill(-1);
    this.lastIndex = -1;
    this.top = this.trailTop = 0;
  }

  at(i: number): number {
    return typeof this.chars === 'string' ? this.chars.charCodeAt(i) : this.chars[i];
  }

  // ---- choices and the trail ----

  private push(kind: number, pc: number, pos: number, limit: number, round: Round | null): void {
    const t = this.top * WORDS;
    const c = this.choices;
    c[t] = kind;
    c[t + 1] = pc;
    c[t + 2] = pos;
    c[t + 3] = limit;
    c[t + 4] = this.trailTop;
    this.rounds[this.top++] = round;
  }

  private mark(index: number, pos: number): void {
    const t = this.trailTop;
    this.trail[t] = index;
    this.trail[t + 1] = this.marks[index];
    this.trail[t + 2] = this.lastIndex;
    this.trailTop = t + 3;
    this.marks[index] = pos;
    if ((index & 1) === 1) this.lastIndex = (index >> 1) + 1;
  }

  private undo(height: number): void {
    while (this.trailTop > height) {
      this.trailTop -= 3;
      this.marks[this.trail[this.trailTop]] = this.trail[this.trailTop + 1];
      this.lastIndex = this.trail[this.trailTop + 2];
    }
  }

  private refuel(): void {
    this.fuel = POLL_EVERY;
    this.poll();
  }

  // ---- the dispatch loop ----

  /** Runs from `pc` to SUCCESS: where that is reached, or −1 with all marks as they were. Leaves no choices behind. */
  private run(start: number, from: number, outermost: boolean): number {
    const { code } = this.program;
    const { end } = this;
    const base = this.top;
    const trailBase = this.trailTop;
    let pc = start;
    let pos = from;
    let round: Round | null = null;
    for (;;) {
      if (--this.fuel <= 0) this.refuel();
      // Each case goes on with `continue`; `break` is failure, and takes up the newest choice.
      switch (code[pc]) {
        case Op.SUCCESS:
          if (outermost && ((this.whole && pos !== end) || pos === this.forbidden)) break;
          this.top = base;
          return pos;
        case Op.LITERAL:
          if (pos >= end || this.at(pos) !== code[pc + 1]) break;
          pos++;
          pc += 2;
          continue;
        case Op.ANY:
        case Op.ANY_ALL:
          if (pos >= end || (code[pc] === Op.ANY && this.at(pos) === 10)) break;
          pos++;
          pc++;
          continue;
        case Op.IN:
        case Op.IN_IGNORE:
        case Op.IN_UNI_IGNORE:
        case Op.IN_LOC_IGNORE:
          if (pos >= end || !this.program.takes(pc, this.at(pos))) break;
          pos++;
          pc += 1 + code[pc + 1];
          continue;
        case Op.NOT_LITERAL:
        case Op.LITERAL_IGNORE:
        case Op.NOT_LITERAL_IGNORE:
        case Op.LITERAL_UNI_IGNORE:
        case Op.NOT_LITERAL_UNI_IGNORE:
        case Op.LITERAL_LOC_IGNORE:
        case Op.NOT_LITERAL_LOC_IGNORE:
          if (pos >= end || !this.program.takes(pc, this.at(pos))) break;
          pos++;
          pc += 2;
          continue;
        case Op.MARK:
          this.mark(code[pc + 1], pos);
          pc += 2;
          continue;
        case Op.AT:
          if (!this.isAt(code[pc + 1], pos)) break;
          pc += 2;
          continue;
        case Op.JUMP:
        case Op.INFO:
          pc += 1 + code[pc + 1];
          continue;
        case Op.BRANCH: {
          const next = this.alternative(pc + 1, pos, round);
          if (next < 0) break;
          pc = next;
          continue;
        }
        case Op.REPEAT_ONE: {
          const [min, max] = [code[pc + 2], limitOf(code[pc + 3])];
          const most = this.count(pc + 4, pos, max);
          if (most < min) break;
          pc += 1 + code[pc + 1];
          if (most > min) this.push(Choice.SHORTER, pc, pos + most - 1, pos + min, round);
          pos += most;
          continue;
        }
        case Op.MIN_REPEAT_ONE: {
          const [min, max] = [code[pc + 2], limitOf(code[pc + 3])];
          if (min > 0 && this.count(pc + 4, pos, min) < min) break;
          pos += min;
          if (max > min) this.push(Choice.LONGER, pc, pos, max - min, round);
          pc += 1 + code[pc + 1];
          continue;
        }
        case Op.POSSESSIVE_REPEAT_ONE: {
          const most = this.count(pc + 4, pos, limitOf(code[pc + 3]));
          if (most < code[pc + 2]) break;
          pos += most;
          pc += 1 + code[pc + 1];
          continue;
        }
        case Op.REPEAT:
          round = { op: pc, count: -1, last: -1, outer: round };
          pc += 1 + code[pc + 1];
          continue;
        case Op.MAX_UNTIL: {
          const { op, count, last, outer } = round as Round;
          if (count + 1 < code[op + 2]) round = { op, count: count + 1, last, outer };
          else if ((count + 1 < code[op + 3] || code[op + 3] === MAXREPEAT) && pos !== last) {
            this.push(Choice.GO, pc + 1, pos, 0, outer);
            round = { op, count: count + 1, last: pos, outer };
          } else {
            round = outer;
            pc++;
            continue;
          }
          pc = op + 4;
          continue;
        }
        case Op.MIN_UNTIL: {
          const { op, count, last, outer } = round as Round;
          if (count + 1 < code[op + 2]) {
            round = { op, count: count + 1, last, outer };
            pc = op + 4;
            continue;
          }
          if ((count + 1 < code[op + 3] || code[op + 3] === MAXREPEAT) && pos !== last)
            this.push(Choice.GO, op + 4, pos, 0, { op, count: count + 1, last: pos, outer });
          round = outer;
          pc++;
          continue;
        }
        case Op.POSSESSIVE_REPEAT: {
          const after = this.possessive(pc, pos);
          if (after < 0) break;
          pos = after;
          pc += 2 + code[pc + 1];
          continue;
        }
        case Op.ATOMIC_GROUP: {
          const after = this.run(pc + 2, pos, false);
          if (after < 0) break;
          pos = after;
          pc += 1 + code[pc + 1];
          continue;
        }
        case Op.ASSERT:
          if (pos < code[pc + 2] || this.run(pc + 3, pos - code[pc + 2], false) < 0) break;
          pc += 1 + code[pc + 1];
          continue;
        case Op.ASSERT_NOT: {
          const height = this.trailTop;
          if (pos >= code[pc + 2] && this.run(pc + 3, pos - code[pc + 2], false) >= 0) {
            this.undo(height);
            break;
          }
          pc += 1 + code[pc + 1];
          continue;
        }
        case Op.GROUPREF:
        case Op.GROUPREF_IGNORE:
        case Op.GROUPREF_UNI_IGNORE:
        case Op.GROUPREF_LOC_IGNORE: {
          const length = this.repeated(code[pc], code[pc + 1], pos);
          if (length < 0) break;
          pos += length;
          pc += 2;
          continue;
        }
        case Op.GROUPREF_EXISTS:
          pc += this.took(code[pc + 1]) ? 3 : 1 + code[pc + 2];
          continue;
        case Op.FAILURE:
          break;
        default:
          throw new RangeError(`no opcode of a regular expression: ${code[pc]}`);
      }
      // Failure: the newest choice, or none.
      for (;;) {
        if (this.top === base) {
          this.undo(trailBase);
          return -1;
        }
        const t = --this.top * WORDS;
        const c = this.choices;
        const kind = c[t];
        this.undo(c[t + 4]);
        pc = c[t + 1];
        pos = c[t + 2];
        round = this.rounds[this.top];
        if (kind === Choice.GO) break;
        if (kind === Choice.SHORTER) {
          const least = c[t + 3];
          if (code[pc] === Op.LITERAL) pos = this.backTo(code[pc + 1], pos, least);
          if (pos < least) continue;
          if (pos > least) this.push(Choice.SHORTER, pc, pos - 1, least, round);
          break;
        }
        if (kind === Choice.LONGER) {
          if (pos >= end || !this.program.takes(pc + 4, this.at(pos))) continue;
          pos++;
          if (c[t + 3] > 1) this.push(Choice.LONGER, pc, pos, c[t + 3] - 1, round);
          pc += 1 + code[pc + 1];
          break;
        }
        const next = this.alternative(pc, pos, round);
        if (next < 0) continue;
        pc = next;
        break;
      }
    }
  }

  /** The first alternative from `pc` on that can begin at `pos`, or −1; the rest become a choice. */
  private alternative(pc: number, pos: number, round: Round | null): number {
    const { code } = this.program;
    for (let at = pc; code[at] !== 0; at += code[at]) {
      if (!this.canBegin(at + 1, pos)) continue;
      const rest = at + code[at];
      if (code[rest] !== 0) this.push(Choice.ALTERNATIVE, rest, pos, 0, round);
      return at + 1;
    }
    return -1;
  }

  private canBegin(pc: number, pos: number): boolean {
    const op = this.program.code[pc];
    return (op !== Op.LITERAL && op !== Op.IN) || (pos < this.end && this.program.takes(pc, this.at(pos)));
  }

  /** The last position from `pos` down to `least` where `literal` is; less than `least` when there is none. */
  private backTo(literal: number, pos: number, least: number): number {
    let p = pos;
    while (p >= least && (p >= this.end || this.at(p) !== literal)) p--;
    this.fuel -= pos - p;
    return p;
  }

  // ---- repetition of one character ----

  /** How many characters from `pos` on, at most `max`, the item takes. Hot: the inner loop of most patterns. */
  private count(item: number, pos: number, max: number): number {
    const { program, chars } = this;
    const { code } = program;
    const stop = max < this.end - pos ? pos + max : this.end;
    let p = pos;
    const op = code[item];
    if (op === Op.ANY_ALL) p = Math.max(pos, stop);
    else if (typeof chars === 'string') {
      if (op === Op.LITERAL) while (p < stop && chars.charCodeAt(p) === code[item + 1]) p++;
      else if (op === Op.IN) p = this.countInSet(chars, item + 2, pos, stop);
      else while (p < stop && program.takes(item, chars.charCodeAt(p))) p++;
    } else while (p < stop && program.takes(item, chars[p])) p++;
    this.fuel -= p - pos;
    return p - pos;
  }

  private countInSet(chars: string, set: number, pos: number, stop: number): number {
    const { program } = this;
    const answers = program.answersFor(set);
    let p = pos;
    for (; p < stop; p++) {
      const ch = chars.charCodeAt(p);
      const known = ch < 256 ? answers[ch] : 0;
      if (known === 1 || (known === 0 && !program.inSet(set, ch))) break;
    }
    return p;
  }

  private possessive(pc: number, pos: number): number {
    const { code } = this.program;
    const [min, max] = [code[pc + 2], limitOf(code[pc + 3])];
    const height = this.trailTop;
    let at = pos;
    for (let count = 0; count < max; count++) {
      const after = this.run(pc + 4, at, false);
      if (after < 0 && count >= min) break;
      if (after < 0) {
        this.undo(height);
        return -1;
      }
      if (after === at && count >= min) break;
      at = after;
    }
    return at;
  }

  // ---- groups and positions ----

  private took(group: number): boolean {
    const [start, stop] = [this.marks[2 * group], this.marks[2 * group + 1]];
    return start >= 0 && stop >= start;
  }

  /** Length of the group's text if it is repeated at `pos`, else −1. */
  private repeated(op: number, group: number, pos: number): number {
    if (!this.took(group)) return -1;
    const start = this.marks[2 * group];
    const length = this.marks[2 * group + 1] - start;
    if (pos + length > this.end) return -1;
    const fold = op === Op.GROUPREF ? same : op === Op.GROUPREF_UNI_IGNORE ? lowerUnicode : lowerAscii;
    for (let i = 0; i < length; i++) if (fold(this.at(start + i)) !== fold(this.at(pos + i))) return -1;
    this.fuel -= length;
    return length;
  }

  private isAt(where: number, pos: number): boolean {
    const { end } = this;
    switch (where) {
      case At.BEGINNING:
      case At.BEGINNING_STRING:
        return pos === 0;
      case At.BEGINNING_LINE:
        return pos === 0 || this.at(pos - 1) === 10;
      case At.END:
        return pos === end || (pos === end - 1 && this.at(pos) === 10);
      case At.END_LINE:
        return pos === end || this.at(pos) === 10;
      case At.END_STRING:
        return pos === end;
      default:
        return this.isBoundary(where, pos);
    }
  }

  /** `\b` and `\B`; neither is anywhere in an empty subject. */
  private isBoundary(where: number, pos: number): boolean {
    if (this.end === 0) return false;
    const isWord = where >= At.UNI_BOUNDARY ? isWordUnicode : isWordAscii;
    const before = pos > 0 && isWord(this.at(pos - 1));
    const after = pos < this.end && isWord(this.at(pos));
    return (before !== after) === (where === At.BOUNDARY || where === At.LOC_BOUNDARY || where === At.UNI_BOUNDARY);
  }
}

const same = (ch: number): number => ch;

function limitOf(max: number): number {
  return max > UNLIMITED ? UNLIMITED : max;
}
