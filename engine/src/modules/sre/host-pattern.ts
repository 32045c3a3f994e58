/**
 * An expression as one of the host's, for subjects whose characters are all below a limit: it finds the same, faster.
 * Knows nothing of Python values.
 */
import { firstOf } from './backtracking.js';
import { rangesWhere, within, type Ranges } from './character-ranges.js';
import { groupsByEnd, hostSource } from './host-source.js';
import type { Program } from './program.js';
import { treeOf, type Node } from './tree.js';

/** The host keeps texts of such characters in bytes, and then leaves out of its code what no byte can be. */
const LIMIT = 0x100;
const EVERYTHING: Ranges = [0, LIMIT];
const BEYOND = /[^\0-\xff]/;

/** Texts in which all characters are below the limit. Answered at once where the host keeps the text in bytes. */
export const isNarrow = (text: string): boolean => !BEYOND.test(text);

export class HostPattern {
  private searching: RegExp | null = null;
  private matching: RegExp | null = null;
  private matchingWhole: RegExp | null = null;
  private measuring: RegExp | null = null;
  private measuringWhole: RegExp | null = null;

  /** The host found it too large, or a subject too long for its stack. */
  failed = false;

  private constructor(
    private readonly source: string,
    /** Group numbers in the order in which the groups end. */
    private readonly byEnd: readonly number[],
  ) {}

  /** Null where the host has nothing that means the same. */
  static of(program: Program, groups: number): HostPattern | null {
    const tree = treeOf(program, LIMIT);
    if (tree === null || !beginsAsSaid(tree, program)) return null;
    const source = hostSource(tree, groups, LIMIT);
    return source === null ? null : new HostPattern(source, groupsByEnd(tree));
  }

  // What they give is undefined where the host failed.

  search(text: string, from: number): RegExpExecArray | null | undefined {
    return this.execAt((this.searching ??= new RegExp(this.source, 'g')), text, from);
  }

  match(text: string, at: number): RegExpExecArray | null | undefined {
    return this.execAt((this.matching ??= new RegExp(this.source, 'y')), text, at);
  }

  /** A match that reaches the end. */
  matchWhole(text: string, at: number): RegExpExecArray | null | undefined {
    return this.execAt((this.matchingWhole ??= new RegExp(wholly(this.source), 'y')), text, at);
  }

  /** Start and end of each group of a match that was found, the match itself first; −1 where one took no part. */
  spans(found: RegExpExecArray, whole: boolean): Int32Array {
    const spans = new Int32Array(2 * found.length).fill(-1);
    if (found.length === 1) spans.set([found.index, found.index + found[0].length]);
    else this.measure(found, whole).forEach((span, i) => span !== undefined && spans.set(span, 2 * i));
    return spans;
  }

  /** Finds it again, and where its groups are: to ask for that each time costs the host too much. */
  private measure(found: RegExpExecArray, whole: boolean): readonly ([number, number] | undefined)[] {
    const measuring = whole
      ? (this.measuringWhole ??= new RegExp(wholly(this.source), 'dy'))
      : (this.measuring ??= new RegExp(this.source, 'dy'));
    return this.execAt(measuring, found.input, found.index)!.indices!;
  }

  /** Number of the group that ended last; −1 where none took part. */
  lastIndex(found: RegExpExecArray): number {
    const { byEnd } = this;
    for (let i = byEnd.length - 1; i >= 0; i--) if (found[byEnd[i]] !== undefined) return byEnd[i];
    return -1;
  }

  private execAt(regexp: RegExp, text: string, at: number): RegExpExecArray | null | undefined {
    regexp.lastIndex = at;
    try {
      return regexp.exec(text);
    } catch {
      this.failed = true;
      return undefined;
    }
  }
}

/** What a program says of its matches' first characters counts, even where it is wrong: `(?a:\W(?u:\w))`. */
function beginsAsSaid(tree: Node, program: Program): boolean {
  const { prefix, charset } = program.summary;
  if (prefix.length === 0 && charset < 0) return true;
  const said = rangesWhere(LIMIT, ch => (prefix.length > 0 ? ch === prefix[0] : program.inSet(charset, ch)));
  return within(firstOf(tree, EVERYTHING), said);
}

const wholly = (source: string): string => `(?:${source})$`;
