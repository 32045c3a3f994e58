/** Patterns of `match` in random programs, with the names that they capture. Knows nothing of what is matched. */

/** A pattern for `statements`: its text, and what it captures as [name, type] (a type that is likely, at most). */
export function patterns(statements, depth) {
  const { r, e } = statements;
  const capture = type => {
    const name = statements.name('m');
    return { text: name, captured: [[name, type]] };
  };
  const literal = () => ({ text: r.pick(['0', '1', '-1', '1.5', "'a'", "''", "b'a'", 'None', 'True', '255', '-2.5']), captured: [] });
  if (depth <= 0) return r.chance(50) ? literal() : r.chance(60) ? { text: '_', captured: [] } : capture('int');
  const inner = () => patterns(statements, depth - 1);
  const joined = (parts, make) => ({ text: make(parts.map(p => p.text)), captured: parts.flatMap(p => p.captured) });
  const guarded = { text: '_', captured: [] };
  return r.pick([
    literal,
    // alternatives must capture the same names: none
    () => ({ text: r.times(2, 3, () => literal().text).join(' | '), captured: [] }),
    () => joined([inner(), inner()], ([a, b]) => `[${a}, ${b}]`),
    () => joined([inner(), r.chance(60) ? capture('list') : guarded], ([a, b]) => `[${a}, *${b}]`),
    () => joined([inner(), inner()], ([a, b]) => `(${a}, *_, ${b})`),
    () => joined([inner()], ([a]) => `{'a': ${a}}`),
    () => joined([inner(), capture('dict')], ([a, b]) => `{${r.pick(["'x'", "'a'", '1'])}: ${a}, **${b}}`),
    () => joined([capture('int')], ([a]) => `int() as ${a}`),
    () => joined([capture(r.pick(['str', 'float']))], ([a]) => `${r.pick(['str', 'float'])}(${a})`),
    () => ({ text: r.pick(['list()', 'dict()', 'tuple()', 'set() | frozenset()', 'bytes()', 'bool()']), captured: [] }),
    () => joined([inner()], ([a]) => `${e.className()}(x=${a})`),
    () => joined([inner()], ([a]) => (statements.scope.classes.length > 0 ? `${r.pick(statements.scope.classes).name}(${a})` : `[${a}]`)),
    () => (statements.scope.classes.length > 0 ? { text: `${r.pick(statements.scope.classes).name}.K`, captured: [] } : literal()),
  ])();
}
