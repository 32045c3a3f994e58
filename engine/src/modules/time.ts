/** `time`: the host's clocks as Python sees them. Calendar arithmetic is in util/calendar. */
import { asIndex } from '../objects/convert.js';
import { classOf, floatValue, strValue } from '../objects/class-of.js';
import { getAttribute } from '../objects/attribute.js';
import { overflowError, typeError, valueError } from '../objects/errors.js';
import { barrier, native, type NativeSpec } from '../objects/native.js';
import { None, PyFloat, PyTuple, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import { asctime, momentOf, secondsOf, strftime, type Moment } from '../util/calendar.js';
import { fromIntegralDouble } from '../util/int-math.js';
import type { ModuleSpec } from './module-spec.js';
import { structSequence } from './struct-sequence.js';
import { scheduler } from './thread-scheduler.js';

const STRUCT_TIME = structSequence(
  'time.struct_time',
  ['tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst', 'tm_zone', 'tm_gmtoff'],
  9,
);

function structTime(vm: Vm, m: Moment): Value {
  return STRUCT_TIME.make(vm, [m.year, m.month, m.day, m.hour, m.minute, m.second, m.weekday, m.yearday, m.isdst, m.zone, m.offset]);
}

// ---- zones ----

/** Seconds east of UTC at an instant, and whether that is summer time. */
function zoneAt(vm: Vm, seconds: number): { offset: number; isdst: number; zone: string } {
  const offset = -60 * vm.host.timezoneOffset(seconds);
  const standard = standardOffset(vm, seconds);
  return { offset, isdst: offset > standard ? 1 : 0, zone: zoneName(offset) };
}

function standardOffset(vm: Vm, seconds: number): number {
  const { year } = momentOf(seconds);
  const at = (month: number): number => -60 * vm.host.timezoneOffset(secondsOf({ year, month, day: 1, hour: 0, minute: 0, second: 0 }));
  return Math.min(at(1), at(7));
}

/** The host tells no names; a zone is called by its offset. */
function zoneName(offset: number): string {
  if (offset === 0) return 'UTC';
  const minutes = Math.abs(offset) / 60;
  const text = `${offset < 0 ? '-' : '+'}${String(Math.floor(minutes / 60)).padStart(2, '0')}`;
  return minutes % 60 === 0 ? text : text + String(minutes % 60).padStart(2, '0');
}

function localMoment(vm: Vm, seconds: number): Moment {
  const { offset, isdst, zone } = zoneAt(vm, seconds);
  return momentOf(seconds, offset, zone, isdst);
}

// ---- arguments ----

/** Whole seconds since the epoch; now when not given. */
function instant(vm: Vm, v: Value | undefined): number {
  if (v === undefined || v === None) return Math.floor(vm.host.wallClock());
  const f = floatValue(v);
  if (f !== undefined && Number.isNaN(f)) throw valueError(vm, 'Invalid value NaN (not a number)');
  const seconds = f !== undefined ? Math.floor(f) : Number(asIndex(vm, v));
  if (Math.abs(seconds) > 67767976233532799) throw overflowError(vm, 'timestamp out of range for platform time_t');
  return seconds;
}

/** A time tuple, unchecked. */
function fields(vm: Vm, v: Value, caller: string): Moment {
  if (!(v instanceof PyTuple)) throw typeError(vm, 'Tuple or struct_time argument required');
  if (v.items.length !== 9) throw typeError(vm, `${caller}(): illegal time tuple argument`);
  const [year, month, day, hour, minute, second, weekday, yearday, isdst] = v.items.map(x => Number(asIndex(vm, x)));
  const zone = v.dict?.getStr('tm_zone');
  const offset = v.dict?.getStr('tm_gmtoff');
  const known = typeof zone === 'string' && typeof offset === 'number';
  const local = known ? { zone, offset } : zoneAt(vm, secondsOf({ year, month, day, hour, minute, second }));
  return { year, month, day, hour, minute, second, weekday, yearday, isdst, zone: local.zone, offset: local.offset };
}

/** As C's `strftime` needs it: zero months and days count as one, everything else must be in range. */
function checked(vm: Vm, m: Moment): Moment {
  const fixed = { ...m, month: m.month || 1, day: m.day || 1, yearday: m.yearday || 1 };
  const within = (value: number, low: number, high: number, what: string): void => {
    if (value < low || value > high) throw valueError(vm, `${what} out of range`);
  };
  within(fixed.month, 1, 12, 'month');
  within(fixed.day, 1, 31, 'day of month');
  within(fixed.hour, 0, 23, 'hour');
  within(fixed.minute, 0, 59, 'minute');
  within(fixed.second, 0, 61, 'seconds');
  if (fixed.weekday < -1) throw valueError(vm, 'day of week out of range');
  within(fixed.yearday, 1, 366, 'day of year');
  return { ...fixed, weekday: (fixed.weekday + 7) % 7 };
}

function momentArgument(vm: Vm, v: Value | undefined, caller: string): Moment {
  return v === undefined ? localMoment(vm, instant(vm, undefined)) : checked(vm, fields(vm, v, caller));
}

// ---- functions ----

/** The instant whose local time has these fields. */
function mktime(vm: Vm, v: Value): Value {
  const m = fields(vm, v, 'mktime');
  const asUtc = secondsOf(m);
  let seconds = asUtc;
  for (let i = 0; i < 3; i++) seconds = asUtc - zoneAt(vm, seconds).offset;
  if (!Number.isSafeInteger(seconds)) throw overflowError(vm, 'mktime argument out of range');
  return new PyFloat(seconds);
}

function strftimeOf(vm: Vm, format: Value, v: Value | undefined): Value {
  const text = strValue(format);
  if (text === undefined) throw typeError(vm, `strftime() argument 1 must be str, not ${classOf(vm, format).name}`);
  return vm.text(strftime(jsText(text), momentArgument(vm, v, 'strftime')));
}

function sleep(vm: Vm, v: Value): Value {
  const f = floatValue(v);
  if (f !== undefined && Number.isNaN(f)) throw valueError(vm, 'Invalid value NaN (not a number)');
  const seconds = f ?? Number(asIndex(vm, v));
  if (seconds < 0) throw valueError(vm, 'sleep length must be non-negative');
  if (seconds > 9223372036) throw overflowError(vm, 'timestamp out of range for platform time_t');
  const deadline = vm.host.monotonic() + seconds;
  scheduler(vm).wait(() => false, deadline);
  return None;
}

// ---- clocks ----

interface Clock {
  readonly read: (vm: Vm) => number;
  readonly id: number;
  readonly implementation: string;
  readonly adjustable: boolean;
}

const clock = (id: number, name: string, read: (vm: Vm) => number, adjustable = false): Clock => ({
  id,
  implementation: `clock_gettime(CLOCK_${name})`,
  read,
  adjustable,
});
const MONOTONIC = clock(1, 'MONOTONIC', vm => vm.host.monotonic());
const CLOCKS: Readonly<Record<string, Clock>> = {
  time: clock(0, 'REALTIME', vm => vm.host.wallClock(), true),
  monotonic: MONOTONIC,
  perf_counter: MONOTONIC,
  process_time: clock(2, 'PROCESS_CPUTIME_ID', vm => vm.host.cpuTime()),
  thread_time: clock(3, 'THREAD_CPUTIME_ID', vm => vm.host.cpuTime()),
};

const nanoseconds = (seconds: number): Value => fromIntegralDouble(Math.round(seconds * 1e9));

const clockFunctions: readonly NativeSpec[] = Object.entries(CLOCKS).flatMap(([name, c]) => [
  native(name, '()', vm => new PyFloat(c.read(vm))),
  native(`${name}_ns`, '()', vm => nanoseconds(c.read(vm))),
]);

function clockById(vm: Vm, id: Value): Clock {
  const n = asIndex(vm, id);
  const found = Object.values(CLOCKS).find(c => c.id === n);
  if (found === undefined) throw vm.call(vm.types.OSError, 22, 'Invalid argument');
  return found;
}

function clockInfo(vm: Vm, name: Value): Value {
  const c = typeof name === 'string' && Object.hasOwn(CLOCKS, name) ? CLOCKS[name] : undefined;
  if (c === undefined) throw valueError(vm, 'unknown clock');
  return vm.callArgs(
    vm.types.SimpleNamespace,
    [c.implementation, !c.adjustable, c.adjustable, new PyFloat(1e-9)],
    ['implementation', 'monotonic', 'adjustable', 'resolution'],
  );
}

export const TIME_MODULE: ModuleSpec = {
  name: 'time',
  doc: 'This module provides various functions to manipulate time values.',
  functions: [
    ...clockFunctions,
    native('sleep', '(seconds, /)', sleep),
    native('gmtime', '(seconds=None, /)', (vm, v: Value | undefined) => structTime(vm, momentOf(instant(vm, v), 0, 'GMT'))),
    native('localtime', '(seconds=None, /)', (vm, v: Value | undefined) => structTime(vm, localMoment(vm, instant(vm, v)))),
    native('mktime', '(tuple, /)', mktime),
    native('ctime', '(seconds=None, /)', (vm, v: Value | undefined) => asctime(localMoment(vm, instant(vm, v)))),
    native('asctime', '(tuple=None, /)', (vm, v: Value | undefined) => asctime(momentArgument(vm, v, 'asctime'))),
    native('strftime', '(format, tuple=None, /)', strftimeOf),
    barrier('strptime', '(string, format="%a %b %d %H:%M:%S %Y", /)', (vm, text: Value, format: Value | undefined) => {
      const module = vm.call(vm.builtins.dict.getStr('__import__')!, '_strptime');
      return vm.call(getAttribute(vm, module, '_strptime_time'), text, format ?? '%a %b %d %H:%M:%S %Y');
    }),
    native('tzset', '()', () => None),
    native('clock_gettime', '(clk_id, /)', (vm, id: Value) => new PyFloat(clockById(vm, id).read(vm))),
    native('clock_gettime_ns', '(clk_id, /)', (vm, id: Value) => nanoseconds(clockById(vm, id).read(vm))),
    native('clock_getres', '(clk_id, /)', (vm, id: Value) => {
      clockById(vm, id);
      return new PyFloat(1e-9);
    }),
    native('get_clock_info', '(name, /)', clockInfo),
  ],
  setup: (vm, dict) => {
    dict.setStr('struct_time', STRUCT_TIME.classOf(vm));
    dict.setStr('_STRUCT_TM_ITEMS', 11);
    for (const [name, id] of [
      ['REALTIME', 0],
      ['MONOTONIC', 1],
      ['PROCESS_CPUTIME_ID', 2],
      ['THREAD_CPUTIME_ID', 3],
    ] as const)
      dict.setStr(`CLOCK_${name}`, id);
    const now = vm.host.wallClock();
    const standard = standardOffset(vm, now);
    const { year } = momentOf(Math.floor(now));
    const summer = Math.max(
      ...[1, 7].map(month => -60 * vm.host.timezoneOffset(secondsOf({ year, month, day: 1, hour: 0, minute: 0, second: 0 }))),
    );
    dict.setStr('timezone', 0 - standard);
    dict.setStr('altzone', 0 - summer);
    dict.setStr('daylight', standard === summer ? 0 : 1);
    dict.setStr('tzname', vm.tuple([zoneName(standard), zoneName(summer)]));
  },
};
