/** `ascii(v)`: repr with everything beyond ASCII escaped. */
import { strValue } from './class-of.js';
import { reprOf, reprValue, type Text } from './text.js';
import type { Value } from './value.js';
import { codePoints, type Vm } from './vm.js';

export function asciiOf(vm: Vm, v: Value): string {
  return escaped(reprOf(vm, v));
}

/** `ascii(v)`: what `__repr__` returned where that is ASCII already. */
export function asciiValue(vm: Vm, v: Value): Value {
  const r = reprValue(vm, v);
  const text = strValue(r)!;
  const ascii = escaped(text);
  return ascii === text ? r : ascii;
}

function escaped(r: Text): string {
  const points = typeof r === 'string' ? codePoints(r) : r.points;
  let s = '';
  for (const p of points) {
    if (p < 0x80) s += String.fromCharCode(p);
    else if (p < 0x100) s += `\\x${p.toString(16).padStart(2, '0')}`;
    else if (p < 0x10000) s += `\\u${p.toString(16).padStart(4, '0')}`;
    else s += `\\U${p.toString(16).padStart(8, '0')}`;
  }
  return s;
}
