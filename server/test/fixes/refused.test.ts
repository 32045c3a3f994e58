/** Programs whose findings look like those that have a fix, and where the edit could change what they do: none is offered. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { insightsIn } from '../../../scripts/verified-fixes.mjs';

const cli = resolve(import.meta.dirname, '../../../dist/cli.js');
const scratch = mkdtempSync(join(tmpdir(), 'jitlens-refused-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const REFUSED: Readonly<Record<string, readonly [code: string, source: string]>> = {
  'a text in an attribute that somebody else stores': [
    'JL605',
    `
class Page:
    def __init__(self):
        self.text = ""
    def add(self, part):
        self.text += part
page = Page()
for _ in range(2000):
    page.add("x")
page.text = "new"
print(page.text)
`,
  ],
  'a text in an attribute that is read at every step': [
    'JL605',
    `
class Page:
    def __init__(self):
        self.text = ""
    def add(self, part):
        self.text += part
page = Page()
total = 0
for _ in range(2000):
    page.add("x")
    total += len(page.text)
print(total)
`,
  ],
  'items of a dict that is passed on in the loop': [
    'JL605',
    `
def grow(words):
    table = {"a": ""}
    longest = 0
    for word in words:
        table["a"] += word
        longest = max(longest, size(table))
    return longest
def size(table):
    return len(table["a"])
print(grow(["ab"] * 1500))
`,
  ],
  'a list that something else holds': [
    'JL604',
    `
def series(n):
    values = [0, 1]
    alias = values
    while len(values) < n:
        alias[-1] = 5
        values.append(values[-1] + 1)
    return sum(values)
print(series(2000))
`,
  ],
  'a separator that overlaps itself': [
    'JL604',
    `
def ends(names):
    return [len(name.split("aa")[-1]) for name in names]
print(sum(ends(["xaaab"] * 2000)))
`,
  ],
  'a wrapper that looks at what it was given': [
    'JL502',
    `
def add(a, b):
    return a + b
def counted(*args):
    return add(*args) + len(args)
def main():
    print(sum(counted(i, 1) for i in range(2000)))
main()
`,
  ],
  'a loop of a module that is imported': ['JL304', ''],
};

describe.skipIf(!existsSync(cli))('no fix is offered for', () => {
  writeFileSync(join(scratch, 'loops.py'), 'total = 0\nfor i in range(5000):\n    total += i * i\n');
  test.each(Object.entries(REFUSED))('%s', (name, [code, source]) => {
    const file = join(scratch, `${code}.py`);
    writeFileSync(file, source === '' ? 'import loops\nprint(loops.total)\n' : source);
    const found = insightsIn(file).filter(i => i.code === code);
    expect(found.length, name).toBeGreaterThan(0);
    expect(found.flatMap(i => i.fixes)).toEqual([]);
  });
});
