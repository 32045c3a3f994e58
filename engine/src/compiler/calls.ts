/**
 * Calls: the arguments follow the callee in consecutive registers, or, with `*` and `**`, become a
 * sequence and a dict. Knows nothing of what is called.
 */
import type { Const } from '../bytecode/code.js';
import type { Call, Expr, Keyword } from '../syntax/ast.js';
import type { Span } from '../syntax/span.js';
import { str, tuple } from './constant-pool.js';
import { listOf } from './displays.js';
import { into, value } from './expressions.js';
import { fromAttribute } from './primaries.js';
import type { Unit } from './unit.js';

/** More arguments are passed as a sequence, to keep frames small. */
/** More arguments are collected in a tuple and a dict, as in CPython: frames stay small. */
const MAX_ARGUMENTS = 30;
const MAX_PAIRS = 15;

/** What is called with: an expression's arguments, or a class statement's bases and keywords. */
export interface Arguments {
  readonly args: readonly Expr[];
  readonly keywords: readonly Keyword[];
}

const unpacks = ({ args, keywords }: Arguments): boolean => args.some(a => a.kind === 'Starred') || keywords.some(k => k.arg === null);
const isPlain = (call: Arguments): boolean => call.args.length + 2 * call.keywords.length <= MAX_ARGUMENTS && !unpacks(call);

/** `o.m(…)` without unpacking: the method form, which makes no bound method. */
export function isMethodCall(e: Call): boolean {
  return e.func.kind === 'Attribute' && isPlain(e);
}

/** Calls what `callee` holds; `base` is the top temporary, for the run of callee and arguments. */
export function callInto(u: Unit, e: Call, callee: number, base: number, result: number): void {
  u.move(base, callee, e.func.span);
  argumentsInto(u, e, base, 0, result, e.span);
}

/** Calls the method whose function and self are in `base` and `base`+1. */
export function methodCallInto(u: Unit, e: Call, base: number, result: number): void {
  const span = e.func.kind === 'Attribute' ? fromAttribute(e.span, e.func) : e.span;
  plainCall(u, e, 'CALL_METHOD', base, 0, result, span);
}

/**
 * Calls `base` with the arguments of `call` into `result`. `given` positional arguments already
 * stand in the registers after `base`; the next temporary follows them.
 */
export function argumentsInto(u: Unit, call: Arguments, base: number, given: number, result: number, span: Span): void {
  if (isPlain(call)) plainCall(u, call, 'CALL', base, given, result, span);
  else unpackingCall(u, call, base, given, result, span);
}

function plainCall(u: Unit, call: Arguments, kind: 'CALL' | 'CALL_METHOD', base: number, given: number, result: number, span: Span): void {
  for (const argument of call.args) into(u, argument, u.alloc());
  for (const keyword of call.keywords) into(u, keyword.value, u.alloc());
  const count = given + call.args.length + call.keywords.length;
  if (call.keywords.length === 0) u.emit(kind, span, result, base, count);
  else u.emit(`${kind}_KW`, span, result, base, count, u.constants.add(keywordNames(u, call.keywords)));
}

const keywordNames = (u: Unit, keywords: readonly Keyword[]): Const => tuple(keywords.map(k => str(u.mangled(k.arg!))));

function unpackingCall(u: Unit, call: Arguments, base: number, given: number, result: number, span: Span): void {
  const positional = positionalArguments(u, call.args, base, given, span);
  const named = call.keywords.length === 0 ? -1 : keywordArguments(u, call.keywords, base, span);
  u.emit('CALL_FUNCTION_EX', span, result, base, positional, named);
}

/** A lone `*a` is passed as it is: the call makes the tuple, and the error. */
function positionalArguments(u: Unit, args: readonly Expr[], base: number, given: number, span: Span): number {
  const [only] = args;
  if (given === 0 && args.length === 1 && only.kind === 'Starred') {
    const register = u.alloc();
    into(u, only.value, register);
    return register;
  }
  const register = u.alloc();
  if (given === 0 && args.length === 0) u.loadConst(register, tuple([]), span);
  else listOf(u, args, register, span, base + 1, given);
  return register;
}

/** `**a` is merged, runs of named arguments in between become dicts first. */
function keywordArguments(u: Unit, keywords: readonly Keyword[], callee: number, span: Span): number {
  const dict = u.alloc();
  let made = false;
  for (let i = 0; i < keywords.length;) {
    let end = i;
    while (end < keywords.length && keywords[end].arg !== null) end++;
    u.scratch(() => {
      if (end > i) {
        const part = made ? u.alloc() : dict;
        namedPairs(u, keywords.slice(i, end), part, span);
        if (made) u.emit('DICT_MERGE', span, dict, part, callee);
        i = end;
      } else {
        if (!made) u.emit('BUILD_MAP', span, dict, dict, 0);
        u.emit('DICT_MERGE', span, dict, value(u, keywords[i].value), callee);
        i++;
      }
      made = true;
    });
  }
  return dict;
}

function namedPairs(u: Unit, keywords: readonly Keyword[], dest: number, span: Span): void {
  if (keywords.length > MAX_PAIRS) return pairByPair(u, keywords, dest, span);
  const first = u.registers.mark();
  for (const keyword of keywords) {
    u.loadConst(u.alloc(), str(u.mangled(keyword.arg!)), span);
    into(u, keyword.value, u.alloc());
  }
  u.emit('BUILD_MAP', span, dest, first, keywords.length);
}

function pairByPair(u: Unit, keywords: readonly Keyword[], dest: number, span: Span): void {
  u.emit('BUILD_MAP', span, dest, dest, 0);
  for (const keyword of keywords) {
    u.scratch(() => {
      const name = u.alloc();
      u.loadConst(name, str(u.mangled(keyword.arg!)), span);
      u.emit('MAP_ADD', span, dest, name, value(u, keyword.value));
    });
  }
}
