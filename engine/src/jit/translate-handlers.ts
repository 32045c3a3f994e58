/**
 * Exception handlers, compiled where the interpreter's frame is there to keep the exception being handled: in versions
 * that start at a handler or inside a loop of one. What they raise again is left to the interpreter.
 */
import type { Builder } from './build.js';
import type { TranslatorTable } from './translate.js';

export const translateHandlers: TranslatorTable = {
  PUSH_EXC_INFO: (b, ins, pc) => {
    if (!b.hasFrame) return b.exit('ColdHandler');
    b.set(ins[pc + 2], b.add('push_handled', [b.reg(ins[pc + 1])], 'any'));
  },
  POP_EXCEPT: (b, ins, pc) => {
    if (!b.hasFrame) return b.exit('ColdHandler');
    b.add('pop_handled', [b.reg(ins[pc + 1])], 'void');
  },
  CHECK_EXC_MATCH: (b, ins, pc) => b.set(ins[pc + 1], b.helper('exceptionMatches', [b.reg(ins[pc + 2]), b.reg(ins[pc + 3])], 'bool')),
  RERAISE: (b: Builder) => b.exit('ExceptionRaised'),
  END_ASYNC_FOR: (b, ins, pc) => {
    const other = b.branchInside(b.helper('isStopAsyncIteration', [b.reg(ins[pc + 1])], 'bool'));
    other.end = { kind: 'exit', reason: 'ExceptionRaised', state: b.state() };
  },
  WITH_EXCEPT_START: (b, ins, pc) => {
    const e = b.reg(ins[pc + 3]);
    const parts = [b.helper('classOf', [e]), e, b.helper('tracebackOf', [e])];
    b.set(ins[pc + 1], b.add('call_dynamic', [b.reg(ins[pc + 2]), ...parts], 'any', {}, b.state()));
    b.checkValid();
  },
};
