/** Constants of CPython's code objects in our form. */
import type { Code, Const } from '../bytecode/code.js';
import type { CPythonCode, Marshalled } from './marshalled.js';
import { reject } from './pyc-error.js';

/** A tuple in the file may hold one object many times; as a value it is as large as it looks. */
const MAX_EXPANDED = 1e6;

export function convertConstants(consts: readonly Marshalled[], code: (inner: CPythonCode) => Code): Const[] {
  const sizes = new Map<Marshalled, number>();
  if (consts.reduce((n, c) => n + expandedSize(c, sizes), 0) > MAX_EXPANDED) reject('constants that are too large');
  const done = new Map<Marshalled, Const>();
  const convert = (m: Marshalled): Const => {
    let c = done.get(m);
    if (c === undefined) done.set(m, (c = constant(m, convert, code)));
    return c;
  };
  return consts.map(convert);
}

function expandedSize(m: Marshalled, sizes: Map<Marshalled, number>): number {
  if (!('items' in m)) return 1;
  const known = sizes.get(m);
  if (known !== undefined) return known;
  // a container that holds itself never ends
  sizes.set(m, Infinity);
  const size = m.items.reduce((n, item) => n + expandedSize(item, sizes), 1);
  sizes.set(m, size);
  return size;
}

function constant(m: Marshalled, convert: (m: Marshalled) => Const, code: (inner: CPythonCode) => Code): Const {
  switch (m.type) {
    case 'tuple':
      return { type: 'tuple', items: m.items.map(convert) };
    case 'frozenset': {
      const items = m.items.map(convert);
      if (!items.every(isHashable)) return reject('a frozenset of what has no hash');
      return { type: 'frozenset', items, isRead: true };
    }
    case 'code':
      return { type: 'code', code: code(m.code) };
    case 'list':
    case 'set':
    case 'dict':
    case 'StopIteration':
      return reject(`a constant of type ${m.type}`);
    case 'None':
    case 'Ellipsis':
      return { type: m.type };
    default:
      return m;
  }
}

const isHashable = (c: Const): boolean => c.type !== 'code' && (c.type !== 'tuple' || c.items.every(isHashable));
