/** `str.format` templates (library reference, “Format String Syntax”). */
import { getAttribute } from '../attribute.js';
import { indexError, keyError, valueError } from '../errors.js';
import { getItem } from '../subscript.js';
import { formatValue, reprOf, strOf } from '../text.js';
import { asciiOf } from '../ascii.js';
import type { Value } from '../value.js';
import { jsText, type Vm } from '../vm.js';

type Lookup = (name: string) => Value | undefined;

interface Context {
  readonly vm: Vm;
  /** null for format_map. */
  readonly args: readonly Value[] | null;
  readonly lookup: Lookup;
  /** Next automatic number, or −1 once fields were numbered by hand. */
  auto: number;
}

export function formatTemplate(vm: Vm, template: string, args: readonly Value[] | null, lookup: Lookup): Value {
  return vm.text(render({ vm, args, lookup, auto: 0 }, template, 2));
}

function render(c: Context, t: string, depth: number): string {
  if (depth <= 0) throw valueError(c.vm, 'Max string recursion exceeded');
  let out = '';
  let i = 0;
  while (i < t.length) {
    const ch = t[i];
    if (ch !== '{' && ch !== '}') {
      const next = t.slice(i).search(/[{}]/);
      const end = next < 0 ? t.length : i + next;
      out += t.slice(i, end);
      i = end;
    } else if (t[i + 1] === ch) {
      out += ch;
      i += 2;
    } else if (ch === '}') throw valueError(c.vm, "Single '}' encountered in format string");
    else {
      const end = fieldEnd(c, t, i + 1);
      out += field(c, t.slice(i + 1, end), depth);
      i = end + 1;
    }
  }
  return out;
}

/** Index of the brace that closes the field starting at `from`. */
function fieldEnd(c: Context, t: string, from: number): number {
  if (from >= t.length) throw valueError(c.vm, "Single '{' encountered in format string");
  let depth = 1;
  let bracket = false;
  for (let i = from; i < t.length; i++) {
    if (t[i] === '[') bracket = true;
    else if (t[i] === ']') bracket = false;
    else if (bracket) continue;
    else if (t[i] === '{') depth++;
    else if (t[i] === '}' && --depth === 0) return i;
  }
  throw valueError(c.vm, "expected '}' before end of string");
}

function field(c: Context, text: string, depth: number): string {
  const { name, conversion, spec } = splitField(c, text);
  let v = fieldValue(c, name);
  if (conversion === 'r') v = reprOf(c.vm, v);
  else if (conversion === 's') v = strOf(c.vm, v);
  else if (conversion === 'a') v = asciiOf(c.vm, v);
  else if (conversion !== null) {
    throw valueError(
      c.vm,
      `Unknown conversion specifier ${conversion.charCodeAt(0) > 32 && conversion.charCodeAt(0) < 127 ? conversion : `\\x${conversion.charCodeAt(0).toString(16)}`}`,
    );
  }
  const rendered = spec.includes('{') || spec.includes('}') ? render(c, spec, depth - 1) : spec;
  return jsText(formatValue(c.vm, v, c.vm.text(rendered)));
}

function splitField(c: Context, text: string): { name: string; conversion: string | null; spec: string } {
  let i = 0;
  let bracket = false;
  for (; i < text.length; i++) {
    if (text[i] === '[') bracket = true;
    else if (text[i] === ']') bracket = false;
    else if (!bracket && (text[i] === '!' || text[i] === ':')) break;
    else if (!bracket && text[i] === '{') throw valueError(c.vm, "unexpected '{' in field name");
  }
  const name = text.slice(0, i);
  if (text[i] !== '!') return { name, conversion: null, spec: text.slice(i + 1) };
  if (i + 1 >= text.length) throw valueError(c.vm, 'end of string while looking for conversion specifier');
  const after = text[i + 2];
  if (after !== undefined && after !== ':') throw valueError(c.vm, "expected ':' after conversion specifier");
  return { name, conversion: text[i + 1], spec: text.slice(i + 3) };
}

const ACCESS = /\.([^.[\]]*)|\[([^\]]*)\]?/y;

function fieldValue(c: Context, name: string): Value {
  const first = /^[^.[]*/.exec(name)![0];
  let v = argumentFor(c, first);
  ACCESS.lastIndex = first.length;
  while (ACCESS.lastIndex < name.length) {
    const at = ACCESS.lastIndex;
    const m = ACCESS.exec(name);
    if (m === null) throw valueError(c.vm, "Only '.' or '[' may follow ']' in format field specifier");
    if (m[1] !== undefined) {
      if (m[1] === '') throw valueError(c.vm, 'Empty attribute in format string');
      v = getAttribute(c.vm, v, m[1]);
    } else {
      if (!name.slice(at, ACCESS.lastIndex).endsWith(']')) throw valueError(c.vm, "Missing ']' in format string");
      if (m[2] === '') throw valueError(c.vm, 'Empty attribute in format string');
      v = getItem(c.vm, v, /^\d+$/.test(m[2]) ? smallNumber(c, m[2]) : c.vm.text(m[2]));
    }
  }
  return v;
}

function argumentFor(c: Context, first: string): Value {
  const { vm } = c;
  if (first === '' || /^\d+$/.test(first)) {
    if (c.args === null) throw valueError(vm, 'Format string contains positional fields');
    if (first === '') {
      if (c.auto < 0) throw valueError(vm, 'cannot switch from manual field specification to automatic field numbering');
      return positional(c, c.auto++);
    }
    if (c.auto > 0) throw valueError(vm, 'cannot switch from automatic field numbering to manual field specification');
    c.auto = -1;
    return positional(c, smallNumber(c, first));
  }
  const v = c.lookup(first);
  if (v === undefined) throw keyError(vm, vm.text(first));
  return v;
}

/** A number in a field name: an index that fits CPython's Py_ssize_t. */
function smallNumber(c: Context, digits: string): number {
  if (BigInt(digits) > 2n ** 63n - 1n) throw valueError(c.vm, 'Too many decimal digits in format string');
  return Number(digits);
}

function positional(c: Context, i: number): Value {
  if (i >= c.args!.length) throw indexError(c.vm, `Replacement index ${i} out of range for positional args tuple`);
  return c.args![i];
}
