/** `_locale`: the C locale, with UTF-8 text; there is no other. */
import { strValue } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { asIndex } from '../objects/convert.js';
import { typeError, valueError } from '../objects/errors.js';
import { native } from '../objects/native.js';
import { strText } from '../objects/text.js';
import { compareText } from '../objects/types/str.js';
import { None, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { exceptionClass, raise, type ModuleSpec } from './module-spec.js';

const CATEGORIES = ['LC_CTYPE', 'LC_NUMERIC', 'LC_TIME', 'LC_COLLATE', 'LC_MONETARY', 'LC_MESSAGES', 'LC_ALL'] as const;

/** Names of the one locale that can be asked for. */
const KNOWN: ReadonlySet<string> = new Set(['', 'C', 'POSIX', 'C.UTF-8', 'C.utf8']);

const errorClass = (vm: Vm): PyClass => exceptionClass(vm, 'locale', 'Error', vm.types.Exception);

function setlocale(vm: Vm, category: Value, locale: Value | undefined): Value {
  const n = Number(asIndex(vm, category));
  if (n < 0 || n >= CATEGORIES.length) throw valueError(vm, 'invalid locale category');
  if (locale === undefined || locale === None) return 'C';
  if (!KNOWN.has(strText(vm, locale))) throw raise(vm, errorClass(vm), 'unsupported locale setting');
  return 'C';
}

const UNSET = 127;

function localeconv(vm: Vm): Value {
  const d = vm.dict();
  for (const name of [
    'int_curr_symbol',
    'currency_symbol',
    'mon_decimal_point',
    'mon_thousands_sep',
    'positive_sign',
    'negative_sign',
    'thousands_sep',
  ])
    d.setStr(name, '');
  for (const name of [
    'int_frac_digits',
    'frac_digits',
    'p_cs_precedes',
    'p_sep_by_space',
    'n_cs_precedes',
    'n_sep_by_space',
    'p_sign_posn',
    'n_sign_posn',
  ])
    d.setStr(name, UNSET);
  d.setStr('decimal_point', '.');
  for (const name of ['grouping', 'mon_grouping']) d.setStr(name, vm.list([]));
  return d;
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const FORMATS: readonly (readonly [string, number, string])[] = [
  ['CODESET', 14, 'UTF-8'],
  ['RADIXCHAR', 65536, '.'],
  ['THOUSEP', 65537, ''],
  ['CRNCYSTR', 262159, '-'],
  ['YESEXPR', 327680, '^[yY]'],
  ['NOEXPR', 327681, '^[nN]'],
  ['AM_STR', 131110, 'AM'],
  ['PM_STR', 131111, 'PM'],
  ['D_T_FMT', 131112, '%a %b %e %H:%M:%S %Y'],
  ['D_FMT', 131113, '%m/%d/%y'],
  ['T_FMT', 131114, '%H:%M:%S'],
  ['T_FMT_AMPM', 131115, '%I:%M:%S %p'],
  ['ERA', 131116, ''],
  ['ERA_D_FMT', 131118, ''],
  ['ALT_DIGITS', 131119, ''],
  ['ERA_D_T_FMT', 131120, ''],
  ['ERA_T_FMT', 131121, ''],
];

/** Every `nl_langinfo` item: constant's name, its number, its text. */
const ITEMS: readonly (readonly [string, number, string])[] = [
  ...FORMATS,
  ...DAYS.flatMap(
    (day, i) =>
      [
        [`ABDAY_${i + 1}`, 131072 + i, day.slice(0, 3)],
        [`DAY_${i + 1}`, 131079 + i, day],
      ] as const,
  ),
  ...MONTHS.flatMap(
    (month, i) =>
      [
        [`ABMON_${i + 1}`, 131086 + i, month.slice(0, 3)],
        [`MON_${i + 1}`, 131098 + i, month],
      ] as const,
  ),
];

function collate(vm: Vm, a: Value, b: Value): Value {
  const [x, y] = [strValue(a), strValue(b)];
  if (x === undefined || y === undefined) throw typeError(vm, 'strcoll() arguments must be str');
  return Math.sign(compareText(x, y));
}

export const LOCALE_MODULE: ModuleSpec = {
  name: '_locale',
  doc: 'Support for POSIX locales.',
  functions: [
    native('setlocale', '(category, locale=None, /)', setlocale),
    native('localeconv', '()', localeconv),
    native('nl_langinfo', '(key, /)', (vm, key: Value) => {
      const item = ITEMS.find(([, n]) => n === Number(asIndex(vm, key)));
      if (item === undefined) throw valueError(vm, 'unsupported langinfo constant');
      return item[2];
    }),
    native('strcoll', '(os1, os2, /)', collate),
    native('strxfrm', '(string, /)', (_vm, text: Value) => text),
    native('getencoding', '()', () => 'UTF-8'),
  ],
  setup: (vm, dict) => {
    CATEGORIES.forEach((name, i) => dict.setStr(name, i));
    for (const [name, n] of ITEMS) dict.setStr(name, n);
    dict.setStr('CHAR_MAX', UNSET);
    dict.setStr('Error', errorClass(vm));
  },
};
