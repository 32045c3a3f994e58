/**
 * What the engine tells while it runs: a bounded ring of events, and the records of code left and assumptions
 * broken that reports are made from. Holds positions and words, never a Python object; telling changes nothing.
 */
import type { DeoptKind, DeoptReason } from './deopt-reasons.js';

/** What is known here of a code object (bytecode's `Code` is one): its names and its positions. */
export interface ObservedCode {
  readonly qualname: string;
  readonly filename: string;
  /** 1-based lines, 0-based UTF-16 columns; line 0 is “no position”. */
  spanAt(pc: number): { readonly line: number; readonly col: number; readonly endLine: number; readonly endCol: number };
}

export type EventKind =
  | 'ic-transition'
  | 'ic-uncacheable'
  | 'shape-transition'
  | 'assumption-broken'
  | 'compile'
  | 'compile-abort'
  | 'inline-decision'
  | 'deopt'
  | 'osr'
  | 'speculation-banned'
  | 'strategy-change';

/** Events since the start, by kind: exact, whatever the ring has dropped. */
export type EventCounts = Record<EventKind, number>;

const NO_EVENTS: Readonly<EventCounts> = Object.freeze({
  'ic-transition': 0,
  'ic-uncacheable': 0,
  'shape-transition': 0,
  'assumption-broken': 0,
  compile: 0,
  'compile-abort': 0,
  'inline-decision': 0,
  deopt: 0,
  osr: 0,
  'speculation-banned': 0,
  'strategy-change': 0,
});

/** A place in a program. */
export interface CodePosition {
  readonly code: ObservedCode;
  readonly pc: number;
}

export interface EngineEvent {
  readonly kind: EventKind;
  /** Increases by one with each event of the run; gaps are dropped events. */
  readonly sequence: number;
  /** `operations` of the run when it happened: the engine's clock. */
  readonly at: number;
  /** What caused it, where known. */
  readonly position: CodePosition | null;
  /** One phrase: `polymorphic`, `inlined Point.norm`, `refused: too large`. Made without running Python. */
  readonly what: string;
}

export const RING_SIZE = 8192;

/** What a reader gets: events in order, where to go on, and how many it can no longer have. */
export interface Drained {
  readonly events: readonly EngineEvent[];
  readonly next: number;
  readonly dropped: number;
}

export class EventRing {
  /** Producers test this first, so that nothing is built when nobody listens. */
  listening = false;
  readonly counts: EventCounts = { ...NO_EVENTS };
  private readonly ring: (EngineEvent | undefined)[] = [];
  private total = 0;

  constructor(private readonly size: number = RING_SIZE) {}

  /** Counts the event; keeps it when somebody listens. */
  tell(kind: EventKind, at: number, position: CodePosition | null, what: string): void {
    this.counts[kind]++;
    if (!this.listening) return;
    this.ring[this.total % this.size] = { kind, sequence: this.total, at, position, what };
    this.total++;
  }

  /** Kept events from `since` on, at most `max`; continue with `next`. */
  drain(since: number, max: number): Drained {
    const oldest = Math.max(0, this.total - this.size);
    const from = Math.max(since, oldest);
    const to = Math.min(this.total, from + Math.max(0, max));
    const events: EngineEvent[] = [];
    for (let i = from; i < to; i++) events.push(this.ring[i % this.size]!);
    return { events, next: to, dropped: Math.max(0, oldest - since) };
  }

  /** Events the ring no longer holds. */
  get dropped(): number {
    return Math.max(0, this.total - this.size);
  }
}

/** One way in which optimised code was left at one place; repeated deopts raise `count`. */
export interface GeneratedExcerpt {
  readonly text: string;
  /** Which of its lines is the guard, from 0. */
  readonly line: number;
}

export interface DeoptRecord {
  readonly code: ObservedCode;
  readonly pc: number;
  readonly reason: DeoptReason;
  readonly kind: DeoptKind;
  /** Types or layouts in words: `int`, `Point(x, y)`. */
  readonly expected: string;
  readonly actual: string;
  /** The guilty value in words, described without running Python; '' where there is none. */
  readonly value: string;
  /** Where that value was made, or the odd attribute added. */
  readonly bornAt: CodePosition | null;
  /** Which compiled version of the code it was, from 1. */
  readonly version: number;
  /** The compiled code around the guard, a few lines; null where it is not there. */
  readonly generated: GeneratedExcerpt | null;
  /** Python frames, innermost first. */
  readonly stack: readonly CodePosition[];
  /** Operations of the run at the first one. */
  readonly at: number;
  count: number;
}

/** An assumption that compiled code relied on and that was broken. */
export interface InvalidationRecord {
  /** The kind of assumption: `LookupStable`, `ConstGlobal`, … */
  readonly assumption: string;
  /** In words: `Point.norm`, `global SCALE`. */
  readonly target: string;
  readonly reason: DeoptReason;
  /** What broke it. */
  readonly cause: CodePosition | null;
  /** Code that was discarded. */
  readonly codes: readonly ObservedCode[];
  readonly at: number;
  count: number;
}
