/**
 * Every kind of insight, in one table: it feeds the analysis, the texts, the pages in docs/insights and the tests. What
 * each costs where is measured (verdicts.ts), never written here. Knows nothing of how a kind is found (kinds/).
 */
import { hasEffect, measuredRatios, measuredWeight, type Ratios } from './verdicts.js';

interface KindText {
  readonly name: string;
  /** What it is, as a headline. */
  readonly title: string;
  /** One sentence: what to do. A finding may say it more precisely. */
  readonly advice: string;
}

export interface KindInfo extends KindText {
  /** null: no runtime but this engine has such a thing. */
  readonly ratios: Ratios | null;
  /** What one operation costs next to an int addition; impact is count × weight ÷ the run's weighted total. */
  readonly weight: number;
}

export const KINDS = {
  JL101: {
    name: 'polymorphic-attribute',
    title: 'An attribute is read or written on several layouts at one place',
    advice: 'Split the work by type before the hot code, or give the classes one common layout.',
  },
  JL102: {
    name: 'megamorphic-attribute',
    title: 'An attribute is used on five or more layouts at one place',
    advice: 'Group the work by type, or look the operation up in a dict keyed by type.',
  },
  JL103: {
    name: 'polymorphic-method',
    title: 'A method is called on objects of several classes at one place',
    advice: 'Process the objects class by class, so that each call meets one class.',
  },
  JL104: {
    name: 'mixed-collection',
    title: 'Objects of several classes come out of one collection',
    advice: 'Partition the collection by type before the loop.',
  },
  JL105: {
    name: 'isinstance-chain',
    title: 'Three or more type tests are made in a row',
    advice: 'Make it a method of the classes, or use `functools.singledispatch`.',
  },
  JL106: {
    name: 'polymorphic-callee',
    title: 'One call runs several functions',
    advice: 'Specialise the caller: one loop or function for each callee.',
  },
  JL107: {
    name: 'mixed-container',
    title: 'One subscript reads or writes containers of several types',
    advice: 'Use one type of container for all the data that meets here.',
  },
  JL201: {
    name: 'shape-order',
    title: 'The same attributes are added in different orders',
    advice: 'Assign the attributes in one order, at best all of them in `__init__`.',
  },
  JL202: {
    name: 'shape-late',
    title: 'An attribute is added after construction, or on one path only',
    advice: 'Assign the attribute in `__init__`, on every path.',
  },
  JL203: {
    name: 'shape-dynamic',
    title: 'Attributes are set under computed names',
    advice: 'Keep what has computed names in a dict.',
  },
  JL204: {
    name: 'shape-large',
    title: 'Objects have more attributes than a fixed layout holds',
    advice: 'Split the class: keep attributes that are used together in an object of their own.',
  },
  JL205: {
    name: 'shape-delete',
    title: 'Attributes are deleted in hot code',
    advice: 'Assign a value of the field’s own kind that means “empty” instead of deleting it.',
  },
  JL206: {
    name: 'dict-exposed',
    title: 'The dict of an object is taken, and its attributes are stored afterwards',
    advice: 'Read the attributes by name, or with `getattr` in a loop, instead of taking the dict.',
  },
  JL207: {
    name: 'dict-replaced',
    title: 'The dict of objects is replaced in hot code',
    advice: 'Assign the fields one by one.',
  },
  JL208: {
    name: 'class-reassigned',
    title: 'The class of objects is replaced in hot code',
    advice: 'Build the new object, or keep the state in a field.',
  },
  JL209: {
    name: 'method-shadowed',
    title: 'An attribute of the instance hides a method of its class',
    advice: 'Use a subclass, or a field of another name that holds the function.',
  },
  JL210: {
    name: 'field-kind-unstable',
    title: 'One field holds values of different kinds in turn',
    advice: 'Keep one kind of value in the field, or use two fields.',
  },
  JL211: {
    name: 'class-churn',
    title: 'A class is made in hot code',
    advice: 'Make the class once, at the top of the module.',
  },
  JL301: {
    name: 'class-mutated',
    title: 'A class attribute is written in hot code',
    advice: 'Keep changing state on an instance or in the module, not on the class.',
  },
  JL302: {
    name: 'global-rebound',
    title: 'A global is written in hot code',
    advice: 'Keep the value in a local, and return it or store it once at the end.',
  },
  JL303: {
    name: 'globals-grow',
    title: 'Names are added to or removed from a module in hot code',
    advice: 'Keep them in a dict of their own.',
  },
  JL304: {
    name: 'module-level-loop',
    title: 'A hot loop runs at the top level of a module',
    advice: 'Put the loop into a function, such as `main()`, and call that.',
  },
  JL401: {
    name: 'getattr-fallback',
    title: 'A missing attribute is made by `__getattr__` again and again',
    advice: 'Store the value when it is first made, or use `functools.cached_property`.',
  },
  JL402: {
    name: 'slow-descriptor',
    title: 'A property or another descriptor written in Python is read in hot code',
    advice: 'Read it once before the loop, or make it a plain field.',
  },
  JL501: {
    name: 'constructor-keywords',
    title: 'Objects are made with keyword arguments in hot code',
    advice: 'Pass the arguments by position here.',
  },
  JL502: {
    name: 'star-wrapper',
    title: 'A function forwards `*args` or `**kwargs` in hot code',
    advice: 'Give the wrapper the exact signature of what it calls.',
  },
  JL503: {
    name: 'callable-object',
    title: 'An object with `__call__` is called, or a function is made, in hot code',
    advice: 'Use a plain function, or bind the method once before the loop.',
  },
  JL601: {
    name: 'int-float-mix',
    title: 'One operation mixes int and float',
    advice: 'Make both operands floats: write constants as `2.0`, convert inputs once.',
  },
  JL602: {
    name: 'numeric-flip',
    title: 'The result of one operation alternates between int and float',
    advice: 'Convert once where the value enters, so that the result is always of one kind.',
  },
  JL603: {
    name: 'int-widened',
    title: 'Ints leave the range of machine arithmetic',
    advice: 'Scale or mask the value where large ints are not needed. On CPython a mask in every step gains nothing.',
  },
  JL604: {
    name: 'negative-index',
    title: 'Hot code reads from the end of a list with a negative index',
    advice: 'Unpack the values, or keep the index in a local.',
  },
  JL605: {
    name: 'string-build',
    title: 'A str grows step by step where it cannot be extended in place',
    advice: 'Collect the parts in a list and `"".join` them once.',
  },
  JL701: {
    name: 'exception-flow',
    title: 'Exceptions are raised and caught as ordinary control flow',
    advice: 'Test first, or use a form with a default such as `.get`.',
  },
  JL702: {
    name: 'frame-access',
    title: 'Hot code looks at frames, or runs under a tracer',
    advice: 'Move it out of the hot path.',
  },
  JL801: {
    name: 'deopt',
    title: 'Optimised code was left because an assumption failed',
    advice: 'See what the assumption was, and keep the value within it.',
  },
  JL802: {
    name: 'deopt-loop',
    title: 'The same assumption failed in three or more compiled versions',
    advice: 'See what the assumption was, and keep the value within it.',
  },
  JL803: {
    name: 'not-optimised',
    title: 'Hot code was not optimised',
    advice: 'See the reason; if it is a gap of the engine, nothing is wrong with the code.',
  },
} as const satisfies Record<string, KindText>;

export type InsightCode = keyof typeof KINDS;
export const INSIGHT_CODES = Object.freeze(Object.keys(KINDS) as InsightCode[]);

/** Kinds that only this engine has, with the cost of leaving optimised code in its own terms. */
const ENGINE_WEIGHTS: Readonly<Partial<Record<InsightCode, number>>> = Object.freeze({ JL801: 300, JL802: 600 });

export function kindOf(code: InsightCode): KindInfo {
  return { ...KINDS[code], ratios: measuredRatios(code), weight: ENGINE_WEIGHTS[code] ?? measuredWeight(code) ?? 1 };
}

/** No other runtime is known to mind: such findings say so, rank last and stay hints. */
export function isEngineOnly(code: InsightCode): boolean {
  const ratios = measuredRatios(code);
  return ratios === null || Object.entries(ratios).every(([runtime, f]) => runtime === 'engine' || !hasEffect(f));
}
