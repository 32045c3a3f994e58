/**
 * Attributes, subscripts and calls, which form chains (`a.b(c)[d].e`): compiled from the innermost
 * outwards in one loop, each link into the register that held the one before.
 * Arguments are in calls.ts. Knows nothing of statements.
 */
import type { Attribute, Call, Expr, Subscript } from '../syntax/ast.js';
import type { Span } from '../syntax/span.js';
import { callInto, isMethodCall, methodCallInto } from './calls.js';
import { near, value } from './expressions.js';
import { keep } from './operators.js';
import { isOptimizableSuper, superInto } from './super.js';
import type { Unit } from './unit.js';

export type Primary = Attribute | Subscript | Call;

/** One step of a chain; a method call takes the attribute and the call together. */
type Link =
  | { readonly kind: 'attribute'; readonly e: Attribute }
  | { readonly kind: 'subscript'; readonly e: Subscript }
  | { readonly kind: 'call'; readonly e: Call }
  | { readonly kind: 'method'; readonly e: Call; readonly func: Attribute }
  | { readonly kind: 'super'; readonly e: Attribute; readonly call: Call | null };

export function primaryInto(u: Unit, e: Primary, dest: number): void {
  const links: Link[] = [];
  const innermost = unlink(u, e, links);
  // On top of the temporaries, so that arguments can follow it.
  const built = u.runStart(dest);
  let current = innermost === null ? built : near(u, innermost, built);
  for (let i = links.length - 1; i >= 0; i--) {
    const result = i === 0 ? dest : built;
    link(u, links[i], current, built, result);
    current = result;
  }
}

/** Takes the chain apart, outermost first; returns what it starts from, null when that is `super()`. */
function unlink(u: Unit, e: Expr, links: Link[]): Expr | null {
  for (;;) {
    if (e.kind === 'Call') {
      const { func } = e;
      if (isMethodCall(e)) {
        const method = func as Attribute;
        if (isOptimizableSuper(u, method.value, method.attr)) {
          links.push({ kind: 'super', e: method, call: e });
          return null;
        }
        links.push({ kind: 'method', e, func: method });
        e = method.value;
      } else {
        links.push({ kind: 'call', e });
        e = func;
      }
    } else if (e.kind === 'Attribute') {
      if (isOptimizableSuper(u, e.value, e.attr)) {
        links.push({ kind: 'super', e, call: null });
        return null;
      }
      links.push({ kind: 'attribute', e });
      e = e.value;
    } else if (e.kind === 'Subscript') {
      links.push({ kind: 'subscript', e });
      e = e.value;
    } else return e;
  }
}

function link(u: Unit, step: Link, current: number, built: number, result: number): void {
  switch (step.kind) {
    case 'attribute':
      u.emit('LOAD_ATTR', attributeSpan(step.e), result, current, u.attributeIndex(step.e.attr));
      return;
    case 'subscript': {
      const object = keep(u, current, built, step.e.value.span, step.e.slice);
      u.scratch(() => u.emit('BINARY_SUBSCR', step.e.span, result, object, value(u, step.e.slice)));
      return;
    }
    case 'call':
      u.scratch(() => callInto(u, step.e, current, built, result));
      return;
    case 'method':
      u.scratch(() => {
        u.alloc();
        u.emit('LOAD_METHOD', attributeSpan(step.func), built, current, u.attributeIndex(step.func.attr));
        methodCallInto(u, step.e, built, result);
      });
      return;
    case 'super':
      u.scratch(() => superInto(u, step.e, step.call, built, result));
  }
}

/** The position of an attribute access; in a chain over several lines it starts at the line of the name. */
export function attributeSpan(e: Attribute): Span {
  return fromAttribute(e.span, e);
}

/** `span` with its start moved to the name of `e` where that is on another line. */
export function fromAttribute(span: Span, e: Attribute): Span {
  const { endLine, endCol } = e.span;
  return span.line === endLine ? span : { ...span, line: endLine, col: Math.max(endCol - e.attr.length, 0) };
}
