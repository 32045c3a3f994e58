/**
 * JL105: three type tests or more in a row on one value, and the later ones are reached often. A test is `isinstance`,
 * `type(x) is C` or a class pattern; the next one begins where the one before goes on when it fails.
 */
import { WIDTH, type OpcodeName } from '../../bytecode/opcodes.js';
import type { Profile } from '../../feedback/profile.js';
import { opcodeAt, operandAt, writersOf } from '../dataflow.js';
import { isNative } from '../describe-key.js';
import { executionsOf, targetsOf } from '../executions.js';
import { MIN_COUNT, type Finding, type Search } from '../finding.js';
import { kindOf } from '../kinds.js';
import type { Program } from '../program.js';
import { thousands } from '../text-parts.js';
import { findingAtPlace } from './place-finding.js';

interface TypeTest {
  /** Of the jump that the test decides. */
  readonly pc: number;
  /** Of the instruction that makes the test. */
  readonly testPc: number;
  readonly subject: string;
  readonly onFailure: number;
  readonly count: number;
}

const LONG = 3;
/** Chains whose first tests settle nearly everything are cheap. */
const REACHED = 0.1;

export function findIsinstanceChain({ program }: Search): Finding[] {
  return program.userProfiles.flatMap(profile =>
    chainsOf(testsIn(program, profile))
      .filter(isCostly)
      .map(chain => findingOf(profile, chain)),
  );
}

function isCostly(chain: readonly TypeTest[]): boolean {
  return chain.length >= LONG && chain[LONG - 1].count >= Math.max(MIN_COUNT, chain[0].count * REACHED);
}

function findingOf(profile: Profile, chain: readonly TypeTest[]): Finding {
  const [first] = chain;
  const tests = chain.reduce((sum, t) => sum + t.count, 0);
  return findingAtPlace(
    'JL105',
    { profile, span: profile.code.spanAt(first.testPc) },
    {
      count: first.count,
      weight: tests * (kindOf('JL105').weight / LONG),
      message: `${chain.length} type tests in a row on "${first.subject}": ${thousands(tests)} tests for ${thousands(first.count)} values`,
      related: chain.slice(1).map((t, i) => ({
        filename: profile.code.filename,
        span: profile.code.spanAt(t.testPc),
        message: `test ${i + 2} is reached ${thousands(t.count)} times`,
      })),
    },
  );
}

function chainsOf(tests: readonly TypeTest[]): TypeTest[][] {
  const chains: TypeTest[][] = [];
  const used = new Set<TypeTest>();
  for (const first of tests) {
    if (used.has(first)) continue;
    const chain = [first];
    for (let last = first, next = following(tests, last); next !== undefined; last = next, next = following(tests, last)) chain.push(next);
    chain.forEach(t => used.add(t));
    chains.push(chain);
  }
  return chains;
}

/** The first test from where `test` goes on when it fails, on the same subject. */
function following(tests: readonly TypeTest[], test: TypeTest): TypeTest | undefined {
  const next = tests.find(t => t.pc >= test.onFailure && test.onFailure > test.pc);
  return next?.subject === test.subject ? next : undefined;
}

const FAILS: Readonly<Partial<Record<OpcodeName, true>>> = { POP_JUMP_IF_FALSE: true, POP_JUMP_IF_NONE: true };

function testsIn(program: Program, profile: Profile): TypeTest[] {
  const { code } = profile;
  const tests: TypeTest[] = [];
  for (let pc = 0; pc < code.instructions.length; pc += WIDTH) {
    if (FAILS[opcodeAt(code, pc)] === undefined) continue;
    const [testPc] = writersOf(code, operandAt(code, pc, 0), pc);
    const subject = testPc === undefined ? null : subjectOf(program, profile, testPc);
    const [onFailure] = targetsOf(code, pc);
    if (subject !== null) tests.push({ pc, testPc, subject, onFailure, count: executionsOf(profile, testPc) ?? 0 });
  }
  return tests;
}

/** The text of what is tested, where the instruction at `pc` tests a type. */
function subjectOf(program: Program, profile: Profile, pc: number): string | null {
  const { code } = profile;
  switch (opcodeAt(code, pc)) {
    case 'CALL':
      return calls(program, profile, pc, 'isinstance') ? textOf(program, profile, operandAt(code, pc, 1) + 1, pc) : null;
    case 'IS_OP':
    case 'COMPARE_OP': {
      const [made] = writersOf(code, operandAt(code, pc, 1), pc);
      const isType = made !== undefined && opcodeAt(code, made) === 'CALL' && nameCalled(profile, made) === 'type';
      return isType ? textOf(program, profile, operandAt(code, made, 1) + 1, made) : null;
    }
    case 'MATCH_CLASS':
      return `match ${operandAt(code, pc, 1)}`;
    default:
      return null;
  }
}

function calls(program: Program, { code }: Profile, pc: number, name: string): boolean {
  return program.siteAt(code, pc)?.cases.some(c => isNative(c.case.key, name)) ?? false;
}

function nameCalled({ code }: Profile, pc: number): string | null {
  const [writer] = writersOf(code, operandAt(code, pc, 1), pc);
  const isName = writer !== undefined && (opcodeAt(code, writer) === 'LOAD_GLOBAL' || opcodeAt(code, writer) === 'LOAD_NAME');
  return isName ? code.names[operandAt(code, writer, 1)] : null;
}

function textOf(program: Program, { code }: Profile, register: number, pc: number): string | null {
  for (let at = pc - WIDTH; at >= 0; at -= WIDTH)
    if (operandAt(code, at, 0) === register) return program.sources.text(code.filename, code.spanAt(at));
  return null;
}
