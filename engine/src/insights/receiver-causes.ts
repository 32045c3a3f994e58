/**
 * Mixed receivers travel: a variable that holds objects of several classes makes every attribute site on it mixed, and
 * so does a call on it for every use of `self` in the methods called, and a call of several classes for their one
 * constructor. The first site is the cause, the others follow.
 */
import type { Profile } from '../feedback/profile.js';
import { opcodeAt, operandAt } from './dataflow.js';
import { isCalleeCode, isClass } from './describe-key.js';
import type { Finding } from './finding.js';
import { constructorOf } from './kinds/class-uses.js';
import type { PyClass } from '../objects/class.js';

const RECEIVER_CODES = new Set(['JL101', 'JL102', 'JL103']);
const SELF = 0;

interface Mixed {
  readonly finding: Finding;
  readonly profile: Profile;
  readonly pc: number;
  /** The register that holds the receiver. */
  readonly receiver: number;
  readonly isCall: boolean;
}

export function linkReceivers(findings: readonly Finding[]): void {
  const mixed = findings.filter(f => RECEIVER_CODES.has(f.code) && f.site !== null).map(mixedAt);
  for (const m of mixed) if (m.finding.cause === null) link(m, callerOf(m, mixed) ?? makerOf(m, findings) ?? earlierOn(m, mixed));
}

function mixedAt(finding: Finding): Mixed {
  const { profile, site } = finding;
  const { code } = profile;
  const { pc } = site!;
  const opcode = opcodeAt(code, pc);
  return { finding, profile, pc, receiver: operandAt(code, pc, opcode === 'STORE_ATTR' ? 0 : 1), isCall: opcode === 'LOAD_METHOD' };
}

function link({ finding }: Mixed, cause: Finding | null): void {
  if (cause !== null && !follows(cause, finding)) finding.cause = cause;
}

/** Is `other` among the causes of `finding`, or the same? */
function follows(finding: Finding, other: Finding): boolean {
  for (let f: Finding | null = finding; f !== null; f = f.cause) if (f === other) return true;
  return false;
}

/** The busiest mixed call that runs this code with its receiver as `self`. */
function callerOf(m: Mixed, all: readonly Mixed[]): Finding | null {
  if (m.receiver !== SELF || m.profile.code.argCount === 0) return null;
  const callers = all.filter(c => c.isCall && c !== m && c.profile !== m.profile && calls(c, m.profile));
  return (
    callers.reduce<Mixed | null>((best, c) => (best === null || c.finding.count > best.finding.count ? c : best), null)?.finding ?? null
  );
}

/** The call that follows a method load takes the callee from the register that the load filled. */
function calls({ profile, pc }: Mixed, callee: Profile): boolean {
  const { code } = profile;
  const filled = operandAt(code, pc, 0);
  const call = profile.sites.find(s => s !== undefined && s.kind === 'method-call' && s.pc > pc && operandAt(code, s.pc, 1) === filled);
  return call !== undefined && call.cases.some(c => isCalleeCode(c.key) && c.key.code === callee.code);
}

/** The call of several classes that have this code for their constructor. */
function makerOf({ receiver, profile }: Mixed, findings: readonly Finding[]): Finding | null {
  if (receiver !== SELF || profile.code.name !== '__init__') return null;
  const isMadeBy = (key: object | number): boolean => isClass(key) && constructorOf(key as PyClass) === profile.code;
  return findings.find(f => f.code === 'JL106' && f.site!.cases.filter(c => isMadeBy(c.key)).length > 1) ?? null;
}

/** The first mixed site on the same variable, when it met the same classes. */
function earlierOn(m: Mixed, all: readonly Mixed[]): Finding | null {
  if (m.receiver >= m.profile.code.varNames.length) return null;
  const earlier = all.filter(
    e => e.profile === m.profile && e.receiver === m.receiver && e.pc < m.pc && sharesClasses(e.finding, m.finding),
  );
  return earlier.reduce<Mixed | null>((first, e) => (first === null || e.pc < first.pc ? e : first), null)?.finding ?? null;
}

function sharesClasses(a: Finding, b: Finding): boolean {
  const names = new Set(a.cases.map(c => c.types[0]));
  return new Set(b.cases.map(c => c.types[0]).filter(n => names.has(n))).size > 1;
}
