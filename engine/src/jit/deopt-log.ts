/** Deopts and broken assumptions as records: one for each (code, pc, reason, version), with its count. */
import type { DeoptReason } from '../observe/deopt-reasons.js';
import { DEOPT_REASONS } from '../observe/deopt-reasons.js';
import type { CodePosition, DeoptRecord, GeneratedExcerpt, InvalidationRecord, ObservedCode } from '../observe/events.js';
import type { Interpreter } from '../interpreter/interpreter.js';
import type { Assumption } from '../objects/assumption.js';
import { PyInstance } from '../objects/value.js';
import { describeShape, describeValue, expectedText, typeNameOf } from './describe.js';
import type { Emitted, ExitPoint } from './emit.js';
import type { Version } from './version.js';

const LAZY: Readonly<Record<string, DeoptReason>> = {
  LookupStable: 'ClassAttributeChanged',
  MroStable: 'MroChanged',
  ConstGlobal: 'GlobalChanged',
  ConstBuiltin: 'BuiltinChanged',
  FunctionCode: 'FunctionCodeChanged',
  FunctionDefaults: 'FunctionDefaultsChanged',
  ConstCell: 'CellRebound',
  ShapeStable: 'ShapeDeprecated',
  ConstField: 'FieldConstnessLost',
  FieldKind: 'FieldKindGeneralized',
  NoFrameEscape: 'FrameMaterialized',
  NoMonitoring: 'MonitoringChanged',
  SingleThread: 'ThreadStarted',
  DefaultEvaluator: 'EvaluatorChanged',
  NoOverride: 'MethodOverridden',
  NoGetattrHook: 'ClassAttributeChanged',
};

export class DeoptLog {
  private readonly tallies = new Map<string, DeoptRecord>();
  /** The same by exit: code that leaves at each call must not pay for words. */
  private readonly byPoint = new WeakMap<ExitPoint, DeoptRecord>();
  private readonly broken = new Map<string, InvalidationRecord & { codes: ObservedCode[] }>();
  forced = 0;
  total = 0;

  constructor(private readonly interp: Interpreter) {}

  get deopts(): Iterable<DeoptRecord> {
    return this.tallies.values();
  }
  get invalidations(): Iterable<InvalidationRecord> {
    return this.broken.values();
  }

  record(version: Version, point: ExitPoint, guilty: unknown, _depth: number, forced: boolean): void {
    if (forced) {
      this.forced++;
      return;
    }
    this.total++;
    const inner = point.frames[0];
    const { profile } = version.codes[inner.code];
    const reason = version.invalid && point.op === 'check_valid' ? this.lazyReason(version) : (point.reason as DeoptReason);
    profile.deopts++;
    const again = reason === point.reason ? this.byPoint.get(point) : undefined;
    if (again !== undefined) return void again.count++;
    const key = `${profile.code.filename}:${profile.code.qualname}:${inner.pc}:${reason}:${version.number}`;
    const known = this.tallies.get(key);
    if (known !== undefined) known.count++;
    const record = known ?? this.describe(version, point, guilty, reason);
    this.tallies.set(key, record);
    if (reason === point.reason) this.byPoint.set(point, record);
  }

  private lazyReason(version: Version): DeoptReason {
    return version.brokenBy === null ? 'FrameMaterialized' : (LAZY[version.brokenBy.kind] ?? 'FrameMaterialized');
  }

  private describe(version: Version, point: ExitPoint, guilty: unknown, reason: DeoptReason): DeoptRecord {
    const inner = point.frames[0];
    const { profile } = version.codes[inner.code];
    const isLayout = point.op === 'check_shape' || point.op.startsWith('poly');
    return {
      code: profile.code,
      pc: inner.pc,
      reason,
      kind: DEOPT_REASONS[reason].kind,
      expected: expectedText(point.op, point.expected, guilty),
      actual: guilty === undefined ? '' : isLayout && guilty instanceof PyInstance ? describeShape(guilty.shape) : typeNameOf(guilty),
      value: guilty === undefined ? '' : describeValue(guilty),
      bornAt: bornAt(guilty),
      version: version.number,
      generated: aroundExit(version.emitted, point),
      stack: [...point.frames.map(f => ({ code: version.codes[f.code].profile.code, pc: f.pc })), ...this.callers(version)],
      at: this.interp.operations,
      count: 1,
    };
  }

  /** A version of a loop has the heap frame of its own activation below it: that is no caller. */
  private callers(version: Version): CodePosition[] {
    const stack: CodePosition[] = [];
    const { current } = this.interp;
    const own = version.header >= 0 && current !== null && current.code.code === version.entry.profile.code;
    for (let f = own ? current.back : current; f !== null && stack.length < 8; f = f.back) stack.push({ code: f.code.code, pc: f.pc });
    return stack;
  }

  invalidated(version: Version, a: Assumption): void {
    const f = this.interp.current;
    const key = `${a.kind}:${a.target}`;
    const { code } = version.entry.profile;
    const known = this.broken.get(key);
    if (known !== undefined) {
      known.count++;
      if (!known.codes.includes(code)) known.codes.push(code);
      return;
    }
    const cause = f === null ? null : { code: f.code.code, pc: f.pc };
    this.broken.set(key, {
      assumption: a.kind,
      target: a.target,
      reason: LAZY[a.kind] ?? 'FrameMaterialized',
      cause,
      codes: [code],
      at: this.interp.operations,
      count: 1,
    });
  }
}

const LINES_AROUND = 6;

/** The lines of compiled code that lead to an exit, and a few behind it. */
function aroundExit({ source, exits }: Emitted, point: ExitPoint): GeneratedExcerpt | null {
  const lines = source.split('\n');
  const at = lines.findIndex(line => line.includes(`X(${exits.indexOf(point)}, `));
  if (at < 0) return null;
  const from = Math.max(0, at - LINES_AROUND);
  const shown = lines.slice(from, at + LINES_AROUND + 1);
  const indent = Math.min(...shown.filter(line => line.trim() !== '').map(line => line.search(/\S/)));
  return { text: shown.map(line => line.slice(indent)).join('\n'), line: at - from };
}

/** Where the odd layout of an instance came about: the store that added its last attribute. */
function bornAt(guilty: unknown): CodePosition | null {
  if (!(guilty instanceof PyInstance) || guilty.shape.addedAt === null) return null;
  const o = guilty.shape.addedAt;
  return { code: { qualname: o.functionName, filename: o.filename, spanAt: () => o }, pc: 0 };
}
