/** Results that are not numbers: invalid operations and how NaN operands go through an operation. */
import { Condition, type Work } from './context.js';
import { Decimal, digitCount, NAN, powerOfTen } from './number.js';

export function invalid(w: Work, condition: keyof typeof Condition = 'invalidOperation'): Decimal {
  w.raise(condition);
  return NAN;
}

/** A quiet NaN with as much of the payload as the context has room for. */
export function quietNaN(w: Work, d: Decimal): Decimal {
  const room = w.prec - (w.clamp ? 1 : 0);
  const payload = digitCount(d.coefficient) > room ? d.coefficient % powerOfTen(Math.max(0, room)) : d.coefficient;
  return new Decimal(d.sign, 'quiet', payload, 0);
}

/** What an operation with a NaN among its operands gives, else undefined. Signaling ones come first. */
export function nanResult(w: Work, a: Decimal, b?: Decimal, c?: Decimal): Decimal | undefined {
  if (!a.isNaN && b?.isNaN !== true && c?.isNaN !== true) return undefined;
  for (const d of [a, b, c]) {
    if (d?.kind === 'signaling') {
      w.raise('invalidOperation');
      return quietNaN(w, d);
    }
  }
  return quietNaN(w, (a.isNaN ? a : b?.isNaN === true ? b : c)!);
}
