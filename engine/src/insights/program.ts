/**
 * The evidence of one run, indexed for the kinds: sites with what they saw in words, who adds which attribute, what
 * belongs to construction. Reads feedback; decides nothing.
 */
import type { Profile } from '../feedback/profile.js';
import type { Case, Site } from '../feedback/site.js';
import type { Code } from '../bytecode/code.js';
import { WIDTH, type OpcodeName, type SiteKind } from '../bytecode/opcodes.js';
import type { Shape } from '../objects/shape.js';
import type { Span } from '../syntax/span.js';
import { opcodeAt, operandAt } from './dataflow.js';
import { budgetsIn, type Budget } from './budgets.js';
import { describeCase, isCalleeCode, type Described } from './describe-key.js';
import type { Evidence } from './evidence.js';
import { SourceTexts } from './source-text.js';
import { Weights } from './weights.js';

/** Sites that tell nothing but how often: reports do not list them. */
const COUNT_ONLY: ReadonlySet<SiteKind> = new Set<SiteKind>(['attr-delete', 'global-store', 'function']);

/** A site with where it stands. */
export interface SiteView {
  readonly profile: Profile;
  readonly code: Code;
  readonly site: Site;
  readonly pc: number;
  readonly opcode: OpcodeName;
  readonly span: Span;
  readonly cases: readonly CaseView[];
}

export interface CaseView extends Described {
  readonly case: Case;
  readonly count: number;
  readonly firstSeen: number;
}

/** A store that adds an attribute, and so leads from one layout to another. */
export interface Addition {
  readonly view: SiteView;
  readonly case: CaseView;
  readonly attribute: string;
  readonly from: Shape;
  readonly to: Shape;
}

export class Program {
  readonly sources: SourceTexts;
  readonly weights: Weights;
  /** Sites of user code that ran. */
  readonly sites: readonly SiteView[];
  /** Those of them that read, store or call attributes. */
  readonly attributeSites: readonly SiteView[];
  /** Places of user code that ran and only count: deletions, stores to globals, functions made. */
  readonly countedSites: readonly SiteView[];
  /** Of all code, not of the user’s only. */
  readonly additions: readonly Addition[];
  readonly userProfiles: readonly Profile[];
  /** What comments in user code promise. */
  readonly budgets: readonly Budget[];
  private readonly construction: ReadonlySet<Code>;
  private readonly additionsTo = new Map<Shape, Addition[]>();
  private readonly views = new Map<Profile, readonly SiteView[]>();
  private readonly callsTo = new Map<Code, SiteView[]>();
  private readonly sitesByCode = new Map<Code, Map<number, SiteView>>();

  constructor(readonly evidence: Evidence) {
    this.sources = new SourceTexts(f => evidence.sourceOf(f));
    this.weights = new Weights(evidence.profiles);
    this.userProfiles = evidence.profiles.filter(p => this.isUserCode(p.code.filename));
    for (const p of evidence.profiles) this.views.set(p, viewsOf(evidence, p));
    const all = [...this.views.values()].flat();
    const ran = this.userProfiles.flatMap(p => this.viewsOf(p));
    this.sites = ran.filter(v => !COUNT_ONLY.has(v.site.kind));
    this.countedSites = ran.filter(v => COUNT_ONLY.has(v.site.kind));
    this.attributeSites = this.sites.filter(v => ATTRIBUTE_OPCODES.has(v.opcode));
    for (const view of this.sites) {
      const known = this.sitesByCode.get(view.code) ?? new Map<number, SiteView>();
      this.sitesByCode.set(view.code, known.set(view.pc, view));
      for (const c of view.cases) this.noteCall(view, c);
    }
    this.additions = all.flatMap(additionsAt);
    for (const a of this.additions) this.additionsTo.set(a.to, [...(this.additionsTo.get(a.to) ?? []), a]);
    this.construction = constructionCodes(evidence.profiles);
    this.budgets = budgetsIn(this.userProfiles, this.sources);
  }

  isUserCode(filename: string): boolean {
    return this.evidence.isUserCode?.(filename) ?? this.sources.has(filename);
  }

  /** The code runs while an object is being made: `__init__` and what it calls on the way. */
  isConstruction(code: Code): boolean {
    return this.construction.has(code);
  }

  viewsOf(profile: Profile): readonly SiteView[] {
    return this.views.get(profile) ?? [];
  }

  /** The site of an instruction that ran, or null. */
  siteAt(code: Code, pc: number): SiteView | null {
    return this.sitesByCode.get(code)?.get(pc) ?? null;
  }

  /** Calls of this code from user code. */
  callsOf(code: Code): readonly SiteView[] {
    return this.callsTo.get(code) ?? [];
  }

  private noteCall(view: SiteView, { case: { key } }: CaseView): void {
    if (!isCalleeCode(key)) return;
    const known = this.callsTo.get(key.code);
    if (known === undefined) this.callsTo.set(key.code, [view]);
    else if (!known.includes(view)) known.push(view);
  }

  /** Stores that lead to this layout, busiest first. */
  additionsOf(shape: Shape): readonly Addition[] {
    return (this.additionsTo.get(shape) ?? []).toSorted((a, b) => b.case.count - a.case.count);
  }
}

const ATTRIBUTE_OPCODES = new Set<OpcodeName>(['LOAD_ATTR', 'STORE_ATTR', 'LOAD_METHOD']);

function viewsOf(evidence: Evidence, profile: Profile): SiteView[] {
  const code = profile.code;
  return profile.sites.filter(site => site !== undefined && site.count > 0).map(site => viewOf(evidence, profile, code, site));
}

function viewOf(evidence: Evidence, profile: Profile, code: Code, site: Site): SiteView {
  const countOf = scaled(site);
  return {
    profile,
    code,
    site,
    pc: site.pc,
    opcode: opcodeAt(code, site.pc),
    span: code.spanAt(site.pc),
    cases: site.cases.map(c => ({ ...describeCase(evidence, c), case: c, count: countOf(c), firstSeen: c.firstSeen })),
  };
}

/**
 * How often each case happened. Few executions are counted and not told apart: those that ended in an exit, and operations on ints
 * that no number holds. They are taken to be like the others.
 */
function scaled(site: Site): (c: Case) => number {
  const scale = site.count / Math.max(1, observedCount(site));
  return c => Math.round(c.count * scale);
}

/** Executions that were told apart by case. */
export function observedCount(site: Site): number {
  return site.cases.reduce((sum, c) => sum + c.count, site.otherCount);
}

function additionsAt(view: SiteView): Addition[] {
  return view.cases.flatMap(c => {
    const { shape: from, nextShape: to, access } = c.case;
    if (access !== 'add-slot' || from === null || to === null || to.key === null) return [];
    return [{ view, case: c, attribute: to.key, from, to }];
  });
}

const CONSTRUCTORS = new Set(['__init__', '__new__', '__post_init__', '__setstate__', '__set_name__', '__init_subclass__']);

/** Constructors, and whatever methods they call on their first argument: helpers that set up the object. */
function constructionCodes(profiles: readonly Profile[]): Set<Code> {
  const codes = new Set<Code>();
  const todo = profiles.filter(p => CONSTRUCTORS.has(p.code.name));
  for (let p = todo.pop(); p !== undefined; p = todo.pop()) {
    if (codes.has(p.code)) continue;
    codes.add(p.code);
    for (const site of p.sites) if (site !== undefined && site.kind === 'method-call') todo.push(...helpersCalled(p.code, site));
  }
  return codes;
}

function helpersCalled(caller: Code, site: Site): Profile[] {
  if (!isCalledOnSelf(caller, site.pc)) return [];
  return site.cases.flatMap(c => (isCalleeCode(c.key) && c.key.profile !== null ? [c.key.profile] : []));
}

/** `self.m(…)` or `super().m(…)`: the method was loaded from the caller’s first parameter. */
function isCalledOnSelf(caller: Code, pc: number): boolean {
  const base = operandAt(caller, pc, 1);
  for (let at = pc - WIDTH; at >= 0; at -= WIDTH) {
    const opcode = opcodeAt(caller, at);
    if (operandAt(caller, at, 0) !== base) continue;
    if (opcode === 'LOAD_METHOD') return operandAt(caller, at, 1) === 0;
    if (opcode === 'LOAD_SUPER_ATTR') return true;
  }
  return false;
}
