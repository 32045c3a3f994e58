/** What is searched: the characters of a str or of a bytes-like object, and pieces of it as Python values. */
import { classOf, strValue } from '../../objects/class-of.js';
import { bytesOf } from '../../objects/codecs.js';
import { typeError } from '../../objects/errors.js';
import { isBytesLike } from '../../objects/types/bytes-methods.js';
import { PyAstral, PyBytes, type Value } from '../../objects/value.js';
import type { Vm } from '../../objects/vm.js';
import type { Characters } from './matcher.js';

export class Subject {
  constructor(
    /** As it was given; a match keeps it. */
    readonly value: Value,
    readonly chars: Characters,
    readonly isBytes: boolean,
  ) {}

  get length(): number {
    return this.chars.length;
  }

  /** Its characters from `start` to `stop`; itself where that is all of it. */
  slice(vm: Vm, start: number, stop: number): Value {
    const { chars, value } = this;
    if (typeof chars === 'string') return chars.slice(start, stop);
    if (
      start === 0 &&
      stop === chars.length &&
      (value instanceof PyAstral || (value instanceof PyBytes && value.shape === vm.types.bytes.rootShape))
    )
      return value;
    return chars instanceof Uint8Array ? vm.bytes(chars.slice(start, stop)) : vm.textFromPoints(chars.slice(start, stop));
  }

  empty(vm: Vm): Value {
    return this.isBytes ? vm.bytes(new Uint8Array(0)) : '';
  }
}

/** The subject that `v` is, or undefined when it is neither text nor bytes. */
export function subjectOf(vm: Vm, v: Value): Subject | undefined {
  const text = strValue(v);
  if (text !== undefined) return new Subject(v, text instanceof PyAstral ? text.points : text, false);
  return isBytesLike(v) ? new Subject(v, bytesOf(vm, v), true) : undefined;
}

/** The subject for a pattern that is itself text, bytes, or (null) neither. */
export function subjectFor(vm: Vm, v: Value, patternIsBytes: boolean | null): Subject {
  const subject = subjectOf(vm, v);
  if (subject === undefined) throw typeError(vm, `expected string or bytes-like object, got '${classOf(vm, v).name}'`);
  if (patternIsBytes === null || patternIsBytes === subject.isBytes) return subject;
  throw typeError(
    vm,
    subject.isBytes ? 'cannot use a string pattern on a bytes-like object' : 'cannot use a bytes pattern on a string-like object',
  );
}

/** Pieces of one kind of text as one value. */
export function joinPieces(vm: Vm, subject: Subject, pieces: readonly Value[]): Value {
  if (!subject.isBytes && pieces.every(p => typeof p === 'string')) return pieces.join('');
  const empty = subject.empty(vm);
  return vm.call(classOf(vm, empty).find('join')!, empty, vm.list([...pieces]));
}
