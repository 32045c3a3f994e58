/** What-ifs from the command line: each kind changes what it claims to, and says when it cannot. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report, ReportWhatIf } from '../../../engine/src/insights/report.js';

const root = resolve(import.meta.dirname, '../../..');
const cli = join(root, 'dist/cli.js');

const PROGRAM = `class Circle:
    def __init__(self, r):
        self.r = r
    def area(self):
        return self.r * 3

class Square:
    def __init__(self, r):
        self.side = r
        self.r = r
    def area(self):
        return self.r * self.r

def total(shapes):
    whole = 0
    for shape in shapes:
        whole = whole + shape.area()
    return whole

def double(value):
    if value is None:
        return 0
    return value * 2

def summed(values):
    result = 0
    for value in values:
        result = result + value
    return result

shapes = [Circle(1), Square(2)] * 100
for _ in range(50):
    total(shapes)
    summed([1, 2.5] * 50)
    for n in range(100):
        double(n)
for n in range(1000):
    double(0.5)
print(total(shapes), summed([1, 2]), [double(i) for i in (1, None)])
`;

const at = (text: string, word: string): string => {
  const offset = PROGRAM.indexOf(word, PROGRAM.indexOf(text));
  const before = PROGRAM.slice(0, offset).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
};

describe.skipIf(!existsSync(cli))('jitlens profile --what-if', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jitlens-what-if-'));
  const file = join(folder, 'shapes.py');
  beforeAll(() => {
    writeFileSync(file, PROGRAM);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function run(...asked: string[]): { answers: readonly ReportWhatIf[]; stdout: string; stderr: string; status: number | null } {
    const out = join(folder, 'report.json');
    const options = asked.flatMap(a => ['--what-if', a]);
    const { stdout, stderr, status } = spawnSync(process.execPath, [cli, 'profile', ...options, '--format', 'json', '-o', out, file], {
      encoding: 'utf8',
    });
    const report = status === 2 ? null : (JSON.parse(readFileSync(out, 'utf8')) as Report);
    if (report !== null) {
      const schema = JSON.parse(readFileSync(join(root, 'schema/report.schema.json'), 'utf8')) as object;
      const ajv = new Ajv2020({ allErrors: true, strict: false });
      expect(ajv.validate(schema, report), ajv.errorsText()).toBe(true);
    }
    return { answers: report?.whatIfs ?? [], stdout, stderr, status };
  }

  test('float, split and inline: fewer operations mix types; the program’s output is its own', () => {
    const { answers, stdout } = run(
      `float:${file}:${at('result = result', 'result + value')}`,
      `split:${file}:${at('for shape in', 'shapes:')}`,
      `inline:${file}:${at('        double(n)', 'double')}`,
    );
    expect(stdout).toBe('700 3 [2, 0]\n');
    const [float, split, inline] = answers;
    expect(float).toMatchObject({ kind: 'float', problem: null, sameOutput: false });
    expect(split).toMatchObject({ kind: 'split', problem: null, sameOutput: true, applied: 10_200 });
    expect(inline).toMatchObject({ kind: 'inline', problem: null, sameOutput: true, applied: 5000 });
    // the additions of `summed`, 100 in each of 50 calls, but for the first few before the site had settled
    expect(mixedFewer(float)).toBeGreaterThanOrEqual(4900);
    // `shape.area` and its call
    expect(mixedFewer(split)).toBe(2 * 10_200);
    // `double` sees ints only at this call: its three sites no longer meet floats
    expect(mixedFewer(inline)).toBeGreaterThanOrEqual(5000);
    expect(float.after?.findings).toBeLessThan(float.before?.findings ?? 0);
    // told apart, the operations are the same ones
    expect(split.after?.operations).toBe(split.before?.operations);
  });

  test('the text says that it is a ceiling', () => {
    const { stderr } = spawnSync(process.execPath, [cli, 'profile', '--what-if', `split:${at('for shape in', 'shapes:')}`, file], {
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/what if each type has code of its own here {2}\S*shapes\.py:16:18\n {2}at most: operations that mix types/);
    expect(stderr).toContain('forced 10,200 times; the program then printed the same');
  });

  test.each([
    ['split', '1:1', 'there is no operation on a variable there'],
    ['float', at('for shape in', 'shapes:'), 'there is no arithmetic and no comparison there'],
    ['inline', at('result = result', 'result + value'), 'there is no plain call there'],
    ['float', at('self.r * self.r', 'self.r'), null],
    ['split', at('[double(i)', 'i)'), 'there is no operation on a variable there'],
    ['inline', at('for _ in range(50)', 'range'), 'nothing came there that could be forced'],
  ])('%s at %s: %s', (kind, place, problem) => {
    const [answer] = run(`${kind}:${file}:${place}`).answers;
    if (problem === null) expect(answer.problem).toBeNull();
    else expect(answer.problem).toContain(problem);
  });

  test('a place is given as reports print it', () => {
    expect(run('float').stderr).toBe('jitlens: --what-if float: expected KIND:FILE:LINE:COL, where KIND is float, split, inline\n');
    expect(run('float:nowhere.py:1:1')).toMatchObject({ status: 2, stderr: 'jitlens: --what-if nowhere.py: there is no such file\n' });
  });
});

const mixedFewer = ({ before, after }: ReportWhatIf): number => (before?.mixed ?? 0) - (after?.mixed ?? 0);
