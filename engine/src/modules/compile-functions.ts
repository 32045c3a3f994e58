/** `compile`, `eval` and `exec` (library reference, “Built-in Functions”). */
import { CodeFlag } from '../bytecode/code.js';
import { compileSource, compileTree, optimizeTree, type CompileMode, type CompileOptions } from '../compiler/index.js';
import { callSpecial } from '../objects/attribute.js';
import { classOf, strValue } from '../objects/class-of.js';
import { bytesOf, decodeWith } from '../objects/codecs.js';
import { asIndex } from '../objects/convert.js';
import { PyDict } from '../objects/dict.js';
import { forcedState } from '../objects/forced.js';
import { isError, makeError, typeError, valueError } from '../objects/errors.js';
import { PyException } from '../objects/exception.js';
import { PyCode } from '../objects/function.js';
import { barrier, type NativeSpec } from '../objects/native.js';
import { truth } from '../objects/truth.js';
import { isBytesLike } from '../objects/types/bytes-methods.js';
import { None, PyBytes, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import { decodeSource } from '../syntax/decode-source.js';
import type { UnicodeNames } from '../syntax/escapes.js';
import { parseTree, type Mode as ParseMode } from '../syntax/parser.js';
import { normalizeNewlines, PySyntaxError, SourceLines, type SyntaxWarningRecord } from '../syntax/syntax-error.js';
import { CompileFlag } from './ast.js';
import { exportTree } from './ast-export.js';
import { importTree, isNode } from './ast-import.js';
import { pythonCodec } from './source-codec.js';
import { characterNames } from './unicodedata.js';
import { warnOfSource } from './warnings.js';

/** A front-end error as the Python exception it stands for. */
export function syntaxException(vm: Vm, e: PySyntaxError): PyException {
  if (e.kind === 'MemoryError') return makeError(vm, e.kind, e.message);
  const text = e.text === null || e.text === undefined ? None : vm.text(e.text);
  const details = vm.tuple([vm.text(e.filename), e.line, e.offset, text, e.endLine, e.endOffset]);
  return vm.call(vm.types[e.kind], vm.text(e.message), details) as PyException;
}

/** What `compile()` may be asked beyond the text. */
export interface CompileSettings {
  readonly optimize: 0 | 1 | 2;
  readonly futureAnnotations: boolean;
  readonly topLevelAwait: boolean;
}

const PLAIN: CompileSettings = { optimize: 0, futureAnnotations: false, topLevelAwait: false };

/** What `\N{…}` means. */
const namesOf =
  (vm: Vm): UnicodeNames =>
  name => {
    const point = characterNames(vm).pointOf(name);
    return point < 0 ? null : point;
  };

/** Source text to a code object; SyntaxErrors as Python exceptions, warnings by Python's filters. */
export function compileText(vm: Vm, source: string, filename: string, mode: CompileMode, settings: CompileSettings = PLAIN): PyCode {
  const warnings: SyntaxWarningRecord[] = [];
  const options = { ...settings, ...forcedIn(vm, filename), warnings, unicodeNames: namesOf(vm) };
  const code = asPython(vm, () => compileSource(source, filename, mode, options));
  issueWarnings(vm, warnings, source, filename);
  return vm.instantiate(code);
}

/** A what-if names one file. */
function forcedIn(vm: Vm, filename: string): Pick<CompileOptions, 'forced'> {
  const { whatIf } = vm.options;
  if (whatIf === null || whatIf.path !== filename) return {};
  const { kind, start, end } = whatIf;
  const place = { kind, line: start.line + 1, col: start.character, end: end && { line: end.line + 1, col: end.character } };
  return { forced: { place, told: problem => (forcedState(vm).problem = problem) } };
}

/** Front-end errors become Python's. */
export function asPython<T>(vm: Vm, work: () => T): T {
  try {
    return work();
  } catch (e) {
    if (e instanceof PySyntaxError) throw syntaxException(vm, e);
    throw e;
  }
}

/** Where filters make an error of a warning, it is a SyntaxError at its place. */
function issueWarnings(vm: Vm, warnings: readonly SyntaxWarningRecord[], source: string, filename: string): void {
  for (const w of warnings) {
    try {
      warnOfSource(vm, w.category, w.message, filename, w.line);
    } catch (e) {
      if (!(e instanceof PyException) || !isError(vm, e, w.category)) throw e;
      // CPython's compiler has no text at hand, its tokenizer has
      const text = w.end === undefined ? new SourceLines(normalizeNewlines(source), filename).text(w.line) : null;
      const end = w.end ?? w;
      throw syntaxException(vm, new PySyntaxError('SyntaxError', w.message, filename, w.line, w.offset, end.line, end.offset, text));
    }
  }
}

// ---- arguments ----

/** The text of a `str` or of encoded bytes. */
export function sourceText(vm: Vm, v: Value, what: string, filename: string): string {
  const t = strValue(v);
  if (t !== undefined) {
    const s = jsText(t);
    if (s.includes('\0')) throw vm.call(vm.types.SyntaxError, 'source code string cannot contain null bytes');
    return s;
  }
  if (!isBytesLike(v)) throw typeError(vm, `${what}() arg 1 must be a string, bytes or ${what === 'compile' ? 'AST' : 'code'} object`);
  return asPython(vm, () => decodeSource(bytesOf(vm, v), filename, pythonCodec(vm)));
}

export function fileNameText(vm: Vm, v: Value): string {
  const named = strValue(v) === undefined && !(v instanceof PyBytes) ? (callSpecial(vm, v, '__fspath__', []) ?? v) : v;
  const name = strValue(named) ?? (named instanceof PyBytes ? decodeWith(vm, named.data, 'utf-8', 'surrogateescape') : undefined);
  if (name === undefined) throw typeError(vm, `expected str, bytes or os.PathLike object, not ${classOf(vm, v).name}`);
  return jsText(name);
}

/** The minor version of the Python this is. */
const OWN_MINOR = 13;
const MODES: ReadonlySet<string> = new Set(['exec', 'eval', 'single', 'func_type']);
/** Flags that the code around a call of `compile()` hands on: `__future__`'s. */
const FUTURES = 0x1fe0000;
const DONT_IMPLY_DEDENT = 0x200;
const ALLOW_INCOMPLETE_INPUT = 0x4000;
const KNOWN_FLAGS =
  FUTURES |
  0x10 |
  CompileFlag.OPTIMIZED_AST |
  CompileFlag.TYPE_COMMENTS |
  CompileFlag.TOP_LEVEL_AWAIT |
  DONT_IMPLY_DEDENT |
  ALLOW_INCOMPLETE_INPUT;

/** The `__future__` flags of the running code. */
const inheritedFlags = (vm: Vm): number => (vm.interpreter.frameAt(0)?.code.code.flags ?? 0) & CodeFlag.FUTURE_ANNOTATIONS;

function settingsOf(flags: number, optimize: number): CompileSettings {
  return {
    optimize: optimize < 0 ? 0 : (optimize as 0 | 1 | 2),
    futureAnnotations: (flags & CodeFlag.FUTURE_ANNOTATIONS) !== 0,
    topLevelAwait: (flags & CompileFlag.TOP_LEVEL_AWAIT) !== 0,
  };
}

function compileMode(vm: Vm, mode: Value, onlyTree: boolean): ParseMode {
  const text = strValue(mode);
  if (text === undefined) throw typeError(vm, `compile() argument 'mode' must be str, not ${classOf(vm, mode).name}`);
  if (typeof text === 'string' && MODES.has(text) && (onlyTree || text !== 'func_type')) return text as ParseMode;
  if (text === 'func_type') throw valueError(vm, "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
  throw valueError(vm, `compile() mode must be 'exec', 'eval'${onlyTree ? ", 'single' or 'func_type'" : " or 'single'"}`);
}

function compileBuiltin(
  vm: Vm,
  source: Value,
  filename: Value,
  mode: Value,
  flagsArg: Value | undefined,
  dontInherit: Value | undefined,
  optimize: Value | undefined,
  featureVersion: Value | undefined,
): Value {
  const name = fileNameText(vm, filename);
  const given = flagsArg === undefined ? 0 : Number(asIndex(vm, flagsArg));
  if ((given & ~KNOWN_FLAGS) !== 0) throw valueError(vm, 'compile(): unrecognised flags');
  const level = optimize === undefined ? -1 : Number(asIndex(vm, optimize));
  if (level < -1 || level > 2) throw valueError(vm, 'compile(): invalid optimize value');
  const flags = dontInherit === undefined || !truth(vm, dontInherit) ? given | inheritedFlags(vm) : given;
  const onlyTree = (flags & CompileFlag.ONLY_AST) !== 0;
  const m = compileMode(vm, mode, onlyTree);
  if (isNode(vm, source)) return compileNode(vm, source, name, m, flags, settingsOf(flags, level));
  const text = sourceText(vm, source, 'compile', name);
  const settings = settingsOf(flags, level);
  if (!onlyTree) return compileText(vm, text, name, m as CompileMode, settings);
  const minor = featureVersion === undefined ? -1 : Number(asIndex(vm, featureVersion));
  return treeOf(vm, text, name, m, flags, settings.optimize, minor < 0 ? OWN_MINOR : minor);
}

// ---- trees ----

const isOptimized = (flags: number): boolean => (flags & CompileFlag.OPTIMIZED_AST) === CompileFlag.OPTIMIZED_AST;

function treeOf(vm: Vm, text: string, filename: string, mode: ParseMode, flags: number, optimize: 0 | 1 | 2, minor: number): Value {
  const warnings: SyntaxWarningRecord[] = [];
  const options = { warnings, typeComments: (flags & CompileFlag.TYPE_COMMENTS) !== 0, minor, unicodeNames: namesOf(vm) };
  const { mod, comments } = asPython(vm, () => parseTree(text, mode, filename, options));
  issueWarnings(vm, warnings, text, filename);
  return isOptimized(flags) ? exportTree(vm, optimizeTree(mod, optimize), text) : exportTree(vm, mod, text, comments);
}

function compileNode(vm: Vm, node: Value, filename: string, mode: ParseMode, flags: number, settings: CompileSettings): Value {
  const onlyTree = (flags & CompileFlag.ONLY_AST) !== 0;
  if (onlyTree && !isOptimized(flags)) return node;
  const mod = importTree(vm, node, mode);
  if (onlyTree) return exportTree(vm, optimizeTree(mod, settings.optimize), '');
  return vm.instantiate(asPython(vm, () => compileTree(mod, filename, settings)));
}

type LocalsOf = (vm: Vm) => Value;

function run(what: 'eval' | 'exec', localsOf: LocalsOf) {
  return (vm: Vm, source: Value, globals: Value | undefined, locals: Value | undefined, closure?: Value): Value => {
    if (globals !== undefined && globals !== None && !(globals instanceof PyDict)) {
      throw typeError(vm, what === 'eval' ? 'globals must be a dict' : `exec() globals must be a dict, not ${classOf(vm, globals).name}`);
    }
    if (locals !== undefined && locals !== None && classOf(vm, locals).find('__getitem__') === undefined) {
      throw typeError(
        vm,
        what === 'eval' ? 'locals must be a mapping' : `locals must be a mapping or None, not ${classOf(vm, locals).name}`,
      );
    }
    const own = globals === undefined || globals === None;
    const g = own ? (vm.interpreter.frameAt(0)?.globals ?? vm.dict()) : (globals as PyDict);
    const l = locals === undefined || locals === None ? (own ? localsOf(vm) : g) : locals;
    if (g.getStr('__builtins__') === undefined) g.setStr('__builtins__', vm.builtins);
    const code = source instanceof PyCode ? source : textCode(vm, source, what);
    const cells = closure === undefined || closure === None ? null : (closure as unknown as { items: Value[] }).items;
    if (code.code.freeVars.length > 0 && cells === null)
      throw typeError(vm, `code object passed to ${what}() may not contain free variables`);
    const result = vm.interpreter.execute(code, g, l, cells);
    return what === 'eval' ? result : None;
  };
}

function textCode(vm: Vm, source: Value, what: 'eval' | 'exec'): PyCode {
  const text = sourceText(vm, source, what, '<string>');
  return compileText(vm, what === 'eval' ? text.replace(/^[ \t]+/, '') : text, '<string>', what, settingsOf(inheritedFlags(vm), 0));
}

export function compileFunctions(localsOf: LocalsOf): readonly NativeSpec[] {
  return [
    barrier('compile', '(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)', compileBuiltin),
    barrier('eval', '(source, /, globals=None, locals=None)', run('eval', localsOf)),
    barrier('exec', '(source, /, globals=None, locals=None, *, closure=None)', run('exec', localsOf)),
  ];
}
