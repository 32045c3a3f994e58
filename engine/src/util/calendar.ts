/** The proleptic Gregorian calendar and C's `strftime`, in the C locale. Pure; knows no time zones but what it is given. */

/** A broken-down time as C's `struct tm`, with the month from 1 and the year in full. */
export interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Monday is 0. */
  readonly weekday: number;
  /** January 1st is 1. */
  readonly yearday: number;
  readonly isdst: number;
  readonly zone: string;
  /** Seconds east of UTC. */
  readonly offset: number;
}

const floorDiv = (a: number, b: number): number => Math.floor(a / b);
const mod = (a: number, b: number): number => a - b * Math.floor(a / b);

/** Days from 1970-01-01 to a date; months beyond 1…12 and any day are carried over. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const m = mod(month - 3, 12); // March is 0
  const y = year + floorDiv(month - 3, 12);
  const era = floorDiv(y, 400);
  const yearOfEra = y - era * 400;
  const dayOfEra = yearOfEra * 365 + floorDiv(yearOfEra, 4) - floorDiv(yearOfEra, 100) + floorDiv(153 * m + 2, 5);
  return era * 146097 + dayOfEra - 719468 + day - 1;
}

/** The moment of whole seconds since the epoch, in a zone `offset` seconds east of UTC. */
export function momentOf(seconds: number, offset = 0, zone = 'UTC', isdst = 0): Moment {
  const local = seconds + offset;
  const days = floorDiv(local, 86400);
  const rest = local - days * 86400;
  const shifted = days + 719468;
  const era = floorDiv(shifted, 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = floorDiv(dayOfEra - floorDiv(dayOfEra, 1460) + floorDiv(dayOfEra, 36524) - floorDiv(dayOfEra, 146096), 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + floorDiv(yearOfEra, 4) - floorDiv(yearOfEra, 100));
  const m = floorDiv(5 * dayOfYear + 2, 153);
  const month = m < 10 ? m + 3 : m - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return {
    year,
    month,
    day: dayOfYear - floorDiv(153 * m + 2, 5) + 1,
    hour: floorDiv(rest, 3600),
    minute: floorDiv(rest % 3600, 60),
    second: rest % 60,
    weekday: mod(days + 3, 7),
    yearday: days - daysFromCivil(year, 1, 1) + 1,
    isdst,
    zone,
    offset,
  };
}

/** Seconds since the epoch of a moment's fields read as UTC; fields out of range are carried over. */
export function secondsOf(m: Pick<Moment, 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'>): number {
  return daysFromCivil(m.year, m.month, m.day) * 86400 + m.hour * 3600 + m.minute * 60 + m.second;
}

export const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `Thu Jan  1 00:00:00 1970`. */
export function asctime(m: Moment): string {
  return `${short(DAYS, m.weekday)} ${short(MONTHS, m.month - 1)}${String(m.day).padStart(3)} ${two(m.hour)}:${two(m.minute)}:${two(m.second)} ${m.year}`;
}

const two = (n: number): string => String(n).padStart(2, '0');
const short = (names: readonly string[], i: number): string => (names[i] ?? '?').slice(0, 3);

// ---- strftime ----

/** A directive's text, or a number with its usual width and padding. */
type Field = string | { readonly value: number; readonly width: number; readonly pad: '0' | ' ' | '' };

const zeros = (value: number, width = 2): Field => ({ value, width, pad: '0' });
const spaces = (value: number): Field => ({ value, width: 2, pad: ' ' });
const bare = (value: number): Field => ({ value, width: 0, pad: '' });

/** ISO 8601 week and its year. */
function isoWeek(m: Moment): { year: number; week: number } {
  const week = floorDiv(m.yearday - 1 - m.weekday + 10, 7);
  if (week < 1) return { year: m.year - 1, week: weeksIn(m.year - 1) };
  return week > weeksIn(m.year) ? { year: m.year + 1, week: 1 } : { year: m.year, week };
}

function weeksIn(year: number): number {
  const december31 = (y: number): number => mod(daysFromCivil(y, 12, 31) + 4, 7);
  return december31(year) === 4 || december31(year - 1) === 3 ? 53 : 52;
}

const hour12 = (h: number): number => (h % 12 === 0 ? 12 : h % 12);
const sign = (offset: number): string =>
  `${offset < 0 ? '-' : '+'}${two(floorDiv(Math.abs(offset), 3600))}${two(floorDiv(Math.abs(offset) % 3600, 60))}`;

const DIRECTIVES: Readonly<Record<string, (m: Moment) => Field>> = {
  a: m => short(DAYS, m.weekday),
  A: m => DAYS[m.weekday] ?? '?',
  b: m => short(MONTHS, m.month - 1),
  B: m => MONTHS[m.month - 1] ?? '?',
  h: m => short(MONTHS, m.month - 1),
  c: m => strftime('%a %b %e %H:%M:%S %Y', m),
  D: m => strftime('%m/%d/%y', m),
  x: m => strftime('%m/%d/%y', m),
  F: m => strftime('%Y-%m-%d', m),
  r: m => strftime('%I:%M:%S %p', m),
  R: m => strftime('%H:%M', m),
  T: m => strftime('%H:%M:%S', m),
  X: m => strftime('%H:%M:%S', m),
  C: m => zeros(floorDiv(m.year, 100), m.year < 1000 ? 1 : 2),
  d: m => zeros(m.day),
  e: m => spaces(m.day),
  g: m => zeros(mod(isoWeek(m).year, 100)),
  G: m => bare(isoWeek(m).year),
  H: m => zeros(m.hour),
  I: m => zeros(hour12(m.hour)),
  j: m => zeros(m.yearday, 3),
  k: m => spaces(m.hour),
  l: m => spaces(hour12(m.hour)),
  m: m => zeros(m.month),
  M: m => zeros(m.minute),
  n: () => '\n',
  t: () => '\t',
  p: m => (m.hour < 12 ? 'AM' : 'PM'),
  P: m => (m.hour < 12 ? 'am' : 'pm'),
  s: m => bare(secondsOf(m) - m.offset),
  S: m => zeros(m.second),
  u: m => bare(m.weekday + 1),
  U: m => zeros(floorDiv(m.yearday - 1 + 7 - mod(m.weekday + 1, 7), 7)),
  V: m => zeros(isoWeek(m).week),
  w: m => bare(mod(m.weekday + 1, 7)),
  W: m => zeros(floorDiv(m.yearday - 1 + 7 - m.weekday, 7)),
  y: m => zeros(mod(m.year, 100)),
  Y: m => bare(m.year),
  z: m => sign(m.offset),
  Z: m => m.zone,
  '%': () => '%',
};

/** With glibc's flags (`_ - 0 ^ #`) and widths; unknown directives stay as they are. */
export function strftime(format: string, m: Moment): string {
  return format.replace(
    /%([_\-0^#]*)(\d*)([EO]?)([a-zA-Z%])/g,
    (whole: string, flags: string, width: string, _modifier: string, directive: string) => {
      const make = DIRECTIVES[directive];
      return make === undefined ? whole : padded(make(m), flags, width === '' ? -1 : Number(width));
    },
  );
}

function padded(field: Field, flags: string, width: number): string {
  if (typeof field === 'string') {
    const text = flags.includes('^') ? field.toUpperCase() : flags.includes('#') ? swapped(field) : field;
    return text.padStart(Math.max(0, width), flags.includes('0') ? '0' : ' ');
  }
  if (flags.includes('-')) return String(field.value);
  const pad = flags.includes('_') ? ' ' : flags.includes('0') ? '0' : field.pad || '0';
  const digits = String(Math.abs(field.value)).padStart((width < 0 ? field.width : width) - (field.value < 0 ? 1 : 0), pad);
  return field.value < 0 ? `-${digits}` : digits;
}

const swapped = (s: string): string => (s === s.toUpperCase() ? s.toLowerCase() : s.toUpperCase());
