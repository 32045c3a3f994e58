/**
 * `sys.monitoring` (PEP 669): tools, the events they want, their callbacks. The interpreter's instrumentation points tell
 * `Tools`, which is listening only while some tool wants something. STOP_ITERATION never comes: iterators here raise none.
 */
import { asIndex } from '../objects/convert.js';
import { typeError, valueError } from '../objects/errors.js';
import type { PyException } from '../objects/exception.js';
import { PyCode, PyModule } from '../objects/function.js';
import type { Monitor } from '../objects/monitor.js';
import { barrier, native, type NativeSpec } from '../objects/native.js';
import { byteOffset } from '../objects/types/code.js';
import { strValue } from '../objects/class-of.js';
import { None, type PyObject, type Value } from '../objects/value.js';
import type { FrameView, Vm } from '../objects/vm.js';
import { engineState, moduleFunction } from './module-spec.js';

const EVENTS = [
  'PY_START',
  'PY_RESUME',
  'PY_RETURN',
  'PY_YIELD',
  'CALL',
  'LINE',
  'INSTRUCTION',
  'JUMP',
  'BRANCH',
  'STOP_ITERATION',
  'RAISE',
  'EXCEPTION_HANDLED',
  'PY_UNWIND',
  'PY_THROW',
  'RERAISE',
  'C_RETURN',
  'C_RAISE',
] as const;
type EventName = (typeof EVENTS)[number];

const BIT = Object.freeze(Object.fromEntries(EVENTS.map((name, i) => [name, 1 << i]))) as Readonly<Record<EventName, number>>;
const ALL = (1 << EVENTS.length) - 1;
/** Events of a place in code: they can be wanted for one code object, and disabled where they are. */
const LOCAL = BIT.RAISE - 1;
/** Come with CALL. */
const WITH_CALL = BIT.C_RETURN | BIT.C_RAISE;
const TOOL_COUNT = 6;
const TOOL_IDS = { DEBUGGER_ID: 0, COVERAGE_ID: 1, PROFILER_ID: 2, OPTIMIZER_ID: 5 } as const;

class Tool {
  events = 0;
  constructor(readonly name: Value) {}
}

class Tools implements Monitor {
  readonly tools: (Tool | null)[] = Array<Tool | null>(TOOL_COUNT).fill(null);
  /** By id and event bit. They stay when a tool goes. */
  readonly callbacks = Array.from({ length: TOOL_COUNT }, () => new Map<number, Value>());
  /** Events that tools want of single code objects. */
  private readonly local = new Map<PyCode, number[]>();
  /** By id and event bit: how often the event has come to be wanted. What was disabled before that is enabled again. */
  private readonly epochs = Array.from({ length: TOOL_COUNT }, () => new Map<number, number>());
  /** (tool, event, epoch, pc) where a tool wants no more. */
  private disabled = new WeakMap<PyCode, Set<string>>();

  constructor(
    private readonly vm: Vm,
    readonly disable: Value,
    readonly missing: Value,
  ) {}

  // ---- what is wanted ----

  localEvents(code: PyCode, tool: number): number {
    return this.local.get(code)?.[tool] ?? 0;
  }

  setEvents(id: number, events: number): void {
    const tool = this.tools[id]!;
    this.enableAgain(id, events & ~tool.events);
    tool.events = events;
    this.update();
  }

  private enableAgain(tool: number, events: number): void {
    for (const bit of Object.values(BIT)) if (events & bit) this.epochs[tool].set(bit, (this.epochs[tool].get(bit) ?? 0) + 1);
  }

  setLocalEvents(code: PyCode, tool: number, events: number): void {
    const row = this.local.get(code) ?? Array<number>(TOOL_COUNT).fill(0);
    this.enableAgain(tool, events & ~row[tool]);
    row[tool] = events;
    if (row.some(e => e !== 0)) this.local.set(code, row);
    else this.local.delete(code);
    this.update();
  }

  forget(tool: number): void {
    this.tools[tool] = null;
    for (const [code, row] of [...this.local]) if (row[tool] !== 0) this.setLocalEvents(code, tool, 0);
    this.update();
  }

  restart(): void {
    this.disabled = new WeakMap();
  }

  /** Listens while there is something to be told. */
  update(): void {
    const isWanted = this.local.size > 0 || this.tools.some(t => t !== null && t.events !== 0);
    const { interpreter } = this.vm;
    if ((interpreter.monitor !== null) !== isWanted) interpreter.setMonitor(isWanted ? this : null);
  }

  // ---- telling ----

  private tell(f: FrameView, event: EventName, args: (offset: number) => Value[], pc = f.pc): void {
    const bit = BIT[event];
    // they come with the CALL that is wanted
    const wanted = bit & WITH_CALL ? BIT.CALL : bit;
    const { code } = f;
    for (let i = 0; i < TOOL_COUNT; i++) {
      const tool = this.tools[i];
      if (tool === null || ((tool.events | this.localEvents(code, i)) & wanted) === 0) continue;
      const callback = this.callbacks[i].get(bit);
      if (callback === undefined) continue;
      const key = `${i} ${bit} ${this.epochs[i].get(wanted)} ${pc}`;
      if (this.disabled.get(code)?.has(key) === true) continue;
      const offset = byteOffset(this.vm, code.code, pc);
      const answer = this.vm.interpreter.untold(() => this.vm.callArgs(callback, [code, ...args(offset)]));
      if (answer === this.disable) this.disableAt(i, event, code, key);
    }
  }

  private disableAt(tool: number, event: EventName, code: PyCode, key: string): void {
    if ((BIT[event] & (LOCAL | WITH_CALL)) === 0) {
      this.callbacks[tool].delete(BIT[event]);
      throw valueError(this.vm, `Cannot disable ${event} events. Callback removed.`);
    }
    const keys = this.disabled.get(code) ?? new Set<string>();
    this.disabled.set(code, keys.add(key));
  }

  private tellWith(f: FrameView, event: EventName, value: Value): void {
    this.tell(f, event, offset => [offset, value]);
  }

  begins(f: FrameView, isStart: boolean, thrown: PyException | null): void {
    if (thrown !== null) this.tellWith(f, 'PY_THROW', thrown);
    else this.tell(f, isStart ? 'PY_START' : 'PY_RESUME', offset => [offset]);
  }

  returns(f: FrameView, value: Value): void {
    this.tellWith(f, 'PY_RETURN', value);
  }

  yields(f: FrameView, value: Value): void {
    this.tellWith(f, 'PY_YIELD', value);
  }

  unwinds(f: FrameView, e: PyException): void {
    this.tellWith(f, 'PY_UNWIND', e);
  }

  raises(f: FrameView, e: PyException): void {
    this.tellWith(f, 'RAISE', e);
  }

  reraises(f: FrameView, e: PyException): void {
    this.tellWith(f, 'RERAISE', e);
  }

  handles(f: FrameView, e: PyException): void {
    this.tellWith(f, 'EXCEPTION_HANDLED', e);
  }

  instruction(f: FrameView, isNewLine: boolean): void {
    if (isNewLine) this.tell(f, 'LINE', () => [f.code.code.lineAt(f.pc)]);
    this.tell(f, 'INSTRUCTION', offset => [offset]);
  }

  jumped(f: FrameView, from: number, isConditional: boolean): void {
    const destination = byteOffset(this.vm, f.code.code, f.pc);
    this.tell(f, isConditional ? 'BRANCH' : 'JUMP', offset => [offset, destination], from);
  }

  calls(f: FrameView, callee: Value, first: Value | undefined): void {
    this.tell(f, 'CALL', offset => [offset, callee, first ?? this.missing]);
  }

  leavesNative(f: FrameView, callee: Value, first: Value | undefined, hasRaised: boolean): void {
    this.tell(f, hasRaised ? 'C_RAISE' : 'C_RETURN', offset => [offset, callee, first ?? this.missing]);
  }
}

// ---- the module ----

const toolsOf = (vm: Vm): Tools => engineState(vm, 'monitoring', () => new Tools(vm, vm.call(vm.types.object), vm.call(vm.types.object)));

function toolId(vm: Vm, v: Value): number {
  const id = Number(asIndex(vm, v));
  if (id < 0 || id >= TOOL_COUNT) throw valueError(vm, `invalid tool ${id} (must be between 0 and 5)`);
  return id;
}

function usedTool(vm: Vm, v: Value): number {
  const id = toolId(vm, v);
  if (toolsOf(vm).tools[id] === null) throw valueError(vm, `tool ${id} is not in use`);
  return id;
}

function eventSet(vm: Vm, v: Value, allowed: number, what: string): number {
  const given = Number(asIndex(vm, v));
  if (given < 0 || given > ALL) throw valueError(vm, `invalid ${what} 0x${given.toString(16)}`);
  const withCall = given & WITH_CALL;
  if (withCall !== 0 && (given & BIT.CALL) === 0) throw valueError(vm, 'cannot set C_RETURN or C_RAISE events independently');
  const events = given & ~WITH_CALL;
  if ((events & ~allowed) !== 0) throw valueError(vm, `invalid ${what} 0x${given.toString(16)}`);
  return events;
}

function asCode(vm: Vm, v: Value): PyCode {
  if (v instanceof PyCode) return v;
  throw typeError(vm, 'code must be a code object');
}

const FUNCTIONS: readonly NativeSpec[] = [
  native('use_tool_id', '(tool_id, name, /)', (vm, id: Value, name: Value) => {
    const at = toolId(vm, id);
    if (strValue(name) === undefined) throw valueError(vm, 'tool name must be a str');
    const { tools } = toolsOf(vm);
    if (tools[at] !== null) throw valueError(vm, `tool ${at} is already in use`);
    tools[at] = new Tool(name);
    return None;
  }),
  native('free_tool_id', '(tool_id, /)', (vm, id: Value) => {
    toolsOf(vm).forget(toolId(vm, id));
    return None;
  }),
  native('get_tool', '(tool_id, /)', (vm, id: Value) => toolsOf(vm).tools[toolId(vm, id)]?.name ?? None),
  native('register_callback', '(tool_id, event, func, /)', (vm, id: Value, event: Value, func: Value) => {
    const at = toolId(vm, id);
    const bit = Number(asIndex(vm, event));
    if (bit <= 0 || (bit & (bit - 1)) !== 0) throw valueError(vm, 'The callback can only be set for one event at a time');
    if (bit > ALL) throw valueError(vm, `invalid event ${bit}`);
    return replaceCallback(vm, at, bit, func);
  }),
  native('get_events', '(tool_id, /)', (vm, id: Value) => toolsOf(vm).tools[toolId(vm, id)]?.events ?? 0),
  native('set_events', '(tool_id, event_set, /)', (vm, id: Value, events: Value) => {
    toolsOf(vm).setEvents(usedTool(vm, id), eventSet(vm, events, ALL, 'event set'));
    return None;
  }),
  native('get_local_events', '(tool_id, code, /)', (vm, id: Value, code: Value) =>
    toolsOf(vm).localEvents(asCode(vm, code), toolId(vm, id)),
  ),
  native('set_local_events', '(tool_id, code, event_set, /)', (vm, id: Value, code: Value, events: Value) => {
    const at = asCode(vm, code);
    toolsOf(vm).setLocalEvents(at, usedTool(vm, id), eventSet(vm, events, LOCAL, 'local event set'));
    return None;
  }),
  native('restart_events', '()', vm => {
    toolsOf(vm).restart();
    return None;
  }),
  barrier('_all_events', '()', vm => {
    const all = vm.dict();
    for (const name of EVENTS) {
      const mask = toolsOf(vm).tools.reduce((m, t, i) => (t !== null && t.events & BIT[name] ? m | (1 << i) : m), 0);
      if (mask !== 0) all.setStr(name, mask);
    }
    return all;
  }),
];

function replaceCallback(vm: Vm, id: number, bit: number, func: Value): Value {
  const callbacks = toolsOf(vm).callbacks[id];
  const before = callbacks.get(bit) ?? None;
  if (func === None) callbacks.delete(bit);
  else callbacks.set(bit, func);
  return before;
}

/** `sys.monitoring`, which cannot be imported by itself. */
export function makeMonitoring(vm: Vm): PyObject {
  const dict = vm.dict();
  const module = new PyModule(vm.types.module.rootShape, dict);
  dict.setStr('__name__', 'sys.monitoring');
  for (const unset of ['__doc__', '__package__', '__loader__', '__spec__']) dict.setStr(unset, None);
  for (const f of FUNCTIONS) dict.setStr(f.name, moduleFunction(vm, f, 'sys.monitoring', module));
  for (const [name, id] of Object.entries(TOOL_IDS)) dict.setStr(name, id);
  const { disable, missing } = toolsOf(vm);
  dict.setStr('DISABLE', disable);
  dict.setStr('MISSING', missing);
  dict.setStr('events', namespace(vm));
  return module;
}

function namespace(vm: Vm): Value {
  const rows = [...EVENTS.map(name => [name, BIT[name]] as const), ['NO_EVENTS', 0] as const];
  return vm.callArgs(
    vm.types.SimpleNamespace,
    rows.map(([, bit]) => bit),
    rows.map(([name]) => name),
  );
}
