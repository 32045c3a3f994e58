/** The opcodes of pickle protocols 0 to 5 as bytes, and the errors of the module. */
import type { PyClass } from '../../objects/class.js';
import type { PyException } from '../../objects/exception.js';
import type { Vm } from '../../objects/vm.js';
import { exceptionClass, raise } from '../module-spec.js';

const code = (c: string): number => c.charCodeAt(0);

export const Op = {
  MARK: code('('),
  STOP: code('.'),
  POP: code('0'),
  POP_MARK: code('1'),
  DUP: code('2'),
  FLOAT: code('F'),
  INT: code('I'),
  BININT: code('J'),
  BININT1: code('K'),
  LONG: code('L'),
  BININT2: code('M'),
  NONE: code('N'),
  PERSID: code('P'),
  BINPERSID: code('Q'),
  REDUCE: code('R'),
  STRING: code('S'),
  BINSTRING: code('T'),
  SHORT_BINSTRING: code('U'),
  UNICODE: code('V'),
  BINUNICODE: code('X'),
  APPEND: code('a'),
  BUILD: code('b'),
  GLOBAL: code('c'),
  DICT: code('d'),
  EMPTY_DICT: code('}'),
  APPENDS: code('e'),
  GET: code('g'),
  BINGET: code('h'),
  INST: code('i'),
  LONG_BINGET: code('j'),
  LIST: code('l'),
  EMPTY_LIST: code(']'),
  OBJ: code('o'),
  PUT: code('p'),
  BINPUT: code('q'),
  LONG_BINPUT: code('r'),
  SETITEM: code('s'),
  TUPLE: code('t'),
  EMPTY_TUPLE: code(')'),
  SETITEMS: code('u'),
  BINFLOAT: code('G'),
  PROTO: 0x80,
  NEWOBJ: 0x81,
  EXT1: 0x82,
  EXT2: 0x83,
  EXT4: 0x84,
  TUPLE1: 0x85,
  TUPLE2: 0x86,
  TUPLE3: 0x87,
  NEWTRUE: 0x88,
  NEWFALSE: 0x89,
  LONG1: 0x8a,
  LONG4: 0x8b,
  BINBYTES: code('B'),
  SHORT_BINBYTES: code('C'),
  SHORT_BINUNICODE: 0x8c,
  BINUNICODE8: 0x8d,
  BINBYTES8: 0x8e,
  EMPTY_SET: 0x8f,
  ADDITEMS: 0x90,
  FROZENSET: 0x91,
  NEWOBJ_EX: 0x92,
  STACK_GLOBAL: 0x93,
  MEMOIZE: 0x94,
  FRAME: 0x95,
  BYTEARRAY8: 0x96,
  NEXT_BUFFER: 0x97,
  READONLY_BUFFER: 0x98,
} as const;

export const HIGHEST_PROTOCOL = 5;
export const DEFAULT_PROTOCOL = 4;

export const pickleErrorClass = (vm: Vm): PyClass => exceptionClass(vm, '_pickle', 'PickleError', vm.types.Exception);
export const picklingErrorClass = (vm: Vm): PyClass => exceptionClass(vm, '_pickle', 'PicklingError', pickleErrorClass(vm));
export const unpicklingErrorClass = (vm: Vm): PyClass => exceptionClass(vm, '_pickle', 'UnpicklingError', pickleErrorClass(vm));

export const picklingError = (vm: Vm, message: string): PyException => raise(vm, picklingErrorClass(vm), message);
export const unpicklingError = (vm: Vm, message: string): PyException => raise(vm, unpicklingErrorClass(vm), message);
