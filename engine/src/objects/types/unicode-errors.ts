/** The three UnicodeErrors that say what is wrong with which part of a text or of bytes. Codecs and handlers are codec-errors.ts's. */
import { classOf, strValue } from '../class-of.js';
import { asSize } from '../convert.js';
import { typeError } from '../errors.js';
import type { PyException } from '../exception.js';
import { barrier, native } from '../native.js';
import { strText } from '../text.js';
import type { GetSetSpec, TypeSpec } from '../type-spec.js';
import { None, PyBytes, type Value } from '../value.js';
import type { Vm } from '../vm.js';
import { bytesOf } from '../codecs.js';
import { isBytesLike } from './bytes-methods.js';

/** What a UnicodeError is about: text that cannot be written, bytes that cannot be read, text that cannot be mapped. */
type Kind = 'encode' | 'decode' | 'translate';

type Check = (vm: Vm, v: Value, position: number) => Value;

const text: Check = (vm, v, position) => {
  if (strValue(v) === undefined) throw typeError(vm, `argument ${position} must be str, not ${classOf(vm, v).name}`);
  return v;
};
const size: Check = (vm, v) => asSize(vm, v);
const data: Check = (vm, v) => {
  if (!isBytesLike(v)) throw typeError(vm, `a bytes-like object is required, not '${classOf(vm, v).name}'`);
  return v instanceof PyBytes ? v : vm.bytes(bytesOf(vm, v).slice());
};

const CHECKS: Readonly<Record<Kind, Readonly<Record<string, Check>>>> = {
  encode: { encoding: text, object: text, start: size, end: size, reason: text },
  decode: { encoding: text, object: data, start: size, end: size, reason: text },
  translate: { object: text, start: size, end: size, reason: text },
};

export function unicodeErrorSpec(kind: Kind): Partial<TypeSpec> {
  const checks = Object.entries(CHECKS[kind]);
  return {
    methods: [
      native('__init__', `(self, ${Object.keys(CHECKS[kind]).join(', ')}, /)`, (vm, e: PyException, ...args: Value[]) => {
        const values = checks.map(([name, check], i): [string, Value] => [name, check(vm, args[i], i + 1)]);
        e.args = vm.tuple(args);
        e.fields = new Map(values);
        return None;
      }),
      barrier('__str__', '(self, /)', (vm, e: PyException) => vm.text(errorText(vm, e, kind))),
    ],
    getset: Object.fromEntries(checks.map(([name, check]) => [name, field(name, check)])),
  };
}

/** Positions stay ints; an attribute that is not set, or was deleted, is None. */
function field(name: string, check: Check): GetSetSpec {
  return {
    member: true,
    get: (_vm, e: PyException) => e.fields?.get(name) ?? None,
    set: (vm, e: PyException, v) => {
      e.fields ??= new Map();
      if (v === undefined) e.fields.delete(name);
      else e.fields.set(name, check === size ? size(vm, v, 0) : v);
    },
  };
}

function errorText(vm: Vm, e: PyException, kind: Kind): string {
  const object = e.fields?.get('object');
  if (object === undefined) return '';
  const get = (name: string): Value => e.fields!.get(name) ?? None;
  const [start, end] = [get('start') as number, get('end') as number];
  const codec = kind === 'translate' ? "can't" : `'${strText(vm, get('encoding'))}' codec can't`;
  const units = kind === 'decode' ? 'byte' : 'character';
  const shown = end === start + 1 ? unitAt(object, start, kind) : undefined;
  const what = shown === undefined ? `${units}s in position ${start}-${end - 1}` : `${units} ${shown} in position ${start}`;
  return `${codec} ${kind} ${what}: ${strText(vm, get('reason'))}`;
}

const hex = (n: number, width: number): string => n.toString(16).padStart(width, '0');

function unitAt(object: Value, at: number, kind: Kind): string | undefined {
  if (kind === 'decode') {
    const byte = object instanceof PyBytes ? object.data[at] : undefined;
    return byte === undefined ? undefined : `0x${hex(byte, 2)}`;
  }
  const t = strValue(object);
  const p = t === undefined ? undefined : typeof t === 'string' ? t.charCodeAt(at) : t.points[at];
  if (p === undefined || Number.isNaN(p)) return undefined;
  return p < 0x100 ? `'\\x${hex(p, 2)}'` : p < 0x10000 ? `'\\u${hex(p, 4)}'` : `'\\U${hex(p, 8)}'`;
}
