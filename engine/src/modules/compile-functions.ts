/** `compile`, `eval` and `exec` (library reference, “Built-in Functions”). */
import { compileSource, type CompileMode } from '../compiler/index.js';
import { PySyntaxError, type SyntaxWarningRecord } from '../syntax/syntax-error.js';
import { classOf, strValue } from '../objects/class-of.js';
import { asIndex } from '../objects/convert.js';
import { PyDict } from '../objects/dict.js';
import { notImplementedError, typeError, valueError } from '../objects/errors.js';
import { PyException } from '../objects/exception.js';
import { PyCode } from '../objects/function.js';
import { barrier, type NativeSpec } from '../objects/native.js';
import { None, PyBytes, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import { decodeWith } from '../objects/codecs.js';

/** A front-end error as the Python exception it stands for. */
export function syntaxException(vm: Vm, e: PySyntaxError): PyException {
  const text = e.text === null || e.text === undefined ? None : vm.text(e.text);
  const details = vm.tuple([vm.text(e.filename), e.line, e.offset, text, e.endLine, e.endOffset]);
  return vm.call(vm.types[e.kind], vm.text(e.message), details) as PyException;
}

/** Source text to a code object; SyntaxErrors as Python exceptions. */
export function compileText(vm: Vm, source: string, filename: string, mode: CompileMode, optimize: 0 | 1 | 2 = 0, warnings: SyntaxWarningRecord[] | null = null): PyCode {
  try {
    return vm.instantiate(compileSource(source, filename, mode, warnings === null ? { optimize } : { optimize, warnings }));
  } catch (e) {
    if (e instanceof PySyntaxError) throw syntaxException(vm, e);
    throw e;
  }
}

function sourceText(vm: Vm, v: Value, what: string): string {
  const t = strValue(v);
  if (t !== undefined) {
    const s = jsText(t);
    if (s.includes('\0')) throw vm.call(vm.types.SyntaxError, 'source code string cannot contain null bytes');
    return s;
  }
  if (v instanceof PyBytes) return jsText(decodeWith(vm, v.data, 'utf-8', 'strict'));
  throw typeError(vm, `${what}() arg 1 must be a string, bytes or ${what === 'compile' ? 'AST' : 'code'} object`);
}

const MODES: ReadonlySet<string> = new Set(['exec', 'eval', 'single']);

/** `ast.PyCF_ONLY_AST`. */
const ONLY_AST = 0x400;

function compileBuiltin(vm: Vm, source: Value, filename: Value, mode: Value, flags: Value | undefined, _inherit: Value | undefined, optimize: Value | undefined): Value {
  if (flags !== undefined && (Number(asIndex(vm, flags)) & ONLY_AST) !== 0) throw notImplementedError(vm, 'compile() to a syntax tree (ast.parse) is not offered by this engine');
  const m = strValue(mode);
  if (typeof m !== 'string' || !MODES.has(m)) throw valueError(vm, "compile() mode must be 'exec', 'eval' or 'single'");
  const level = optimize === undefined ? -1 : Number(asIndex(vm, optimize));
  const name = strValue(filename) ?? (filename instanceof PyBytes ? decodeWith(vm, filename.data, 'utf-8', 'surrogateescape') : undefined);
  if (name === undefined) throw typeError(vm, `expected str, bytes or os.PathLike object, not ${classOf(vm, filename).name}`);
  return compileText(vm, sourceText(vm, source, 'compile'), jsText(name), m as CompileMode, level < 0 ? 0 : (level as 0 | 1 | 2));
}

type LocalsOf = (vm: Vm) => Value;

function run(what: 'eval' | 'exec', localsOf: LocalsOf) {
  return (vm: Vm, source: Value, globals: Value | undefined, locals: Value | undefined, closure?: Value): Value => {
    if (globals !== undefined && globals !== None && !(globals instanceof PyDict)) {
      throw typeError(vm, what === 'eval' ? 'globals must be a dict' : `exec() globals must be a dict, not ${classOf(vm, globals).name}`);
    }
    if (locals !== undefined && locals !== None && classOf(vm, locals).find('__getitem__') === undefined) {
      throw typeError(vm, what === 'eval' ? 'locals must be a mapping' : `locals must be a mapping or None, not ${classOf(vm, locals).name}`);
    }
    const own = globals === undefined || globals === None;
    const g = own ? (vm.interpreter.frameAt(0)?.globals ?? vm.dict()) : (globals as PyDict);
    const l = locals === undefined || locals === None ? (own ? localsOf(vm) : g) : locals;
    if (g.getStr('__builtins__') === undefined) g.setStr('__builtins__', vm.builtins);
    const code = source instanceof PyCode ? source : compileText(vm, what === 'eval' ? sourceText(vm, source, what).replace(/^[ \t]+/, '') : sourceText(vm, source, what), '<string>', what);
    const cells = closure === undefined || closure === None ? null : ((closure as unknown as { items: Value[] }).items);
    if (code.code.freeVars.length > 0 && cells === null) throw typeError(vm, `code object passed to ${what}() may not contain free variables`);
    const result = vm.interpreter.execute(code, g, l, cells);
    return what === 'eval' ? result : None;
  };
}

export function compileFunctions(localsOf: LocalsOf): readonly NativeSpec[] {
  return [
    barrier('compile', '(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)', compileBuiltin),
    barrier('eval', '(source, /, globals=None, locals=None)', run('eval', localsOf)),
    barrier('exec', '(source, /, globals=None, locals=None, *, closure=None)', run('exec', localsOf)),
  ];
}
