/**
 * JL701: exceptions are ordinary control flow: one entry of a `try` body in ten or more ends in its `except`. Raised at
 * the expression that raises, in user code.
 */
import { HANDLER_WIDTH } from '../../bytecode/code.js';
import { WIDTH } from '../../bytecode/opcodes.js';
import type { Profile } from '../../feedback/profile.js';
import { opcodeAt } from '../dataflow.js';
import { executionsOf } from '../executions.js';
import { MIN_COUNT, type Finding, type Search } from '../finding.js';
import type { Program } from '../program.js';
import { percent, thousands } from '../text-parts.js';
import { findingAtPlace } from './place-finding.js';

/** From this part of the entries on, the exception is no exception. */
const OFTEN = 0.1;

interface Caught {
  readonly profile: Profile;
  /** The instruction that it left. */
  readonly pc: number;
  readonly count: number;
  readonly entries: number;
}

export function findExceptionFlow({ program }: Search): Finding[] {
  const caught = program.userProfiles.flatMap(profile =>
    [...profile.raises].flatMap(([pc, { count }]) => {
      const body = count < MIN_COUNT ? null : tryBodyAt(profile, pc);
      return body === null ? [] : [{ profile, pc, count, entries: Math.max(count, executionsOf(profile, body) ?? count) }];
    }),
  );
  return caught.filter(c => c.count >= c.entries * OFTEN).map(c => findingOf(program, c));
}

function findingOf(program: Program, c: Caught): Finding {
  const origin = originOf(program, c.profile, c.pc);
  const isHere = origin.profile === c.profile;
  return findingAtPlace(
    'JL701',
    { profile: origin.profile, span: origin.profile.code.spanAt(origin.pc) },
    {
      count: c.count,
      message: `An exception is raised here and caught ${thousands(c.count)} times, in ${percent(c.count / c.entries, 0)} of the entries of its try body`,
      related: isHere
        ? []
        : [
            {
              filename: c.profile.code.filename,
              span: c.profile.code.spanAt(c.pc),
              message: `it comes through here, in ${c.profile.code.qualname}`,
            },
          ],
    },
  );
}

/** Start of the body whose `except` covers `pc`; null for `finally`, `with` and what is not covered. */
function tryBodyAt({ code }: Profile, pc: number): number | null {
  const row = code.handlerFor(pc);
  if (row < 0) return null;
  const handler = code.handlers[row + 2];
  const isExcept = opcodeAt(code, handler) === 'PUSH_EXC_INFO' && matchesLater(code, handler);
  return isExcept ? firstOfBody(code, handler) : null;
}

/** An `except` asks for the kind of exception, or (bare) takes it off; a `finally` raises it again. */
function matchesLater(code: Profile['code'], handler: number): boolean {
  for (let pc = handler; pc < code.instructions.length; pc += WIDTH) {
    const opcode = opcodeAt(code, pc);
    if (opcode === 'CHECK_EXC_MATCH' || opcode === 'POP_EXCEPT') return true;
    if (opcode === 'RERAISE' || opcode === 'WITH_EXCEPT_START') return false;
  }
  return false;
}

/** A body may be several rows: a `return` in it is not covered. */
function firstOfBody(code: Profile['code'], handler: number): number {
  let first = Infinity;
  for (let i = 0; i < code.handlers.length; i += HANDLER_WIDTH)
    if (code.handlers[i + 2] === handler) first = Math.min(first, code.handlers[i]);
  return first;
}

/** Follows the first such exception inwards, as far as there is user code. */
function originOf(program: Program, profile: Profile, pc: number): { readonly profile: Profile; readonly pc: number } {
  let at = { profile, pc };
  for (const seen = new Set([profile]); ;) {
    const from = at.profile.raises.get(at.pc)?.from ?? null;
    const inner = from === null ? undefined : program.userProfiles.find(p => p.code === from.code);
    if (from === null || inner === undefined || seen.has(inner)) return at;
    seen.add(inner);
    at = { profile: inner, pc: from.pc };
  }
}
