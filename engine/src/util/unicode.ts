/** Unicode properties as Python's str methods use them, by code point. Pure. */
const SPACE: ReadonlySet<number> = new Set([
  9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 0x85, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009,
  0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000,
]);

export function isSpace(p: number): boolean {
  return p < 0x80 ? p === 32 || (p >= 9 && p <= 13) || (p >= 28 && p <= 31) : SPACE.has(p);
}

const char = (p: number): string => String.fromCodePoint(p);
const test =
  (re: RegExp) =>
  (p: number): boolean =>
    re.test(char(p));

const letter = test(/^\p{L}$/u);
const decimal = test(/^\p{Nd}$/u);
export const isAlpha = (p: number): boolean => (p < 0x80 ? (p >= 97 && p <= 122) || (p >= 65 && p <= 90) : letter(p));
export const isDecimal = (p: number): boolean => (p < 0x80 ? p >= 48 && p <= 57 : decimal(p));
const otherNumber = test(/^[\p{Nl}\p{No}]$/u);
/** Han numerals are numeric too (Unihan's kPrimaryNumeric and kin). */
const HAN_NUMERALS: ReadonlySet<string> = new Set(
  '一丁七万三上下不两丨九二五亖亿什仟仨伍佰俩倆億兆八六兩參叁参叄四壱壹千卅卌叭柒貳贰貮弎弐弍拾捌摌廿廾陆陸陌零萬卄百皕弌漆玖肆阡駟參〇七九亿仨'.replaceAll(
    /[丁上下不丨什摌漆駟]/g,
    '',
  ),
);

/** Superscripts, subscripts and circled digits are digits but not decimals. */
const DIGIT = /^[²³¹⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒፩-፱᧚]$/u;
export function isDigit(p: number): boolean {
  return (
    isDecimal(p) ||
    DIGIT.test(char(p)) ||
    (p >= 0x10a40 && p <= 0x10a43) ||
    (p >= 0x10e60 && p <= 0x10e68) ||
    (p >= 0x11052 && p <= 0x1105a) ||
    (p >= 0x1f100 && p <= 0x1f10a)
  );
}
export function isNumeric(p: number): boolean {
  return isDecimal(p) || otherNumber(p) || HAN_NUMERALS.has(char(p));
}
const lower = test(/^\p{Lowercase}$/u);
const upper = test(/^\p{Uppercase}$/u);
const title = test(/^\p{Lt}$/u);
const cased = test(/^\p{Cased}$/u);
const ignorable = test(/^\p{Case_Ignorable}$/u);
export const isLower = (p: number): boolean => (p < 0x80 ? p >= 97 && p <= 122 : lower(p));
export const isUpper = (p: number): boolean => (p < 0x80 ? p >= 65 && p <= 90 : upper(p));
export const isTitle = title;
export const isCased = (p: number): boolean => isLower(p) || isUpper(p) || title(p);
const unprintable = test(/^[\p{C}\p{Zl}\p{Zp}\p{Zs}]$/u);
export const isPrintable = (p: number): boolean => (p < 0x80 ? p >= 32 && p < 127 : !unprintable(p));

export function isIdentifier(s: string): boolean {
  return /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(s);
}

/** Text whose Unicode decimal digits are ASCII and whose Unicode spaces are blanks: for int() and float(). */
export function asciiDigits(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text.replaceAll(/[\x1c-\x1f]/g, ' ');
  let s = '';
  for (const c of text) {
    const p = c.codePointAt(0)!;
    s += p < 0x80 ? c : isSpace(p) ? ' ' : isDecimal(p) ? String(decimalValue(p)) : c;
  }
  return s;
}

/** Value of a decimal digit: digits come in runs of ten from a code point that is a multiple of ten away. */
export function decimalValue(p: number): number {
  let zero = p;
  while (isDecimal(zero - 1) && p - zero < 9) zero--;
  if (p >= 0x1d7ce && p <= 0x1d7ff) return (p - 0x1d7ce) % 10;
  return p - zero;
}

/** Value of a digit that is no decimal (superscripts and the like); −1 when none. */
export function digitValue(p: number): number {
  if (isDecimal(p)) return decimalValue(p);
  if (!isDigit(p)) return -1;
  const normal = char(p)
    .normalize('NFKD')
    .replaceAll(/[^0-9]/g, '');
  return normal === '' ? -1 : Number(normal);
}

// ---- case ----

export function toUpper(s: string): string {
  return s.toUpperCase();
}

/** Lower case with the final sigma rule, as JS and Python share it. */
export function toLower(s: string): string {
  return s.toLowerCase();
}

const TITLE_EXCEPTIONS: Readonly<Record<string, string>> = {
  ß: 'Ss',
  ﬀ: 'Ff',
  ﬁ: 'Fi',
  ﬂ: 'Fl',
  ﬃ: 'Ffi',
  ﬄ: 'Ffl',
  ﬅ: 'St',
  ﬆ: 'St',
  և: 'Եւ',
  ﬓ: 'Մն',
  ﬔ: 'Մե',
  ﬕ: 'Մի',
  ﬖ: 'Վն',
  ﬗ: 'Մխ',
  ŉ: 'ʼN',
  ǰ: 'J̌',
  ΐ: 'Ϊ́',
  ΰ: 'Ϋ́',
};
const DIGRAPHS: Readonly<Record<string, string>> = {
  Ǆ: 'ǅ',
  ǅ: 'ǅ',
  ǆ: 'ǅ',
  Ǉ: 'ǈ',
  ǈ: 'ǈ',
  ǉ: 'ǈ',
  Ǌ: 'ǋ',
  ǋ: 'ǋ',
  ǌ: 'ǋ',
  Ǳ: 'ǲ',
  ǲ: 'ǲ',
  ǳ: 'ǲ',
};

export function titleChar(c: string): string {
  const known = DIGRAPHS[c] ?? TITLE_EXCEPTIONS[c];
  if (known !== undefined) return known;
  const p = c.codePointAt(0)!;
  if (p >= 0x1f80 && p <= 0x1ffc) return greekTitle(c, p);
  if (p >= 0x10d0 && p <= 0x10ff) return c;
  return c.toUpperCase();
}

/** Greek with iota subscript: the title form is one character where there is one. */
function greekTitle(c: string, p: number): string {
  const upperCase = c.toUpperCase();
  if ([...upperCase].length !== 2 || !upperCase.endsWith('Ι')) return upperCase;
  if (p <= 0x1faf) return char((p & ~8) | 8);
  const single: Readonly<Record<number, number>> = { 0x1fb3: 0x1fbc, 0x1fc3: 0x1fcc, 0x1ff3: 0x1ffc };
  if (single[p] !== undefined) return char(single[p]);
  return p === 0x1fbc || p === 0x1fcc || p === 0x1ffc ? c : `${upperCase[0]}\u0345`;
}

export function toTitle(s: string): string {
  let result = '';
  let previousCased = false;
  const lowered = mapLower(s);
  let i = 0;
  for (const c of s) {
    result += previousCased ? lowered[i] : titleChar(c);
    previousCased = cased(c.codePointAt(0)!);
    i++;
  }
  return result;
}

/** Lower case of each code point in its context (final sigma). */
function mapLower(s: string): string[] {
  const chars = [...s];
  return chars.map((c, i) => {
    if (c !== 'Σ') return c.toLowerCase();
    let j = i - 1;
    while (j >= 0 && ignorable(chars[j].codePointAt(0)!)) j--;
    const before = j >= 0 && cased(chars[j].codePointAt(0)!);
    let k = i + 1;
    while (k < chars.length && ignorable(chars[k].codePointAt(0)!)) k++;
    const after = k < chars.length && cased(chars[k].codePointAt(0)!);
    return before && !after ? 'ς' : 'σ';
  });
}

export function capitalize(s: string): string {
  const chars = [...s];
  return chars.length === 0 ? s : titleChar(chars[0]) + mapLower(s).slice(1).join('');
}

export function swapCase(s: string): string {
  const lowered = mapLower(s);
  return [...s].map((c, i) => (isUpper(c.codePointAt(0)!) ? lowered[i] : isLower(c.codePointAt(0)!) ? c.toUpperCase() : c)).join('');
}

const FOLD_EXCEPTIONS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'ss',
  ς: 'σ',
  ſ: 's',
  'ͅ': 'ι',
  µ: 'μ',
  ϐ: 'β',
  ϑ: 'θ',
  ϕ: 'φ',
  ϖ: 'π',
  ϰ: 'κ',
  ϱ: 'ρ',
  ϵ: 'ε',
  ẛ: 'ṡ',
  ι: 'ι',
  ŉ: 'ʼn',
  ı: 'ı',
};

export function caseFold(s: string): string {
  if (/^[\x00-\x7f]*$/.test(s)) return s.toLowerCase();
  let r = '';
  for (const c of s) {
    const known = FOLD_EXCEPTIONS[c];
    const p = c.codePointAt(0)!;
    if (known !== undefined) r += known;
    else if ((p >= 0x13a0 && p <= 0x13f5) || (p >= 0x1c80 && p <= 0x1c88)) r += p < 0x1400 ? c : c.toUpperCase().toLowerCase();
    else if (p >= 0x13f8 && p <= 0x13fd) r += char(p - 8);
    else if (p >= 0xab70 && p <= 0xabbf) r += char(p - 0xab70 + 0x13a0);
    else {
      const upperCase = c.toUpperCase();
      r += [...upperCase].length > 1 ? upperCase.toLowerCase().replaceAll('ς', 'σ') : c.toLowerCase();
    }
  }
  return r;
}

/** Ends a line for str.splitlines. */
export function isLineBreak(p: number): boolean {
  return (p >= 10 && p <= 13) || (p >= 28 && p <= 30) || p === 0x85 || p === 0x2028 || p === 0x2029;
}
