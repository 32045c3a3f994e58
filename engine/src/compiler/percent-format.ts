/**
 * `'… %s …' % (a, b)` as an f-string, which needs no tuple and no parsing at run time. Only the
 * conversions that mean the same there: %s %r %a with width and precision, and %%.
 */
import type { BinOp, Expr, FormattedValue, JoinedStr } from '../syntax/ast.js';
import type { Unit } from './unit.js';

const CONVERSION = /%(?:(?<left>-?)(?<width>\d{0,3})(?:\.(?<precision>\d{1,3}))?(?<kind>[sra])|%)/y;

/** Null when `e` is no such formatting. */
export function percentFormat(u: Unit, e: BinOp): JoinedStr | null {
  if (e.op !== 'Mod' || e.right.kind !== 'Tuple') return null;
  const format = u.constantOf(e.left);
  if (format?.type !== 'str') return null;
  const { elts } = e.right;
  if (elts.some(element => element.kind === 'Starred')) return null;
  const values = parts(format.value, elts, e);
  return values && { kind: 'JoinedStr', values, span: e.span };
}

/** Null when a conversion is of another kind, or their number is not that of the arguments. */
function parts(format: string, args: readonly Expr[], e: BinOp): Expr[] | null {
  const values: Expr[] = [];
  let literal = '';
  let used = 0;
  for (let at = 0; at < format.length;) {
    const percent = format.indexOf('%', at);
    literal += percent < 0 ? format.slice(at) : format.slice(at, percent);
    if (percent < 0) break;
    CONVERSION.lastIndex = percent;
    const match = CONVERSION.exec(format);
    if (match === null) return null;
    at = percent + match[0].length;
    if (match[0] === '%%') literal += '%';
    else {
      if (used === args.length) return null;
      if (literal !== '') values.push(text(literal, e));
      literal = '';
      values.push(formatted(args[used++], match.groups!, e));
    }
  }
  if (used !== args.length) return null;
  if (literal !== '') values.push(text(literal, e));
  return values;
}

const text = (value: string, e: BinOp): Expr => ({ kind: 'Constant', value: { type: 'str', value }, unicode: false, span: e.left.span });

function formatted(value: Expr, { left, width, precision, kind }: Record<string, string>, e: BinOp): FormattedValue {
  // Zero pads strings too in a format specification, but not with `%`.
  const columns = width.replace(/^0+/, '');
  const spec = (columns === '' ? '' : (left === '-' ? '<' : '>') + columns) + (precision === undefined ? '' : `.${precision}`);
  const format_spec: JoinedStr | null = spec === '' ? null : { kind: 'JoinedStr', values: [text(spec, e)], span: e.span };
  return { kind: 'FormattedValue', value, conversion: kind.charCodeAt(0), format_spec, span: value.span };
}
