/**
 * A call tree, by a frame evaluator: who called whom, how often, and how many frames deep.
 *
 *     jitlens run --plugin docs/examples/call-tree.mjs program.py
 *
 * An evaluator stands around every frame. This one only counts, and hands the frame on with `next`; while it is there
 * nothing is compiled, because compiled code would carry out calls without asking.
 */

class Call {
  /** @param {import('#engine').CodeView | null} code */
  constructor(code) {
    this.code = code;
    this.count = 0;
    /** @type {Map<object, Call>} */
    this.callees = new Map();
  }

  /** @param {import('#engine').CodeView} code */
  to(code) {
    let callee = this.callees.get(code);
    if (callee === undefined) this.callees.set(code, (callee = new Call(code)));
    return callee;
  }
}

/**
 * @param {import('#engine').Engine} engine
 * @param {{ tell(text: string): void }} io
 */
export function install(engine, { tell }) {
  const program = new Call(null);
  let current = program;

  const uninstall = engine.setFrameEvaluator(function callTree(frame, next) {
    const caller = current;
    current = caller.to(frame.code);
    current.count++;
    try {
      return next();
    } finally {
      current = caller;
    }
  });

  return {
    program,
    /** Frames of each function: those that began, and generators' that went on. */
    counts: () => countsOf(program),
    finish() {
      uninstall();
      tell(lines(program, 0, MAX_DEPTH).join('\n') + '\n');
    },
  };
}

const MAX_DEPTH = 6;

/** @returns {string[]} */
function lines(call, depth, limit) {
  const callees = [...call.callees.values()].sort((a, b) => b.count - a.count);
  if (depth === limit) return callees.length === 0 ? [] : [`${'  '.repeat(depth)}…`];
  return callees.flatMap(c => [`${'  '.repeat(depth)}${c.code.qualname}  ${c.count}×`, ...lines(c, depth + 1, limit)]);
}

/** @returns {Map<import('#engine').CodeView, number>} */
function countsOf(call, counts = new Map()) {
  for (const callee of call.callees.values()) {
    counts.set(callee.code, (counts.get(callee.code) ?? 0) + callee.count);
    countsOf(callee, counts);
  }
  return counts;
}
