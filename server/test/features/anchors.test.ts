/** Where an expression is after edits: exact, stale or gone. */
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { AnchoredText } from '../../src/anchors/anchored-text.js';
import { PythonParser } from '../../src/anchors/python-parser.js';

const OLD = `import os

class A:
    def m(self, p):
        q = p.x + 1
        return p.x * q

def f(p):
    return p.x
`;

let parser: PythonParser;
beforeAll(async () => {
  const file = (name: string): string => fileURLToPath(new URL(`../../../${name}`, import.meta.url));
  parser = await PythonParser.load({
    runtime: file('node_modules/web-tree-sitter/tree-sitter.wasm'),
    python: file('grammars/tree-sitter-python.wasm'),
  });
});

/** The state of `piece`, and what stands there now. */
function check(piece: string, text: string, from = 0): string {
  const start = OLD.indexOf(piece, from);
  const at = new AnchoredText(OLD, parser).locate({ start, end: start + piece.length }, text);
  return at === null ? 'gone' : `${at.state}: ${text.slice(at.start, at.end)} in line ${text.slice(0, at.start).split('\n').length}`;
}

describe('an expression', () => {
  it('stays exact when other places are edited', () => {
    expect(check('p.x * q', OLD)).toBe('exact: p.x * q in line 6');
    expect(check('p.x * q', OLD.replace('import os', '# more\nimport os\nimport re'))).toBe('exact: p.x * q in line 8');
    expect(check('p.x * q', OLD.replace('    return p.x\n', '    return p.y\n'))).toBe('exact: p.x * q in line 6');
  });

  it('stays exact through white space and comments', () => {
    expect(check('p.x * q', OLD.replace('p.x * q', 'p.x  *  q  # note'))).toBe('exact: p.x  *  q in line 6');
    expect(check('p.x * q', OLD.replace('        q =', '\n        # why\n        q ='))).toBe('exact: p.x * q in line 8');
  });

  it('is stale when its function is edited', () => {
    expect(check('p.x * q', OLD.replace('+ 1', '+ 2'))).toBe('stale: p.x * q in line 6');
    expect(check('p.x', OLD.replace('return p.x * q', 'return p.x * q * 2'))).toBe('stale: p.x in line 5');
  });

  it('is gone when it is edited, and back on undo', () => {
    const anchors = new AnchoredText(OLD, parser);
    const start = OLD.indexOf('p.x * q');
    const span = { start, end: start + 7 };
    expect(anchors.locate(span, OLD.replace('p.x * q', 'p.y * q'))).toBeNull();
    expect(anchors.locate(span, OLD)).toEqual({ ...span, state: 'exact' });
    expect(anchors.locate(span, OLD.replace('p.x * q', ''))).toBeNull();
    expect(anchors.locate(span, OLD + '\n')).toEqual({ ...span, state: 'exact' });
  });

  it('is back on undo of one edit of two, and gone when what was deleted is typed again', () => {
    for (const isUndo of [true, false]) {
      const anchors = new AnchoredText(OLD, parser);
      const texts = [OLD, OLD + '#', OLD.replace('p.x * q', '.x * q') + '#', OLD + '#'];
      const start = OLD.indexOf('p.x * q');
      const spans = [
        { start: OLD.length, end: OLD.length },
        { start, end: start + 1 },
        { start, end: start },
      ];
      spans.forEach((span, i) => {
        anchors.edit({ ...span, before: texts[i] ?? '', text: texts[i + 1] ?? '', isUndo: isUndo && i === 2 });
      });
      const span = { start, end: start + 7 };
      expect(anchors.locate(span, OLD + '#')).toEqual(isUndo ? { ...span, state: 'exact' } : null);
      expect(anchors.locate(span, OLD)).toEqual({ ...span, state: 'exact' });
    }
  });

  it('is stale when its function has another name', () => {
    expect(check('p.x', OLD.replace('def f(p)', 'def g(p)'), OLD.indexOf('def f'))).toBe('stale: p.x in line 9');
  });

  it('is gone when the same characters are something else now', () => {
    expect(check('p.x * q', OLD.replace('return p.x * q', 'return "p.x * q"'))).toBe('gone');
    expect(check('p.x * q', OLD.replace('return p.x * q', '# p.x * q'))).toBe('gone');
    expect(check('p.x', OLD.replace('return p.x\n', 'return xp.x\n'), OLD.indexOf('def f'))).toBe('gone');
  });

  it('may be the first letter of a word, as of a function whose lens it holds', () => {
    const start = OLD.indexOf('def f');
    const edited = OLD.replace('+ 1', '+ 2');
    expect(new AnchoredText(OLD, parser).locate({ start, end: start + 1 }, edited)).toMatchObject({ start, state: 'exact' });
    expect(new AnchoredText(OLD, parser).locate({ start, end: start + 1 }, OLD.replace('def f', 'xdef f'))).toBeNull();
  });

  it('moves with its class', () => {
    const [head, rest] = [OLD.slice(0, OLD.indexOf('def f')), OLD.slice(OLD.indexOf('def f'))];
    expect(check('p.x * q', rest + '\n' + head)).toBe('exact: p.x * q in line 9');
  });

  it('is stale when its statement is moved into a block', () => {
    expect(check('p.x * q', OLD.replace('        return p.x * q', '        if q:\n            return p.x * q'))).toBe(
      'stale: p.x * q in line 7',
    );
  });

  it('counts UTF-16 units', () => {
    expect(check('p.x * q', `name = "😀"\n${OLD}`)).toBe('exact: p.x * q in line 7');
  });
});
