/** One line or a few of JavaScript for each IR operation. */
import type { Emitter } from './emit.js';
import { guard, guardFor, type Emit } from './emit-guards.js';
import { EMIT_INTEGERS, nonZero } from './emit-integers.js';
import type { Node } from './ir.js';
import type { LoadArm, StoreArm } from './translate-attributes.js';
import { knownTag } from './told-apart.js';
import { Tag, TAG_LIMIT } from '../feedback/tags.js';
import type { TruthArm } from './truth-arms.js';
import type { NativeSpec } from '../objects/native.js';
import type { Binding } from './native-arguments.js';

const a = (e: Emitter, n: Node, i = 0): string => e.use(n.args[i]);
const t = (e: Emitter, n: Node, i = 0): string => e.tagged(n.args[i]);

/** A guard whose result is its operand. */
const checked =
  (failed: (x: string, e: Emitter, n: Node) => string, result: (x: string) => string = x => x): Emit =>
  (e, n) => {
    const x = t(e, n);
    if (n.data.text === 'known') return e.set(n, x);
    if (n.args[0].type === 'number') return ofNumber(e, n, x);
    guard(e, n, failed(x, e, n), x);
    e.set(n, result(x));
  };

/** A guard on a raw number asks its flag. */
function ofNumber(e: Emitter, n: Node, tagged: string): void {
  const flag = e.floatFlag(n.args[0]);
  const x = a(e, n);
  if (n.op === 'check_float') guard(e, n, `!${flag}`, tagged);
  else if (n.op === 'check_int') guard(e, n, flag, tagged);
  else guard(e, n, n.op === 'check_int32' ? `${flag} || (${x} | 0) !== ${x}` : 'true', tagged);
  e.set(n, x);
}

const floatArithmetic =
  (op: string): Emit =>
  (e, n) =>
    e.set(n, `${a(e, n)} ${op} ${a(e, n, 1)}`);

/** Infinities and NaN are left to the general operation, which may raise. */
function finite(e: Emitter, n: Node): void {
  const v = e.variable(n);
  guardFor(e, n, `!(${v} - ${v} === 0)`, v, undefined);
}

function sequenceGet(e: Emitter, n: Node): void {
  const items = `${a(e, n)}.items`;
  const i = a(e, n, 1);
  if (n.data.text === 'unchecked') return e.set(n, `${items}[${i}]`);
  const v = e.variable(n);
  const index = n.data.text === 'negative' ? `(${i} < 0 ? ${i} + ${items}.length : ${i})` : i;
  e.line(`${v} = ${items}[${index}];`);
  guard(e, n, `${v} === undefined`, t(e, n, 1));
}

function sequenceSet(e: Emitter, n: Node): void {
  const items = `${a(e, n)}.items`;
  const i = a(e, n, 1);
  const index = n.data.text === 'negative' ? `(${i} < 0 ? ${i} + ${items}.length : ${i})` : i;
  guard(e, n, `${index} >= ${items}.length || ${index} < 0`, t(e, n, 1));
  e.line(`${items}[${index}] = ${t(e, n, 2)};`);
}

const FIELDS = ['f0', 'f1', 'f2', 'f3', 'f4', 'f5'];
const field = (o: string, slot: number): string => (slot < 6 ? `${o}.${FIELDS[slot]}` : `${o}.overflow[${slot - 6}]`);

/** A chain of shape tests, each with its statement; an exit at the end. */
function chain(e: Emitter, n: Node, arms: readonly { readonly shape: unknown }[], statement: (o: string, i: number) => string): void {
  const o = t(e, n);
  e.line(`switch (${o}.shape) {`);
  arms.forEach((arm, i) => e.line(`  case ${e.constant(arm.shape)}: ${statement(o, i)} break;`));
  const shapes = arms.map(arm => arm.shape);
  e.line(`  default: ${e.exitStatement(n.state!, n.data.reason!, shapes, n.op, n, o)}`);
  e.line('}');
}

function storeInto(e: Emitter, o: string, { slot, next }: StoreArm, value: string): string {
  if (next === null) return `${field(o, slot)} = ${value};`;
  const store = slot >= 6 ? `H.grow(${o}, ${slot}, ${value})` : `${field(o, slot)} = ${value}`;
  return `${store}; ${o}.shape = ${e.constant(next)};`;
}

const values = (e: Emitter, n: Node, from = 0): string[] => n.args.slice(from).map(x => e.tagged(x));

/** One JavaScript argument for each parameter of a native. */
function bound(e: Emitter, n: Node): string[] {
  const args = values(e, n);
  return (n.data.refs as readonly Binding[]).map(p => {
    switch (p.kind) {
      case 'value':
        return args[p.argument];
      case 'absent':
        return 'undefined';
      case 'rest':
        return `[${p.arguments.map(i => args[i]).join(', ')}]`;
      case 'keywords':
        if (p.names.length === 0) return 'H.noKeywords';
        return `new Map([${p.arguments.map((i, k) => `[${JSON.stringify(p.names[k])}, ${args[i]}]`).join(', ')}])`;
    }
  });
}

/** Calls out: the depth is known to whoever is called, and exceptions find their point. */
function calling(e: Emitter, n: Node, expression: string): void {
  e.mayRaise(n);
  e.line('I.depthNow = d;');
  if (n.type === 'void') e.line(`${expression};`);
  else e.set(n, expression);
}

function callFunction(e: Emitter, n: Node): void {
  e.mayRaise(n);
  e.set(n, `${e.constant(e.linkOf(n.data.ref2))}.call(${['d + 1', e.constant(n.data.ref), ...values(e, n)].join(', ')})`);
  e.passRaised(n);
}

/** Helpers that call anything, so also compiled code. */
const CALLERS: ReadonlySet<string> = new Set(['callKw', 'callPairKw', 'callEx', 'callStar']);

function helper(e: Emitter, n: Node): void {
  const { text, ref, ref2, slot } = n.data;
  const extra = [ref, ref2]
    .filter(r => r !== undefined)
    .map(r => (typeof r === 'string' ? JSON.stringify(r) : typeof r === 'number' ? String(r) : e.constant(r)));
  if (slot !== undefined) extra.push(String(slot));
  const args = values(e, n);
  const list = ['set', 'map', 'string', 'callKw', 'callPairKw', 'callEx', 'format', 'compareItems'].includes(text!)
    ? [`[${args.join(', ')}]`]
    : args;
  const expression = `H.${text}(${[...list, ...extra].join(', ')})`;
  if (n.state === null) return n.type === 'void' ? e.line(`${expression};`) : e.set(n, expression);
  calling(e, n, expression);
  if (CALLERS.has(text!)) e.passRaised(n);
}

const RARELY_CALLING: ReadonlySet<Node['op']> = new Set(['number_op', 'number_extreme', 'same_or_compare']);
/** Does the node call out in a branch of its own only? What breaks there is checked there. */
export const isRarelyCalling = (n: Node): boolean => RARELY_CALLING.has(n.op);

/** What a helper does unless `fast` holds, for which `v` then has the answer. */
function unless(e: Emitter, n: Node, fast: string, call: string): void {
  e.line(`if (!(${fast})) {`);
  e.mayRaise(n);
  e.line(`  I.depthNow = d; ${e.variable(n)} = ${call};`);
  if (e.checkAfter !== null) EMIT.check_valid(e, e.checkAfter);
  e.line('}');
}

/** `x op y` of two numbers in place where the result is a safe int, or both are floats (`slot` 1: some were seen); else by the operator's helper. */
function numberOp(e: Emitter, n: Node): void {
  const [x, y] = [t(e, n), t(e, n, 1)];
  const v = e.variable(n);
  const isNumber = n.args.flatMap((arg, i) =>
    arg.type === 'int32' || arg.type === 'int' ? [] : [`typeof ${i === 0 ? x : y} === 'number'`],
  );
  const never = n.args.some(arg => arg.type === 'double' || arg.type === 'str');
  const result = `(${v} = ${x} ${n.data.text} ${y}${n.data.text === '*' ? ' + 0' : ''}, ${v} <= 9007199254740991 && ${v} >= -9007199254740991)`;
  const floats = `${x} instanceof P && ${y} instanceof P && (${v} = new P(${x}.v ${n.data.text} ${y}.v), true)`;
  const fast = never ? 'false' : [...isNumber, result].join(' && ');
  const mayBeFloats = n.data.slot === 1 && n.args.every(arg => arg.op !== 'const' && arg.type === 'any');
  unless(e, n, mayBeFloats ? `${fast} || ${floats}` : fast, `H.${n.data.ref as string}(${x}, ${y})`);
}

/** `min` or `max`: in place when every argument is a number, the first where they are equal; else the native. */
function numberExtreme(e: Emitter, n: Node): void {
  const args = values(e, n);
  const v = e.variable(n);
  const isNumber = n.args.flatMap((arg, i) => (arg.type === 'int32' || arg.type === 'int' ? [] : [`typeof ${args[i]} === 'number'`]));
  const best = args.slice(1).map(x => `, ${x} ${n.data.text} ${v} && (${v} = ${x})`);
  const native = `${e.constant((n.data.ref as { fn: unknown }).fn)}(${['M', ...bound(e, n)].join(', ')})`;
  unless(e, n, [...isNumber, `(${v} = ${args[0]}${best.join('')}, true)`].join(' && '), native);
}

/** `==` of values that were strings or None: the same or not; others are compared. */
function sameOrCompare(e: Emitter, n: Node): void {
  const [x, y] = [t(e, n), t(e, n, 1)];
  const v = e.variable(n);
  const simple = (o: string): string => `(typeof ${o} === 'string' || ${o} === N)`;
  const test = `${simple(x)} && ${simple(y)} && (${v} = ${x} ${n.data.text === '==' ? '===' : '!=='} ${y}, true)`;
  unless(e, n, test, `H.compare(${x}, ${y}, ${JSON.stringify(n.data.text)})`);
}

/** Truth by what was seen: `refs` are pairs of a shape or class and how its instances answer. */
function truth(e: Emitter, n: Node): void {
  const x = t(e, n);
  const v = e.variable(n);
  const arms = (n.data.refs as readonly TruthArm[]).map(arm => {
    switch (arm.kind) {
      case 'none':
        return `if (${x} === N) ${v} = false;`;
      case 'items':
        return `if (${x}.shape === ${e.constant(arm.of)}) ${v} = ${x}.items.length !== 0;`;
      case 'used':
        return `if (${x}.shape === ${e.constant(arm.of)}) ${v} = ${x}.used !== 0;`;
      case 'always':
        return `if (${x}.shape !== undefined && ${x}.shape.cls === ${e.constant(arm.of)}) ${v} = true;`;
    }
  });
  for (const arm of arms) e.line(`${arm} else`);
  e.line('{');
  e.mayRaise(n);
  e.line(`  I.depthNow = d; ${v} = H.truth(${x});`);
  e.line('}');
}

/** Counts the case, where it is the one of the time before; else the site is told. */
function observe(e: Emitter, n: Node): void {
  const site = e.constant(n.data.ref);
  e.observed.push(n.data.site!);
  const [same, key] = caseTexts(e, n, `${site}.seenKey`);
  e.line(`if (${same}) ${site}.seenCount++; else ${site}.see(${key});`);
}

/** Is the key `last`, and what is it: objects are known by a field that only what has such a key has, before they are asked what they are. */
function caseTexts(e: Emitter, n: Node, last: string): [same: string, key: string] {
  const [x] = n.args;
  if (n.data.text === 'tags') return [`${last} === (k = ${tagsText(e, n)})`, 'k'];
  if (knownTag(x) >= 0) return [`${last} === ${knownTag(x)}`, String(knownTag(x))];
  const o = t(e, n);
  return n.data.text === 'callee'
    ? [`${last} === ${o}.code || ${last} === ${o}.spec`, `H.calleeKey(${o})`]
    : [`${last} === ${o}.shape`, `H.receiverKey(${o})`];
}

function tagsText(e: Emitter, n: Node): string {
  const args = [...n.args];
  const texts = (n.data.refs as readonly number[]).map(tag => (tag >= 0 ? String(tag) : tagText(e, args.shift()!)));
  return texts.length === 1 ? texts[0] : `(${texts[0]}) * ${TAG_LIMIT} + (${texts[1]})`;
}

function tagText(e: Emitter, n: Node): string {
  const known = knownTag(n);
  if (known >= 0) return String(known);
  if (n.type === 'number') return `${e.floatFlag(n)} ? ${Tag.float} : ${Tag.int}`;
  const x = e.use(n);
  return `typeof ${x} === 'number' ? ${Tag.int} : H.tagOf(${x})`;
}

export const EMIT: Record<Node['op'], Emit> = {
  // guards
  check_int32: checked(x => `typeof ${x} !== 'number' || (${x} | 0) !== ${x}`),
  check_int: checked(x => `typeof ${x} !== 'number'`),
  check_float: checked(
    x => `!(${x} instanceof P)`,
    x => `(${x}).v`,
  ),
  check_number: (e, n) => {
    const x = t(e, n);
    guard(e, n, `typeof ${x} !== 'number' && !(${x} instanceof P)`, x);
    e.set(n, `typeof ${x} === 'number' ? ${x} : (${x}).v`);
  },
  check_numeric: (e, n) => {
    const x = t(e, n);
    guard(e, n, `typeof ${x} !== 'number' && !(${x} instanceof P)`, x);
    e.line(`${e.floatFlag(n)} = typeof ${x} !== 'number';`);
    e.set(n, `${e.floatFlag(n)} ? (${x}).v : ${x}`);
  },
  check_bool: checked(x => `typeof ${x} !== 'boolean'`),
  check_str: checked(x => `typeof ${x} !== 'string'`),
  check_shape: checked((x, e, n) => `${x}.shape !== ${e.constant(n.data.ref)}`),
  check_shapes: (e, n) => {
    const x = t(e, n);
    const shapes = n.data.refs as readonly unknown[];
    guardFor(e, n, shapes.map(s => `${x}.shape !== ${e.constant(s)}`).join(' && '), x, shapes);
    e.set(n, x);
  },
  check_class: checked((x, e, n) => `${x}?.shape?.cls !== ${e.constant(n.data.ref)}`),
  check_value: checked((x, e, n) => `${x} !== ${e.constant(n.data.ref)}`),
  check_bound: (e, n) => {
    if (n.type === 'double' || n.type === 'int32' || n.type === 'int' || n.type === 'bool' || n.type === 'str') return e.set(n, a(e, n));
    guard(e, n, `${a(e, n)} === undefined`, 'undefined');
    e.set(n, t(e, n));
  },
  check_not_hidden: checked((x, _e, n) => `${x}.dict !== null && ${x}.dict.findStr(${JSON.stringify(n.data.text)}) >= 0`),
  check_length: checked((x, _e, n) => `${x}.items.length !== ${n.data.slot}`),
  check_width: checked((x, _e, n) => `${x}.its.length !== ${n.data.slot}`),
  check_valid: (e, n) => e.line(`if (V.invalid) ${e.exitStatement(n.state!, n.data.reason!, undefined, n.op, n)}`),

  // arithmetic
  ...EMIT_INTEGERS,
  float_extreme: (e, n) => e.set(n, `${a(e, n, 1)} ${n.data.text} ${a(e, n)} ? ${a(e, n, 1)} : ${a(e, n)}`),
  float_add: floatArithmetic('+'),
  bool_int: (e, n) => e.set(n, `${a(e, n)} ? 1 : 0`),
  // a sum of two floats as it was rounded, and what that lost (Neumaier 1974)
  float_lost: (e, n) => {
    const [x, y, sum] = [a(e, n), a(e, n, 1), a(e, n, 2)];
    e.set(n, `Math.abs(${x}) >= Math.abs(${y}) ? (${x} - ${sum}) + ${y} : (${y} - ${sum}) + ${x}`);
  },
  float_rounded: (e, n) => {
    const [sum, lost] = [a(e, n), a(e, n, 1)];
    e.set(n, `${lost} !== 0 && ${lost} - ${lost} === 0 ? ${sum} + ${lost} : ${sum}`);
  },
  float_sub: floatArithmetic('-'),
  float_mul: floatArithmetic('*'),
  float_div: (e, n) => {
    nonZero(e, n);
    e.set(n, `${a(e, n)} / ${a(e, n, 1)}`);
  },
  float_neg: (e, n) => e.set(n, `-(${a(e, n)})`),
  float_mod: (e, n) => {
    nonZero(e, n);
    e.set(n, `H.floatMod(${a(e, n)}, ${a(e, n, 1)})`);
  },
  float_floordiv: (e, n) => {
    nonZero(e, n);
    e.set(n, `H.floatFloor(${a(e, n)}, ${a(e, n, 1)})`);
  },
  float_pow: (e, n) => {
    e.set(n, `H.pow(${a(e, n)}, ${a(e, n, 1)})`);
    finite(e, n);
  },
  float_call: (e, n) => {
    e.set(n, `${e.constant(n.data.ref)}(${a(e, n)})`);
    finite(e, n);
  },

  // pure
  const: () => undefined,
  param: () => undefined,
  unbound: () => undefined,
  argument: (e, n) =>
    e.set(
      n,
      n.data.text === 'closure' ? `fn.closure[${n.data.slot}]` : n.data.text === 'osr' ? `fn.regs[${n.data.slot}]` : `a${n.data.slot}`,
    ),
  compare: (e, n) => {
    const op = n.data.text === '==' ? '===' : n.data.text === '!=' ? '!==' : n.data.text;
    e.set(n, `${a(e, n)} ${op} ${a(e, n, 1)}`);
  },
  str_add: (e, n) => e.set(n, `${a(e, n)} + ${a(e, n, 1)}`),
  str_contains: (e, n) => e.set(n, `${a(e, n)}.includes(${a(e, n, 1)})`),
  make_tuple: (e, n) =>
    n.data.text === 'sunk' ? undefined : e.set(n, `new R.PyTuple(${e.constant(n.data.ref)}, [${values(e, n).join(', ')}])`),
  make_map: (e, n) =>
    n.data.text === 'sunk' ? undefined : e.set(n, n.args.length === 0 ? 'M.dict()' : `H.map([${values(e, n).join(', ')}])`),
  make_slice: (e, n) =>
    n.data.text === 'sunk' ? undefined : e.set(n, `new R.PySlice(${[e.constant(n.data.ref), ...values(e, n)].join(', ')})`),
  make_list: (e, n) => e.set(n, `new R.PyList(${e.constant(n.data.ref)}, [${values(e, n).join(', ')}])`),
  is: (e, n) => {
    const [x, y] = n.args;
    const simple = [x, y].some(v => v.op === 'const' && typeof v.data.ref === 'object');
    e.set(n, simple ? `${t(e, n)} === ${t(e, n, 1)}` : `H.is(${t(e, n)}, ${t(e, n, 1)})`);
  },
  not: (e, n) => e.set(n, `!${a(e, n)}`),
  not_zero: (e, n) => e.set(n, `${a(e, n)} !== 0`),
  not_empty: (e, n) => e.set(n, `${a(e, n)}.length !== 0`),
  to_double: (e, n) => e.set(n, a(e, n)),
  has_value: (e, n) => e.set(n, `${a(e, n)} !== undefined`),

  // memory
  load_slot: (e, n) => {
    const v = e.variable(n);
    e.line(`${v} = ${field(a(e, n), n.data.slot!)};`);
    if (n.state !== null && n.data.text === 'may-be-unset') guard(e, n, `${v} === undefined`, a(e, n));
  },
  store_slot: (e, n) => e.line(`${field(a(e, n), n.data.slot!)} = ${t(e, n, 1)};`),
  add_slot: (e, n) => {
    const o = a(e, n);
    e.line(storeInto(e, o, { shape: null!, slot: n.data.slot!, next: n.data.ref as StoreArm['next'] }, t(e, n, 1)));
    e.set(n, o);
  },
  load_cell: (e, n) => {
    const v = e.variable(n);
    e.line(`${v} = ${a(e, n)}.value;`);
    guard(e, n, `${v} === undefined`, 'undefined');
  },
  store_cell: (e, n) => e.line(`${a(e, n)}.value = ${t(e, n, 1)};`),
  make_cell: (e, n) => e.set(n, `H.cell(${t(e, n)})`),
  load_namespace: (e, n) => {
    const v = e.variable(n);
    e.line(`${v} = ${e.constant(n.data.ref)}.value;`);
    guard(e, n, `${v} === undefined`, 'undefined');
  },
  load_class_variable: (e, n) => {
    const v = e.variable(n);
    e.line(`${v} = ${e.constant(n.data.ref)}.value;`);
    guard(e, n, `typeof ${v} === 'object' && !(${v} instanceof P) || ${v} === undefined`, v);
  },
  store_class_variable: (e, n) => {
    e.mayRaise(n);
    e.line(`H.storeClassVariable(${e.constant(n.data.ref)}, ${t(e, n)});`);
  },
  store_namespace: (e, n) => {
    e.mayRaise(n);
    e.line(`${e.constant(n.data.ref)}.setCell(${e.constant(n.data.ref2)}, ${t(e, n)});`);
  },
  list_get: sequenceGet,
  tuple_get: sequenceGet,
  list_set: sequenceSet,
  str_get: (e, n) => {
    const v = e.variable(n);
    const [s, i] = [a(e, n), a(e, n, 1)];
    e.line(`${v} = ${s}[${n.data.text === 'negative' ? `(${i} < 0 ? ${i} + ${s}.length : ${i})` : i}];`);
    guard(e, n, `${v} === undefined`, t(e, n, 1));
  },
  dict_get: (e, n) => {
    e.mayRaise(n);
    const v = e.variable(n);
    e.line(`${v} = ${a(e, n)}.get(${t(e, n, 1)});`);
    guard(e, n, `${v} === undefined`, t(e, n, 1));
  },
  dict_set: (e, n) => {
    e.mayRaise(n);
    e.line(`${a(e, n)}.set(${t(e, n, 1)}, ${t(e, n, 2)});`);
  },
  list_append: (e, n) => {
    e.mayRaise(n);
    e.line(`if (${a(e, n)}.items.push(${t(e, n, 1)}) > 100000000) H.listTooLong();`);
  },
  list_length: (e, n) => e.set(n, `${a(e, n)}${n.data.text === 'str' ? '' : '.items'}.length`),
  range_iter: (e, n) => calling(e, n, `H.rangeIter(${a(e, n)})`),
  list_iter: (e, n) => e.set(n, `H.listIter(${a(e, n)})`),
  next_range: (e, n) => {
    const [it, v] = [a(e, n), e.variable(n)];
    e.line(`if (${it}.left > 0) { ${it}.left--; ${v} = ${it}.current; ${it}.current = ${v} + ${it}.step; } else ${v} = undefined;`);
  },
  next_list: (e, n) => {
    const [it, v] = [a(e, n), e.variable(n)];
    e.line(
      `if (${it}.list !== null && ${it}.index < ${it}.list.items.length) ${v} = ${it}.list.items[${it}.index++]; else { ${it}.list = null; ${v} = undefined; }`,
    );
  },
  advance_row: (e, n) => calling(e, n, `${a(e, n)}.advance(M)`),
  row_item: (e, n) => e.set(n, `${a(e, n)}.row[${n.data.slot}]`),
  next_native: (e, n) => calling(e, n, `${a(e, n)}.next(M)`),
  next_any: (e, n) => calling(e, n, `H.${n.data.text}(${t(e, n)})`),
  poly_load: (e, n) => {
    const v = e.variable(n);
    const arms = n.data.refs as readonly LoadArm[];
    chain(e, n, arms, (o, i) => {
      const arm = arms[i];
      return `${v} = ${'slot' in arm ? field(o, arm.slot) : e.literal(arm.value)};`;
    });
  },
  poly_store: (e, n) => {
    const arms = n.data.refs as readonly StoreArm[];
    chain(e, n, arms, (o, i) => storeInto(e, o, arms[i], t(e, n, 1)));
  },
  poly_method: (e, n) => {
    const v = e.variable(n);
    const pairs = n.data.refs as readonly (readonly [unknown, unknown])[];
    chain(
      e,
      n,
      pairs.map(([shape]) => ({ shape })),
      (_o, i) => `${v} = ${e.constant(pairs[i][1])};`,
    );
  },
  method_function: (e, n) => e.set(n, `${t(e, n)}.func`),
  method_self: (e, n) => e.set(n, `${t(e, n)}.self`),
  bound_method: (e, n) => e.set(n, `M.method(${t(e, n)}, ${t(e, n, 1)})`),
  mega_load: (e, n) => calling(e, n, `H.loadSlotOf(${t(e, n)}, ${JSON.stringify(n.data.ref)}, ${e.constant(n.data.ref2)})`),
  mega_store: (e, n) =>
    calling(e, n, `H.storeSlotOf(${t(e, n)}, ${t(e, n, 1)}, ${JSON.stringify(n.data.ref)}, ${e.constant(n.data.ref2)})`),
  helper,
  push_handled: (e, n) => e.set(n, `H.pushHandled(fn, ${t(e, n)})`),
  pop_handled: (e, n) => e.line(`H.popHandled(fn, ${t(e, n)});`),
  raise: (e, n) => e.raise(n, `H.raised(${values(e, n).join(', ')})`),
  dict_get_or_raise: (e, n) => {
    e.mayRaise(n);
    const v = e.variable(n);
    e.line(`${v} = ${a(e, n)}.get(${t(e, n, 1)});`);
    e.line(`if (${v} === undefined) {`);
    e.raise(n, `H.keyError(${t(e, n, 1)})`);
    e.line('}');
  },
  number_op: numberOp,
  number_extreme: numberExtreme,
  dict_get_or_miss: (e, n) => {
    const v = e.variable(n);
    unless(e, n, `(${v} = ${a(e, n)}.get(${t(e, n, 1)})) !== undefined`, `H.getItem(${t(e, n)}, ${t(e, n, 1)})`);
  },
  same_or_compare: sameOrCompare,
  // what a special method answered, unless that was NotImplemented; `slot`: of an operator, in place or not
  or_other: (e, n) => {
    const v = e.variable(n);
    const [x, y] = [t(e, n, 1), t(e, n, 2)];
    const other = n.data.slot === undefined ? 'comparedByOther' : 'afterNotImplemented';
    unless(
      e,
      n,
      `(${v} = ${t(e, n)}) !== H.NotImplemented`,
      `H.${other}(${x}, ${y}, ${JSON.stringify(n.data.text)}${n.data.slot === undefined ? '' : `, ${n.data.slot === 1}`})`,
    );
  },
  truth,
  observe,
  call_function: callFunction,
  call_native: (e, n) => {
    const { fn, quiet } = n.data.ref as NativeSpec;
    calling(e, n, `${e.constant(quiet ?? fn)}(${['M', ...bound(e, n)].join(', ')})`);
    if (quiet !== null) e.passRaised(n);
  },
  check_init: (e, n) => {
    e.mayRaise(n);
    e.line(`if (${t(e, n)} !== ${e.constant(n.data.ref)}) H.checkInit(${t(e, n)});`);
  },
  call_dynamic: (e, n) => {
    const args = values(e, n);
    const name = args.length <= 5 ? `call${args.length - 1}` : 'callN';
    calling(e, n, `H.${name}(d, ${args.length <= 5 ? args.join(', ') : `${args[0]}, [${args.slice(1).join(', ')}]`})`);
    e.passRaised(n);
  },
  call_pair: (e, n) => {
    const [f, self, ...args] = values(e, n);
    const list = args.length <= 2 ? args : [`[${args.join(', ')}]`];
    calling(e, n, `H.callPair${args.length <= 2 ? args.length : 'N'}(${['d', f, self, ...list].join(', ')})`);
    e.passRaised(n);
  },
  make_generator: (e, n) => (n.data.text === 'sunk' ? undefined : e.set(n, `H.generator(${t(e, n)}, [${values(e, n, 1).join(', ')}])`)),
  mega_method: (e, n) => calling(e, n, `H.findMethod(${t(e, n)}, ${JSON.stringify(n.data.ref)}, ${e.constant(n.data.ref2)})`),
  mega_self: (e, n) => e.set(n, 'H.foundSelf()'),
  new_instance: (e, n) => e.set(n, `new R.PyInstance(${e.constant(n.data.ref)})`),
  poll: (e, n) => {
    e.mayRaise(n);
    e.line('if ((++k & 1023) === 0) H.poll(d);');
  },
};

export function emitNode(e: Emitter, n: Node): void {
  EMIT[n.op](e, n);
}
