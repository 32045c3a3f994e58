/**
 * The kinds of tokens, and the tables from spelling to kind. Knows nothing of how text is cut
 * or of what the grammar does with tokens.
 */

export const enum T {
  End, Newline, Indent, Dedent, Name, Number, String, FStringStart, FStringMiddle, FStringEnd,
  // brackets and punctuation
  LPar, RPar, LBracket, RBracket, LBrace, RBrace, Comma, Colon, ColonEqual, Semi, Dot, Ellipsis, Arrow, At, Exclaim,
  // operators
  Plus, Minus, Star, DoubleStar, Slash, DoubleSlash, Percent, Amper, VBar, Circumflex, Tilde, LeftShift, RightShift,
  Less, Greater, LessEqual, GreaterEqual, EqEqual, NotEqual, Equal,
  // augmented assignment, in one block
  PlusEqual, MinusEqual, StarEqual, AtEqual, SlashEqual, PercentEqual, AmperEqual, VBarEqual, CircumflexEqual,
  LeftShiftEqual, RightShiftEqual, DoubleStarEqual, DoubleSlashEqual,
  // keywords, in one block
  False, None, True, And, As, Assert, Async, Await, Break, Class, Continue, Def, Del, Elif, Else, Except, Finally, For,
  From, Global, If, Import, In, Is, Lambda, Nonlocal, Not, Or, Pass, Raise, Return, Try, While, With, Yield,
  /** A character that begins no token, as `$`. */
  Stray,
}

export interface Token {
  readonly kind: T;
  /** Offsets in the source. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** −1 for tokens without text of their own (`Indent`, `Dedent`, `End`). */
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
  /** The spelling; for names in normal form (NFKC). */
  readonly text: string;
  /** Brackets open after it. */
  readonly level: number;
}

export const KEYWORDS: ReadonlyMap<string, T> = new Map<string, T>([
  ['False', T.False], ['None', T.None], ['True', T.True], ['and', T.And], ['as', T.As], ['assert', T.Assert],
  ['async', T.Async], ['await', T.Await], ['break', T.Break], ['class', T.Class], ['continue', T.Continue],
  ['def', T.Def], ['del', T.Del], ['elif', T.Elif], ['else', T.Else], ['except', T.Except], ['finally', T.Finally],
  ['for', T.For], ['from', T.From], ['global', T.Global], ['if', T.If], ['import', T.Import], ['in', T.In],
  ['is', T.Is], ['lambda', T.Lambda], ['nonlocal', T.Nonlocal], ['not', T.Not], ['or', T.Or], ['pass', T.Pass],
  ['raise', T.Raise], ['return', T.Return], ['try', T.Try], ['while', T.While], ['with', T.With], ['yield', T.Yield],
]);

export const OPERATORS: ReadonlyMap<string, T> = new Map<string, T>([
  ['(', T.LPar], [')', T.RPar], ['[', T.LBracket], [']', T.RBracket], ['{', T.LBrace], ['}', T.RBrace], [',', T.Comma],
  [':', T.Colon], [':=', T.ColonEqual], [';', T.Semi], ['.', T.Dot], ['...', T.Ellipsis], ['->', T.Arrow], ['@', T.At],
  ['!', T.Exclaim], ['+', T.Plus], ['-', T.Minus], ['*', T.Star], ['**', T.DoubleStar], ['/', T.Slash],
  ['//', T.DoubleSlash], ['%', T.Percent], ['&', T.Amper], ['|', T.VBar], ['^', T.Circumflex], ['~', T.Tilde],
  ['<<', T.LeftShift], ['>>', T.RightShift], ['<', T.Less], ['>', T.Greater], ['<=', T.LessEqual], ['>=', T.GreaterEqual],
  ['==', T.EqEqual], ['!=', T.NotEqual], ['<>', T.NotEqual], ['=', T.Equal], ['+=', T.PlusEqual], ['-=', T.MinusEqual],
  ['*=', T.StarEqual], ['@=', T.AtEqual], ['/=', T.SlashEqual], ['%=', T.PercentEqual], ['&=', T.AmperEqual],
  ['|=', T.VBarEqual], ['^=', T.CircumflexEqual], ['<<=', T.LeftShiftEqual], ['>>=', T.RightShiftEqual],
  ['**=', T.DoubleStarEqual], ['//=', T.DoubleSlashEqual],
]);
