/** JL401: an attribute is not there, and `__getattr__` makes it at every access. Told by layout: no recording is needed. */
import type { PyClass } from '../../objects/class.js';
import type { Profile } from '../../feedback/profile.js';
import { opcodeAt, operandAt, writersOf } from '../dataflow.js';
import { isNative } from '../describe-key.js';
import { executionsOf } from '../executions.js';
import { findingAt, MIN_COUNT, reportCases, type Finding, type Search } from '../finding.js';
import type { CaseView, Program, SiteView } from '../program.js';
import { times, wordList } from '../text-parts.js';
import { classAttribute } from './class-uses.js';
import { attributeOf } from './receivers.js';

interface Asking {
  readonly view: SiteView;
  readonly cases: readonly CaseView[];
  /** Executions of those cases. */
  readonly count: number;
  /** Qualified names of the hooks that answer. */
  readonly hooks: ReadonlySet<string>;
}

export function findGetattrFallback({ program }: Search): Finding[] {
  const asking = program.attributeSites.flatMap(askingAt);
  return asking.flatMap(a => {
    const { view, cases } = a;
    const count = Math.round(a.count * answeredPart(program, asking, a));
    if (count < MIN_COUNT || keepsWhatItMakes(program, a.hooks)) return [];
    const classes = wordList(cases.map(c => c.types[0]));
    return [
      findingAt(view, 'JL401', {
        count,
        message: `${classes} has no "${attributeOf(view)}", and __getattr__ makes it ${times(count)}`,
        cases: reportCases(cases),
        related: placesOf(program, a.hooks),
      }),
    ];
  });
}

function askingAt(view: SiteView): Asking[] {
  const cases = view.opcode === 'STORE_ATTR' ? [] : view.cases.filter(c => fallsBack(view, c));
  const count = cases.reduce((sum, c) => sum + c.count, 0);
  return count < MIN_COUNT ? [] : [{ view, cases, count, hooks: hookNames(cases) }];
}

/**
 * Of what the sites ask of a hook, so much it answered: objects that got the attribute meanwhile, or keep it outside their
 * layout, look alike to optimised code.
 */
function answeredPart(program: Program, asking: readonly Asking[], { hooks }: Asking): number {
  const asked = asking.filter(a => [...a.hooks].some(h => hooks.has(h))).reduce((sum, a) => sum + a.count, 0);
  return Math.min(1, runsOf(program, hooks) / Math.max(1, asked));
}

function fallsBack(view: SiteView, { shape }: CaseView): boolean {
  if (shape === null || shape.isDictionary || !shape.cls.isHeap || hookOwner(shape.cls) === null) return false;
  const name = attributeOf(view);
  return shape.slotOf(name) < 0 && classAttribute(shape.cls, name) === undefined;
}

const hooksAmong = (program: Program, hooks: ReadonlySet<string>): Profile[] =>
  program.userProfiles.filter(p => hooks.has(p.code.qualname));

function runsOf(program: Program, hooks: ReadonlySet<string>): number {
  return hooksAmong(program, hooks).reduce((sum, p) => sum + (executionsOf(p, 0) ?? 0), 0);
}

/** The hook stores on its object about as often as it runs: it is asked once for each attribute, as it should be. */
function keepsWhatItMakes(program: Program, hooks: ReadonlySet<string>): boolean {
  const stores = hooksAmong(program, hooks).flatMap(p => program.viewsOf(p).filter(storesOnSelf));
  return 2 * stores.reduce((sum, v) => sum + v.site.count, 0) > runsOf(program, hooks);
}

const SELF = 0;

function storesOnSelf({ code, pc, opcode, cases }: SiteView): boolean {
  if (opcode === 'STORE_ATTR') return operandAt(code, pc, 0) === SELF;
  if (opcode === 'CALL') return cases.some(c => isNative(c.case.key, 'setattr'));
  if (opcode !== 'STORE_SUBSCR') return false;
  const from = writersOf(code, operandAt(code, pc, 0), pc).filter(at => opcodeAt(code, at) === 'LOAD_ATTR');
  return from.some(at => operandAt(code, at, 1) === SELF && code.names[operandAt(code, at, 2)] === '__dict__');
}

function hookOwner(cls: PyClass): PyClass | null {
  return cls.mro.find(c => c.isHeap && c.dict.getStr('__getattr__') !== undefined) ?? null;
}

function placesOf(program: Program, hooks: ReadonlySet<string>): Finding['related'] {
  return hooksAmong(program, hooks).map(p => ({ filename: p.code.filename, span: p.code.span, message: 'the fallback' }));
}

function hookNames(cases: readonly CaseView[]): Set<string> {
  return new Set(cases.flatMap(({ shape }) => (shape === null ? [] : [`${hookOwner(shape.cls)?.qualname ?? ''}.__getattr__`])));
}
