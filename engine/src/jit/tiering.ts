/**
 * Which code is compiled, when, and when it is given up (engine.md §6): thresholds by counts, never by clocks; the
 * deopt-loop guard; versions and their installation. The only file that turns text into code.
 */
import { WIDTH } from '../bytecode/opcodes.js';
import { CodeFlag } from '../bytecode/code.js';
import type { EngineOptions } from '../engine-options.js';
import type { Entry, Profile } from '../feedback/profile.js';
import type { Frame } from '../interpreter/frame.js';
import { isGeneratorCode, type Interpreter } from '../interpreter/interpreter.js';
import type { TierHook, Use } from '../interpreter/tier-hook.js';
import type { Assumption } from '../objects/assumption.js';
import type { PyFunction } from '../objects/function.js';
import type { Value } from '../objects/value.js';
import type { EventRing } from '../observe/events.js';
import { CompileBudget } from './compile-budget.js';
import { Builder, hasInnerLoops, loopAt, parameterCount, Refused, TOO_LARGE, type CodeEntry, type Region } from './build.js';
import { CAUGHT, CONTINUE, Deoptimizer, type Left } from './deopt.js';
import { DeoptLog } from './deopt-log.js';
import { Emitter, type Emitted, type ExitPoint } from './emit.js';
import { CALL, Graph, type Node } from './ir.js';
import { printGraph } from './ir-text.js';
import { optimize } from './passes/index.js';
import { Speculation } from './speculation.js';
import { Stubs } from './stubs.js';
import { Version, type RestOfFrame } from './version.js';

/** Failed guards after which a version is thrown away. */
const FAILURES_TO_DISCARD = 4;
/** Discarded versions after which code stays in the interpreter. */
const DISCARDS_TO_PIN = 6;
/** V8 stops optimising functions that are much larger. */
const MAX_SOURCE = 90_000;
const INLINE_BUDGET = 250;
const BACK_OFF = -1_000_000;
/** Back edges until another loop of a function is tried, of which one was too large. */
const TURNS_APART = 100;

/** Exits into code that had simply not run yet: they say little against speculation. */
const LEARNING: ReadonlySet<string> = new Set(['NoFeedback', 'ColdBranch', 'ColdHandler', 'UnboundLocal', 'OsrEntryMismatch']);

type OsrEntry = (d: number, frame: Frame, use?: Use) => Value | Left;

/** What calls between compiled functions go through: the compiled entry, or the way into the interpreter. */
export class Link {
  call: Entry;
  constructor(readonly fallback: Entry) {
    this.call = fallback;
  }
}

/** A loop's or a generator's rest, compiled for frames in which some variables have no value yet. */
class OsrVersion implements RestOfFrame {
  constructor(
    readonly version: Version,
    readonly entry: OsrEntry,
    private readonly unbound: readonly number[],
  ) {
    version.osr = this;
  }

  /** The variables that this frame has and the version has not. */
  missing(frame: Frame): number[] {
    return this.unbound.length === 0 ? NONE : this.unbound.filter(r => frame.regs[r] !== undefined);
  }

  /** Hot: may the frame enter it as it is? */
  suits(frame: Frame): boolean {
    const { unbound, version } = this;
    if (version.invalid || version.codes[0].globals !== frame.globals) return false;
    for (let i = 0; i < unbound.length; i++) if (frame.regs[unbound[i]] !== undefined) return false;
    return true;
  }
}
const NONE: number[] = [];

/** All that the JIT keeps of one code. */
class Versions {
  current: Version | null = null;
  readonly osr = new Map<number, OsrVersion | null>();
  /** Instruction → what generators of this code were last continued with there. */
  resumed: (OsrVersion | undefined)[] = [];
  /** Variables found bound where an OSR version had taken them to be unbound. */
  readonly mayBeBound = new Set<number>();
  discarded = 0;
  /** As a whole, or from some loop to its end: its loops are compiled one by one. */
  isTooLarge = false;
  made = 0;
  /** Exceptions that came to a handler, by its pc, since it was last compiled. */
  readonly caught = new Map<number, number>();
  /** Times a generator was continued in the interpreter. */
  resumes = 0;
  /** (pc, reason) → versions it broke. */
  readonly failures = new Map<string, Set<number>>();
  constructor(readonly link: Link) {}
}

export interface JitCounters {
  compiles: number;
  osrEntries: number;
  forcedDeopts: number;
  deopts: number;
  brokenAssumptions: number;
  inlinedCalls: number;
  unboxedValues: number;
}

export class Jit implements TierHook {
  readonly log: DeoptLog;
  readonly stubs: Stubs;
  readonly all: Version[] = [];
  private readonly deopt: Deoptimizer;
  private readonly banned = new Set<string>();
  private readonly budget: CompileBudget;
  readonly counts = { compiles: 0, osrEntries: 0, brokenAssumptions: 0, inlinedCalls: 0, unboxedValues: 0 };
  /** `new Function` is refused by the host (CSP): everything stays in the interpreter. */
  unavailable = false;
  /** Texts of the newest version of each code, by qualname, for `dump`. */
  readonly texts = new Map<string, { ir: string; js: string }>();

  constructor(
    readonly interp: Interpreter,
    readonly options: EngineOptions,
    readonly events: EventRing,
  ) {
    this.budget = new CompileBudget(options.jit === 'eager' || options.stressOsr);
    this.log = new DeoptLog(interp);
    this.stubs = new Stubs(interp, options.stressDeopt);
    this.deopt = new Deoptimizer(
      interp,
      this.log,
      (v, p) => this.onFailure(v, p),
      frame => {
        const handler = this.handlerVersion(frame);
        return handler === null ? null : (_depth, f) => this.runVersion(f, handler);
      },
    );
    if (options.jit === 'eager') {
      interp.callThreshold = 3;
      interp.loopThreshold = 4;
    }
    if (options.stressOsr) interp.loopThreshold = 2;
  }

  // ---- tier hook ----

  hotCall(profile: Profile, fn: PyFunction): void {
    // a generator is compiled where it is continued
    if (isGeneratorCode(fn)) return;
    profile.nextTry = profile.calls * 2 + 2;
    if (this.unavailable || profile.refused !== null || this.options.stressOsr) return;
    if (this.refuses(profile)) return;
    if (!this.affords()) {
      profile.nextTry = profile.calls + this.interp.callThreshold;
      return;
    }
    const entry: CodeEntry = { profile, fn, globals: fn.globals };
    const version = this.compile(entry, -1, null);
    if (version === null) return;
    const versions = this.versionsOf(profile);
    versions.current = version;
    const f = this.instantiate(version) as Entry;
    profile.entry = f;
    // the call that asked is carried out, and counted, by the version
    profile.calls--;
    profile.entryGlobals = fn.globals;
    profile.tier = 'optimized';
    versions.link.call = f;
  }

  hotLoop(profile: Profile, frame: Frame, header: number): Value | undefined {
    if (this.unavailable || profile.refused !== null || this.refuses(profile)) {
      profile.backEdges = BACK_OFF;
      return undefined;
    }
    const versions = this.versionsOf(profile);
    let osr = versions.osr.get(header);
    if (osr === undefined || (osr !== null && (osr.version.invalid || !this.fits(osr, versions, frame)))) {
      if (!this.affords()) {
        profile.backEdges = Math.floor(this.interp.loopThreshold / 2);
        return undefined;
      }
      osr = this.compileLoop(profile, frame, header);
      versions.osr.set(header, osr);
    }
    if (osr === null) {
      profile.backEdges = profile.refused === null ? -TURNS_APART : BACK_OFF;
      return undefined;
    }
    if (osr.version.codes[0].globals !== frame.globals) return undefined;
    this.counts.osrEntries++;
    const result = this.runVersion(frame, osr.entry);
    if (result === CAUGHT) return undefined;
    if (result === CONTINUE) {
      profile.backEdges = this.options.stressOsr ? 0 : Math.min(profile.backEdges, this.interp.loopThreshold - 20);
      return undefined;
    }
    return result;
  }

  /** Runs an OSR version, then those of the handlers that it comes to; a symbol when the interpreter is to go on. */
  private runVersion(frame: Frame, entry: OsrEntry): Value | Left | undefined {
    let result = entry(frame.depth, frame);
    while (result === CAUGHT) {
      const handler = this.handlerVersion(frame);
      if (handler === null) return CAUGHT;
      result = handler(frame.depth, frame);
    }
    return result;
  }

  /** The version of the handler at the frame's pc, with all that follows it; compiled once it was met often. */
  private handlerVersion(frame: Frame): OsrEntry | null {
    const profile = frame.code.profile as Profile;
    if (this.unavailable || profile.refused !== null || this.interp.tiers !== this) return null;
    const versions = this.versionsOf(profile);
    const { pc } = frame;
    const known = versions.osr.get(pc);
    if (known === null) return null;
    if (known !== undefined && known.suits(frame)) return known.entry;
    const met = (versions.caught.get(pc) ?? 0) + 1;
    versions.caught.set(pc, met % this.interp.callThreshold);
    if (met < this.interp.callThreshold || this.refuses(profile) || !this.affords()) return null;
    if (known !== undefined) this.fits(known, versions, frame);
    const osr = this.compileLoop(profile, frame, pc);
    versions.osr.set(pc, osr);
    return osr === null ? null : osr.entry;
  }

  resumeGenerator(profile: Profile, frame: Frame): Value | undefined {
    const entry = this.resumption(profile, frame);
    const result = entry === null ? CONTINUE : this.runVersion(frame, entry);
    return result === CONTINUE || result === CAUGHT ? undefined : result;
  }

  atHandler(frame: Frame): Value | symbol | undefined {
    const handler = this.handlerVersion(frame);
    return handler === null ? CAUGHT : this.runVersion(frame, handler);
  }

  goOn(frame: Frame, left: symbol): Value | symbol | undefined {
    return left === CAUGHT ? this.atHandler(frame) : left;
  }

  resumption(profile: Profile, frame: Frame): OsrEntry | null {
    const versions = profile.versions as Versions | null;
    const at = frame.pc / WIDTH;
    // Hot
    if (versions !== null && at < versions.resumed.length) {
      const last = versions.resumed[at];
      if (last !== undefined && last.suits(frame)) return last.entry;
    }
    const osr = this.findResumption(profile, versions, frame);
    if (osr === null) return null;
    const { resumed } = versions!;
    while (resumed.length <= at) resumed.push(undefined);
    resumed[at] = osr;
    return osr.entry;
  }

  private findResumption(profile: Profile, versions: Versions | null, frame: Frame): OsrVersion | null {
    if (profile.refused !== null || this.unavailable) return null;
    const known = versions?.osr.get(frame.pc);
    if (known === undefined || known === null || known.version.invalid) {
      if (known === null || ++this.versionsOf(profile).resumes < this.interp.callThreshold) return null;
      if (this.refuses(profile) || !this.affords()) return null;
      if (known !== undefined) this.versionsOf(profile).resumes = 0;
      this.versionsOf(profile).osr.set(frame.pc, this.compileLoop(profile, frame, frame.pc));
      return null;
    }
    if (!this.fits(known, versions!, frame)) {
      versions!.osr.set(frame.pc, this.compileLoop(profile, frame, frame.pc));
      return null;
    }
    return known.version.codes[0].globals === frame.globals ? known : null;
  }

  /** May the frame enter the version? Where it has more variables, the next version reckons with them. */
  private fits(osr: OsrVersion, versions: Versions, frame: Frame): boolean {
    const missing = osr.missing(frame);
    for (const r of missing) versions.mayBeBound.add(r);
    return missing.length === 0;
  }

  private compileLoop(profile: Profile, frame: Frame, header: number): OsrVersion | null {
    const region = this.versionsOf(profile).isTooLarge ? loopAt(profile, header) : null;
    const version = this.compile({ profile, fn: frame.fn, globals: frame.globals }, header, frame, region);
    if (version === null) return null;
    if (profile.tier === 'interpreter') profile.tier = 'optimized';
    const { code } = profile;
    const { mayBeBound } = this.versionsOf(profile);
    const unbound = range(code.varNames.length + code.freeVars.length).filter(r => frame.regs[r] === undefined && !mayBeBound.has(r));
    return new OsrVersion(version, this.instantiate(version) as unknown as OsrEntry, unbound);
  }

  private affords(): boolean {
    return this.budget.allows(this.interp.operations);
  }

  /** Hot code of a kind that is not compiled stays as it is, and says so. */
  private refuses(profile: Profile): boolean {
    profile.refused = refusal(profile.code);
    return profile.refused !== null;
  }

  versionsOf(profile: Profile): Versions {
    let v = profile.versions as Versions | null;
    if (v === null) profile.versions = v = new Versions(new Link(this.interpretedEntry(profile)));
    return v;
  }

  /** Runs an interpreted function for compiled code. */
  private interpretedEntry(profile: Profile): Entry {
    const { interp } = this;
    return (d, fn, ...args) => {
      if (profile.entry === null && ++profile.calls >= profile.nextTry) {
        this.hotCall(profile, fn);
        const ready = profile.entry as Entry | null;
        if (ready !== null) return ready(d, fn, ...args);
      }
      interp.depthNow = d - 1;
      const regs = new Array<Value | undefined>(profile.code.registerCount).fill(undefined);
      for (let i = 0; i < args.length; i++) regs[i] = args[i];
      const frame = interp.frameWith(fn, regs);
      frame.fromCompiled = true;
      return interp.run(frame);
    };
  }

  // ---- compiling ----

  /** A new version, or null when it was refused or failed; the run goes on either way. */
  private compile(entry: CodeEntry, header: number, frame: Frame | null, region: Region | null = null): Version | null {
    const { profile } = entry;
    const position = { code: profile.code, pc: Math.max(0, header) };
    try {
      const version = this.build(entry, header, frame, region);
      this.counts.compiles++;
      profile.compiles++;
      this.events.tell('compile', this.interp.operations, position, header < 0 ? 'function' : 'loop');
      return version;
    } catch (e) {
      if (e instanceof Refused && e.why === TOO_LARGE && region === null) {
        this.versionsOf(profile).isTooLarge = true;
        const loop = loopAt(profile, header);
        if (loop !== null) return this.compile(entry, header, frame, loop);
      }
      const why = e instanceof Refused ? e.why : `engine fault: ${e instanceof Error ? e.message : String(e)}`;
      // its loops may be smaller
      if (why !== TOO_LARGE || !hasInnerLoops(profile, region)) profile.refused = why;
      profile.nextTry = Infinity;
      if (e instanceof EvalError) this.unavailable = true;
      this.events.tell('compile-abort', this.interp.operations, position, why);
      if (!(e instanceof Refused) && this.options.jit === 'eager') throw e;
      return null;
    }
  }

  private build(entry: CodeEntry, header: number, frame: Frame | null, region: Region | null): Version {
    const { profile } = entry;
    const spec = new Speculation(this.interp, this.banned);
    const versions = this.versionsOf(profile);
    const codes: CodeEntry[] = [];
    const graph = this.buildGraph(entry, header, frame, region, spec, codes);
    for (const code of codes) this.budget.spend(code.profile.instructions.length);
    optimize(graph, this.options.unbox, (code, pc, reason) => spec.isBanned(codes[code], pc, reason));
    const version = new Version(entry, codes, ++versions.made, header, (v, a) => this.onInvalid(v, a));
    version.emitted = this.emit(graph, entry, codes, header);
    version.counts = new Float64Array(version.emitted.counted.length);
    version.settle();
    this.countUnboxed(graph);
    this.texts.set(profile.code.qualname, { ir: printGraph(graph), js: version.emitted.source });
    for (const a of [...spec.assumptions, ...this.interp.standing]) a.register(version);
    this.all.push(version);
    return version;
  }

  private buildGraph(
    entry: CodeEntry,
    header: number,
    frame: Frame | null,
    region: Region | null,
    spec: Speculation,
    codes: CodeEntry[],
  ): Graph {
    const graph = new Graph();
    const start = graph.block();
    if (header < 0) start.sites.push([0, CALL]);
    const args = this.entryValues(graph, entry, frame);
    for (const a of args) if (a !== undefined) start.nodes.push(a);
    const limits = {
      inline: this.options.inline,
      observe: this.options.profile,
      osr: header >= 0,
      budget: INLINE_BUDGET,
      region,
      onInline: (c: Profile, pc: number, callee: Profile, why: string | null) => this.noteInline(c, pc, callee, why),
    };
    new Builder(graph, codes, spec, limits, entry, Math.max(0, header), args, start, null, null, 0).run();
    return graph;
  }

  /** Parameters and closure cells, or for OSR what the frame holds. */
  private entryValues(graph: Graph, entry: CodeEntry, frame: Frame | null): (Node | undefined)[] {
    const { code } = entry.profile;
    if (frame !== null) {
      const { mayBeBound } = this.versionsOf(entry.profile);
      return range(code.registerCount).map(slot =>
        frame.regs[slot] === undefined && !mayBeBound.has(slot) ? undefined : graph.node('argument', [], 'any', { slot, text: 'osr' }),
      );
    }
    const args: (Node | undefined)[] = [];
    const count = parameterCount(entry.profile);
    for (let i = 0; i < count; i++) args[i] = graph.node('argument', [], 'any', { slot: i });
    code.freeVars.forEach((_, i) => (args[code.varNames.length + i] = graph.node('argument', [], 'any', { slot: i, text: 'closure' })));
    return args;
  }

  private emit(graph: Graph, entry: CodeEntry, codes: readonly CodeEntry[], header: number): Emitted {
    const emitter = new Emitter(graph, {
      name: `py$${entry.profile.code.name.replaceAll(/[^A-Za-z0-9_]/g, '_')}`,
      parameters: parameterCount(entry.profile),
      header,
      generator: entry.profile.isGenerator,
      count: this.options.profile,
      stressDeopt: this.options.stressDeopt > 0,
    });
    emitter.sitePc = (code, site) => codes[code].profile.sites[site]?.pc ?? 0;
    emitter.linkOf = profile => this.versionsOf(profile as Profile).link;
    const emitted = emitter.emit();
    if (emitted.source.length > MAX_SOURCE) throw new Refused(TOO_LARGE);
    return emitted;
  }

  private countUnboxed(graph: Graph): void {
    for (const b of graph.blocks) this.counts.unboxedValues += b.params.filter(p => p.type === 'double' || p.type === 'number').length;
  }

  private noteInline(caller: Profile, pc: number, callee: Profile, why: string | null): void {
    if (why === null) this.counts.inlinedCalls++;
    this.events.tell(
      'inline-decision',
      this.interp.operations,
      { code: caller.code, pc },
      why === null ? `inlined ${callee.code.qualname}` : `${callee.code.qualname}: ${why}`,
    );
  }

  private instantiate(version: Version): unknown {
    const { stubs, deopt } = this;
    const runtime = Object.assign(Object.create(stubs) as Stubs & Record<string, unknown>, {
      version,
      counts: version.counts,
      exit: (id: number, d: number, holder: PyFunction | Frame, values: (Value | undefined)[], guilty: unknown) =>
        deopt.exit(version, id, d, holder, values, guilty, stubs.takeForced()),
      caught: (e: unknown, id: number, d: number, holder: PyFunction | Frame, values: (Value | undefined)[]) =>
        deopt.caught(e, version, id, d, holder, values),
    });
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, no-new-func -- this is the code generator
    const factory = new Function('R', 'C', version.emitted.source) as (r: unknown, c: readonly unknown[]) => unknown;
    return factory(runtime, version.emitted.constants);
  }

  // ---- giving up ----

  /** A guard failed: the deopt-loop guard (engine.md §6). */
  private onFailure(version: Version, point: ExitPoint): void {
    const { profile } = version.entry;
    const inner = point.frames[0];
    this.events.tell('deopt', this.interp.operations, { code: version.codes[inner.code].profile.code, pc: inner.pc }, point.reason);
    if (version.invalid || point.op === 'check_valid' || point.reason === 'FrameMaterialized') return;
    const versions = this.versionsOf(profile);
    const key = `${version.codes[inner.code].profile.code.qualname}:${inner.pc}:${point.reason}`;
    const broke = versions.failures.get(key) ?? new Set();
    versions.failures.set(key, broke.add(version.number));
    if (broke.size >= 2 && !this.banned.has(key)) {
      this.banned.add(key);
      this.events.tell(
        'speculation-banned',
        this.interp.operations,
        { code: version.codes[inner.code].profile.code, pc: inner.pc },
        point.reason,
      );
    }
    if (++version.failures < FAILURES_TO_DISCARD) return;
    this.discard(version, versions, LEARNING.has(point.reason));
  }

  private discard(version: Version, versions: Versions, learning: boolean): void {
    const { profile } = version.entry;
    version.invalid = true;
    this.retire(version);
    versions.discarded += learning ? 0.25 : 1;
    profile.nextTry = profile.calls + this.interp.callThreshold * 2 ** Math.floor(versions.discarded);
    if (versions.discarded < DISCARDS_TO_PIN) return;
    if (!profile.isGeneric) return this.makeGeneric(profile, versions);
    profile.refused = 'deopt-loop';
    profile.nextTry = Infinity;
  }

  /** From now on the code is compiled without assumptions about values. */
  private makeGeneric(profile: Profile, versions: Versions): void {
    profile.isGeneric = true;
    versions.discarded = 0;
    versions.osr.clear();
    versions.resumed = [];
    profile.nextTry = profile.calls + this.interp.callThreshold;
  }

  private onInvalid(version: Version, a: Assumption): void {
    this.counts.brokenAssumptions++;
    this.log.invalidated(version, a);
    const f = this.interp.current;
    this.events.tell(
      'assumption-broken',
      this.interp.operations,
      f === null ? null : { code: f.code.code, pc: f.pc },
      `${a.kind} ${a.target}`,
    );
    this.retire(version);
  }

  /** Calls no longer go to the version; live activations leave at their next check. */
  private retire(version: Version): void {
    version.flushCounts();
    const { profile } = version.entry;
    const versions = this.versionsOf(profile);
    if (versions.current !== version) return;
    versions.current = null;
    profile.entry = null;
    profile.tier = 'interpreter';
    versions.link.call = versions.link.fallback;
    profile.nextTry = Math.min(profile.nextTry, profile.calls + this.interp.callThreshold);
  }

  /** `--break-assumptions`: invalidates one version, chosen by a counter. */
  breakOne(n: number): void {
    const live = this.all.filter(v => !v.invalid);
    if (live.length === 0) return;
    const version = live[n % live.length];
    version.invalid = true;
    this.counts.brokenAssumptions++;
    this.retire(version);
  }

  /** Sites know then what compiled code counted. */
  flushCounts(hasEnded: boolean): void {
    for (const v of this.all) v.flushCounts();
    const now = this.interp.operations;
    for (const p of this.interp.profiles) for (const site of p.sites) site?.joinSeen(hasEnded, now);
  }

  counters(): JitCounters {
    return { ...this.counts, forcedDeopts: this.stubs.forcedDeopts, deopts: this.log.total };
  }
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

export { isGeneratorCode };

/** Kinds of code that are not compiled. */
function refusal({ flags, name }: Profile['code']): string | null {
  return (flags & CodeFlag.NEWLOCALS) === 0 && name !== '<module>' ? 'a class body' : null;
}
