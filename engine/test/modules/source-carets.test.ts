/** Marks under failing source; expected texts are CPython 3.13's tracebacks. */
import { expect, it } from 'vitest';
import { markedSource } from '../../src/modules/source-carets.js';

/** `«…»` in the source is the failing span. */
function marked(source: string): string {
  const at = (mark: string): { line: number; col: number } => {
    const before = source.slice(0, source.indexOf(mark)).replace('«', '').split('\n');
    return { line: before.length, col: before[before.length - 1].length };
  };
  const [start, end] = [at('«'), at('»')];
  const lines = source.replace(/[«»]/g, '').split('\n');
  return markedSource(lines, { line: start.line, col: start.col, endLine: end.line, endCol: end.col });
}

it.each([
  ['    x = «a + b»', '    x = a + b\n        ~~^~~\n'],
  ['«f(1)[2]»', '    f(1)[2]\n    ~~~~^^^\n'],
  ['y = «f(1)»', '    y = f(1)\n'],
  ['return «f(1)»', '    return f(1)\n'],
  ['return «f.g(1)»', '    return f.g(1)\n           ~~~^^^\n'],
  ['«raise E(1)»', '    raise E(1)\n'],
  ['print(«a.b»)', '    print(a.b)\n          ^^^\n'],
  ['«(a)  //  (b)»', '    (a)  //  (b)\n    ~~~~~^^~~~~~\n'],
  ['«t[r]\n[c]»', '    t[r]\n    ~~~~\n    [c]\n    ^^^\n'],
  ['«日本 + b»', '    日本 + b\n    ~~~~~^~~\n'],
])('%s', (source, expected) => expect(marked(source)).toBe(expected));
