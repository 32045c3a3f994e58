/** Where our options end and the program's arguments begin. */
import { expect, it } from 'vitest';
import { PROFILE_OPTIONS, takesValue } from '../../src/cli/option-tables.js';
import { peekOption, scanArguments } from '../../src/cli/scan-arguments.js';

/** Shown as `options | operands`. */
function scan(line: string): string {
  const { options, operands } = scanArguments(line.split(' '), takesValue(PROFILE_OPTIONS));
  return `${options.join(' ')} | ${operands.join(' ')}`;
}

it('as python3 splits them', () => {
  expect(scan('f.py -x --timeout 3')).toBe(' | f.py -x --timeout 3');
  expect(scan('--timeout 3 f.py a')).toBe('--timeout 3 | f.py a');
  expect(scan('--timeout=3 --deterministic f.py')).toBe('--timeout=3 --deterministic | f.py');
  expect(scan('-o out.json --jit off - a')).toBe('-o out.json --jit off | - a');
  expect(scan('--jit off -m mod -x')).toBe('--jit off -m mod | -x');
  expect(scan('-mmod --help')).toBe('-mmod | --help');
  expect(scan('-c code -- -x')).toBe('-c code | -- -x');
  expect(scan('--jit off -- -odd.py')).toBe('--jit off | -odd.py');
  expect(scan('-c')).toBe('-c | ');
});

it('peeks at the last value of an option', () => {
  expect(peekOption(['--memory', '5', '--memory=7'], '--memory')).toBe('7');
  expect(peekOption(['--memory', '5'], '--memory')).toBe('5');
  expect(peekOption(['--memory'], '--memory')).toBeUndefined();
  expect(peekOption([], '--memory')).toBeUndefined();
});
