/**
 * JL702: hot code looks at frames (`locals()`, `sys._getframe()`, `inspect.currentframe()`), or runs while a tracer is
 * set. Each makes optimised code build the frame that it had saved itself.
 */
import { operandAt, writersOf, opcodeAt } from '../dataflow.js';
import { isNative } from '../describe-key.js';
import { findingAt, MIN_COUNT, type Finding, type Search } from '../finding.js';
import type { CaseView, Program, SiteView } from '../program.js';
import { times } from '../text-parts.js';

const LOOKS = ['locals', '_getframe', '_current_frames', 'currentframe'];
const SETS_TRACER = ['settrace', 'setprofile'];

export function findFrameAccess({ program }: Search): Finding[] {
  return [...looks(program), ...tracers(program)];
}

function looks(program: Program): Finding[] {
  return program.sites.flatMap(view => {
    const cases = view.cases.filter(c => isOneOf(c, LOOKS));
    const count = cases.reduce((sum, c) => sum + c.count, 0);
    if (count < MIN_COUNT) return [];
    return [findingAt(view, 'JL702', { count, message: `${cases[0].types[0]}() is called here ${times(count)}` })];
  });
}

function isOneOf({ case: { key }, types }: CaseView, names: readonly string[]): boolean {
  return names.some(name => typeof key === 'object' && (isNative(key, name) || types[0] === name));
}

/** A tracer that was called often has slowed all that ran meanwhile. */
function tracers(program: Program): Finding[] {
  return program.sites.flatMap(view => {
    if (!view.cases.some(c => isOneOf(c, SETS_TRACER))) return [];
    const name = tracerName(view);
    const tracer = program.userProfiles.find(p => p.code.name === name);
    const count = tracer?.callCount ?? 0;
    if (count < MIN_COUNT) return [];
    return [findingAt(view, 'JL702', { count, message: `The tracer ${name} is set here, and was called ${times(count)}` })];
  });
}

/** The name under which the function was found that is passed. */
function tracerName({ code, pc, opcode }: SiteView): string {
  const register = operandAt(code, pc, 1) + (opcode === 'CALL' ? 1 : 2);
  const [writer] = writersOf(code, register, pc);
  if (writer === undefined) return '';
  return opcodeAt(code, writer) === 'LOAD_GLOBAL' || opcodeAt(code, writer) === 'LOAD_NAME' ? code.names[operandAt(code, writer, 1)] : '';
}
