/**
 * Capture of a compiled stack (engine.md §5b.1). `StackCapture` is thrown through compiled frames; each one’s catch
 * appends the heap frame it stands for, innermost first, and rethrows. The activation of `run`
 * below them links the frames and goes on interpreting. No Python handler sees it.
 */
import type { Frame } from './frame.js';

export class StackCapture {
  /** Innermost first. The first frame executes its current instruction again; the others wait for a call’s result. */
  readonly frames: Frame[] = [];
  constructor(readonly why: 'frame-access' | 'depth' | 'switch') {}
}
