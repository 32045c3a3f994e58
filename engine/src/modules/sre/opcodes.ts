/**
 * The numbers of the compiled regular expressions that `re._compiler` writes (`re._constants`, MAGIC 20230612).
 * Each opcode says what follows it; a skip counts from its own place. Pure data.
 */
export const MAGIC = 20230612;
export const MAXREPEAT = 0xffffffff;
export const MAXGROUPS = 0x3fffffff;

export const Op = {
  FAILURE: 0,
  SUCCESS: 1,
  ANY: 2,
  ANY_ALL: 3,
  /** skip back body SUCCESS: body matches `back` characters behind. */
  ASSERT: 4,
  ASSERT_NOT: 5,
  /** where */
  AT: 6,
  /** (skip alternative JUMP skip)… 0 */
  BRANCH: 7,
  CATEGORY: 8,
  /** 8 words: a bit for each of 256 characters. */
  CHARSET: 9,
  /** count, 256 bytes naming a block each, count blocks like CHARSET's. */
  BIGCHARSET: 10,
  /** group */
  GROUPREF: 11,
  /** group skip yes JUMP skip no */
  GROUPREF_EXISTS: 12,
  /** skip set FAILURE */
  IN: 13,
  /** skip flags minimum maximum (prefix | charset) */
  INFO: 14,
  /** skip */
  JUMP: 15,
  /** character */
  LITERAL: 16,
  /** 2·group, or that + 1 at its end, both from zero */
  MARK: 17,
  MAX_UNTIL: 18,
  MIN_UNTIL: 19,
  NOT_LITERAL: 20,
  NEGATE: 21,
  /** low high */
  RANGE: 22,
  /** skip minimum maximum body (MAX_UNTIL | MIN_UNTIL) */
  REPEAT: 23,
  /** skip minimum maximum item SUCCESS: the item is one character. */
  REPEAT_ONE: 24,
  MIN_REPEAT_ONE: 26,
  /** skip body SUCCESS */
  ATOMIC_GROUP: 27,
  /** skip minimum maximum body SUCCESS */
  POSSESSIVE_REPEAT: 28,
  POSSESSIVE_REPEAT_ONE: 29,
  GROUPREF_IGNORE: 30,
  IN_IGNORE: 31,
  LITERAL_IGNORE: 32,
  NOT_LITERAL_IGNORE: 33,
  GROUPREF_LOC_IGNORE: 34,
  IN_LOC_IGNORE: 35,
  LITERAL_LOC_IGNORE: 36,
  NOT_LITERAL_LOC_IGNORE: 37,
  GROUPREF_UNI_IGNORE: 38,
  IN_UNI_IGNORE: 39,
  LITERAL_UNI_IGNORE: 40,
  NOT_LITERAL_UNI_IGNORE: 41,
  RANGE_UNI_IGNORE: 42,
} as const;

export const At = {
  BEGINNING: 0,
  BEGINNING_LINE: 1,
  BEGINNING_STRING: 2,
  BOUNDARY: 3,
  NON_BOUNDARY: 4,
  END: 5,
  END_LINE: 6,
  END_STRING: 7,
  LOC_BOUNDARY: 8,
  LOC_NON_BOUNDARY: 9,
  UNI_BOUNDARY: 10,
  UNI_NON_BOUNDARY: 11,
} as const;

/** What INFO knows of a pattern. */
export const Info = { PREFIX: 1, LITERAL: 2, CHARSET: 4 } as const;

/** Flags of a pattern, by the names its repr shows. */
export const Flag = {
  TEMPLATE: 1,
  IGNORECASE: 2,
  LOCALE: 4,
  MULTILINE: 8,
  DOTALL: 16,
  UNICODE: 32,
  VERBOSE: 64,
  DEBUG: 128,
  ASCII: 256,
} as const;
