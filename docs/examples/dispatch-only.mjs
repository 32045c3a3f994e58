/**
 * A JIT that only removes dispatch: each instruction becomes a call of its handler, jumps become JavaScript's. It is what a
 * tier can do that knows the bytecode and nothing of the objects: no feedback, no shapes, no unboxed numbers.
 * docs/why-inside.md measures what that gains.
 *
 *     jitlens run --jit off --plugin docs/examples/dispatch-only.mjs program.py
 */

const CALLS_BEFORE_COMPILING = 10;
/** Beyond this V8 does not optimise the function. */
const MAX_INSTRUCTIONS = 2000;

/**
 * @param {import('#engine').Engine} engine
 */
export function install(engine) {
  const slot = engine.requestExtra();
  const { handlers } = engine;
  const seen = { compiled: 0, entered: 0 };

  const uninstall = engine.setFrameEvaluator(function dispatchOnly(frame, next) {
    const extra = frame.code.extra(slot);
    if (extra.value === undefined) extra.value = { calls: 0, compileAt: firstTry(frame.code), run: null };
    const state = extra.value;
    if (state.run === null) {
      if (++state.calls < state.compileAt) return next();
      state.run = compile(frame.code, handlers);
      state.compileAt = Infinity;
      if (state.run === null) return next();
      seen.compiled++;
    }
    seen.entered++;
    return state.run(engine.activate(frame));
  });
  return { seen, finish: uninstall };
}

/** What has a loop may be entered once and run long. */
function firstTry(code) {
  if (code.isGenerator) return Infinity;
  return code.instructions().some(i => i.opcode === 'JUMP_BACKWARD') ? 1 : CALLS_BEFORE_COMPILING;
}

/**
 * `(activation) => value`. The program counter is a variable of the switch; where control goes straight on, so does the
 * JavaScript.
 */
function compile(code, handlers) {
  const instructions = code.instructions();
  if (instructions.length > MAX_INSTRUCTIONS || instructions.some(i => i.opcode === 'YIELD_VALUE' || i.opcode === 'SEND')) return null;
  const used = [...new Set(instructions.map(i => i.opcode))].filter(name => name in handlers);
  const targets = new Set([0, ...code.handlers(), ...instructions.map(jumpOf).filter(pc => pc !== null)]);
  const text = `
    const { ${used.join(', ')} } = handlers;
    return m => {
      const { regs } = m;
      for (let pc = 0; ; ) {
        try {
          for (;;) switch (pc) {
${instructions.map(i => (targets.has(i.pc) ? `case ${i.pc}: ` : '') + statement(i)).join('\n')}
          }
        } catch (e) {
          pc = m.handle(e);
        }
      }
    };`;
  return new Function('handlers', text)(handlers);
}

/** Where an instruction may jump; null when it does not. */
function jumpOf({ opcode, operands }) {
  switch (opcode) {
    case 'JUMP':
    case 'JUMP_BACKWARD':
      return operands[0];
    case 'POP_JUMP_IF_TRUE':
    case 'POP_JUMP_IF_FALSE':
    case 'POP_JUMP_IF_NONE':
    case 'POP_JUMP_IF_NOT_NONE':
      return operands[1];
    case 'FOR_ITER':
      return operands[2];
    default:
      return null;
  }
}

function statement(instruction) {
  const { opcode, operands, pc } = instruction;
  const [a = 0, b = 0, c = 0, d = 0] = operands;
  const call = `m.pc = ${pc}; ${opcode}(m, ${a}, ${b}, ${c}, ${d})`;
  const target = jumpOf(instruction);
  if (opcode === 'NOP') return '';
  if (opcode === 'RETURN_VALUE') return `return regs[${a}];`;
  if (opcode === 'JUMP') return `pc = ${target}; continue;`;
  if (opcode === 'JUMP_BACKWARD') return `${call}; pc = ${target}; continue;`;
  return target === null ? `${call};` : `m.pc = ${pc}; if (${opcode}(m, ${a}, ${b}, ${c}, ${d})) { pc = ${target}; continue; }`;
}
