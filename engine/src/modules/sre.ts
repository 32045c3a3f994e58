/** `_sre`: what the `re` package compiles to and runs on. The matcher is in sre/matcher.ts. */
import { asIndex, asSize } from '../objects/convert.js';
import { PyDict } from '../objects/dict.js';
import { overflowError, runtimeError, typeError } from '../objects/errors.js';
import { native } from '../objects/native.js';
import { None, PyList, PyTuple, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { moduleType, type ModuleSpec } from './module-spec.js';
import { isCasedAscii, isCasedUnicode, lowerAscii, lowerUnicode } from './sre/characters.js';
import { MAGIC, MAXGROUPS, MAXREPEAT } from './sre/opcodes.js';
import { PyPattern } from './sre/pattern-object.js';
import { PATTERN } from './sre/pattern-type.js';
import { Program } from './sre/program.js';
import { subjectOf } from './sre/subject.js';
import { makeTemplate } from './sre/template.js';

const CODESIZE = 4;

function compile(vm: Vm, pattern: Value, flags: Value, code: Value, groups: Value, groupindex: Value, indexgroup: Value): Value {
  if (!(code instanceof PyList)) throw typeError(vm, "compile() argument 'code' must be list");
  if (!(groupindex instanceof PyDict)) throw typeError(vm, "compile() argument 'groupindex' must be dict");
  if (!(indexgroup instanceof PyTuple)) throw typeError(vm, "compile() argument 'indexgroup' must be tuple");
  const words = Uint32Array.from(code.items, word => codeWord(vm, word));
  if (words.length === 0) throw runtimeError(vm, 'invalid SRE code');
  const isBytes = pattern === None ? null : (subjectOf(vm, pattern)?.isBytes ?? null);
  return new PyPattern(
    moduleType(vm, PATTERN).rootShape,
    pattern,
    asSize(vm, flags),
    new Program(words),
    asSize(vm, groups),
    groupindex,
    indexgroup.items,
    isBytes,
  );
}

function codeWord(vm: Vm, word: Value): number {
  const n = asIndex(vm, word);
  if (typeof n !== 'number' || n < 0 || n > MAXREPEAT) throw overflowError(vm, 'regular expression code size limit exceeded');
  return n;
}

const ofCharacter = (name: string, f: (ch: number) => Value) => native(name, '(character, /)', (vm, ch: Value) => f(asSize(vm, ch)));

export const SRE_MODULE: ModuleSpec = {
  name: '_sre',
  functions: [
    native('compile', '(pattern, flags, code, groups, groupindex, indexgroup)', compile),
    native('template', '(pattern, template, /)', makeTemplate),
    native('getcodesize', '()', () => CODESIZE),
    ofCharacter('ascii_iscased', isCasedAscii),
    ofCharacter('unicode_iscased', isCasedUnicode),
    ofCharacter('ascii_tolower', lowerAscii),
    ofCharacter('unicode_tolower', lowerUnicode),
  ],
  setup: (_vm, dict) => {
    dict.setStr('MAGIC', MAGIC);
    dict.setStr('CODESIZE', CODESIZE);
    dict.setStr('MAXREPEAT', MAXREPEAT);
    dict.setStr('MAXGROUPS', MAXGROUPS);
  },
};
