/**
 * Every kind of insight, in one table: it feeds the analysis, the texts, the pages in docs/insights and the tests.
 * Ratios are slow ÷ fast of loop-level pairs, a first reading that the project measures again (verdicts.ts).
 * Knows nothing of how a kind is found (kinds/).
 */
import type { Ratios } from './verdicts.js';

export interface KindInfo {
  readonly name: string;
  /** What it is, as a headline. */
  readonly title: string;
  /** null: no runtime but this engine has such a thing. */
  readonly ratios: Ratios | null;
  /** What one operation costs next to an int addition; impact is count × weight ÷ the run's weighted total. */
  readonly weight: number;
  /** One sentence: what to do. A finding may say it more precisely. */
  readonly advice: string;
}

const ratios = (cpython311: number, cpython313: number, pypy: number): Ratios => ({
  'cpython3.11': cpython311,
  'cpython3.13': cpython313,
  'pypy7.3': pypy,
});

export const KINDS = {
  JL101: {
    name: 'polymorphic-attribute',
    title: 'An attribute is read or written on several layouts at one place',
    ratios: ratios(1.4, 1.4, 1.9),
    weight: 2,
    advice: 'Split the work by type before the hot code, or give the classes one common layout.',
  },
  JL102: {
    name: 'megamorphic-attribute',
    title: 'An attribute is used on five or more layouts at one place',
    ratios: ratios(1.7, 1.7, 2.3),
    weight: 3,
    advice: 'Group the work by type, or look the operation up in a dict keyed by type.',
  },
  JL103: {
    name: 'polymorphic-method',
    title: 'A method is called on objects of several classes at one place',
    ratios: ratios(1.5, 1.4, 1.9),
    weight: 3,
    advice: 'Process the objects class by class, so that each call meets one class.',
  },
  JL201: {
    name: 'shape-order',
    title: 'The same attributes are added in different orders',
    ratios: ratios(1, 1, 1),
    weight: 2,
    advice: 'Assign the attributes in one order, at best all of them in `__init__`.',
  },
  JL202: {
    name: 'shape-late',
    title: 'An attribute is added after construction, or on one path only',
    ratios: ratios(1, 1, 1.6),
    weight: 2,
    advice: 'Assign the attribute in `__init__`, on every path.',
  },
  JL203: {
    name: 'shape-dynamic',
    title: 'Attributes are set under computed names',
    ratios: ratios(1.25, 1.25, 31),
    weight: 8,
    advice: 'Keep what has computed names in a dict.',
  },
  JL210: {
    name: 'field-kind-unstable',
    title: 'One field holds values of different kinds in turn',
    ratios: ratios(1, 1, 4.1),
    weight: 2,
    advice: 'Keep one kind of value in the field, or use two fields.',
  },
  JL301: {
    name: 'class-mutated',
    title: 'A class attribute is written in hot code',
    ratios: ratios(2.3, 2.3, 1),
    weight: 12,
    advice: 'Keep changing state on an instance or in the module, not on the class.',
  },
  JL601: {
    name: 'int-float-mix',
    title: 'One operation mixes int and float',
    ratios: ratios(1.5, 1.35, 1),
    weight: 1,
    advice: 'Make both operands floats: write constants as `2.0`, convert inputs once.',
  },
  JL602: {
    name: 'numeric-flip',
    title: 'The result of one operation alternates between int and float',
    ratios: ratios(1.2, 0.9, 5.9),
    weight: 1,
    advice: 'Convert once where the value enters, so that the result is always of one kind.',
  },
  JL603: {
    name: 'int-widened',
    title: 'Ints leave the range of machine arithmetic',
    ratios: ratios(1.3, 1.4, 1),
    weight: 3,
    advice: 'Scale or mask the value where large ints are not needed. On CPython a mask in every step gains nothing.',
  },
  JL801: {
    name: 'deopt',
    title: 'Optimised code was left because an assumption failed',
    ratios: null,
    weight: 300,
    advice: 'See what the assumption was, and keep the value within it.',
  },
  JL802: {
    name: 'deopt-loop',
    title: 'The same assumption failed in three or more compiled versions',
    ratios: null,
    weight: 600,
    advice: 'See what the assumption was, and keep the value within it.',
  },
  JL803: {
    name: 'not-optimised',
    title: 'Hot code was not optimised',
    ratios: null,
    weight: 1,
    advice: 'See the reason; if it is a gap of the engine, nothing is wrong with the code.',
  },
} as const satisfies Record<string, KindInfo>;

export type InsightCode = keyof typeof KINDS;
export const INSIGHT_CODES = Object.freeze(Object.keys(KINDS) as InsightCode[]);

export function kindOf(code: InsightCode): KindInfo {
  return KINDS[code];
}

/** No other runtime is known to mind: such findings say so, rank last and stay hints. */
export function isEngineOnly(code: InsightCode): boolean {
  const { ratios } = kindOf(code);
  return ratios === null || Object.values(ratios).every(r => r === null || (r > 0.95 && r < 1.05));
}
