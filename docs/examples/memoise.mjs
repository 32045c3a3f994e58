/**
 * Remembers results of small methods, and speculates that the class attributes they read stay what they are.
 *
 *     jitlens run --plugin docs/examples/memoise.mjs program.py
 *
 * A result may be given again while everything it was computed from is the same. Arguments are compared; class attributes
 * are not, they are *assumed*. Without `assume` a plug-in would have to look them up at each call, through every base
 * class, which is what it wanted to save. With it the plug-in is told at the store that breaks the assumption.
 */

/** What a method may consist of: nothing that could read or change anything but its arguments and class attributes. */
const PURE = new Set(['NOP', 'LOAD_CONST', 'MOVE', 'CHECK_BOUND', 'BINARY_OP', 'UNARY_OP', 'COMPARE_OP', 'NOT', 'IS_OP', 'JUMP']);
const BRANCHES = new Set(['POP_JUMP_IF_TRUE', 'POP_JUMP_IF_FALSE', 'POP_JUMP_IF_NONE', 'POP_JUMP_IF_NOT_NONE', 'RETURN_VALUE']);

const isPlain = value => typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean';

/**
 * @param {import('#engine').Engine} engine
 * @param {{ tell(text: string): void }} io
 */
export function install(engine, { tell }) {
  const slot = engine.requestExtra();
  const seen = { hits: 0, misses: 0, broken: 0 };

  const uninstall = engine.setFrameEvaluator(
    function memoise(frame, next) {
      const method = methodOf(frame.code, slot);
      const self = method === null ? undefined : frame.local(method.self);
      const results = self === undefined ? null : resultsFor(method, self);
      const args = frame.parameters().slice(1);
      if (results === null || !args.every(isPlain)) return next();
      const key = JSON.stringify(args.map(a => [typeof a, a]));
      const known = results.get(key);
      if (known !== undefined) {
        seen.hits++;
        return known;
      }
      seen.misses++;
      const value = next();
      // the call may have ended in another frame's store: only what still holds is kept
      if (isPlain(value)) results.set(key, value);
      return value;
    },
    { allowsInlining: true },
  );

  /** The results of a method for receivers of this class, as long as what they rely on holds; null when nothing can be relied on. */
  function resultsFor(method, self) {
    const shape = engine.shapeOf(self);
    // an attribute of the object would be found before the class's
    if (shape === null || shape.isDictionary || shape.keys.length > 0) return null;
    const known = method.byClass.get(shape.class);
    if (known !== undefined && known.reliances.every(r => r.holds)) return known.results;
    const reliances = rely(method, shape.class);
    if (reliances === null) return null;
    const results = new Map();
    method.byClass.set(shape.class, { results, reliances });
    return results;
  }

  /** @returns {import('#engine').Reliance[] | null} */
  function rely(method, cls) {
    if (engine.lookupCell(cls, '__getattribute__').owner?.name !== 'object') return null;
    if (!method.attributes.every(name => isPlain(engine.lookupCell(cls, name).value))) return null;
    return method.attributes.map(name => engine.assume('LookupStable', { cls, name }, broken => forget(method, cls, broken)));
  }

  function forget(method, cls, { target, position }) {
    const entry = method.byClass.get(cls);
    if (entry === undefined) return;
    method.byClass.delete(cls);
    for (const r of entry.reliances) r.release();
    seen.broken++;
    const where =
      position === null ? 'from outside' : `at ${position.filename}:${position.line}:${position.col + 1} in ${position.qualname}`;
    tell(`memoise: ${target} changed ${where}; ${entry.results.size} results of ${method.name} forgotten\n`);
  }

  return { seen, finish: uninstall };
}

/** What there is to know of a code object: kept in its extra slot, null when it is no method to remember. */
function methodOf(code, slot) {
  const extra = code.extra(slot);
  if (extra.value === undefined) extra.value = examine(code);
  return extra.value;
}

function examine(code) {
  const [self] = code.parameters;
  if (self === undefined || code.isGenerator) return null;
  const attributes = new Set();
  for (const { opcode, operands, name } of code.instructions()) {
    // register 0 is the first parameter
    if (opcode === 'LOAD_ATTR' && operands[1] === 0) attributes.add(name);
    else if (!PURE.has(opcode) && !BRANCHES.has(opcode)) return null;
    else if (!BRANCHES.has(opcode) && operands[0] === 0) return null;
  }
  return attributes.size === 0 ? null : { self, name: code.qualname, attributes: [...attributes], byClass: new Map() };
}
