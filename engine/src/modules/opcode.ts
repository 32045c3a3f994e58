/** `_opcode`: facts about CPython 3.13's instructions, which `opcode` and `dis` list. The engine's own bytecode is another. */
import { asIndex } from '../objects/convert.js';
import { notImplementedError } from '../objects/errors.js';
import { native, type NativeSpec } from '../objects/native.js';
import { None, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import type { ModuleSpec } from './module-spec.js';

type Range = readonly [from: number, to: number];

const VALID: readonly Range[] = [
  [0, 118],
  [149, 222],
  [236, 253],
  [256, 267],
];
const WITHOUT_ARGUMENT: readonly Range[] = [
  [0, 44],
  [150, 161],
  [207, 207],
  [209, 210],
  [212, 219],
  [237, 239],
  [246, 247],
  [263, 263],
];

const KINDS: Readonly<Record<string, readonly number[]>> = {
  has_const: [83, 103, 240],
  has_name: [63, 66, 67, 74, 75, 82, 90, 91, 92, 93, 108, 113, 114, 192, 202, 205, 206, 211, 259, 260, 261, 262],
  has_jump: [72, 77, 78, 79, 97, 98, 99, 100, 104, 188, 189, 190, 256, 257],
  has_free: [64, 84, 89, 94, 109],
  has_local: [3, 65, 85, 86, 87, 88, 110, 111, 112, 258, 267],
  has_exc: [264, 265, 266],
};

const OPERATORS: readonly string[] = [
  'ADD +',
  'AND &',
  'FLOOR_DIVIDE //',
  'LSHIFT <<',
  'MATRIX_MULTIPLY @',
  'MULTIPLY *',
  'REMAINDER %',
  'OR |',
  'POWER **',
  'RSHIFT >>',
  'SUBTRACT -',
  'TRUE_DIVIDE /',
  'XOR ^',
];
const INTRINSIC_1 = [
  '1_INVALID',
  'PRINT',
  'IMPORT_STAR',
  'STOPITERATION_ERROR',
  'ASYNC_GEN_WRAP',
  'UNARY_POSITIVE',
  'LIST_TO_TUPLE',
  'TYPEVAR',
  'PARAMSPEC',
  'TYPEVARTUPLE',
  'SUBSCRIPT_GENERIC',
  'TYPEALIAS',
];
const INTRINSIC_2 = [
  '2_INVALID',
  'PREP_RERAISE_STAR',
  'TYPEVAR_WITH_BOUND',
  'TYPEVAR_WITH_CONSTRAINTS',
  'SET_FUNCTION_TYPE_PARAMS',
  'SET_TYPEPARAM_DEFAULT',
];

const within = (ranges: readonly Range[], n: number): boolean => ranges.some(([from, to]) => n >= from && n <= to);

const question = (name: string, answer: (n: number) => boolean): NativeSpec =>
  native(name, '(opcode)', (vm, op: Value) => answer(Number(asIndex(vm, op))));

const operators = (vm: Vm): Value =>
  vm.list(
    ['', '='].flatMap(suffix =>
      OPERATORS.map(o => {
        const [name, sign] = o.split(' ');
        return vm.tuple([`NB_${suffix === '' ? '' : 'INPLACE_'}${name}`, sign + suffix]);
      }),
    ),
  );

const names =
  (list: readonly string[]) =>
  (vm: Vm): Value =>
    vm.list(list.map(n => `INTRINSIC_${n}`));

export const OPCODE_MODULE: ModuleSpec = {
  name: '_opcode',
  functions: [
    ...Object.entries(KINDS).map(([name, list]) => question(name, n => list.includes(n))),
    question('is_valid', n => within(VALID, n)),
    question('has_arg', n => within(VALID, n) && !within(WITHOUT_ARGUMENT, n)),
    native('get_nb_ops', '()', operators),
    native('get_intrinsic1_descs', '()', names(INTRINSIC_1)),
    native('get_intrinsic2_descs', '()', names(INTRINSIC_2)),
    native('get_specialization_stats', '()', () => None),
    native('get_executor', '(*, code, offset)', () => None),
    native('stack_effect', '(opcode, oparg=None, /, *, jump=None)', vm => {
      throw notImplementedError(vm, '_opcode.stack_effect: this engine runs a register bytecode of its own');
    }),
  ],
  setup: (_vm, dict) => dict.setStr('ENABLE_SPECIALIZATION', true),
};
