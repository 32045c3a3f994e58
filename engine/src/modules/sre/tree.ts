/**
 * A compiled expression as a tree again, for those who ask what it is rather than run it. Characters are known up to a
 * limit. Knows neither subjects nor what the tree is for.
 */
import { rangesWhere, type Ranges } from './character-ranges.js';
import { MAXREPEAT, Op } from './opcodes.js';
import type { Program } from './program.js';

export type Node =
  | { readonly kind: 'set'; readonly ranges: Ranges }
  | { readonly kind: 'sequence'; readonly items: readonly Node[] }
  | { readonly kind: 'choice'; readonly items: readonly Node[] }
  | Repeat
  /** Number from one. */
  | { readonly kind: 'group'; readonly number: number; readonly body: Node }
  | { readonly kind: 'at'; readonly where: number }
  | { readonly kind: 'look'; readonly behind: boolean; readonly negative: boolean; readonly body: Node }
  | { readonly kind: 'reference'; readonly number: number };

export interface Repeat {
  readonly kind: 'repeat';
  readonly body: Node;
  readonly minimum: number;
  /** Infinity where there is none. */
  readonly maximum: number;
  readonly greedy: boolean;
}

/** The tree of a program, or null where it has an operation that the tree has no word for. */
export function treeOf(program: Program, limit: number): Node | null {
  const reader = new Reader(program, limit);
  const tree = reader.sequence(program.summary.start);
  return reader.known ? tree : null;
}

const bound = (max: number): number => (max === MAXREPEAT ? Infinity : max);

class Reader {
  known = true;
  private readonly code: Uint32Array;

  constructor(
    private readonly program: Program,
    private readonly limit: number,
  ) {
    this.code = program.code;
  }

  /** Place after what was read last. */
  private at = 0;

  /** Up to what ends a body; `at` is then there. */
  sequence(start: number): Node {
    const items: Node[] = [];
    this.at = start;
    while (this.known && !this.isEnd(this.at)) items.push(this.item(this.at));
    return items.length === 1 ? items[0] : { kind: 'sequence', items };
  }

  private isEnd(pc: number): boolean {
    const op = this.code[pc];
    if (op === Op.MARK) return (this.code[pc + 1] & 1) === 1;
    return op === Op.SUCCESS || op === Op.JUMP || op === Op.MAX_UNTIL || op === Op.MIN_UNTIL;
  }

  private item(pc: number): Node {
    const { code } = this;
    switch (code[pc]) {
      case Op.LITERAL:
      case Op.NOT_LITERAL:
      case Op.LITERAL_IGNORE:
      case Op.NOT_LITERAL_IGNORE:
      case Op.LITERAL_UNI_IGNORE:
      case Op.NOT_LITERAL_UNI_IGNORE:
      case Op.LITERAL_LOC_IGNORE:
      case Op.NOT_LITERAL_LOC_IGNORE:
        return this.character(pc, pc + 2);
      case Op.ANY:
      case Op.ANY_ALL:
        return this.character(pc, pc + 1);
      case Op.IN:
      case Op.IN_IGNORE:
      case Op.IN_UNI_IGNORE:
      case Op.IN_LOC_IGNORE:
        return this.character(pc, this.after(pc));
      case Op.FAILURE:
        this.at = pc + 1;
        return { kind: 'set', ranges: [] };
      case Op.AT:
        this.at = pc + 2;
        return { kind: 'at', where: code[pc + 1] };
      case Op.GROUPREF:
        this.at = pc + 2;
        return { kind: 'reference', number: code[pc + 1] + 1 };
      case Op.MARK:
        return this.group(pc);
      case Op.BRANCH:
        return this.choice(pc);
      case Op.REPEAT_ONE:
      case Op.MIN_REPEAT_ONE:
        return this.repeat(pc, code[pc] === Op.REPEAT_ONE, this.after(pc));
      case Op.REPEAT: {
        const until = this.after(pc);
        return this.repeat(pc, code[until] === Op.MAX_UNTIL, until + 1);
      }
      case Op.ASSERT:
      case Op.ASSERT_NOT: {
        const body = this.sequence(pc + 3);
        this.at = this.after(pc);
        return { kind: 'look', behind: code[pc + 2] > 0, negative: code[pc] === Op.ASSERT_NOT, body };
      }
      default:
        this.known = false;
        return { kind: 'sequence', items: [] };
    }
  }

  /** Place to which the skip of the operation leads. */
  private after(pc: number): number {
    return pc + 1 + this.code[pc + 1];
  }

  private character(pc: number, after: number): Node {
    this.at = after;
    return { kind: 'set', ranges: rangesWhere(this.limit, ch => this.program.takes(pc, ch)) };
  }

  private group(pc: number): Node {
    const body = this.sequence(pc + 2);
    this.at += 2;
    return { kind: 'group', number: (this.code[pc + 1] >> 1) + 1, body };
  }

  private choice(pc: number): Node {
    const items: Node[] = [];
    let next = pc + 1;
    for (; this.known && this.code[next] !== 0; next += this.code[next]) items.push(this.sequence(next + 1));
    this.at = next + 1;
    return { kind: 'choice', items };
  }

  private repeat(pc: number, greedy: boolean, after: number): Node {
    const body = this.sequence(pc + 4);
    this.at = after;
    return { kind: 'repeat', body, minimum: this.code[pc + 2], maximum: bound(this.code[pc + 3]), greedy };
  }
}
