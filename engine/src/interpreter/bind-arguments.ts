/**
 * Binds call arguments to a function’s parameters (language reference §6.3.4): fills the first
 * registers of a new frame. TypeErrors are CPython’s.
 */
import { CodeFlag, type Code } from '../bytecode/code.js';
import { closest } from '../objects/closest.js';
import type { PyDict } from '../objects/dict.js';
import { typeError } from '../objects/errors.js';
import type { PyException } from '../objects/exception.js';
import type { PyFunction } from '../objects/function.js';
import type { Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';

/** Exactly positional parameters, no defaults needed, no * or **. */
export function isExactCall(code: Code, argc: number): boolean {
  return code.argCount === argc && code.kwOnlyCount === 0 && (code.flags & (CodeFlag.VARARGS | CodeFlag.VARKEYWORDS)) === 0;
}

/** Writes one value for each parameter into `regs`. The last `kwnames.length` of `args` are keywords. */
export function bindArguments(
  vm: Vm,
  fn: PyFunction,
  args: readonly Value[],
  kwnames: readonly string[] | null,
  regs: (Value | undefined)[],
): void {
  const code = fn.code.code;
  const positional = kwnames === null ? args.length : args.length - kwnames.length;
  const named = code.argCount + code.kwOnlyCount;
  const taken = Math.min(positional, code.argCount);
  for (let i = 0; i < taken; i++) regs[i] = args[i];
  let next = named;
  if (code.flags & CodeFlag.VARARGS) regs[next++] = vm.tuple(args.slice(taken, positional));
  const rest = code.flags & CodeFlag.VARKEYWORDS ? vm.dict() : null;
  if (rest !== null) regs[next] = rest;
  if (kwnames !== null) bindKeywords(vm, fn, args, kwnames, positional, regs, rest);
  if (positional > code.argCount && !(code.flags & CodeFlag.VARARGS)) throw tooMany(vm, fn, positional, regs);
  fillDefaults(vm, fn, taken, regs);
}

function bindKeywords(
  vm: Vm,
  fn: PyFunction,
  args: readonly Value[],
  kwnames: readonly string[],
  positional: number,
  regs: (Value | undefined)[],
  rest: PyDict | null,
): void {
  const code = fn.code.code;
  const named = code.argCount + code.kwOnlyCount;
  for (let k = 0; k < kwnames.length; k++) {
    const name = kwnames[k];
    let i = code.posOnlyCount;
    while (i < named && code.varNames[i] !== name) i++;
    if (i < named) {
      if (regs[i] !== undefined) throw typeError(vm, `${fn.qualname}() got multiple values for argument '${name}'`);
      regs[i] = args[positional + k];
    } else if (rest !== null) rest.set(vm.text(name), args[positional + k]);
    else throw unexpected(vm, fn, kwnames, name);
  }
}

function unexpected(vm: Vm, fn: PyFunction, kwnames: readonly string[], name: string): PyException {
  const code = fn.code.code;
  const posOnly = code.varNames.slice(0, code.posOnlyCount).filter(n => kwnames.includes(n));
  if (posOnly.length > 0)
    return typeError(vm, `${fn.qualname}() got some positional-only arguments passed as keyword arguments: '${posOnly.join(', ')}'`);
  const candidates = code.varNames.slice(code.posOnlyCount, code.argCount + code.kwOnlyCount);
  const close = closest(name, candidates);
  return typeError(
    vm,
    `${fn.qualname}() got an unexpected keyword argument '${name}'${close === null ? '' : `. Did you mean '${close}'?`}`,
  );
}

function fillDefaults(vm: Vm, fn: PyFunction, taken: number, regs: (Value | undefined)[]): void {
  const code = fn.code.code;
  const defaults = fn.defaults;
  const firstDefault = code.argCount - (defaults === null ? 0 : defaults.length);
  let missing: string[] | null = null;
  for (let i = taken; i < code.argCount; i++) {
    if (regs[i] !== undefined) continue;
    if (i >= firstDefault) regs[i] = defaults![i - firstDefault];
    else (missing ??= []).push(code.varNames[i]);
  }
  if (missing !== null) throw missingArguments(vm, fn, 'positional', missing);
  for (let i = code.argCount; i < code.argCount + code.kwOnlyCount; i++) {
    if (regs[i] !== undefined) continue;
    const value = fn.kwdefaults?.getStr(code.varNames[i]);
    if (value !== undefined) regs[i] = value;
    else (missing ??= []).push(code.varNames[i]);
  }
  if (missing !== null) throw missingArguments(vm, fn, 'keyword-only', missing);
}

function missingArguments(vm: Vm, fn: PyFunction, kind: string, names: readonly string[]): PyException {
  const quoted = names.map(n => `'${n}'`);
  const last = quoted.pop()!;
  const list = quoted.length === 0 ? last : quoted.length === 1 ? `${quoted[0]} and ${last}` : `${quoted.join(', ')}, and ${last}`;
  return typeError(vm, `${fn.qualname}() missing ${names.length} required ${kind} argument${names.length === 1 ? '' : 's'}: ${list}`);
}

function tooMany(vm: Vm, fn: PyFunction, given: number, regs: (Value | undefined)[]): PyException {
  const code = fn.code.code;
  const defaults = fn.defaults?.length ?? 0;
  let keywordOnly = 0;
  for (let i = code.argCount; i < code.argCount + code.kwOnlyCount; i++) if (regs[i] !== undefined) keywordOnly++;
  const takes = defaults > 0 ? `from ${code.argCount - defaults} to ${code.argCount}` : String(code.argCount);
  const plural = defaults > 0 || code.argCount !== 1 ? 's' : '';
  const was =
    keywordOnly > 0
      ? `${given} positional argument${given === 1 ? '' : 's'} (and ${keywordOnly} keyword-only argument${keywordOnly === 1 ? '' : 's'}) were`
      : `${given} ${given === 1 ? 'was' : 'were'}`;
  return typeError(vm, `${fn.qualname}() takes ${takes} positional argument${plural} but ${was} given`);
}
