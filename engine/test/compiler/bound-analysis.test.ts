/** Which CHECK_BOUND stay, on instruction lists made by hand. Local 0 is a parameter, 1 and 2 are not. */
import { expect, test } from 'vitest';
import { OPCODE_NAMES } from '../../src/bytecode/opcodes.js';
import { Assembler } from '../../src/compiler/assembler.js';
import { removeBoundChecks } from '../../src/compiler/bound-analysis.js';
import { Label, TEMP_BASE } from '../../src/compiler/instruction.js';
import { NO_SPAN } from '../../src/syntax/span.js';

/** The locals that are still checked, in order. */
function checksLeft(build: (code: Assembler) => void): number[] {
  const code = new Assembler();
  build(code);
  code.emit('RETURN_VALUE', NO_SPAN, TEMP_BASE);
  removeBoundChecks(code, 1);
  expect(code.instructions.every(i => i.target === null || i.target.at <= code.instructions.length)).toBe(true);
  return code.instructions.filter(i => OPCODE_NAMES[i.op] === 'CHECK_BOUND').map(i => i.a);
}

const check = (code: Assembler, local: number): void => void code.emit('CHECK_BOUND', NO_SPAN, local);
const bind = (code: Assembler, local: number): void => void code.emit('LOAD_CONST', NO_SPAN, local, 0);

test('a parameter is bound until it is unbound', () => {
  expect(checksLeft(code => check(code, 0))).toEqual([]);
  expect(
    checksLeft(code => {
      check(code, 0);
      code.emit('DELETE_FAST', NO_SPAN, 0);
      check(code, 0);
    }),
  ).toEqual([0]);
});

test('a local is checked before its binding, and only once', () => {
  expect(
    checksLeft(code => {
      check(code, 1);
      check(code, 1);
      bind(code, 2);
      check(code, 2);
    }),
  ).toEqual([1]);
});

test('bound on one branch only is not bound', () => {
  expect(
    checksLeft(code => {
      const end = new Label();
      code.jump('POP_JUMP_IF_TRUE', NO_SPAN, end, 0);
      bind(code, 1);
      code.place(end);
      check(code, 1);
    }),
  ).toEqual([1]);
});

test('bound on both branches is bound', () => {
  expect(
    checksLeft(code => {
      const otherwise = new Label();
      const end = new Label();
      code.jump('POP_JUMP_IF_TRUE', NO_SPAN, otherwise, 0);
      bind(code, 1);
      code.jump('JUMP', NO_SPAN, end);
      code.place(otherwise);
      bind(code, 1);
      code.place(end);
      check(code, 1);
    }),
  ).toEqual([]);
});

test('a loop variable is bound in the body, not after the loop', () => {
  expect(
    checksLeft(code => {
      const exit = new Label();
      const header = code.here();
      code.jump('FOR_ITER', NO_SPAN, exit, 1, TEMP_BASE);
      check(code, 1);
      code.jumpBack(NO_SPAN, header);
      code.place(exit);
      check(code, 1);
    }),
  ).toEqual([1]);
});

test('what the body of a loop unbinds is not bound at its head', () => {
  expect(
    checksLeft(code => {
      bind(code, 1);
      const header = code.here();
      check(code, 1);
      code.emit('CLEAR', NO_SPAN, 1);
      code.jumpBack(NO_SPAN, header);
    }),
  ).toEqual([1]);
});

test('a handler sees the state before whatever raised', () => {
  expect(
    checksLeft(code => {
      const handler = { label: new Label(), register: TEMP_BASE };
      const end = new Label();
      code.covered(handler, () => bind(code, 1));
      code.jump('JUMP', NO_SPAN, end);
      code.place(handler.label);
      check(code, 1);
      code.place(end);
      check(code, 1);
    }),
  ).toEqual([1]);
});

test('more locals than one word of state holds', () => {
  expect(
    checksLeft(code => {
      for (let local = 1; local < 80; local += 2) bind(code, local);
      for (let local = 1; local < 80; local++) check(code, local);
    }),
  ).toEqual(Array.from({ length: 39 }, (_, i) => 2 * i + 2));
});
