/**
 * The blocks around the current statement, and leaving them: what `return`, `break` and `continue`
 * run on their way out. Knows the protocols of leaving, not how the blocks are entered.
 */
import type { Span } from '../syntax/span.js';
import { NO_SPAN } from '../syntax/span.js';
import type { Handler, Label } from './instruction.js';
import { clearName } from './names.js';
import type { Unit } from './unit.js';

interface Block {
  /** The exception handler outside of the block; what leaving runs is covered by it. */
  readonly outer: Handler | null;
}
export interface LoopBlock extends Block {
  readonly kind: 'loop';
  readonly header: Label;
  readonly exit: Label;
}
/** The body of `try … finally`; leaving runs another copy of the finally body. */
export interface FinallyBlock extends Block {
  readonly kind: 'finally';
  readonly body: () => void;
}
/** Code that handles an exception; leaving makes the previous one (kept in `previous`) current again. */
export interface HandlerBlock extends Block {
  readonly kind: 'handler';
  readonly previous: number;
  /** The name of `except … as name`. */
  readonly name: string | null;
}
/** The body of `with`; leaving calls the `__exit__` kept in `exit`. */
export interface WithBlock extends Block {
  readonly kind: 'with';
  readonly leave: (span: Span) => void;
}
/** The body of a `try` with handlers: nothing to do, but its handler no longer applies. */
export interface TryBlock extends Block {
  readonly kind: 'try';
}
export type OpenBlock = LoopBlock | FinallyBlock | HandlerBlock | WithBlock | TryBlock;

/** Runs `body` with `block` open. */
export function inBlock(u: Unit, block: OpenBlock, body: () => void): void {
  u.blocks.push(block);
  body();
  u.blocks.pop();
}

/** Whether leaving all blocks runs code, so that a value on its way out must be kept in a temporary. */
export function leavingRunsCode(u: Unit): boolean {
  return u.blocks.some(b => b.kind === 'finally' || b.kind === 'with' || (b.kind === 'handler' && b.name !== null));
}

/**
 * Leaves the blocks above index `depth`, innermost first, then emits `last` (the jump or return)
 * outside of them. The blocks are open again afterwards: code may follow.
 */
export function leaveBlocks(u: Unit, depth: number, span: Span, last: () => void): void {
  const block = u.blocks.length > depth ? u.blocks.pop() : undefined;
  if (block === undefined) {
    last();
    return;
  }
  u.covered(block.outer, () => {
    leave(u, block, span);
    leaveBlocks(u, depth, span, last);
  });
  u.blocks.push(block);
}

function leave(u: Unit, block: OpenBlock, span: Span): void {
  switch (block.kind) {
    case 'loop':
    case 'try':
      return;
    case 'finally':
      block.body();
      return;
    case 'with':
      block.leave(span);
      return;
    case 'handler':
      u.emit('POP_EXCEPT', NO_SPAN, block.previous);
      if (block.name !== null) clearName(u, block.name, NO_SPAN);
  }
}

/** Index in the open blocks of the innermost loop, or −1. */
export function innermostLoop(u: Unit): number {
  return u.blocks.findLastIndex(b => b.kind === 'loop');
}
