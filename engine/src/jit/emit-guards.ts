/** JavaScript of guards: leave when a condition fails. */
import type { Emitter } from './emit.js';
import type { Node } from './ir.js';

export type Emit = (e: Emitter, n: Node) => void;

/** `if (condition) exit`, under stress sometimes taken though it holds. */
export function guard(e: Emitter, n: Node, failed: string, guilty: string): void {
  guardFor(e, n, failed, guilty, n.data.ref);
}

export function guardFor(e: Emitter, n: Node, failed: string, guilty: string, expected: unknown): void {
  const condition = e.options.stressDeopt ? `H.stress() || ${failed}` : failed;
  e.line(`if (${condition}) ${e.exitStatement(n.state!, n.data.reason!, expected, n.op, n, guilty)}`);
}
