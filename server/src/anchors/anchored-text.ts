/**
 * Where the expressions of a profiled text are in the text that the person has now (insights.md §3, Staleness). An
 * expression is shown where all of its characters are those that were profiled; it is exact while nothing but space
 * and comments changed in its function. Knows no findings and no LSP.
 */
import type { Tree } from 'web-tree-sitter';
import { differences, type Replacement } from './differences.js';
import { Origins, type Span } from './origins.js';
import type { PythonParser } from './python-parser.js';
import { RecentTexts } from './recent-texts.js';
import { scopesOf, type Scope, type Token } from './scopes.js';
import { TextFingerprint } from './text-fingerprint.js';

export type { Span };

/** `stale`: the scope around it was edited, the expression itself was not. */
export interface Located extends Span {
  readonly state: 'exact' | 'stale';
}

/** The text `before` became `text`, because a span of it was replaced. */
export interface Edit extends Span {
  readonly before: string;
  readonly text: string;
  readonly isUndo: boolean;
}

interface Profiled {
  readonly tree: Tree;
  readonly scopes: readonly Scope[];
}

export class AnchoredText {
  #now: string;
  #isProfiled = true;
  #origins: Origins;
  #fingerprint: TextFingerprint;
  #profiled: Profiled | null = null;
  /** Of functions that were edited, as they are now. */
  readonly #trees = new Map<Scope | null, { readonly text: string; readonly tree: Tree }>();
  readonly #recent = new RecentTexts();
  readonly #untouched = new Map<Scope, boolean>();
  /** By span of the profiled text. */
  readonly #scopes = new Map<number, Scope | null>();

  constructor(
    readonly text: string,
    readonly parser: PythonParser,
  ) {
    this.#now = text;
    this.#origins = Origins.of(text.length);
    this.#fingerprint = new TextFingerprint(text);
    this.#recent.add(this.#fingerprint.key, this.#origins);
  }

  /**
   * Edits that are not told are worked out from the texts.
   * An undo or redo brings back what is known of the text; an edit that only happens to give the same text does not.
   */
  edit({ start, end, before, text, isUndo }: Edit): void {
    if (before !== this.#now) this.#replace(before);
    const typed = text.length - before.length + (end - start);
    this.#fingerprint.edit({ start, end }, text);
    this.#become(text, (isUndo ? this.#known() : null) ?? this.#origins.edited({ start, end }, typed));
  }

  /** null when the expression itself was edited. */
  locate(span: Span, text: string): Located | null {
    if (text !== this.#now) this.#replace(text);
    if (this.#isProfiled) return { ...span, state: 'exact' };
    const at = this.#surviving(span);
    if (at === null) return null;
    const scope = this.#scopeOf(span);
    if (scope !== null && this.#isUntouched(scope)) return { ...at, state: 'exact' };
    return this.#isSameNode(span, at, scope) ? { ...at, state: 'stale' } : null;
  }

  dispose(): void {
    for (const { tree } of this.#trees.values()) tree.delete();
    this.#trees.clear();
    this.#profiled?.tree.delete();
    this.#profiled = null;
  }

  #replace(text: string): void {
    this.#fingerprint = new TextFingerprint(text);
    this.#become(text, this.#known() ?? after(this.text, differences(this.text, text)));
  }

  #known(): Origins | null {
    return this.#recent.find(this.#fingerprint.key);
  }

  /** However it came back, the profiled text is the profiled text. */
  #become(text: string, origins: Origins): void {
    this.#now = text;
    this.#isProfiled = text === this.text;
    this.#origins = this.#isProfiled ? Origins.of(text.length) : origins;
    this.#untouched.clear();
    this.#recent.add(this.#fingerprint.key, this.#origins);
  }

  /** In one piece, or with nothing but space that was typed or taken out between its tokens. */
  #surviving(span: Span): Span | null {
    const whole = this.#origins.whole(span);
    if (whole !== null) return this.#isJoined(span, whole) ? null : whole;
    const scope = this.#scopeOf(span);
    const tokens = scope?.tokens.filter(token => token.start >= span.start && token.end <= span.end) ?? [];
    return this.#places(tokens, /^\s*$/, token => this.#origins.whole(token));
  }

  /** A letter that was typed against an end of it makes it another word. A part of a word was joined before. */
  #isJoined(span: Span, at: Span): boolean {
    return (joins(this.#now, at.start) && !joins(this.text, span.start)) || (joins(this.#now, at.end) && !joins(this.text, span.end));
  }

  #isUntouched(scope: Scope): boolean {
    const known = this.#untouched.get(scope);
    if (known !== undefined) return known;
    const isWhole = scope.name !== '' && this.#origins.whole(scope) !== null;
    const at = isWhole ? this.#origins.whole(scope) : this.#places(scope.tokens, SPACE_AND_COMMENTS, token => this.#spread(token));
    const untouched = at !== null && (scope.name === '' || !this.#goesOn(scope, at));
    this.#untouched.set(scope, untouched);
    return untouched;
  }

  /** Something was typed at the end of a function: on its last line, or on lines that are indented as its body is. */
  #goesOn(scope: Scope, { start, end }: Span): boolean {
    const next = scope.end + this.text.slice(scope.end, scope.end + MOST_BLANK).search(/\S/);
    if (this.#origins.whole({ start: scope.end - 1, end: next + 1 }) !== null) return false;
    const indent = start - 1 - this.#now.lastIndexOf('\n', start - 1);
    const [rest = '', ...lines] = this.#now.slice(end, this.#now.indexOf('\n', end + MOST_BLANK) + 1 || undefined).split('\n');
    if (!SPACE_AND_COMMENTS.test(rest)) return true;
    const more = lines.find(line => !SPACE_AND_COMMENTS.test(line));
    return more !== undefined && (/^\s*/.exec(more)?.[0].length ?? 0) > indent;
  }

  /** Where tokens are that all survived, with only such text between two of them. A scope within may change inside. */
  #places(tokens: readonly Token[], between: RegExp, placeOf: (token: Token) => Span | null): Span | null {
    let start: number | null = null;
    let end: number | null = null;
    for (const token of tokens) {
      const at = token.isScope ? this.#headOf(token) : placeOf(token);
      if (at === null) return null;
      if (end !== null && !between.test(this.#now.slice(end, at.start)) && !this.#isAllOld(end, at.start)) return null;
      start ??= at.start;
      end = token.isScope ? this.#endOf(token) : at.end;
    }
    return start === null || end === null ? null : { start, end };
  }

  /** A token, or what is left of it when space was typed or taken out within: in a string, or by a stray Enter. */
  #spread(token: Span): Span | null {
    const whole = this.#origins.whole(token);
    if (whole !== null) return whole;
    let start: number | null = null;
    let end = 0;
    for (let from = token.start; from < token.end; from++) {
      if (isSpace(this.text[from])) continue;
      const at = this.#origins.character(from);
      if (at === null || (start !== null && this.#now.slice(end, at).trim() !== '')) return null;
      start ??= at;
      end = at + 1;
    }
    return start === null ? null : { start, end };
  }

  /** Between two tokens that survived, what is old was a comment; it may have lost its mark to a stray Enter. */
  #isAllOld(start: number, end: number): boolean {
    for (let at = start; at < end; at++) if (!isSpace(this.#now[at]) && !this.#origins.isOld(at)) return false;
    return true;
  }

  #headOf({ start }: Token): Span | null {
    const at = this.#origins.character(start);
    return at === null ? null : { start: at, end: at };
  }

  /** null, where what follows is not compared, if its last character is gone. */
  #endOf({ end }: Token): number | null {
    const at = this.#origins.character(end - 1);
    return at === null ? null : at + 1;
  }

  /** In a function that was edited, the same characters may have become another thing: a part of a string, a comment. */
  #isSameNode(span: Span, at: Span, scope: Scope | null): boolean {
    const region = this.#region(scope);
    if (at.start < region.start || at.end > region.end) return false;
    const old = this.#profile().tree.rootNode.descendantForIndex(span.start, span.end);
    const now = this.#parsed(scope, region).rootNode.descendantForIndex(at.start - region.start, at.end - region.start);
    if (old === null || now?.type !== old.type) return false;
    const isNode = old.startIndex === span.start && old.endIndex === span.end;
    return !isNode || (now.startIndex === at.start - region.start && now.endIndex === at.end - region.start);
  }

  /** The lines of a function as they are now, which say by themselves what is in them; for others, the whole text. */
  #region(scope: Scope | null): Span {
    const whole = { start: 0, end: this.#now.length };
    const last = scope?.tokens.findLast(token => this.#origins.whole(token) !== null);
    const start = scope === null || scope.name === '' ? null : this.#origins.character(scope.start);
    if (start === null || last === undefined) return whole;
    const { end } = this.#origins.whole(last) ?? whole;
    const line = this.#now.indexOf('\n', end);
    return { start, end: line < 0 ? this.#now.length : line + 1 };
  }

  /** The innermost one. Asked for the same spans after every keystroke. */
  #scopeOf(span: Span): Scope | null {
    const key = span.start * (this.text.length + 1) + span.end;
    const known = this.#scopes.get(key);
    if (known !== undefined) return known;
    const found = this.#profile().scopes.find(scope => scope.start <= span.start && span.end <= scope.end) ?? null;
    this.#scopes.set(key, found);
    return found;
  }

  #profile(): Profiled {
    if (this.#profiled === null) {
      const tree = this.parser.parse(this.text);
      this.#profiled = { tree, scopes: scopesOf(tree) };
    }
    return this.#profiled;
  }

  /** The tree of a part, kept while its text is the same. It holds a copy of that: a part of a string holds the whole. */
  #parsed(scope: Scope | null, { start, end }: Span): Tree {
    const text = this.#now.slice(start, end);
    const last = this.#trees.get(scope);
    if (last?.text === text) return last.tree;
    const own = structuredClone(text);
    const tree = this.parser.parse(own);
    last?.tree.delete();
    this.#trees.set(scope, { text: own, tree });
    return tree;
  }
}

function after(text: string, replacements: readonly Replacement[]): Origins {
  return replacements.reduce((origins, replacement) => origins.edited(replacement, replacement.typed), Origins.of(text.length));
}

/** How far behind a function is looked for something that belongs to it. */
const MOST_BLANK = 400;
/** A line that goes on, too. */
const SPACE_AND_COMMENTS = /^(?:\s|#.*|\\\r?\n)*$/;
const LETTER = /[\p{L}\p{N}_]/u;

function isSpace(character: string): boolean {
  return character.trim() === '';
}

function joins(text: string, at: number): boolean {
  return LETTER.test(text.charAt(at - 1)) && LETTER.test(text.charAt(at));
}
