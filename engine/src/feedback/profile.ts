/**
 * Everything observed of one code object: its sites, its counters, and where it stands among the tiers.
 * The compiled entry is opaque here; the JIT installs it.
 */
import { Op, OPCODES, OPCODE_NAMES, WIDTH } from '../bytecode/opcodes.js';
import { CodeFlag, type Code } from '../bytecode/code.js';
import type { PyCode, PyFunction } from '../objects/function.js';
import type { PyDict } from '../objects/dict.js';
import type { Value } from '../objects/value.js';
import { Site } from './site.js';

export type Tier = 'interpreter' | 'generic' | 'optimized';

/**
 * A compiled entry: `(depth, function, ...one value for each parameter)`. Gives undefined when it raised: the exception
 * is then in `Interpreter.raised`, since a host exception for each frame that it leaves would cost microseconds.
 */
export type Entry = (depth: number, fn: PyFunction, ...args: (Value | undefined)[]) => Value | undefined;

export class Profile {
  readonly sites: Site[];
  /** Positional arguments that need no binding: exactly so many; −1 when there is more than positional parameters. */
  readonly exactArguments: number;
  /** `(a, b, *rest)`: how many come before the rest; −1 for all other signatures. */
  readonly beforeRest: number;
  /** Hot: of the code, without the way through it. */
  readonly instructions: Int32Array;
  readonly registerCount: number;
  /** The register of the first free variable’s cell. */
  readonly firstFree: number;
  readonly firstTemporary: number;
  /** A call makes a generator, coroutine or asynchronous generator. */
  readonly isGenerator: boolean;
  /** Calls that the interpreter carried out; what tiers go by. */
  calls = 0;
  /** Calls in compiled code, inlined ones too; known when its counters are flushed. */
  compiledCalls = 0;
  /** Those of them that were no calls any more: built into their callers. */
  inlinedCalls = 0;
  backEdges = 0;
  /** Interpreted instructions of this code, counted in steps of calls and loops. */
  weight = 0;
  tier: Tier = 'interpreter';
  /** What calls go to; null while the interpreter runs it. */
  entry: Entry | null = null;
  /** The namespace that `entry` assumes. */
  entryGlobals: PyDict | null = null;
  /** Calls or back edges at which the JIT is asked (again). */
  nextTry: number;
  compiles = 0;
  deopts = 0;
  /** Why it is not optimised and will not be: shown by JL803. */
  refused: string | null = null;
  /** Its assumptions failed too often: it is compiled without any about values. */
  isGeneric = false;
  /** Exceptions that left an instruction, by pc: raised there, or come through from a call. */
  readonly raises = new Map<number, RaiseTally>();
  /** The JIT’s own record. */
  versions: object | null = null;

  constructor(
    readonly pyCode: PyCode,
    firstTry: number,
  ) {
    this.nextTry = firstTry;
    this.sites = makeSites(pyCode.code);
    const { argCount, kwOnlyCount, flags, instructions, registerCount, varNames, freeVars } = pyCode.code;
    this.instructions = instructions;
    this.registerCount = registerCount;
    this.firstFree = varNames.length;
    this.firstTemporary = varNames.length + freeVars.length;
    this.exactArguments = kwOnlyCount === 0 && (flags & (CodeFlag.VARARGS | CodeFlag.VARKEYWORDS)) === 0 ? argCount : -1;
    this.beforeRest = kwOnlyCount === 0 && (flags & CodeFlag.VARARGS) !== 0 && (flags & CodeFlag.VARKEYWORDS) === 0 ? argCount : -1;
    this.isGenerator = (flags & (CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR)) !== 0;
  }

  /** All calls. */
  get callCount(): number {
    return this.calls + this.compiledCalls;
  }

  get code(): Code {
    return this.pyCode.code;
  }

  /** `innerCode`: the code from which it came through, null where it was raised. */
  noteRaise(pc: number, innerCode: Code | null, innerPc: number): void {
    const known = this.raises.get(pc);
    if (known === undefined) this.raises.set(pc, { count: 1, from: innerCode === null ? null : { code: innerCode, pc: innerPc } });
    else known.count++;
  }
}

/** How many exceptions left an instruction, and from where the first of them came. */
export interface RaiseTally {
  count: number;
  readonly from: { readonly code: Code; readonly pc: number } | null;
}

function makeSites(code: Code): Site[] {
  const sites: Site[] = [];
  const ins = code.instructions;
  for (let pc = 0; pc < ins.length; pc += WIDTH) {
    const index = ins[pc + 5];
    if (index >= 0) sites[index] = new Site(OPCODES[OPCODE_NAMES[ins[pc]]].site!, pc);
  }
  return sites;
}

export { Op };
