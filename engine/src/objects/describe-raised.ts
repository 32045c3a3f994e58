/**
 * An exception in one line, as the last of its traceback, made without running Python: its class, and what it was given where
 * that is a text. Knows no streams.
 */
import { reprString } from '../util/repr-text.js';
import { strValue } from './class-of.js';
import type { PyException } from './exception.js';

export function describeRaised(e: PyException): string {
  const { name } = e.shape.cls;
  const [first] = e.args.items;
  const text = first === undefined || e.args.items.length > 1 ? undefined : strValue(first);
  if (typeof text !== 'string') return name;
  return `${name}: ${name === 'KeyError' ? reprString(text) : text}`;
}
